#include "domain/query_parser.h"
#include "support/test_main.h"
#include "ui/common/qt_std.h"
#include "ui/search/query_sentence.h"
#include "ui/search/query_verdict.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace plateglass;
using ui::QueryVerdict;

namespace {

QueryVerdict judged(const QString& text, qsizetype caret = -1)
{
    return ui::judge(text, caret, domain::parseQuery(ui::toStd(text), {}));
}

} // namespace

class TestQueryVerdict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyTextHasNoWord()
    {
        QCOMPARE(judged(QString()).kind, QueryVerdict::Kind::Empty);
        QVERIFY(ui::wordFor(judged(QStringLiteral("   "))).isEmpty());
    }
    void aQuestionIsOk() { QCOMPARE(ui::wordFor(judged(QStringLiteral("plate:QQ8?0* time:all"))), QStringLiteral("Ok")); }
    void aFaultNamesItsPlaceCountedFromOne()
    {
        const auto verdict = judged(QStringLiteral("plate:QQ1 platte:QQ2"));
        QCOMPARE(verdict.kind, QueryVerdict::Kind::Faulty);
        QCOMPARE(verdict.from, 10);
        QCOMPARE(ui::wordFor(verdict), QStringLiteral("Error at character 11"));
    }
    void placesCountCharactersNotBytes()
    {
        const auto verdict = judged(QStringLiteral("make:\u0160KODA platte:QQ2"));
        QCOMPARE(verdict.from, QStringLiteral("make:\u0160KODA ").size());
    }
    void unfinishedWordIsNeutralOnlyWhileTheCaretIsInIt()
    {
        const QString text = QStringLiteral("time:2031-05 plate:QQ1");
        QCOMPARE(judged(text, 12).kind, QueryVerdict::Kind::Incomplete);
        QCOMPARE(judged(text, text.size()).kind, QueryVerdict::Kind::Faulty);
        QCOMPARE(judged(text, -1).kind, QueryVerdict::Kind::Faulty);
    }
    void aFaultAtTheEndBelongsToTheLastWord()
    {
        const QString text = QStringLiteral("plate:");
        QCOMPARE(judged(text, text.size()).kind, QueryVerdict::Kind::Incomplete);
        QCOMPARE(judged(text, text.size()).length, 0);
    }
    void confusablePlatesAskForTheHint()
    {
        QVERIFY(judged(QStringLiteral("plate:QQ8O0I3 time:all")).confusable);
        QVERIFY(!judged(QStringLiteral("plate:QQ8O0I3~1 time:all")).confusable);
        QVERIFY(!judged(QStringLiteral("plate:QQ8X* time:all")).confusable);
    }
    /// A new reason in the parser needs its sentence here, or people read untranslated English.
    void everyReasonOfTheParserHasASentence()
    {
        const auto known = ui::knownReasons();
        static const QRegularExpression reason(QStringLiteral("\"([a-z]+(?:\\.[a-z]+)+)\", \""));
        int seen = 0;
        QDirIterator files(QStringLiteral(PLATEGLASS_SOURCE_DIR "/app/domain"), {QStringLiteral("*.cpp")});
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const auto& match : reason.globalMatch(QString::fromUtf8(file.readAll()))) {
                ++seen;
                QVERIFY2(std::ranges::contains(known, ui::toStd(match.captured(1))), qPrintable(match.captured(1)));
            }
        }
        QVERIFY(seen > 40);
    }
    void anUnknownReasonFallsBackToItsMessageWithoutBackticks()
    {
        QCOMPARE(ui::sentenceFor({0, 0, false, "new.reason", "Expected `..` here."}), QStringLiteral("Expected .. here."));
    }
};

PLATEGLASS_TEST(TestQueryVerdict)
#include "tst_query_verdict.moc"
