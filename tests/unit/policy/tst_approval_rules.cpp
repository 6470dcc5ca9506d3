// Which questions need a second person: each predicate at its edge, and what the strict rules say.
#include "domain/query_parser.h"
#include "json/json.h"
#include "policy/approval_rules.h"
#include "policy/policy.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::policy;
using When = ApprovalTier::When;
using Effect = ApprovalTier::Effect;

namespace {

const base::UtcTime kNow = *base::fromRfc3339("2026-03-01T12:00:00Z");

domain::Query queryOf(const std::string& text)
{
    auto query = domain::parseQuery(text, {base::TimeZone::utc(), kNow, "US"});
    if (!query)
        qFatal("%s", query.error().message.c_str());
    return *query;
}
ApprovalRules rulesOf(ApprovalTier tier)
{
    ApprovalRules rules;
    rules.tiers = {std::move(tier)};
    return rules;
}
std::vector<std::string> codesOf(const std::vector<ApprovalNeed>& needs)
{
    std::vector<std::string> codes;
    for (const auto& need : needs)
        codes.push_back(need.tier.code);
    return codes;
}
bool applies(const ApprovalRules& rules, const std::string& text, const ApprovalFrame& frame = {.now = kNow}, const std::string& purpose = "CRIM-AUTO")
{
    return !approvalNeeds(rules, queryOf(text), {"26-000411", purpose, "", ""}, frame).empty();
}
base::LatLon at(double lat, double lon) { return {base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)}; }

} // namespace

class TestApprovalRules : public QObject {
    Q_OBJECT
private slots:
    void R26_oneSecondBeyondTheAgeNeedsApproval()
    {
        const auto rules = rulesOf({.code = "old", .when = When::DataOlder, .over = 30});
        QVERIFY(!applies(rules, "plate:QQ1 time:2026-01-30T12:00:00Z..2026-02-01T00:00:00Z"));
        QVERIFY(applies(rules, "plate:QQ1 time:2026-01-30T11:59:59Z..2026-02-01T00:00:00Z"));
    }
    void R26_everyPredicateAtItsEdge_data()
    {
        QTest::addColumn<int>("when");
        QTest::addColumn<int>("over");
        QTest::addColumn<QString>("free");
        QTest::addColumn<QString>("needs");
        const auto row = [](const char* name, When when, int over, const char* free, const char* needs) {
            QTest::newRow(name) << int(when) << over << QString::fromLatin1(free) << QString::fromLatin1(needs);
        };
        row("width", When::WindowWider, 24, "plate:QQ1 time:2026-02-01T00:00:00Z..2026-02-02T00:00:00Z", "plate:QQ1 time:2026-02-01T00:00:00Z..2026-02-02T00:00:01Z");
        row("area", When::AreaLarger, 3, "in:circle(47,-122,900) time:-1d..now", "in:circle(47,-122,1100) time:-1d..now");
        row("area, the smallest list", When::AreaLarger, 3, "in:circle(47,-122,100) in:circle(47,-122,9000) time:-1d..now", "in:circle(47,-122,700),circle(47.1,-122,700),circle(47.2,-122,700) time:-1d..now");
        row("no plate", When::NoPlate, 24, "plate:Q* time:-3d..now", "plate:* time:-3d..now");
        row("no plate, short", When::NoPlate, 24, "cam:A time:-1d..now", "cam:A time:-25h..now");
        row("an expression is no plate", When::NoPlate, 24, "has:Q time:-3d..now", "plate:/QQ.*/ time:-3d..now");
        row("plates", When::PlatesMore, 2, "plate:QQ1,QQ2 time:-1d..now", "plate:QQ1,QQ2 has:QQ time:-1d..now");
        row("all time", When::AllTime, 0, "plate:QQ1 time:-900d..now", "plate:QQ1 time:all");
    }
    void R26_everyPredicateAtItsEdge()
    {
        QFETCH(int, when);
        QFETCH(int, over);
        QFETCH(QString, free);
        QFETCH(QString, needs);
        const auto rules = rulesOf({.code = "x", .when = static_cast<When>(when), .over = over});
        QVERIFY(!applies(rules, free.toStdString()));
        QVERIFY(applies(rules, needs.toStdString()));
    }
    void R26_purposesAndStoppedWordsHaveTiers()
    {
        const auto purpose = rulesOf({.code = "p", .when = When::Purpose, .purposes = {"INTEL"}});
        QVERIFY(applies(purpose, "plate:QQ1 time:-1d..now", {.now = kNow}, "INTEL"));
        QVERIFY(!applies(purpose, "plate:QQ1 time:-1d..now"));
        const auto term = rulesOf({.code = "t", .when = When::ForbiddenTerm});
        QVERIFY(applies(term, "plate:QQ1 time:-1d..now", {.now = kNow, .forbiddenTerm = true}));
        QVERIFY(!applies(term, "plate:QQ1 time:-1d..now"));
    }
    void R26_allTimeIsFreeOnlyWhereThePolicySaysSo()
    {
        const auto rules = rulesOf({.code = "old", .when = When::DataOlder, .over = 30});
        QVERIFY(applies(rules, "plate:QQ1 time:all"));
        QVERIFY(!applies(rules, "plate:QQ1 time:all", {.now = kNow, .allTimeAllowed = true}));
    }
    void R108_areasCamerasAndTheLackOfBothTouchASensitivePlace()
    {
        auto rules = rulesOf({.code = "place", .when = When::SensitivePlace});
        rules.sensitivePlaces.push_back({"North Clinic", "clinic", at(47, -122), {50}, {200}});
        const std::vector<domain::Camera> cameras{{{1}, "NEAR", "", domain::CameraKind::Fixed, at(47.002, -122), ""}, {{2}, "FAR", "", domain::CameraKind::Fixed, at(47.003, -122), ""}};
        const ApprovalFrame frame{.now = kNow, .cameras = cameras};
        QVERIFY(applies(rules, "in:circle(47.004,-122,200) time:-1d..now", frame));  // 445 m away: 250 + 200 reach it
        QVERIFY(!applies(rules, "in:circle(47.004,-122,190) time:-1d..now", frame));
        QVERIFY(applies(rules, "plate:QQ8O0I3 in:circle(47,-122,10) time:-1d..now", frame));
        QVERIFY(applies(rules, "in:polygon(46.9 -122.1,46.9 -121.9,47.1 -121.9,47.1 -122.1) time:-1d..now", frame));
        QVERIFY(applies(rules, "cam:NEAR time:-1d..now", frame));
        QVERIFY(applies(rules, "cam:1 time:-1d..now", frame));
        QVERIFY(!applies(rules, "cam:FAR time:-1d..now", frame));
        QVERIFY(applies(rules, "cam:!FAR time:-1d..now", frame));
        QVERIFY(applies(rules, "plate:* time:-1d..now", frame));
        QVERIFY(!applies(rules, "plate:QQ8* time:-1d..now", frame));
        QCOMPARE(approvalNeeds(rules, queryOf("cam:NEAR time:-1d..now"), {}, frame).front().because, std::string("place North Clinic"));
    }
    void R109_aProtectedEventIsPlaceAndTime()
    {
        auto rules = rulesOf({.code = "event", .when = When::ProtectedEvent});
        rules.protectedEvents.push_back({"No Kings march", at(47, -122), {500}, {*base::fromRfc3339("2026-02-14T18:00:00Z"), *base::fromRfc3339("2026-02-14T22:00:00Z")}});
        QVERIFY(applies(rules, "in:circle(47,-122,100) time:2026-02-14T21:59:59Z..2026-02-15T00:00:00Z"));
        QVERIFY(!applies(rules, "in:circle(47,-122,100) time:2026-02-14T22:00:00Z..2026-02-15T00:00:00Z"));
        QVERIFY(!applies(rules, "in:circle(47,-122,100) time:2026-02-14T10:00:00Z..2026-02-14T18:00:00Z"));
        QVERIFY(!applies(rules, "in:circle(47.1,-122,100) time:2026-02-14T18:00:00Z..2026-02-14T19:00:00Z"));
        QVERIFY(applies(rules, "time:2026-02-14T18:00:00Z..2026-02-14T19:00:00Z cam:!X"));
        QVERIFY(!applies(rules, "plate:QQ8O0I3 time:2026-02-14T18:00:00Z..2026-02-14T19:00:00Z"));
        QVERIFY(applies(rules, "in:circle(47,-122,100) time:all"));
    }
    void R110_fiveHundredAndOnePlatesNeedApproval()
    {
        const ApprovalRules rules = parsePolicy(*shippedProfile("strict"))->approval;
        const auto area = queryOf("in:circle(47,-122,100) time:-1h..now");
        QVERIFY(!distinctPlatesNeed(rules, area, 500));
        const auto need = distinctPlatesNeed(rules, area, 501);
        QVERIFY(need);
        QCOMPARE(need->tier.code, std::string("plates.limit"));
        QCOMPARE(need->because, std::string("plates 500"));
        QVERIFY(!distinctPlatesNeed(rules, queryOf("plate:QQ8O0I3~2^2 time:-1h..now"), 501));
        QVERIFY(distinctPlatesNeed(rules, queryOf("plate:QQ8* time:-1h..now"), 501));
    }
    void R111_associationsFromASensitivePlaceAreRefusedInEveryPolicy()
    {
        ApprovalRules rules; // not one tier
        rules.sensitivePlaces.push_back({"North Clinic", "clinic", at(47, -122), {50}, {200}});
        const auto needs = approvalNeeds(rules, queryOf("convoy:QQ8O0I3 gap:60s min:3 in:circle(47,-122,100) time:-1d..now"), {}, {.now = kNow});
        QCOMPARE(needs.size(), 1u);
        QCOMPARE(needs.front().tier.effect, Effect::Refuse);
        QVERIFY(approvalNeeds(rules, queryOf("convoy:QQ8O0I3 gap:60s min:3 in:circle(48,-122,100) time:-1d..now"), {}, {.now = kNow}).empty());
        QVERIFY(approvalNeeds(rules, queryOf("plate:QQ8O0I3 in:circle(47,-122,100) time:-1d..now"), {}, {.now = kNow}).empty());
    }
    void R13_countsAreNeverOfWholePlates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("count");
        QTest::addColumn<QString>("preview");
        QTest::newRow("whole") << "plate:QQ8O0I3 time:-1d..now" << "count.plate" << "count.plate";
        QTest::newRow("whole beside a pattern") << "plate:QQ8O0I3,QQ* time:-1d..now" << "count.plate" << "count.plate";
        QTest::newRow("whole in disguise") << "has:QQ8O0I3 time:-1d..now" << "count.plate" << "count.plate";
        QTest::newRow("three known") << "plate:QQ8* time:-1d..now" << "" << "";
        QTest::newRow("two known") << "plate:QQ* time:-1d..now" << "" << "count.narrow";
        QTest::newRow("the weakest alternative") << "plate:QQ8*,Q* time:-1d..now" << "" << "count.narrow";
        QTest::newRow("a day in a fence") << "in:circle(47,-122,100) time:-24h..now" << "" << "";
        QTest::newRow("more than a day in a fence") << "in:circle(47,-122,100) time:-25h..now" << "" << "count.narrow";
    }
    void R13_countsAreNeverOfWholePlates()
    {
        QFETCH(QString, text);
        QFETCH(QString, count);
        QFETCH(QString, preview);
        QCOMPARE(countRefusal({}, queryOf(text.toStdString()), CountKind::Count), count.toStdString());
        QCOMPARE(countRefusal({}, queryOf(text.toStdString()), CountKind::Preview), preview.toStdString());
    }
    void R13_theAgencyMayTurnCountsOff()
    {
        CountRules off;
        off.counts = false;
        off.previews = CountRules::Previews::Off;
        QCOMPARE(countRefusal(off, queryOf("plate:QQ8* time:-1d..now"), CountKind::Count), std::string("count.off"));
        QCOMPARE(countRefusal(off, queryOf("plate:QQ8* time:-1d..now"), CountKind::Preview), std::string("count.off"));
    }
    void countsAreRoundedToTwoFigures()
    {
        for (const auto& [exact, rounded] : std::vector<std::pair<std::uint64_t, std::uint64_t>>{{0, 10}, {1, 10}, {9, 10}, {10, 10}, {99, 99}, {101, 100}, {2140, 2100}, {2150, 2200}, {999, 1000}, {123456, 120000}})
            QCOMPARE(roundedCount(exact), rounded);
    }
    void R28_anUnreviewedSearchEscalates()
    {
        const BreakGlassRules rules;
        const std::chrono::hours day{24};
        QCOMPARE(reviewDuty(rules, kNow, day, kNow + std::chrono::hours(23)).role, Role::Supervisor);
        const auto late = reviewDuty(rules, kNow, day, kNow + day);
        QCOMPARE(late.role, Role::Auditor);
        QCOMPARE(late.escalations, 1);
        QCOMPARE(reviewDuty(rules, kNow, day, kNow + std::chrono::hours(24 * 90)).role, Role::Auditor);
        QCOMPARE(reviewDuty(rules, kNow, day, kNow + std::chrono::hours(24 * 90)).escalations, 1);
    }

    void whatAFileDoesNotSayIsStrict()
    {
        auto file = *json::parse(*shippedProfile("evaluation"));
        auto& settings = *file.object()->find("settings")->second.object();
        QVERIFY(parsePolicy(json::write(file))->approval.tiers.empty());
        for (const char* name : {"approvalTiers", "sensitivePlaces", "protectedEvents", "breakGlass", "counts"})
            QCOMPARE(settings.erase(name), 1u);
        const auto parsed = parsePolicy(json::write(file));
        QVERIFY(parsed);
        QCOMPARE(parsed->approval.tiers.size(), parsePolicy(*shippedProfile("strict"))->approval.tiers.size());
    }
    void badRulesAreRefused_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        const auto tier = [](const char* name, const char* value) { QTest::newRow(name) << "approvalTiers" << QString::fromLatin1("[%1]").arg(QString::fromLatin1(value)); };
        tier("no code", R"({"when":"allTime","effect":"before","approver":"supervisor","ttlHours":1,"sentence":"s"})");
        tier("unknown predicate", R"({"code":"a","when":"moonPhase","effect":"before","approver":"supervisor","ttlHours":1,"sentence":"s"})");
        tier("an approver who may not", R"({"code":"a","when":"allTime","effect":"before","approver":"analyst","ttlHours":1,"sentence":"s"})");
        tier("a number too many", R"({"code":"a","when":"allTime","over":3,"effect":"before","approver":"supervisor","ttlHours":1,"sentence":"s"})");
        tier("no number", R"({"code":"a","when":"dataOlderDays","effect":"before","approver":"supervisor","ttlHours":1,"sentence":"s"})");
        tier("a limit after the fact", R"({"code":"a","when":"distinctPlates","over":5,"effect":"after","ttlHours":1,"sentence":"s"})");
        tier("twice", R"({"code":"a","when":"allTime","effect":"refuse","sentence":"s"},{"code":"a","when":"allTime","effect":"refuse","sentence":"s"})");
        QTest::newRow("a place off the earth") << "sensitivePlaces" << R"([{"name":"n","kind":"k","lat":900000001,"lon":0,"radius":1,"buffer":0}])";
        QTest::newRow("an event without time") << "protectedEvents" << R"([{"name":"n","lat":0,"lon":0,"radius":1,"from":"2026-01-01T00:00:00Z","to":"2026-01-01T00:00:00Z"}])";
        QTest::newRow("nobody reviews") << "breakGlass" << R"({"allowed":true,"reasonLeast":20,"reviewHours":24,"reviewers":[]})";
        QTest::newRow("previews at will") << "counts" << R"({"allowed":true,"previews":"always","previewsMost":20,"previewsMinutes":10,"perCompose":20,"countsPerMinute":6,"knownCharacters":3,"knownMost":5,"fencedHours":24})";
    }
    void badRulesAreRefused()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        auto file = *json::parse(*shippedProfile("evaluation"));
        auto& settings = *file.object()->find("settings")->second.object();
        (*settings.find(setting.toStdString())->second.object())["value"] = *json::parse(value.toStdString());
        const auto parsed = parsePolicy(json::write(file));
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().detail, setting.toStdString());
    }
    void traineesMeetOneTier()
    {
        const auto training = parsePolicy(*shippedProfile("training"));
        const auto needs = approvalNeeds(training->approval, queryOf("plate:QQ8* time:-26d..now"), {}, {.now = kNow});
        QCOMPARE(codesOf(needs), std::vector<std::string>{"data.old"});
        QVERIFY(approvalNeeds(training->approval, queryOf("plate:QQ8* time:-25d..now"), {}, {.now = kNow}).empty());
    }
};
PLATEGLASS_TEST(TestApprovalRules)
#include "tst_approval_rules.moc"
