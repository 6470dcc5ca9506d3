// Single rules of the query reference, each by name, and searches beside other work.
#include "store_fixture.h"
#include "support/test_main.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace plateglass;
using namespace plateglass::test;
using base::Errc;

namespace {

/// Texts of the plates that answer, in the order of the rows, with their tiers: `QQ1= QQ2~1`.
std::string platesOf(const base::Result<domain::Answer>& answer)
{
    if (!answer) return std::string("error: ") + base::word(answer.error().code);
    std::string out;
    for (const auto& r : answer->rows) {
        const auto& plate = answer->plates.at(r.plate);
        out += (out.empty() ? "" : " ") + plate.plate.text + domain::tierSign(plate.tier);
    }
    return out;
}

} // namespace

class TestSearchBorders : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_scratch = std::make_unique<Scratch>();
        m_store = m_scratch->create();
    }

    void windowsAreHalfOpen()
    {
        take({row("QQ1", -1), row("QQ2", 0), row("QQ3", 59), row("QQ4", 60)});
        QCOMPARE(said("time:2026-01-03T08:00:00Z..2026-01-03T08:01:00Z"), std::string("QQ2= QQ3="));
    }
    void rowsComeByTierThenTimeThenNumber()
    {
        take({row("ABC123", 9), row("A8C123", 1), row("ABC12", 0), row("ABC123", 3), row("ABCI23", 1, "CAM-2"), row("ABC123", 3, "CAM-2")});
        QCOMPARE(said("plate:ABC123 ~1 ^1 time:all"), std::string("ABC123= ABC123= ABC123= A8C123~1 ABCI23~1 ABC12^1"));
        const auto answer = ask(*m_store, "plate:ABC123 time:all");
        QVERIFY(answer->rows[0].id < answer->rows[1].id && answer->rows[1].id.value == 6);
    }
    void severalPlateTermsNarrowAndTheWorstTierStands()
    {
        take({row("ABC123", 0), row("A8C123", 1), row("ABX123", 2)});
        QCOMPARE(said("plate:ABC123 ~1 has:123 time:all"), std::string("ABC123* A8C123*"));
        QCOMPARE(said("plate:ABC123 plate:ABC123,A8C123 ~1 time:all"), std::string("ABC123="));
    }
    void differingPositionsAreHandedOver()
    {
        take({row("A8C123", 0)});
        QCOMPARE(ask(*m_store, "plate:ABC123 ~1 time:all")->plates.at(0).diff, std::vector<std::uint8_t>{1});
    }
    void runnerUpsAnswerOnlyWhenAskedFor()
    {
        auto doubtful = row("QQ8", 0), itself = row("QQB", 1), other = row("QQX", 2);
        doubtful.candidates = {{"QQB", {400}}};
        itself.candidates = {{"QQ8", {400}}};
        other.candidates = {{"QQY", {400}}};
        take({doubtful, itself, other});
        QCOMPARE(said("plate:QQB time:all"), std::string("QQB="));
        QCOMPARE(said("plate:QQB +candidates time:all"), std::string("QQB= QQ8c"));
        QCOMPARE(said("has:B +candidates time:all"), std::string("QQB* QQ8c"));
        QCOMPARE(said("plate:QQB +candidates time:2026-01-03T08:00:01Z..2026-01-04T08:00:00Z"), std::string("QQB="));
        QCOMPARE(said("plate:QQB +candidates state:DE time:all"), std::string());
    }
    void pseudonymsAnswerExactAndPrefixOnly()
    {
        auto hashed = row("25C8F131A0", 0);
        hashed.plate.kind = domain::PlateKind::Pseudonym;
        take({hashed});
        QCOMPARE(said("plate:25c8f131a0 time:all"), std::string("25C8F131A0="));
        QCOMPARE(said("plate:25C8* time:all"), std::string("25C8F131A0*"));
        QCOMPARE(said("has:C8F time:all"), std::string());
        QCOMPARE(said("plate:25C8F131AO ~1 time:all"), std::string());
        QCOMPARE(said("plate:* time:all"), std::string("25C8F131A0*")); // a prefix of nothing
    }
    void repeatedHourOfTheFoldAnswersTwice()
    {
        // Los Angeles, 2025-11-02: 01:30 comes at 08:30 and again at 09:30 UTC.
        const auto utc = [](const char* text) { return base::fromRfc3339(text).value().micros / 1'000'000 - at(0).micros / 1'000'000; };
        take({row("QQ1", utc("2025-11-02T08:30:00Z")), row("QQ2", utc("2025-11-02T09:30:00Z")), row("QQ3", utc("2025-11-02T10:30:00Z")),
              row("QQ4", utc("2025-11-03T06:59:59Z")), row("QQ5", utc("2025-11-03T08:00:00Z"))});
        const store::SearchFrame frame{.zone = base::TimeZone::named("America/Los_Angeles").value()};
        QCOMPARE(platesOf(ask(*m_store, "time:all hours:01:00..02:00", frame)), std::string("QQ1= QQ2="));
        QCOMPARE(platesOf(ask(*m_store, "time:all days:sun", frame)), std::string("QQ1= QQ2= QQ3= QQ4="));
        QCOMPARE(platesOf(ask(*m_store, "time:all days:mon", frame)), std::string("QQ5="));
    }
    void clockMayBeSetInTheMiddleOfAnHourOfUtc()
    {
        // Lord Howe goes from +10:30 to +11 at 15:30 UTC: 02:00 becomes 02:30.
        const auto utc = [](const char* text) { return base::fromRfc3339(text).value().micros / 1'000'000 - at(0).micros / 1'000'000; };
        take({row("QQ1", utc("2025-10-04T15:00:00Z")), row("QQ2", utc("2025-10-04T15:29:59Z")), row("QQ3", utc("2025-10-04T15:30:00Z"))});
        const store::SearchFrame frame{.zone = base::TimeZone::named("Australia/Lord_Howe").value()};
        QCOMPARE(platesOf(ask(*m_store, "time:all hours:01:30..02:00", frame)), std::string("QQ1= QQ2="));
        QCOMPARE(platesOf(ask(*m_store, "time:all hours:02:30..02:31", frame)), std::string("QQ3="));
    }
    void hoursMayCrossMidnight()
    {
        take({row("QQ1", 13 * 3600 + 3599), row("QQ2", 14 * 3600), row("QQ3", 18 * 3600 - 1), row("QQ4", 18 * 3600)}); // from 08:00 on
        QCOMPARE(said("time:all hours:22:00..02:00"), std::string("QQ2= QQ3="));
    }
    void bordersAreInsideAndHolesAreNot()
    {
        const auto placed = [](const char* plate, int lat, int lon, int second) {
            auto out = row(plate, second);
            out.place = base::LatLon{{lat}, {lon}};
            return out;
        };
        take({placed("QQEDGE", 340'000'000, -1'179'950'000, 0), placed("QQCORNER", 340'000'000, -1'180'000'000, 1),
              placed("QQHOLE", 340'050'000, -1'179'950'000, 2), placed("QQHOLERIM", 340'040'000, -1'179'950'000, 3),
              placed("QQOUT", 339'999'999, -1'179'950'000, 4)});
        QCOMPARE(said("in:polygon(34.0 -118.0,34.0 -117.99,34.01 -117.99,34.01 -118.0;34.004 -117.996,34.004 -117.994,34.006 "
                      "-117.994,34.006 -117.996) time:all"),
                 std::string("QQEDGE= QQCORNER= QQHOLERIM="));
    }
    void areasCrossTheAntimeridian()
    {
        auto west = row("QQWEST", 0), east = row("QQEAST", 1), line = row("QQLINE", 2), far = row("QQFAR", 3);
        west.place = base::LatLon{{0}, {1'799'999'000}};
        east.place = base::LatLon{{0}, {-1'799'999'000}};
        line.place = base::LatLon{{0}, {1'800'000'000}};
        far.place = base::LatLon{{0}, {0}};
        take({west, east, line, far});
        QCOMPARE(said("in:circle(0,180,100) time:all"), std::string("QQWEST= QQEAST= QQLINE="));
        QCOMPARE(said("in:box(-1,179.9,1,-179.9) time:all"), std::string("QQWEST= QQEAST= QQLINE="));
    }
    void readsWithoutCoordinatesAreInsideNothingAndCounted()
    {
        auto lost = row("QQ1", 0), lostOther = row("QQ2", 1);
        lost.place.reset();
        lostOther.place.reset();
        take({lost, lostOther, row("QQ1", 2)});
        const auto answer = ask(*m_store, "plate:QQ1 in:circle(34.1478,-118.1445,800) time:all");
        QCOMPARE(answer->matched, 1u);
        QCOMPARE(answer->withoutCoordinates, 1u);
        QCOMPARE(ask(*m_store, "in:circle(34.1478,-118.1445,800) time:all")->withoutCoordinates, 2u);
        QCOMPARE(ask(*m_store, "in:circle(34.1478,-118.1445,800) time:2026-01-03T08:00:01Z..2026-01-03T09:00:00Z")->withoutCoordinates, 1u);
    }
    void camerasGoByCodeOrNumber()
    {
        take({row("QQ1", 0, "CAM-A"), row("QQ2", 1, "CAM-B"), row("QQ3", 2, "CAM-C")});
        QCOMPARE(said("cam:cam-b,3 time:all"), std::string("QQ2= QQ3="));
        QCOMPARE(said("cam:!2 time:all"), std::string("QQ1= QQ3="));
        QCOMPARE(said("cam:nowhere time:all"), std::string());
    }
    void confidenceOfNobodyMeetsNeitherSign()
    {
        auto sure = row("QQ1", 0), border = row("QQ2", 1), none = row("QQ3", 2);
        sure.confidence = base::PerMille{599};
        border.confidence = base::PerMille{600};
        take({sure, border, none});
        QCOMPARE(said("conf>=60 time:all"), std::string("QQ2="));
        QCOMPARE(said("conf<60 time:all"), std::string("QQ1="));
    }
    void wordsFoldCaseInEveryScript()
    {
        auto read = row("QQ1", 0);
        read.make = "Škoda";
        take({read, row("QQ2", 1)});
        QCOMPARE(said("make:ŠKODA time:all"), std::string("QQ1="));
        QCOMPARE(said("make:!ŠKODA time:all"), std::string("QQ2="));
        QCOMPARE(said("make:unknown time:all"), std::string("QQ2="));
    }
    void nothingIsAHitOrVerifiedYet()
    {
        take({row("QQ1", 0)});
        QCOMPARE(said("hit:yes time:all"), std::string());
        QCOMPARE(said("hit:no time:all"), std::string("QQ1="));
        QCOMPARE(said("verified:unverified time:all"), std::string("QQ1="));
        QCOMPARE(said("verified:!unverified time:all"), std::string());
    }
    void pastRetentionIsInvisible()
    {
        auto lost = row("QQ1", 0);
        lost.place.reset();
        take({lost, row("QQ2", 10)});
        const store::SearchFrame frame{.visible = {.notBefore = at(10)}};
        QCOMPARE(platesOf(ask(*m_store, "time:all", frame)), std::string("QQ2="));
        QCOMPARE(ask(*m_store, "time:all", frame)->withoutCoordinates, 0u);
    }
    void limitCutsAndCountsAll()
    {
        std::vector<domain::ReadRow> rows;
        for (int i = 9999; i >= 0; --i) rows.push_back(row("QQ1", i));
        for (std::size_t i = 0; i < rows.size(); i += 2) rows[i].place = base::LatLon{}; // found one after the other
        take(rows);
        const auto answer = ask(*m_store, "time:all", {.rowLimit = 10});
        QCOMPARE(answer->matched, 10'000u);
        QVERIFY(answer->cut);
        QCOMPARE(answer->rows.size(), 10u);
        for (int i = 0; i < 10; ++i) QCOMPARE(answer->rows[static_cast<std::size_t>(i)].time, at(i));
        const auto whole = ask(*m_store, "time:all", {.rowLimit = 10'000});
        QVERIFY(!whole->cut);
        QVERIFY(std::ranges::is_sorted(whole->rows, {}, &domain::AnswerRow::time));
        QCOMPARE(ask(*m_store, "time:all", {.rowLimit = 0})->matched, 10'000u);
    }
    void planSaysCountsAndNoValues()
    {
        take({row("QQSECRET", 0, "CAM-SECRET")});
        const auto answer = ask(*m_store, "plate:QQSECRET cam:CAM-SECRET in:circle(34.1478,-118.1445,800) time:all");
        QVERIFY(answer->plan.starts_with("began with 1 "));
        for (const char* value : {"SECRET", "34.", "118"}) QVERIFY2(answer->plan.find(value) == std::string::npos, answer->plan.c_str());
    }
    void whatIsNotBuiltIsUnsupportedByName()
    {
        take({row("QQ1", 0)});
        const auto detail = [&](const char* text) {
            const auto answer = ask(*m_store, text);
            return answer ? std::string("answered") : base::word(answer.error().code) + std::string(" ") + answer.error().detail;
        };
        QCOMPARE(detail("scenes:A,B min:2"), std::string("unsupported scenes:"));
        QCOMPARE(detail("then:A,B within:60s"), std::string("unsupported then:"));
        QCOMPARE(detail("convoy:QQ1 gap:60s min:3 time:all"), std::string("unsupported convoy:"));
        QCOMPARE(detail("around:1 within:60s radius:100"), std::string("unsupported around:"));
        QVERIFY(detail("in:somewhere time:all").starts_with("invalid-argument"));
    }

    void cancelledSearchShowsNothing()
    {
        take({row("QQ1", 0)});
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(m_store->search(questionReceipt(), queryOf("time:all"), {}, stop.get_token()).error().code, Errc::Cancelled);
        QCOMPARE(ask(*m_store, "time:all")->matched, 1u); // and the next one is answered
    }
    void readsThatArriveMeanwhileAreAllThereOrNotAtAll()
    {
        constexpr int perImport = 400, imports = 12;
        std::atomic<bool> done{false};
        std::atomic<bool> failed{false};
        std::jthread writer([&] {
            for (int n = 0; n < imports; ++n) {
                std::vector<domain::ReadRow> rows;
                for (int i = 0; i < perImport; ++i)
                    rows.push_back(row("QQ" + std::to_string(n) + "A" + std::to_string(i % 50), n * perImport + i));
                if (!import(*m_store, "source" + std::to_string(n), rows)) failed = true;
            }
            done = true;
        });
        std::uint64_t last = 0, lastSnapshot = 0;
        int searches = 0;
        for (bool more = true; more; ++searches) {
            more = !done;
            const auto byScan = ask(*m_store, "has:A time:all"), byTime = ask(*m_store, "time:all");
            QVERIFY(byScan.has_value() && byTime.has_value());
            for (const auto& answer : {*byScan, *byTime}) {
                QCOMPARE(answer.matched % perImport, 0u);
                QVERIFY(answer.matched >= last && answer.snapshot >= lastSnapshot);
                last = answer.matched;
                lastSnapshot = answer.snapshot;
            }
        }
        QVERIFY(!failed && searches > 1);
        QCOMPARE(last, std::uint64_t(perImport * imports));
    }

private:
    void take(const std::vector<domain::ReadRow>& rows) { QVERIFY(import(*m_store, "one", rows)); }
    std::string said(const std::string& text) { return platesOf(ask(*m_store, text)); }

    std::unique_ptr<Scratch> m_scratch;
    std::unique_ptr<store::ReadStore> m_store;
};
PLATEGLASS_TEST(TestSearchBorders)
#include "tst_search_borders.moc"
