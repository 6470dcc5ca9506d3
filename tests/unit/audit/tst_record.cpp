// From drafts to canonical bytes, and personal values behind salted digests.
#include "audit/record.h"
#include "audit/tiles.h"
#include "base/time_text.h"
#include "support/test_main.h"
#include "test_vector.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;
using base::Errc;

namespace {

const Source kSource{.host = "ws07", .app = "wkst", .version = "1.0.0"};
const std::string kPolicy = "4fGCu2a3wcqMs5b9by-jtdfwPoJKsTJb1AqE9vtjtko";

RecordStamp stamp(std::uint64_t seq, std::string_view time) { return {seq, *base::fromRfc3339(time), {}}; }

json::Object actor() { return {{"org", "PD-EX"}, {"role", "analyst"}, {"sess", "s-88f2"}, {"uid", "u1041"}}; }

RecordDraft vectorDraft(std::size_t record)
{
    switch (record) {
    case 0:
        return {.type = "search.refused", .out = "refused", .code = "purpose.missing",
                .fields = {{"actor", actor()}, {"pol", kPolicy}, {"q", json::Object{{"kind", "plate"}}}},
                .disclosed = {{"q", "plate", "7ABC123"}}};
    case 1:
        return {.type = "search.intent",
                .fields = {{"actor", actor()}, {"pol", kPolicy},
                           {"purp", json::Object{{"code", "CRIM-AUTO"}, {"offence", "VC10851"}}},
                           {"q", json::Object{{"from", "2026-11-09T00:00:00.000Z"}, {"kind", "plate"}, {"to", "2026-11-23T16:25:19.000Z"}}}},
                .disclosed = {{"q", "plate", "7ABC123"}, {"purp", "case", "26-004411"}, {"purp", "text", "stolen vehicle follow-up"}}};
    default:
        return {.type = "search.result",
                .fields = {{"actor", actor()}, {"dur", 251}, {"pol", kPolicy}, {"rel", 1},
                           {"r", json::Object{{"ids", "gNUELk9sKuic0acklCUbt1f07AO5JGKY-g4pDgChXcU"}, {"n", 4}, {"oldest", "2026-11-12T08:01:44.000Z"}}}}};
    }
}

/// Salts are random: puts the vector's digests where ours stand, which must be as many and in the same places.
void takeDigestsFrom(json::Value& ours, const json::Value& theirs)
{
    if (!ours.object() || !theirs.object()) return;
    for (auto& [key, value] : *ours.object()) {
        const auto* other = theirs.find(key);
        if (!other) continue;
        if (key == "_sd" && value.array()->size() == other->array()->size()) value = *other;
        else takeDigestsFrom(value, *other);
    }
}

const RecordStamp kStamp{7, {0}, {}};

} // namespace

class TestRecord : public QObject {
    Q_OBJECT
private slots:
    void R91_vectorRecordsComeOutAlike()
    {
        const char* times[] = {"2026-11-23T16:25:01.120Z", "2026-11-23T16:25:19.480Z", "2026-11-23T16:25:19.731Z"};
        for (std::size_t i = 0; i < test::kRecords.size(); ++i) {
            const auto record = encodeRecord(vectorDraft(i), kSource, stamp(i, times[i]));
            QVERIFY(record);
            auto ours = *json::parse(record->bytes);
            takeDigestsFrom(ours, *json::parse(test::kRecords[i]));
            QCOMPARE(json::write(ours), test::kRecords[i]);
            QCOMPARE(record->bytes.size(), test::kRecords[i].size());
        }
        QCOMPARE(encodeRecord(vectorDraft(2), kSource, stamp(2, times[2]))->bytes, test::kRecords[2]);
    }
    void vectorDisclosuresAreReadAndDigestedAlike()
    {
        for (const auto& known : test::kDisclosures) {
            const auto disclosure = Disclosure::parse(known.text);
            QVERIFY(disclosure);
            QCOMPARE(disclosure->name, std::string(known.name));
            QCOMPARE(disclosure->text(), std::string(known.text));
            QCOMPARE(disclosureDigest(known.text), std::string(known.digest));
            QVERIFY(test::kRecords[known.record].contains(known.digest));
        }
    }
    void disclosuresMatchTheirDigests()
    {
        const auto record = encodeRecord(vectorDraft(1), kSource, kStamp);
        QVERIFY(record);
        QCOMPARE(record->disclosures.size(), std::size_t(3));
        const auto value = *json::parse(record->bytes);
        for (const auto& disclosure : record->disclosures) {
            QCOMPARE(disclosure.seq, kStamp.seq);
            const auto& digests = *value.find(disclosure.path)->find("_sd")->array();
            QCOMPARE(std::ranges::count(digests, json::Value(disclosureDigest(disclosure.text))), std::ptrdiff_t(1));
            QVERIFY(std::ranges::is_sorted(digests, {}, [](const auto& digest) { return *digest.string(); }));
        }
        QVERIFY(!record->bytes.contains("7ABC123"));
        QVERIFY(!record->bytes.contains("26-004411"));
    }
    void saltsAreNeverTheSame()
    {
        const auto one = encodeRecord(vectorDraft(0), kSource, kStamp), two = encodeRecord(vectorDraft(0), kSource, kStamp);
        QVERIFY(one->disclosures[0].text != two->disclosures[0].text);
        QCOMPARE(Disclosure::parse(one->disclosures[0].text)->salt.size(), std::size_t(22));
    }
    void deepPathsAndTheRecordItselfTakeDigests()
    {
        const RecordDraft draft{.type = "x", .disclosed = {{"", "name", "n"}, {"q.area", "ring", json::Array{1, 2}}}};
        const auto record = encodeRecord(draft, {}, kStamp);
        QVERIFY(record);
        const auto value = *json::parse(record->bytes);
        QCOMPARE(value.find("_sd")->array()->size(), std::size_t(1));
        QCOMPARE(value.find("q")->find("area")->find("_sd")->array()->size(), std::size_t(1));
        QCOMPARE(Disclosure::parse(record->disclosures[1].text)->value, json::Value(json::Array{1, 2}));
    }
    void R8_sourceSaysWhoWritesAndWhen()
    {
        const Source source{"h", "a", "1", "b", "w"};
        const auto record = encodeRecord({.type = "x"}, source, {7, {1'500'000}, std::chrono::milliseconds(42)});
        QCOMPARE(record->bytes, std::string(R"({"out":"ok","seq":7,"src":{"app":"a","boot":"w","build":"b","host":"h","mono":42,"ver":"1"},"t":"1970-01-01T00:00:01.500Z","type":"x","v":1})"));
    }
    void badDraftsAreRefused_data()
    {
        QTest::addColumn<int>("which");
        const char* names[] = {"no type", "no outcome", "sets seq", "sets src", "sets _sd", "sets _sd inside", "null", "float", "control character",
                               "not UTF-8", "large integer", "key not ASCII", "disclosed float", "disclosed not UTF-8", "disclosed twice",
                               "disclosed and plain", "disclosed in a text", "disclosed in src", "disclosed without name", "nested too deep"};
        for (int i = 0; i < int(std::size(names)); ++i) QTest::newRow(names[i]) << i;
    }
    void badDraftsAreRefused()
    {
        QFETCH(int, which);
        const json::Object q{{"kind", "plate"}};
        json::Value deep(1);
        for (int i = 0; i < 100; ++i) deep = json::Array{deep};
        const RecordDraft drafts[] = {
            {.type = ""}, {.type = "x", .out = ""}, {.type = "x", .fields = {{"seq", 1}}}, {.type = "x", .fields = {{"src", q}}},
            {.type = "x", .fields = {{"_sd", json::Array{}}}}, {.type = "x", .fields = {{"q", json::Object{{"_sd", 1}}}}},
            {.type = "x", .fields = {{"q", nullptr}}}, {.type = "x", .fields = {{"q", 1.5}}}, {.type = "x", .fields = {{"q", "a\nb"}}},
            {.type = "x", .fields = {{"q", "\xff"}}}, {.type = "x", .fields = {{"q", std::int64_t(1) << 53}}}, {.type = "x", .fields = {{"é", 1}}},
            {.type = "x", .disclosed = {{"q", "plate", 1.5}}}, {.type = "x", .disclosed = {{"q", "plate", "\xff"}}},
            {.type = "x", .disclosed = {{"q", "plate", "a"}, {"q", "plate", "b"}}},
            {.type = "x", .fields = {{"q", q}}, .disclosed = {{"q", "kind", "a"}}},
            {.type = "x", .fields = {{"q", q}}, .disclosed = {{"q.kind", "plate", "a"}}}, {.type = "x", .disclosed = {{"src", "host", "a"}}},
            {.type = "x", .disclosed = {{"q", "", "a"}}}, {.type = "x", .fields = {{"q", deep}}},
        };
        const auto record = encodeRecord(drafts[which], kSource, kStamp);
        QVERIFY(!record);
        QCOMPARE(record.error().code, Errc::InvalidArgument);
    }
    void largeTextsAndListsAreKeptBeside()
    {
        json::Array list(20'000, json::Value(7));
        const RecordDraft draft{.type = "x",
                                .fields = {{"q", json::Object{{"canonical", std::string(60'000, 'a')}, {"kind", "area"}, {"list", list}}}, {"note", std::string(1000, 'n')}}};
        const auto record = encodeRecord(draft, kSource, kStamp);
        QVERIFY(record);
        QVERIFY(record->bytes.size() <= kMaxRecordBytes);
        QCOMPARE(record->disclosures.size(), std::size_t(1)); // the longest alone was enough
        const auto disclosure = *Disclosure::parse(record->disclosures[0].text);
        QCOMPARE(disclosure.name, std::string("canonical"));
        QCOMPARE(*disclosure.value.string(), std::string(60'000, 'a'));
        QCOMPARE(record->disclosures[0].path, std::string("q"));
        QVERIFY(record->bytes.contains(disclosureDigest(record->disclosures[0].text)));
        QCOMPARE(json::parse(record->bytes)->find("q")->stringOr("kind", ""), std::string("area"));
    }
    void R90_recordsAroundTheLimitFit()
    {
        const auto sizeWith = [](std::size_t text) {
            const auto record = encodeRecord({.type = "x", .fields = {{"text", std::string(text, 'a')}}}, {}, kStamp);
            return record ? record->bytes.size() : 0;
        };
        const auto overhead = sizeWith(1) - 1;
        QCOMPARE(sizeWith(kMaxRecordBytes - overhead), kMaxRecordBytes);
        QVERIFY(sizeWith(kMaxRecordBytes - overhead + 1) < 300);
        // Many middling values, each just past the limit together.
        json::Object many;
        for (int i = 0; i < 500; ++i) many.emplace("k" + std::to_string(i), std::string(140, 'b'));
        const auto record = encodeRecord({.type = "x", .fields = {{"q", many}}}, {}, kStamp);
        QVERIFY(record);
        QVERIFY(record->bytes.size() <= kMaxRecordBytes && record->bytes.size() > kMaxRecordBytes - 2000);
    }
    void whatCannotBeMadeSmallIsRefused()
    {
        json::Object many;
        for (int i = 0; i < 20'000; ++i) many.emplace("k" + std::to_string(i), i);
        QCOMPARE(encodeRecord({.type = "x", .fields = {{"q", many}}}, {}, kStamp).error().code, Errc::LimitExceeded);
    }
    void damagedDisclosuresAreRefused()
    {
        QVERIFY(!Disclosure::parse(""));
        QVERIFY(!Disclosure::parse("WyIzSkRQ"));
        for (const char* text : {"[\"salt\",\"name\"]", "[1,\"name\",2]", "[\"salt\",2,2]", "{\"a\":1}", "[\"salt\", \"name\", 2]", "[\"salt\",\"name\",2,3]"})
            QVERIFY2(!Disclosure::parse(base::toBase64Url(base::viewOf(text))), text);
    }
    void stemsPairIntentsWithOutcomes()
    {
        QCOMPARE(intentStem("search.intent"), std::string_view("search"));
        QCOMPARE(intentStem("analysis.common.intent"), std::string_view("analysis.common"));
        QCOMPARE(intentStem("search.result"), std::string_view());
        for (const char* type : {"search.result", "search.refused", "search.cancelled", "search.error", "search.unknown"})
            QCOMPARE(outcomeStem(type), std::string_view("search"));
        QCOMPARE(outcomeStem("search.intent"), std::string_view());
        QCOMPARE(outcomeStem("login.ok"), std::string_view());
    }
};
PLATEGLASS_TEST(TestRecord)
#include "tst_record.moc"
