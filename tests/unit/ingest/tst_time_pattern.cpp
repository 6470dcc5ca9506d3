// Times as files write them, and the clock that daylight saving moves.
#include "ingest/local_clock.h"
#include "ingest/time_pattern.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using ingest::TimePattern;

/// The time in UTC of a clock in Los Angeles, or the reason.
static std::string read(const char* pattern, std::string_view text)
{
    const auto compiled = TimePattern::compile(pattern);
    if (!compiled) return compiled.error().detail;
    const auto written = compiled->read(text);
    if (!written) return std::string(written.error());
    if (written->offset) return base::toRfc3339(*base::TimeZone::utc().toUtc(written->local) - *written->offset, base::Precision::Microsecond);
    ingest::LocalClock clock(*base::TimeZone::named("America/Los_Angeles"));
    const auto utc = clock.toUtc(written->local);
    return utc ? base::toRfc3339(*utc, base::Precision::Microsecond) : "gap";
}

struct Row {
    const char* pattern;
    const char* text;
    const char* expected;
};
static const Row kRows[] = {
    {"MM/dd/yyyy - HH:mm:ss", "10/03/2021 - 03:53:03", "2021-10-03T10:53:03.000000Z"},
    {"MM/dd/yyyy - HH:mm:ss", "10/3/2021 - 03:53:03", "time.format"},
    {"MM/dd/yyyy - HH:mm:ss", "10/03/2021 - 03:53:03 ", "time.format"},
    {"MM/dd/yyyy - HH:mm:ss", "10/03/2021 - 03:53", "time.format"},
    {"MM/dd/yyyy - HH:mm:ss", "02/30/2021 - 03:53:03", "time.impossible"},
    {"MM/dd/yyyy - HH:mm:ss", "13/01/2021 - 03:53:03", "time.impossible"},
    {"MM/dd/yyyy - HH:mm:ss", "12/01/2021 - 24:00:00", "time.impossible"},
    {"MM/dd/yyyy - HH:mm:ss", "12/01/1969 - 10:00:00", "time.range"},
    {"M/d/yy H:mm", "1/27/06 3:35", "2006-01-27T11:35:00.000000Z"},
    {"M/d/yy H:mm", "01/27/06 03:35", "2006-01-27T11:35:00.000000Z"},
    {"M/d/yyyy h:mm:ss a", "1/2/2015 4:04:00 PM", "2015-01-03T00:04:00.000000Z"},
    {"M/d/yyyy h:mm:ss a", "1/2/2015 12:04:00 am", "2015-01-02T08:04:00.000000Z"},
    {"M/d/yyyy h:mm:ss a", "1/2/2015 12:04:00 PM", "2015-01-02T20:04:00.000000Z"},
    {"M/d/yyyy h:mm:ss a", "1/2/2015 13:04:00 PM", "time.impossible"},
    {"M/d/yyyy h:mm:ss a", "1/2/2015 0:04:00 AM", "time.impossible"},
    {"M/d/yyyy h:mm:ss a", "1/2/2015 4:04:00 XM", "time.format"},
    {"yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-01-03T08:00:00.125+01:00", "2026-01-03T07:00:00.125000Z"},
    {"yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-01-03T08:00:00.125Z", "2026-01-03T08:00:00.125000Z"},
    {"yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "2026-01-03T08:00:00.12Z", "time.format"},
    {"yyyyMMddHHmmssXX", "20260103080000-0800", "2026-01-03T16:00:00.000000Z"},
    {"yyyy:MM:dd HH 'o''clock' mm", "2026:01:03 08 o'clock 15", "2026-01-03T16:15:00.000000Z"},
    {"iso8601", "2026-01-03T08:00:00Z", "2026-01-03T08:00:00.000000Z"},
    {"iso8601", "2026-01-03 08:00:00.123456789", "2026-01-03T16:00:00.123456Z"},
    {"iso8601", "2026-01-03T08:00+0100", "2026-01-03T07:00:00.000000Z"},
    {"iso8601", "2026-01-03", "time.format"},
    {"iso8601", "2026-01-03T08:00:00Zx", "time.format"},
    {"epoch", "1767427200", "2026-01-03T08:00:00.000000Z"},
    {"epoch", "1767427200.25", "2026-01-03T08:00:00.250000Z"},
    {"epoch", "1767427200.", "time.format"},
    {"epoch", "-1", "time.format"},
    {"epoch", "1.7674272e9", "time.format"},
    {"epoch", "99999999999999999999", "time.range"},
    {"epoch", "9223372036854775807", "time.range"},
    {"epochMillis", "1767427200250", "2026-01-03T08:00:00.250000Z"},
    {"epochMicros", "1767427200000001", "2026-01-03T08:00:00.000001Z"},
    {"epochMicros", "", "time.format"},
    {"iso8601", "2026-03-08T01:59:59", "2026-03-08T09:59:59.000000Z"},
    {"iso8601", "2026-03-08T02:00:00", "gap"},
    {"iso8601", "2026-03-08T02:59:59", "gap"},
    {"iso8601", "2026-03-08T03:00:00", "2026-03-08T10:00:00.000000Z"},
    {"iso8601", "2026-11-01T01:30:00", "2026-11-01T08:30:00.000000Z"},
    {"iso8601", "2026-11-01T02:00:00", "2026-11-01T10:00:00.000000Z"},
};
static const char* const kBadPatterns[] = {"", "yyyy-MM-dd", "HH:mm:ss", "yyyy-MM-dd hh:mm", "yyyy-MM-dd HH:mm a", "yyyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm q",
                                           "yyyy-MM-dd HH:mm 'x", "yyyy-MM-dd HH:mm:mm", "yyyy-yy-MM-dd HH:mm", "yyyy-MM-dd HH:mm SSSSSSS", "EPOCH"};

class TestTimePattern : public QObject {
    Q_OBJECT
private slots:
    void timesAreReadStrictly_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kRows)); ++i) QTest::addRow("%d %s", i, kRows[i].text) << i;
    }
    void timesAreReadStrictly()
    {
        QFETCH(int, index);
        const auto& row = kRows[index];
        QCOMPARE(read(row.pattern, row.text), std::string(row.expected));
    }
    void patternsThatLeaveTheMinuteOpenAreRefused()
    {
        for (const char* pattern : kBadPatterns) QVERIFY2(!TimePattern::compile(pattern), pattern);
    }
    void theFastClockAgreesWithTheZoneEveryQuarterHourOfAYear()
    {
        for (const char* name : {"America/Los_Angeles", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kathmandu"}) {
            const auto zone = *base::TimeZone::named(name);
            ingest::LocalClock clock(zone);
            for (int pass = 0; pass < 2; ++pass) // the second finds its hours remembered
                for (std::int64_t i = 0; i < 366 * 96; ++i) {
                    const auto local = base::TimeZone::utc().toLocal({1'767'225'600'000'000 + i * 900'000'000});
                    const auto slow = zone.toUtc(local);
                    const auto fast = clock.toUtc(local);
                    QCOMPARE(fast.has_value(), slow.has_value());
                    if (fast) QCOMPARE(fast->micros, slow->micros);
                }
        }
    }
};
PLATEGLASS_TEST(TestTimePattern)
#include "tst_time_pattern.moc"
