// One formatter for times and numbers: the date is never dropped, the zone is the workspace's, and what is shown can be
// typed back.
#include "support/test_main.h"
#include "ui/common/error_text.h"
#include "ui/common/formats.h"
#include "ui/common/languages.h"

#include <QSet>
#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;
using namespace std::chrono_literals;
using base::UtcTime;

namespace {

UtcTime utc(int year, unsigned month, unsigned day, base::Microseconds after = 0s)
{
    return UtcTime::from(std::chrono::sys_days(std::chrono::year(year) / month / day) + after);
}

Formats in(const char* zone, ClockMode mode = ClockMode::Local)
{
    return {*base::TimeZone::named(zone), mode};
}

} // namespace

class TestFormats : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { loadLanguage(*QCoreApplication::instance()); } // plural forms

    void timesAreLocalToTheWorkspaceUnlessUtcIsChosen()
    {
        const auto t = utc(2031, 5, 13, 3h + 41min + 22s);
        QCOMPARE(in("America/Los_Angeles").dateTime(t), QStringLiteral("12 May 2031 20:41:22"));
        QCOMPARE(in("America/Los_Angeles", ClockMode::Utc).dateTime(t), QStringLiteral("13 May 2031 03:41:22"));
        QCOMPARE(in("America/Los_Angeles").dateTimeWithOffset(t), QStringLiteral("12 May 2031 20:41:22 UTC-7"));
    }
    void tenthsAreCutAndNeverRounded()
    {
        QCOMPARE(in("UTC").dateTimeTenths(utc(2031, 5, 12, 990ms)), QStringLiteral("12 May 2031 00:00:00.9"));
        QCOMPARE(in("UTC").dateTimeTenths(utc(2031, 5, 12)), QStringLiteral("12 May 2031 00:00:00.0"));
    }
    void offsetsNameHalfHoursAndChangeWithTheClocks()
    {
        QCOMPARE(in("Asia/Kolkata").offset(utc(2031, 1, 1)), QStringLiteral("UTC+5:30"));
        QCOMPARE(in("America/Los_Angeles").offset(utc(2031, 1, 1)), QStringLiteral("UTC-8"));
        QCOMPARE(in("UTC").offset(utc(2031, 1, 1)), QStringLiteral("UTC"));
    }
    void whatIsShownCanBeTypedBack()
    {
        const Formats formats = in("America/Los_Angeles");
        const auto t = utc(2031, 5, 13, 3h + 41min + 22s);
        QCOMPARE(formats.fromTyped(formats.typed(t), utc(2000, 1, 1)), std::optional(t));
    }
    void typedTimes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("clock of the day at hand") << QStringLiteral("21:05:10") << QStringLiteral("2031-05-12 21:05:10");
        QTest::newRow("without seconds") << QStringLiteral(" 21:05 ") << QStringLiteral("2031-05-12 21:05:00");
        QTest::newRow("with a T") << QStringLiteral("2031-05-13T01:02") << QStringLiteral("2031-05-13 01:02:00");
        QTest::newRow("later") << QStringLiteral("+10m") << QStringLiteral("2031-05-12 20:51:22");
        QTest::newRow("earlier") << QStringLiteral("-2h") << QStringLiteral("2031-05-12 18:41:22");
        QTest::newRow("a day") << QStringLiteral("+1d") << QStringLiteral("2031-05-13 20:41:22");
        QTest::newRow("no such hour") << QStringLiteral("25:00") << QString();
        QTest::newRow("no such day") << QStringLiteral("2031-02-30 10:00") << QString();
        QTest::newRow("words") << QStringLiteral("noon") << QString();
        QTest::newRow("nothing") << QString() << QString();
    }
    void typedTimes()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const Formats formats = in("America/Los_Angeles");
        const auto t = formats.fromTyped(text, utc(2031, 5, 13, 3h + 41min + 22s));
        QCOMPARE(t ? formats.typed(*t) : QString(), shown);
    }
    void anHourThatTheClocksSkipIsNoTime()
    {
        QVERIFY(!in("America/Los_Angeles").fromTyped(QStringLiteral("2031-03-09 02:30"), utc(2031, 3, 9)));
    }
    void percentagesAreRoundedToWholeOnes()
    {
        QCOMPARE(Formats::percent({874}), QStringLiteral("87%"));
        QCOMPARE(Formats::percent({875}), QStringLiteral("88%"));
        QCOMPARE(Formats::percent({1000}), QStringLiteral("100%"));
    }
    void whatTheWindowsWriteCanBeTypedBack()
    {
        const Formats formats = in("America/Los_Angeles");
        const auto t = utc(2031, 5, 13, 3h + 41min + 10s);
        QCOMPARE(formats.fromTyped(formats.dateTime(t), utc(2000, 1, 1)), std::optional(t));
        QVERIFY(!formats.fromTyped(QStringLiteral("31 Feb 2031 20:41:10"), t));
    }
    void widthsOfBinsSayTheirUnits()
    {
        QCOMPARE(Formats::binWidth(1h), QStringLiteral("hour"));
        QCOMPARE(Formats::binWidth(6h), QStringLiteral("6 h"));
        QCOMPARE(Formats::binWidth(15min), QStringLiteral("15 min"));
        QCOMPARE(Formats::binWidth(5s), QStringLiteral("5 s"));
        QCOMPARE(Formats::binWidth(24h), QStringLiteral("day"));
        QCOMPARE(Formats::binWidth(72h), QStringLiteral("3 days"));
    }
    void sizesInPixelsHaveATimesSign() { QCOMPARE(Formats::pixels({111, 62}), QStringLiteral("111 × 62 px")); }
    void elapsedTimesSayTheirUnits()
    {
        QCOMPARE(Formats::elapsed(42min + 18s), QStringLiteral("42 min 18 s"));
        QCOMPARE(Formats::elapsed(1h + 2min + 3s), QStringLiteral("1 h 2 min"));
        QCOMPARE(Formats::elapsed(9s), QStringLiteral("9 s"));
    }
    void everyErrorHasASentenceOfItsOwnWithoutItsDetail()
    {
        QSet<QString> sentences;
        for (int code = 0; code <= static_cast<int>(base::Errc::Unsupported); ++code) {
            const QString sentence = sentenceFor({static_cast<base::Errc>(code), "column 7"});
            QVERIFY(sentence.endsWith(QLatin1Char('.')));
            QVERIFY(!sentence.contains(QStringLiteral("column 7")));
            sentences.insert(sentence);
        }
        QCOMPARE(sentences.size(), static_cast<int>(base::Errc::Unsupported) + 1);
    }
};

PLATEGLASS_TEST(TestFormats)
#include "tst_formats.moc"
