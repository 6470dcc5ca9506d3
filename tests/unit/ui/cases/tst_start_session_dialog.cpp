#include "policy/policy.h"
#include "support/test_main.h"
#include "ui/cases/session_sentences.h"
#include "ui/cases/start_session_dialog.h"
#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace plateglass;
using ui::StartSessionDialog;
using Field = policy::SessionFault::Field;

class TestStartSessionDialog : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<StartSessionDialog> m_dialog;

    static policy::Policy rules()
    {
        policy::Policy policy;
        policy.purposes = {{"TRAINING", "Training"}, {"CRIM-AUTO", "Vehicle crime"}};
        policy.casePattern = "NN-NNNNNN";
        policy.stockPhrases = {"follow up", "investigation"};
        return policy;
    }
    template <class T>
    T* part(const char* name)
    {
        return m_dialog->findChild<T*>(QString::fromLatin1(name));
    }
    QString faultAt(Field field)
    {
        auto* line = part<ui::TonedLabel>(qPrintable(QStringLiteral("sessionFault%1").arg(static_cast<int>(field))));
        return line->isVisible() ? line->text() : QString();
    }
    QString caseWord() { return part<ui::TonedLabel>("sessionCaseWord")->text(); }
    void fillIn()
    {
        part<QLineEdit>("sessionCaseNumber")->setText(QStringLiteral("31-001183"));
        part<QComboBox>("sessionPurposeList")->setCurrentIndex(1);
        part<QPlainTextEdit>("sessionQuestionText")->setPlainText(QStringLiteral("Which vehicles left the park after the alert?"));
    }

private Q_SLOTS:
    void init()
    {
        ui::loadFonts();
        m_theme = std::make_unique<ui::Theme>(*qApp, ui::Scheme::Light);
        m_dialog = std::make_unique<StartSessionDialog>(*m_theme, rules());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    void cleanup()
    {
        m_dialog.reset();
        m_theme.reset();
    }

    void caseNumberIsJudgedWhileTyping()
    {
        auto* field = part<QLineEdit>("sessionCaseNumber");
        const QString form = caseWord();
        QTest::keyClicks(field, QStringLiteral("31-00"));
        QCOMPARE(caseWord(), form); // begun, and right so far
        QTest::keyClicks(field, QStringLiteral("1183"));
        QCOMPARE(caseWord(), QStringLiteral("Ok"));
        QTest::keyClicks(field, QStringLiteral("9"));
        QVERIFY(caseWord().startsWith(QStringLiteral("Not of the form")));
    }
    void nothingIsCalledWrongBeforeSomebodyTriesToStart()
    {
        QVERIFY(faultAt(Field::Purpose).isEmpty());
        QVERIFY(faultAt(Field::Question).isEmpty());
    }
    void faultsStandAtTheirFieldsAndGoAwayWhenMended()
    {
        QSignalSpy asked(m_dialog.get(), &StartSessionDialog::startRequested);
        QTest::keyClick(part<QLineEdit>("sessionCaseNumber"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(faultAt(Field::Case), QStringLiteral("A case number is needed."));
        QCOMPARE(faultAt(Field::Purpose), QStringLiteral("Choose a purpose from the list."));
        QVERIFY(!faultAt(Field::Question).isEmpty());
        QVERIFY(part<QLineEdit>("sessionCaseNumber")->hasFocus());
        fillIn();
        QVERIFY(faultAt(Field::Case).isEmpty());
        QVERIFY(faultAt(Field::Purpose).isEmpty());
        QVERIFY(faultAt(Field::Question).isEmpty());
    }
    void stockWordsAloneAreRefusedWithTheReason()
    {
        fillIn();
        part<QPlainTextEdit>("sessionQuestionText")->setPlainText(QStringLiteral("follow up investigation"));
        m_dialog->submit();
        QVERIFY(faultAt(Field::Question).startsWith(QStringLiteral("These words alone")));
    }
    void charactersAreCounted()
    {
        part<QPlainTextEdit>("sessionQuestionText")->setPlainText(QStringLiteral("12345"));
        QVERIFY(part<ui::TonedLabel>("sessionQuestionCount")->text().startsWith(QStringLiteral("5 ")));
    }
    void ctrlEnterStartsAlsoFromTheText()
    {
        QSignalSpy asked(m_dialog.get(), &StartSessionDialog::startRequested);
        policy::SessionRequest got;
        connect(m_dialog.get(), &StartSessionDialog::startRequested, this, [&got](const policy::SessionRequest& request) { got = request; });
        fillIn();
        QTest::keyClick(part<QPlainTextEdit>("sessionQuestionText"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(got.caseNumber, std::string("31-001183"));
        QCOMPARE(got.purpose, std::string("CRIM-AUTO"));
        QCOMPARE(got.question, std::string("Which vehicles left the park after the alert?"));
    }
    void escapeIsSafe()
    {
        QSignalSpy asked(m_dialog.get(), &StartSessionDialog::startRequested);
        fillIn();
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(asked.size(), 0);
    }
    void everyFaultOfThePolicyHasItsOwnSentence()
    {
        const QString other = ui::sentenceFor({Field::Case, "no.such.code"}, rules());
        for (const char* code : {"purpose.missing", "purpose.unknown", "case.missing", "case.pattern", "question.missing", "question.short", "question.stock",
                                 "question.long", "offence.missing"})
            QVERIFY2(ui::sentenceFor({Field::Case, code}, rules()) != other, code);
    }
};

PLATEGLASS_TEST(TestStartSessionDialog)
#include "tst_start_session_dialog.moc"
