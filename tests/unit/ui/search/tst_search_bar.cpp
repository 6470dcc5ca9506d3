#include "domain/query_parser.h"
#include "support/test_main.h"
#include "ui/common/keyed_button.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/search/query_edit.h"
#include "ui/search/search_bar.h"

#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace plateglass;
using ui::SearchBar;

class TestSearchBar : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<SearchBar> m_bar;

    template <class T>
    T* part(const char* name)
    {
        return m_bar->findChild<T*>(QString::fromLatin1(name));
    }
    QLineEdit* edit() { return part<QLineEdit>("searchText"); }
    QString word() { return part<ui::TonedLabel>("searchVerdict")->text(); }
    QString note() { return part<ui::TonedLabel>("searchNote")->text(); }
    /// In the field, beside the text.
    QString sentence() { return part<ui::TonedLabel>("searchSentence")->isVisible() ? part<ui::TonedLabel>("searchSentence")->text() : QString(); }
    void type(const QString& text)
    {
        edit()->clear();
        edit()->setFocus();
        QTest::keyClicks(edit(), text);
    }

private Q_SLOTS:
    void init()
    {
        ui::loadFonts();
        m_theme = std::make_unique<ui::Theme>(*qApp, ui::Scheme::Light);
        m_bar = std::make_unique<SearchBar>(*m_theme);
        m_bar->resize(1200, m_bar->height());
        m_bar->setChecker([](const std::string& text) { return domain::parseQuery(text, {}); });
        m_bar->setReadiness(SearchBar::Readiness::Ready);
        m_bar->show();
        QVERIFY(QTest::qWaitForWindowActive(m_bar.get()));
    }
    void cleanup()
    {
        m_bar.reset();
        m_theme.reset();
    }

    void validityIsAWordWhileTyping()
    {
        type(QStringLiteral("plate:"));
        QTRY_COMPARE(word(), QStringLiteral("Incomplete"));
        QTest::keyClicks(edit(), QStringLiteral("QQ1 time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
        QTest::keyClicks(edit(), QStringLiteral(" platte:QQ2 "));
        QTRY_COMPARE(word(), QStringLiteral("Error at character 20"));
        QVERIFY(!note().isEmpty());
        QCOMPARE(part<ui::TonedLabel>("searchNote")->tone(), ui::Tone::Danger);
    }
    void waveLiesUnderTheFaultyPart()
    {
        type(QStringLiteral("plate:QQ1 platte:QQ2 time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Error at character 11"));
        auto* text = part<ui::QueryEdit>("searchText");
        const QRect first = text->underlineRect();
        QVERIFY(!first.isEmpty());
        QVERIFY(text->rect().contains(first));
        type(QStringLiteral("plate:QQ1 state:US-CA platte:QQ2 time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Error at character 23"));
        const double step = QFontMetricsF(text->font()).horizontalAdvance(QLatin1Char('x'));
        QVERIFY(qAbs(text->underlineRect().left() - first.left() - 12 * step) < 2);
    }
    void ctrlEnterAsks()
    {
        QSignalSpy asked(m_bar.get(), &SearchBar::runRequested);
        type(QStringLiteral("plate:QQ1 time:all"));
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("plate:QQ1 time:all"));
    }
    void aFaultyTextIsNotAsked()
    {
        QSignalSpy asked(m_bar.get(), &SearchBar::runRequested);
        QSignalSpy judged(m_bar.get(), &SearchBar::judged);
        type(QStringLiteral("platte:QQ1 time:all"));
        m_bar->run();
        QTRY_VERIFY(!judged.isEmpty());
        QTRY_COMPARE(word(), QStringLiteral("Error at character 1"));
        m_bar->run();
        QCOMPARE(asked.size(), 0);
        QVERIFY(!part<ui::KeyedButton>("searchRun")->isEnabled());
    }
    void withoutSessionTheReasonIsThereAndTheTextStaysEditable()
    {
        m_bar->setReadiness(SearchBar::Readiness::NoSession);
        type(QStringLiteral("plate:QQ1 time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
        auto* run = part<ui::KeyedButton>("searchRun");
        QVERIFY(!run->isEnabled());
        QCOMPARE(run->toolTip(), QStringLiteral("No session is open. Searching needs a case and a purpose."));
        QCOMPARE(run->accessibleDescription(), run->toolTip());
        QCOMPARE(note(), run->toolTip());
        QSignalSpy asked(m_bar.get(), &SearchBar::runRequested);
        QTest::keyClick(edit(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(asked.size(), 0);
    }
    void whileSearchingTheButtonCancels()
    {
        type(QStringLiteral("plate:QQ1 time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
        QVERIFY(!part<ui::KeyedButton>("searchCancel")->isVisible());
        m_bar->setReadiness(SearchBar::Readiness::Searching);
        QVERIFY(part<ui::KeyedButton>("searchCancel")->isVisible());
        QVERIFY(!part<ui::KeyedButton>("searchRun")->isVisible());
        QCOMPARE(word(), QStringLiteral("Searching"));
        QSignalSpy cancelled(m_bar.get(), &SearchBar::cancelRequested);
        QTest::mouseClick(part<ui::KeyedButton>("searchCancel"), Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
    }
    void confusablePlateShowsTheHint()
    {
        type(QStringLiteral("plate:QQ8O0I3 time:all"));
        QTRY_VERIFY(sentence().endsWith(QStringLiteral("Look-alikes can be allowed with ~1 behind the plate.")));
        QTest::keyClicks(edit(), QStringLiteral(" ~1"));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
    }
    void whatIsSaidStandsInTheFieldWhileItFitsAndElseBelow()
    {
        type(QStringLiteral("platte:QQ1 "));
        QTRY_COMPARE(word(), QStringLiteral("Error at character 1"));
        QCOMPARE(sentence(), note());
        QVERIFY(!part<ui::TonedLabel>("searchNote")->isVisible());
        const int low = m_bar->height();
        type(QStringLiteral("platte:QQ1 ") + QStringLiteral("plate:QQ1 ").repeated(12));
        QTRY_COMPARE(word(), QStringLiteral("Error at character 1"));
        QTRY_VERIFY(part<ui::TonedLabel>("searchNote")->isVisible());
        QVERIFY(sentence().isEmpty());
        QVERIFY(m_bar->height() > low);
        type(QStringLiteral("time:all ") + QStringLiteral("plate:QQ1,QQ2,QQ3 ").repeated(7));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
        QTRY_COMPARE(m_bar->height(), low); // what holds for every search costs no line
        m_bar->setReadiness(SearchBar::Readiness::Searching);
        QCOMPARE(m_bar->height(), low); // nothing moves while it is searched
        QCOMPARE(part<ui::KeyedButton>("searchCancel")->accessibleDescription(), note());
    }
    void examplesFillAndDoNotRun()
    {
        QSignalSpy asked(m_bar.get(), &SearchBar::runRequested);
        m_bar->setExamples({QStringLiteral("plate:QQ8* time:all")});
        QTest::mouseClick(part<QToolButton>("searchExample1"), Qt::LeftButton);
        QCOMPARE(m_bar->text(), QStringLiteral("plate:QQ8* time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
        QCOMPARE(asked.size(), 0);
    }
    void drawnAreaGoesIntoTheTextAndIsNotRun()
    {
        QSignalSpy asked(m_bar.get(), &SearchBar::runRequested);
        type(QStringLiteral("plate:QQ1 in:circle(1,2,3) time:all"));
        m_bar->putTerm(QStringLiteral("in:circle(4,5,6)"));
        QCOMPARE(m_bar->text(), QStringLiteral("plate:QQ1 in:circle(4,5,6) time:all"));
        QTRY_COMPARE(word(), QStringLiteral("Ok"));
        QCOMPARE(asked.size(), 0);
    }
};

PLATEGLASS_TEST(TestSearchBar)
#include "tst_search_bar.moc"
