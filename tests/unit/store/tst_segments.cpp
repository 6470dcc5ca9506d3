// Segments in the store: small ones come together, large histories cross their chunks, and a workspace from before there were
// any is answered as it was.
#include "sqlite/transaction.h"
#include "store/schema.h"
#include "store_fixture.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::test;

namespace {

std::int64_t segmentsOf(const Scratch& scratch)
{
    auto raw = sqlite::Connection::open(scratch.path() / "reads.db", {.access = sqlite::Access::ReadOnly, .key = keys().reads, .pageSize = store::kPageSize});
    return *raw->integer("SELECT count(*) FROM segments");
}

/// Plates and times of an answer, in its order.
std::vector<std::pair<std::string, std::int64_t>> rowsOf(const domain::Answer& answer)
{
    std::vector<std::pair<std::string, std::int64_t>> out;
    for (const auto& r : answer.rows) out.emplace_back(answer.plates.at(r.plate).plate.text, r.time.micros);
    return out;
}

} // namespace

class TestSegments : public QObject {
    Q_OBJECT
private slots:
    void manySmallImportsComeTogether()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        constexpr int imports = 70, each = 3;
        for (int n = 0; n < imports; ++n) {
            std::vector<domain::ReadRow> rows;
            for (int i = 0; i < each; ++i) {
                rows.push_back(row("QQ" + std::to_string(i), n * 10 + i));
                rows.back().externalId = std::to_string(n * each + i);
            }
            QVERIFY(import(*reads, std::to_string(n), rows));
        }
        QVERIFY2(segmentsOf(scratch) <= 12, std::to_string(segmentsOf(scratch)).c_str());
        const auto all = ask(*reads, "time:all");
        QCOMPARE(all->matched, std::uint64_t(imports * each));
        std::vector<base::ReadId> ids;
        for (const auto& r : all->rows) ids.push_back(r.id);
        const auto details = *reads->details(questionReceipt(), ids);
        QCOMPARE(details.size(), ids.size());
        for (std::size_t i = 0; i < details.size(); ++i) {
            QCOMPARE(details[i].row.externalId, std::to_string(i));
            QCOMPARE(details[i].row.time, all->rows[i].time);
        }
        QCOMPARE(ask(*reads, "plate:QQ1 time:all")->matched, std::uint64_t(imports));
        QCOMPARE(import(*reads, "again", {row("QQ1", 1), row("QQ1", 2)})->totals.duplicates, 1u);
        QVERIFY(reads->removeSource(maintenanceReceipt(), "17"));
        QCOMPARE(ask(*reads, "time:all")->matched, std::uint64_t((imports - 1) * each + 1));
    }
    void aHistoryLongerThanAChunkIsFoundWhole()
    {
        constexpr int count = 9000;
        const Scratch scratch;
        const auto reads = scratch.create();
        std::vector<domain::ReadRow> rows;
        for (int i = count - 1; i >= 0; --i) rows.push_back(row("QQ1", i));
        rows.push_back(row("QQ0", 5));
        rows.push_back(row("QQ2", 5));
        QVERIFY(import(*reads, "one", rows));
        const auto window = [](int from, int to) { return "time:" + base::toRfc3339(at(from), base::Precision::Second) + ".." + base::toRfc3339(at(to), base::Precision::Second); };
        for (const auto& [from, to] : {std::pair(0, count), {4090, 4100}, {0, 1}, {8191, 8193}, {count - 1, count}}) {
            for (const std::string& side : {std::string("plate:QQ1 "), std::string("cam:CAM-1 state:unknown in:circle(34.1478,-118.1445,100) ")}) {
                const auto answer = ask(*reads, side + window(from, to));
                const auto others = side.starts_with("plate") || from > 5 || to <= 5 ? 0 : 2;
                QVERIFY2(answer->matched == static_cast<std::uint64_t>(to - from + others), (side + window(from, to)).c_str());
                QCOMPARE(answer->rows.front().time, at(from));
                QCOMPARE(answer->rows.back().time, at(to - 1));
            }
        }
    }
    void aWorkspaceOfRowsIsAnsweredAsItWas()
    {
        const Scratch scratch;
        {
            auto steps = store::readsSchema();
            steps.resize(3); // as it was before segments
            const auto options = store::openOptions(sqlite::Access::Create, keys().reads, {});
            auto raw = std::move(store::openForWriting(scratch.path() / "reads.db", options, steps).value());
            auto imageOptions = store::openOptions(sqlite::Access::Create, keys().images, {});
            QVERIFY(store::openForWriting(scratch.path() / "images.db", imageOptions, store::imagesSchema()));
            QVERIFY(raw.execute(R"sql(
INSERT INTO sources (name, format, file_sha256, imported, account, total, accepted, first_read, last_read) VALUES ('old', 'test', '', 1, 'tester', 3, 3, 1, 3);
INSERT INTO cameras (code, name, mobile, lat, lon, heading, reads) VALUES ('CAM-1', 'Lake', 0, 341478000, -1181445000, '', 2), ('CAR', '', 1, NULL, NULL, '', 1);
INSERT INTO words VALUES (1, 'FORD');
INSERT INTO plates VALUES (1, 'QQ1', 'US-CA', 0), (2, 'QQ2', '', 0);
INSERT INTO histories VALUES
  (1, 1767427200000000, 1, 1, 1, 341478000, -1181445000, 874, 1, 0, 0, 0, 0, 2),
  (1, 1767427201000000, 2, 2, 1, 341500000, -1181500000, NULL, 0, 0, 0, 0, 0, 4),
  (2, 1767427202000000, 1, 3, 1, NULL, NULL, 0, 0, 0, 0, 0, 0, 1);
INSERT INTO details VALUES
  (1, 1, 1767427200000000, 1, 'qq-1', 'ext', x'8403FFFF', NULL, x'FDFFFFFF040000006400000032000000'),
  (2, 1, 1767427201000000, 2, 'QQ1', NULL, NULL, NULL, NULL),
  (3, 2, 1767427202000000, 1, 'QQ2', NULL, NULL, zeroblob(32), NULL);
INSERT INTO runner_up_texts VALUES (1, 'QQ7');
INSERT INTO runner_ups VALUES (1, 0, 1, 500);
UPDATE state SET next_read = 4, reads = 3, first_time = 1767427200000000, last_time = 1767427202000000;
)sql"));
        }
        QCOMPARE(scratch.open({.access = store::StoreOptions::Access::ReadOnly}).error().code, base::Errc::Unsupported);
        const auto reads = scratch.reopen();
        const auto all = ask(*reads, "time:all");
        QVERIFY(rowsOf(*all) == (std::vector<std::pair<std::string, std::int64_t>>{{"QQ1", at(0).micros}, {"QQ1", at(1).micros}, {"QQ2", at(2).micros}}));
        QVERIFY(all->rows[0].hasPlace && all->rows[1].hasPlace && !all->rows[2].hasPlace && all->rows[1].mobile && !all->rows[0].mobile);
        QCOMPARE(all->rows[1].place, (base::LatLon{{341'500'000}, {-1'181'500'000}}));
        QCOMPARE(all->words.at(all->rows[0].make), std::string("FORD"));
        QVERIFY(all->rows[0].hasConfidence && all->rows[0].confidence.value == 874 && !all->rows[1].hasConfidence && all->rows[2].hasConfidence);
        const auto details = *reads->details(questionReceipt(), std::array{all->rows[0].id, all->rows[1].id});
        const auto& first = details.at(0).row;
        QVERIFY(first.plateRaw == "qq-1" && first.externalId == "ext" && first.plate.jurisdiction.code == "US-CA");
        QVERIFY(first.characterConfidence == (std::vector<std::optional<base::PerMille>>{base::PerMille{900}, std::nullopt}));
        QVERIFY(first.plateBox == (domain::PixelBox{-3, 4, 100, 50}));
        QCOMPARE(first.candidates.at(0).text, std::string("QQ7"));
        QVERIFY(details.at(1).row.plateRaw == "QQ1" && details.at(1).row.externalId.empty());
        QCOMPARE(ask(*reads, "plate:QQ7 +candidates time:all")->matched, 1u);
        QCOMPARE(import(*reads, "new", {row("QQ2", 2), row("QQ2", 3)})->totals.duplicates, 1u);
        auto raw = sqlite::Connection::open(scratch.path() / "reads.db", {.access = sqlite::Access::ReadOnly, .key = keys().reads, .pageSize = store::kPageSize});
        QCOMPARE(*raw->integer("SELECT count(*) FROM sqlite_schema WHERE name IN ('histories', 'passages', 'details', 'cells', 'camera_times')"), 0);
        QCOMPARE(*raw->integer("SELECT count(*) FROM read_images WHERE read = 3"), 1);
    }
};
PLATEGLASS_TEST(TestSegments)
#include "tst_segments.moc"
