// One grammar for the window, the command line and the audit record: what is parsed prints canonically and parses back.
#include "domain/query_parser.h"
#include "domain/query_text.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

using namespace plateglass::domain;
namespace base = plateglass::base;

namespace {

QuerySurroundings pasadena()
{
    return {.zone = *base::TimeZone::named("America/Los_Angeles"), .now = *base::fromRfc3339("2031-05-13T04:30:00Z"), .country = "US"};
}

std::string canonicalOf(const std::string& text)
{
    const auto query = parseQuery(text, pasadena());
    return query ? canonicalText(*query) : "fault " + query.error().reason;
}

/// One of `choices`, by the test's own generator so that a failure repeats.
std::string pick(QRandomGenerator& random, std::initializer_list<const char*> choices)
{
    return *(choices.begin() + random.bounded(static_cast<int>(choices.size())));
}

std::string randomQuery(QRandomGenerator& random)
{
    std::string out = pick(random, {"plate:qq8?0* ~1", "plate:6ABC123,7XYZ890 ~1(7T1,4A) ^2", "has:AB1~2", "plate:[!0-9]##@", "plate:/Q{2}[A-F]\\d{1,3}/",
                                    "\"?bc 12?\"", "plate:QQ1 +candidates has:1", "plate:VV1~1(VV>W,Z>7)"});
    out += ' ' + pick(random, {"time:all", "time:2031-05-12T20:35..21:00", "time:2031-05-12 20:35..21:00:30.5", "time:22:00..02:00", "time:2031-05-01..2031-05-12T10:00+02:00"});
    if (random.bounded(2)) out += ' ' + pick(random, {"days:mon-fri", "days:sat,sun,mon", "days:fri-mon"});
    if (random.bounded(2)) out += ' ' + pick(random, {"hours:22..02:30", "hours:08:00..24:00"});
    if (random.bounded(2)) out += ' ' + pick(random, {"in:circle(34.1478,-118.1445,800.5)", "in:\"Mill Park\",box(34,-119,35,-118)", "in:corridor(34.1 -118.2,34.15 -118.15,60)",
                                                      "in:polygon(34.1 -118.2,34.2 -118.2,34.2 -118.1;34.15 -118.18,34.16 -118.18,34.16 -118.17)"});
    if (random.bounded(2)) out += ' ' + pick(random, {"cam:!18,17", "cam:\"NORTH 034673\",CAM-2"});
    if (random.bounded(2)) out += ' ' + pick(random, {"state:!nv,unknown", "make:\"MERCEDES BENZ\",\"a\\\"b\\\\\"", "conf>=60%", "colour:!white conf<40"});
    if (random.bounded(2)) out += ' ' + pick(random, {"scenes:B,A min:2", "then:A,B within:5m", "convoy:qq-1 gap:60s min:3", "around:42 within:2h radius:300"});
    return out;
}

} // namespace

class TestQuery : public QObject {
    Q_OBJECT
private slots:
    void relativeTimesLeanOnTheWorkspaceClock_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("days back") << QByteArray("time:-30d..now") << QByteArray("-2592000") << QByteArray("0");
        QTest::newRow("hours back") << QByteArray("time:-2h..-30m") << QByteArray("-7200") << QByteArray("-1800");
        QTest::newRow("from there on") << QByteArray("time:-2h..+10m") << QByteArray("-7200") << QByteArray("-6600");
    }
    void relativeTimesLeanOnTheWorkspaceClock()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const auto around = pasadena();
        const auto query = parseQuery(text.toStdString(), around);
        QVERIFY(query.has_value());
        QCOMPARE((query->time->window.from - around.now).count(), from.toLongLong() * 1'000'000);
        QCOMPARE((query->time->window.to - around.now).count(), to.toLongLong() * 1'000'000);
        QVERIFY(!parseQuery("time:+10m..now", around)); // on from what?
        QVERIFY(!parseQuery("time:-30q..now", around));
    }
    void publishedExamplesRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("text");
        const char* examples[] = {
            "plate:7?B*2 ~0 ^0 time:2026-01-03T08:00:00Z..2026-01-04T08:00:00Z in:circle(34.1478000,-118.1445000,800)",
            "plate:6ABC123,7XYZ890 ~1 ^0 time:all",
            "has:AB1 time:2026-01-01T08:00:00Z..2026-02-01T08:00:00Z",
            "plate:[8B]##@ ~0 ^0 time:2026-01-01T08:00:00Z..2026-02-01T08:00:00Z state:!US-NV,unknown conf>=60",
            "in:polygon(34.1 -118.2,34.2 -118.2,34.2 -118.1;34.15 -118.18,34.16 -118.18,34.16 -118.17) time:2026-01-01T08:00:00Z..2026-02-01T08:00:00Z cam:!17,18",
            "in:corridor(34.1 -118.2,34.15 -118.15,60) time:2026-01-01T08:00:00Z..2026-02-01T08:00:00Z days:mon-fri hours:22:00..02:00",
            "plate:/(6|7)AB[C-F]\\d{3}/ time:2026-01-01T08:00:00Z..2026-02-01T08:00:00Z",
            "scenes:A,B,C min:2",
            "convoy:7ABC123 gap:60s min:3 time:2026-01-01T08:00:00Z..2026-02-01T08:00:00Z"};
        for (const char* text : examples) QTest::newRow(text) << QByteArray(text);
    }
    void publishedExamplesRoundTrip()
    {
        QFETCH(QByteArray, text);
        const auto query = parseQuery(text.toStdString(), pasadena());
        QVERIFY2(query.has_value(), query ? "" : query.error().message.c_str());
        const auto again = parseQuery(canonicalText(*query), pasadena());
        QVERIFY(again);
        QVERIFY(*again == *query);
    }
    void canonicalTextIsStable()
    {
        QRandomGenerator random(20310512);
        for (int i = 0; i < 3000; ++i) {
            const auto text = randomQuery(random);
            const auto query = parseQuery(text, pasadena());
            QVERIFY2(query.has_value(), text.c_str());
            const auto printed = canonicalText(*query);
            const auto again = parseQuery(printed, pasadena());
            QVERIFY2(again.has_value(), printed.c_str());
            QVERIFY2(*again == *query, printed.c_str());
            QCOMPARE(canonicalText(*again), printed);
        }
    }
    void shorthandIsWrittenOut_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<QByteArray>("canonical");
        QTest::newRow("bare plate") << QByteArray("qq8%_ time:all") << QByteArray("plate:QQ8*? ~0 ^0 time:all");
        QTest::newRow("tolerance before and after a space") << QByteArray("plate:QQ1~1 ^1") << QByteArray("plate:QQ1 ~1 ^1");
        QTest::newRow("local time, end inherits the date") << QByteArray("time:2031-05-12T20:35..21:00") << QByteArray("time:2031-05-13T03:35:00Z..2031-05-13T04:00:00Z");
        QTest::newRow("a bare night crosses midnight") << QByteArray("time:22:00..02:00") << QByteArray("time:2031-05-13T05:00:00Z..2031-05-13T09:00:00Z");
        QTest::newRow("lists are sorted") << QByteArray("cam:9,14,9 state:nv,CA") << QByteArray("cam:14,9 state:US-CA,US-NV");
        QTest::newRow("degrees have seven decimals") << QByteArray("in:circle(-0.5,7,80)") << QByteArray("in:circle(-0.5000000,7.0000000,80)");
        QTest::newRow("pasted plate in quotes") << QByteArray("plate:\"qq 8-1\"") << QByteArray("plate:QQ81 ~0 ^0");
    }
    void shorthandIsWrittenOut()
    {
        QFETCH(QByteArray, typed);
        QFETCH(QByteArray, canonical);
        QCOMPARE(QByteArray::fromStdString(canonicalOf(typed.toStdString())), canonical);
    }
    void faultsNameTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("position");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<bool>("incomplete");
        QTest::newRow("time without end") << QByteArray("plate:QQ1 time:2031-05-12..") << 27 << QByteArray("time.to") << true;
        QTest::newRow("three look-alikes") << QByteArray("plate:QQ1~3") << 9 << QByteArray("lookalikes.toomany") << false;
        QTest::newRow("edits on a pattern") << QByteArray("plate:QQ*^1") << 9 << QByteArray("edits.signs") << false;
        QTest::newRow("unknown word") << QByteArray("plat:QQ1") << 0 << QByteArray("term.unknown") << true;
        QTest::newRow("latitude 95") << QByteArray("in:circle(95,0,10)") << 10 << QByteArray("place.latitude") << false;
        QTest::newRow("open quote") << QByteArray("make:\"X") << 5 << QByteArray("term.open") << true;
        QTest::newRow("impossible date") << QByteArray("time:2031-02-30..2031-03-01") << 5 << QByteArray("time.impossible") << false;
        QTest::newRow("window backwards") << QByteArray("time:2031-05-12..2031-05-01") << 5 << QByteArray("time.order") << false;
        QTest::newRow("empty item") << QByteArray("cam:1,,2") << 6 << QByteArray("list.empty") << false;
        QTest::newRow("sign alone") << QByteArray("~1") << 0 << QByteArray("tolerance.alone") << false;
        QTest::newRow("time twice") << QByteArray("time:all time:all") << 9 << QByteArray("term.twice") << false;
    }
    void faultsNameTheirPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, position);
        QFETCH(QByteArray, reason);
        QFETCH(bool, incomplete);
        const auto query = parseQuery(text.toStdString(), pasadena());
        QVERIFY(!query);
        QCOMPARE(QByteArray::fromStdString(query.error().reason), reason);
        QCOMPARE(static_cast<int>(query.error().position), position);
        QCOMPARE(query.error().incomplete, incomplete);
    }
    void anyTextCutAnywhereIsAnswered()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 300; ++i) {
            const auto text = randomQuery(random);
            for (std::size_t cut = 0; cut <= text.size(); ++cut)
                if (const auto query = parseQuery(text.substr(0, cut), pasadena()); !query) QVERIFY(query.error().position <= cut);
        }
    }
};
PLATEGLASS_TEST(TestQuery)
#include "tst_query.moc"
