// Random questions about random reads: the store and the oracle must agree on every row, its order and its columns.
#include "domain/query_text.h"
#include "oracle.h"
#include "random_reads.h"
#include "store_fixture.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::test;

namespace {

constexpr int kReads = 4000, kQuestions = 1500;

std::string sideOf(const domain::Answer& answer)
{
    for (const char* side : {"cells", "plates", "cameras"})
        if (const auto at = answer.plan.find(side); at != std::string::npos && at < answer.plan.find(';')) return side;
    return "nothing";
}

/// The row's columns as the answer's lists give them, against the read as it was imported.
std::string differenceOf(const domain::Answer& answer, const domain::AnswerRow& row, const domain::Read& read)
{
    const auto word = [&](std::uint32_t i) { return answer.words.at(i); };
    if (answer.plates.at(row.plate).plate != read.row.plate) return "plate";
    if (answer.cameras.at(row.camera).code != read.row.cameraCode) return "camera";
    if (answer.cameras.at(row.camera).id != read.camera) return "camera number";
    if (answer.sources.at(row.source) != read.sourceName) return "source";
    if (word(row.make) != read.row.make || word(row.model) != read.row.model || word(row.colour) != read.row.colour)
        return "make, model or colour";
    if (word(row.vehicleType) != read.row.vehicleType || word(row.direction) != read.row.direction) return "type or direction";
    if (row.hasPlace != read.row.place.has_value() || (row.hasPlace && row.place != *read.row.place)) return "place";
    if (row.hasConfidence != read.row.confidence.has_value() || (row.hasConfidence && row.confidence != *read.row.confidence))
        return "confidence";
    if (row.mobile != read.row.mobileCamera || row.image != read.row.image) return "flags";
    return {};
}

/// Empty where the answer is the expected one.
std::string compare(const domain::Answer& answer, const Oracle::Expected& expected, std::uint64_t limit)
{
    if (answer.matched != expected.hits.size()) return std::format("{} matched, expected {}", answer.matched, expected.hits.size());
    if (answer.rows.size() != std::min<std::uint64_t>(limit, expected.hits.size())) return "number of rows";
    if (answer.cut != (expected.hits.size() > limit)) return "cut";
    if (answer.withoutCoordinates != expected.withoutCoordinates)
        return std::format("{} without coordinates, expected {}", answer.withoutCoordinates, expected.withoutCoordinates);
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const auto& row = answer.rows[i];
        const auto& hit = expected.hits[i];
        if (row.id.value != hit.id || row.time.micros != hit.time)
            return std::format("row {}: read {}, expected {}", i, row.id.value, hit.id);
        if (answer.plates.at(row.plate).tier != hit.tier) return std::format("row {}: tier", i);
        if (const auto difference = differenceOf(answer, row, *hit.read); !difference.empty())
            return std::format("row {}: {}", i, difference);
    }
    return {};
}

} // namespace

class TestSearchOracle : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_store = m_scratch.create();
        Random random(7);
        for (const char* source : {"One", "two"}) {
            std::vector<domain::ReadRow> rows;
            for (int i = 0; i < kReads / 2; ++i) rows.push_back(randomRow(random));
            std::uint64_t accepted = 0;
            for (const auto& r : rows) accepted += m_oracle.add(r, source) ? 1 : 0;
            const auto imported = import(*m_store, source, rows);
            QVERIFY(imported.has_value());
            QCOMPARE(imported->totals.accepted, accepted);
        }
        m_frame.zone = base::TimeZone::named("America/Los_Angeles").value();
    }

    void everyRandomQuestionIsAnsweredRight()
    {
        Random random(11);
        std::map<std::string, int> sides;
        std::uint64_t rows = 0;
        int empty = 0;
        for (int i = 0; i < kQuestions; ++i) {
            const auto text = randomQuery(random);
            auto frame = m_frame;
            if (random.chance(20)) frame.rowLimit = static_cast<std::uint64_t>(random.below(20));
            if (random.chance(10)) frame.visible.notBefore = base::UtcTime{kEra + random.below(kMinutes) * 60'000'000LL};
            const auto query = queryOf(text);
            const auto answer = m_store->search(questionReceipt(), query, frame, {});
            QVERIFY2(answer.has_value(), (text + (answer ? "" : ": " + answer.error().detail)).c_str());
            const auto difference = compare(*answer, m_oracle.answer(query, frame), frame.rowLimit);
            QVERIFY2(difference.empty(), (text + "\n  " + difference + "\n  " + answer->plan).c_str());
            ++sides[sideOf(*answer)];
            rows += answer->matched;
            empty += answer->matched == 0 ? 1 : 0;
        }
        // A run whose answers are all empty, or that never takes one of the sides, proves nothing.
        QVERIFY2(rows > 50'000, std::to_string(rows).c_str());
        QVERIFY2(empty < kQuestions * 3 / 4, std::to_string(empty).c_str());
        for (const char* side : {"cells", "plates", "cameras"}) QVERIFY2(sides[side] > 20, side);
    }

    void detailsAreTheRowsAsImported()
    {
        std::vector<base::ReadId> ids;
        for (const auto& read : m_oracle.reads) ids.push_back(read.id);
        std::ranges::reverse(ids);
        ids.insert(ids.begin() + 5, base::ReadId{1'000'000}); // gone, left out
        const auto details = m_store->details(questionReceipt(), ids);
        QCOMPARE(details->size(), m_oracle.reads.size());
        for (std::size_t i = 0; i < details->size(); ++i) {
            const auto& got = (*details)[i];
            const auto& want = m_oracle.reads[m_oracle.reads.size() - 1 - i];
            QCOMPARE(got.id, want.id);
            QCOMPARE(got.camera, want.camera);
            QCOMPARE(got.sourceName, want.sourceName);
            QVERIFY(got.row.plate == want.row.plate && got.row.plateRaw == want.row.plateRaw && got.row.time == want.row.time);
            QVERIFY(got.row.place == want.row.place && got.row.confidence == want.row.confidence
                    && got.row.mobileCamera == want.row.mobileCamera);
            QVERIFY(got.row.make == want.row.make && got.row.model == want.row.model && got.row.colour == want.row.colour);
            QVERIFY(got.row.vehicleType == want.row.vehicleType && got.row.direction == want.row.direction
                    && got.row.image == want.row.image);
            QCOMPARE(got.row.candidates.size(), want.row.candidates.size());
            for (std::size_t c = 0; c < got.row.candidates.size(); ++c)
                QVERIFY(got.row.candidates[c].text == want.row.candidates[c].text
                        && got.row.candidates[c].confidence == want.row.candidates[c].confidence);
        }
    }

    void takingASourceBackLeavesTheOther()
    {
        const auto removed = m_store->removeSource(maintenanceReceipt(), "two");
        QVERIFY(removed.has_value());
        std::erase_if(m_oracle.reads, [](const domain::Read& read) { return read.sourceName == "two"; });
        QCOMPARE(m_store->extent()->reads, m_oracle.reads.size());
        Random random(13);
        for (int i = 0; i < kQuestions / 5; ++i) {
            const auto text = randomQuery(random);
            const auto query = queryOf(text);
            const auto answer = m_store->search(questionReceipt(), query, m_frame, {});
            QVERIFY2(answer.has_value(), text.c_str());
            const auto difference = compare(*answer, m_oracle.answer(query, m_frame), m_frame.rowLimit);
            QVERIFY2(difference.empty(), (text + "\n  " + difference + "\n  " + answer->plan).c_str());
        }
    }

private:
    Scratch m_scratch;
    std::unique_ptr<store::ReadStore> m_store;
    Oracle m_oracle;
    store::SearchFrame m_frame;
};
PLATEGLASS_TEST(TestSearchOracle)
#include "tst_search_oracle.moc"
