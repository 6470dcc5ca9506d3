// Counts before a search, copies and exports after it: what they tell, what they refuse, and what stands in the record.
#include "audit/disclosure.h"
#include "audit/merkle.h"
#include "gate/agency_policy.h"
#include "support/test_main.h"

#include <QTest>

#include <array>
#include <map>
#include <random>
#include <sstream>

using namespace plateglass;
using namespace plateglass::test;
using gate::Column;

namespace {

constexpr const char* kAll = "plate:QQ* time:all cam:!NONE";

json::Object agencyRules()
{
    return *json::parse(R"({
      "counts": {"allowed":true,"previews":"onDemand","previewsMost":3,"previewsMinutes":10,"perCompose":2,"countsPerMinute":2,
                 "knownCharacters":2,"knownMost":5,"fencedHours":24},
      "sharingScope": "listed",
      "sharingKinds": ["prosecutor"],
      "sharingRecipients": [
        {"code":"DA","name":"District Attorney","kind":"prosecutor","jurisdiction":"US-WA","legalBasis":"discovery","reviewed":"2026-11-01"},
        {"code":"OLD","name":"Other county","kind":"prosecutor","jurisdiction":"US-WA","legalBasis":"discovery","reviewed":"2025-10-01"},
        {"code":"FED","name":"Federal office","kind":"federal","jurisdiction":"US","legalBasis":"none","reviewed":"2026-11-01"}]})")->object();
}

/// The value that the export still discloses under this name, as JSON.
std::vector<std::string> disclosed(const fs::path& log, const std::string& name)
{
    std::vector<std::string> values;
    std::istringstream lines(readFile(log / "disclosures.jsonl"));
    for (std::string line; std::getline(lines, line);)
        if (const auto entry = json::parse(line))
            if (const auto one = audit::Disclosure::parse(entry->stringOr("disclosure", "")); one && one->name == name)
                values.push_back(json::write(one->value));
    return values;
}

} // namespace

class TestGateOutput : public QObject, private AgencyStage {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { found(agencyRules()); }
    void init() { renewClock(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R13_aCountIsAQuestionOfItsOwn()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t record = 0;
        {
            auto gate = asking(workspace, "lind");
            const auto counted = gate->count(kAll, {});
            QVERIFY(counted);
            QVERIFY(counted->fewerThanTen);
            QCOMPARE(counted->about, 10u);
            record = counted->record;
            QCOMPARE(gate->session()->previews, 1u);
            QCOMPARE(gate->session()->searches, 0u);
            QCOMPARE(gate->count("plate:QQ8O0I3 time:all", {}).error().error.detail, std::string("count.plate"));
            QVERIFY(gate->count("plate:QQ", {}).error().fault);
        }
        const auto records = m_fixture->records(workspace);
        QCOMPARE(typeOf(records.at(record)), std::string("count.result"));
        QCOMPARE(typeOf(records.at(record - 1)), std::string("count.intent"));
        QVERIFY(records.at(record).contains("\"about\":10") && !records.at(record).contains("\"n\":5"));
        QCOMPARE(disclosed(m_fixture->lastExport(), "exact"), std::vector<std::string>{"5"});
        QCOMPARE(std::ranges::count(typesOf(records), "count.refused"), 2);
        QVERIFY(lastOfType(records, "count.refused").contains("\"out\":\"refused\""));
    }
    void R13_countsAndPreviewsAreThrottled()
    {
        const auto workspace = m_fixture->copy();
        {
            auto gate = asking(workspace, "lind");
            QVERIFY(gate->preview(kAll, 7, {}));
            QVERIFY(gate->preview(kAll, 7, {}));
            QCOMPARE(gate->preview(kAll, 7, {}).error().error.detail, std::string("count.often")); // two while one query is written
            QVERIFY(gate->preview(kAll, 8, {}));
            QCOMPARE(gate->preview(kAll, 9, {}).error().error.detail, std::string("count.often")); // three in ten minutes
            QVERIFY(gate->count(kAll, {}));
            QVERIFY(gate->count(kAll, {}));
            QCOMPARE(gate->count(kAll, {}).error().error.detail, std::string("count.often"));
            m_clock->advance(std::chrono::minutes(1));
            QVERIFY(gate->count(kAll, {}));
            m_clock->advance(std::chrono::minutes(9));
            QVERIFY(gate->preview(kAll, 9, {}));
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "preview.intent").contains("\"compose\":9"));
        QCOMPARE(std::ranges::count(typesOf(records), "preview.result"), 4);
        QCOMPARE(std::ranges::count(typesOf(records), "preview.refused"), 2);
    }
    void R13_noCountWithoutASession()
    {
        const auto workspace = m_fixture->copy();
        auto gate = m_fixture->signIn(workspace, "lind");
        QCOMPARE(gate->count(kAll, {}).error().error.detail, std::string("session.missing"));
        QCOMPARE(gate->preview(kAll, 1, {}).error().error.detail, std::string("session.missing"));
    }

    void R5_aCopySaysWhereItComesFromAndIsAPair()
    {
        const auto workspace = m_fixture->copy();
        std::uint64_t record = 0;
        {
            auto gate = asking(workspace, "lind");
            const auto result = gate->search(kAll, {});
            const std::array columns{Column::Plate, Column::Direction, Column::Time};
            const std::array<gate::RowRange, 2> ranges{{{0, 1}, {3, 5}}};
            const auto copied = gate->copied(*result, ranges, columns);
            QVERIFY(copied);
            record = copied->record;
            QCOMPARE(copied->rows, 3u);
            QVERIFY(copied->text.starts_with("EVALUATION - NOT FOR CASEWORK\n"));
            QVERIFY(copied->text.contains("by lind at ") && copied->text.contains("26-000411") && copied->text.contains("record " + std::to_string(record)));
            QVERIFY(copied->text.contains("plate\tdirection\ttime\nQQ8O0I3\t\t2026-01-03T08:00:00.000000Z\n"));
            QCOMPARE(gate->session()->readsShown, 3u);
            const std::array<gate::RowRange, 1> beyond{{{4, 6}}};
            QCOMPARE(gate->copied(*result, beyond, columns).error().code, base::Errc::InvalidArgument);
            QVERIFY(gate->endSession());
            QVERIFY(!gate->copied(*result, ranges, columns));
        }
        const auto records = m_fixture->records(workspace);
        QCOMPARE(typeOf(records.at(record)), std::string("copy.intent"));
        QVERIFY(records.at(record).contains("\"rows\":[[0,1],[3,5]]") && records.at(record).contains("\"columns\":[\"plate\",\"direction\",\"time\"]"));
        QCOMPARE(std::ranges::count(typesOf(records), "copy.result"), 1);
        QVERIFY(lastOfType(records, "copy.result").contains("\"rel\":" + std::to_string(record)));
    }

    void R9_R46_R49_anExportIsTheSearchAndNamesItsRecipient()
    {
        const auto workspace = m_fixture->copy();
        const auto file = m_fixture->path("rows.csv");
        {
            auto gate = asking(workspace, "lind");
            const auto result = gate->search(kAll, {});
            const auto exported = gate->exportRows(*result, {file, "DA"});
            QVERIFY2(exported, exported ? "" : exported.error().detail.c_str());
            QCOMPARE(exported->rows, (*result)->answer.rows.size());
            const std::string text = readFile(file);
            QCOMPARE(exported->sha256, base::toHex(audit::sha256(base::viewOf(text))));
            QVERIFY(text.contains("# for DA; ") && text.contains("# by lind at "));
            QCOMPARE(std::ranges::count(text, '\n'), 5 + 1 + 5); // marks, names of columns, rows
            QVERIFY(text.contains(",QQ8O0I3,US-CA,"));
            QCOMPARE(gate->exportRows(*result, {file, "DA"}).error().code, base::Errc::AlreadyExists);
        }
        const auto records = m_fixture->records(workspace);
        const auto intent = lastOfType(records, "export.intent"), outcome = lastOfType(records, "export.result");
        QVERIFY(intent.contains("\"recipient\":\"DA\"") && intent.contains("\"rows\":5") && !intent.contains("rows.csv"));
        QVERIFY(outcome.contains("\"sha256\":\"") && outcome.contains("\"dur\":"));
        QCOMPARE(disclosed(m_fixture->lastExport(), "path").size(), 1u);
        QCOMPARE(std::ranges::count(typesOf(records), "export.intent"), 1);
    }
    void R42_R43_recipientsOutsideTheListGetNothing_data()
    {
        QTest::addColumn<QString>("recipient");
        QTest::addColumn<QString>("why");
        QTest::newRow("unlisted") << "TX" << "recipient.unlisted";
        QTest::newRow("federal") << "FED" << "recipient.kind";
        QTest::newRow("not looked at for a year") << "OLD" << "recipient.stale";
    }
    void R42_R43_recipientsOutsideTheListGetNothing()
    {
        QFETCH(QString, recipient);
        QFETCH(QString, why);
        const auto workspace = m_fixture->copy();
        const auto file = m_fixture->path("never.csv");
        {
            auto gate = asking(workspace, "lind");
            QCOMPARE(gate->exportRows(*gate->search(kAll, {}), {file, recipient.toStdString()}).error().detail, why.toStdString());
        }
        QVERIFY(!fs::exists(file));
        const auto refused = lastOfType(m_fixture->records(workspace), "export.refused");
        QVERIFY(refused.contains("\"code\":\"" + why.toStdString() + "\"") && refused.contains("\"recipient\":\"" + recipient.toStdString() + "\""));
    }
    void R47_aFreshWorkspaceSharesWithNobody()
    {
        WorkspaceFixture fresh;
        auto gate = fresh.signIn(fresh.copy(), "lind");
        QVERIFY(gate->startSession(goodRequest()));
        QCOMPARE(gate->exportRows(*gate->search(kAll, {}), {fresh.path("never.csv"), "DA"}).error().detail, std::string("recipient.nobody"));
    }

    void R5_R6_R11_anHourOfUseLeavesOnePairPerActAndOneEntryPerIntent()
    {
        const auto workspace = m_fixture->copy();
        std::map<std::string, std::int64_t> done;
        std::int64_t details = 0;
        {
            auto gate = asking(workspace, "lind");
            std::mt19937 random(5);
            std::optional<gate::ResultPtr> last;
            const std::array columns{Column::Plate};
            const std::array<gate::RowRange, 1> first{{{0, 1}}};
            for (int act = 0; act < 120; ++act) {
                switch (random() % 8) {
                case 0:
                    last = *gate->search(kAll, {});
                    ++done["search.intent"], ++done["search.result"];
                    break;
                case 1: {
                    const bool good = gate->count(kAll, {}).has_value();
                    good ? (++done["count.intent"], ++done["count.result"]) : ++done["count.refused"];
                    break;
                }
                case 2: {
                    const bool good = gate->preview(kAll, random() % 3, {}).has_value();
                    good ? (++done["preview.intent"], ++done["preview.result"]) : ++done["preview.refused"];
                    break;
                }
                case 3:
                    QVERIFY(!gate->search("plate:", {}));
                    ++done["search.refused"];
                    break;
                case 4:
                    if (!last)
                        break;
                    QVERIFY(gate->copied(*last, first, columns));
                    ++done["copy.intent"], ++done["copy.result"];
                    break;
                case 5:
                    if (!last)
                        break;
                    QVERIFY(!gate->openImage((*last)->answer.rows.front().id, gate::ImagePart::Whole)); // there is none, and trying is recorded
                    ++done["view.image"];
                    break;
                case 6:
                    if (!last)
                        break;
                    QVERIFY(!gate->exportRows(*last, {m_fixture->path("never.csv"), "TX"}));
                    ++done["export.refused"];
                    break;
                case 7:
                    if (!last)
                        break;
                    QVERIFY(gate->details(*last, std::array<std::uint64_t, 1>{0})); // with the receipt of its search
                    ++details;
                    break;
                }
                m_clock->advance(std::chrono::seconds(10));
            }
        }
        std::map<std::string, std::int64_t> recorded;
        const std::array<std::string_view, 7> stems{"search.", "count.", "preview.", "copy.", "view.image", "export.", "analysis."};
        const auto records = m_fixture->records(workspace);
        for (const auto& type : typesOf(records))
            if (std::ranges::any_of(stems, [&](std::string_view stem) { return type.starts_with(stem); }))
                ++recorded[type];
        QCOMPARE(recorded, done);
        QVERIFY(done.size() >= 10 && details > 5);
        // What the engine itself counted: an entry for each intent, none besides.
        const auto stop = std::ranges::find_if(records.rbegin(), records.rend(), [](const auto& record) { return typeOf(record) == "app.stop" && record.contains("\"entries\""); });
        QVERIFY(stop != records.rend());
        const auto counted = json::parse(*stop);
        const auto entries = [&](const char* name) { return counted->find("entries")->integerOr(name, -1); };
        QCOMPARE(entries("searches"), recorded["search.intent"] + recorded["count.intent"] + recorded["preview.intent"]);
        QCOMPARE(entries("details"), details + recorded["view.image"]);
        QCOMPARE(entries("images"), 0); // there is none to read
        QCOMPARE(entries("lists") + entries("changes"), 0);
    }
};

PLATEGLASS_TEST(TestGateOutput)
#include "tst_gate_output.moc"
