// What an import keeps, counts and refuses; what comes back when it is taken back.
#include "sqlite/connection.h"
#include "store_fixture.h"
#include "support/test_main.h"

#include <QTest>

#include <sqlite3.h>

#include <limits>

using namespace plateglass;
using namespace plateglass::test;
using base::Errc;
using domain::ImportTotals;
using store::StoreOptions;

namespace {

const std::string kShaA(64, 'a'), kShaB(64, 'b'), kShaC(64, 'c');

domain::ReadRow withImage(domain::ReadRow read, const std::string& sha256)
{
    read.image = domain::ImageState::Stored;
    read.imageSha256 = sha256;
    return read;
}

/// All pages of a database as they are after decryption, free ones included.
std::string pagesOf(const std::filesystem::path& file, const sqlite::Key& key)
{
    auto connection = sqlite::Connection::open(file, {.access = sqlite::Access::ReadOnly, .key = key, .pageSize = 16384});
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(connection->handle(), "main", &size, 0);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    return out;
}

} // namespace

class TestImport : public QObject {
    Q_OBJECT
private slots:
    void totalsAddUp()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        auto first = row("QQ1", 0), second = row("QQ2", 0);
        second.place.reset();
        MemoryStream stream({first, second, first, row("QQ1", 1)});
        stream.rejected = {{7, "time.impossible", "a;b"}, {9, "latitude.range", "c;d"}};
        const auto source = import(*reads, "one", stream);
        QVERIFY(source.has_value());
        QCOMPARE(source->totals, (ImportTotals{.total = 6, .accepted = 3, .duplicates = 1, .rejected = 2, .withoutCoordinates = 1}));
        QCOMPARE(source->imported, scratch.clock.now());
        const auto listed = reads->sources();
        QCOMPARE(listed->size(), 1u);
        QCOMPARE(listed->front().totals, source->totals);
        QCOMPARE(listed->front().account, std::string("tester"));
        const auto rejected = reads->rejectedRows(questionReceipt(), source->id, 1);
        QCOMPARE(rejected->size(), 1u);
        QCOMPARE(rejected->front().line, 7u);
        QCOMPARE(rejected->front().text, std::string("a;b"));
        QCOMPARE(reads->rejectedRows(questionReceipt(), source->id, 100)->size(), 2u);
        QCOMPARE(reads->extent()->reads, 3u);
    }
    void duplicateIsSamePlateTimeAndCamera()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        auto state = row("QQ1", 0), pseudonym = row("QQ1", 0);
        state.plate.jurisdiction = {"US-CA"};
        pseudonym.plate.kind = domain::PlateKind::Pseudonym;
        auto elsewhere = row("QQ1", 0);
        elsewhere.place = base::LatLon{{1}, {1}};
        elsewhere.make = "FORD";
        const auto source =
            import(*reads, "one", {row("QQ1", 0), state, pseudonym, row("QQ1", 1), row("QQ1", 0, "CAM-2"), row("QQ2", 0), elsewhere});
        QCOMPARE(source->totals.accepted, 6u);
        QCOMPARE(source->totals.duplicates, 1u); // elsewhere: place and make do not make another read
        const auto kept = ask(*reads, "make:ford time:all");
        QCOMPARE(kept->matched, 0u); // the first row of the file stands
    }
    void importingTheSameTwiceAddsNothing()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        const std::vector<domain::ReadRow> rows{row("QQ1", 0), row("QQ2", 0), row("QQ3", 5)};
        QCOMPARE(import(*reads, "one", rows)->totals.accepted, 3u);
        const auto again = import(*reads, "two", rows);
        QCOMPARE(again->totals, (ImportTotals{.total = 3, .accepted = 0, .duplicates = 3}));
        QCOMPARE(reads->extent()->reads, 3u);
        QCOMPARE(ask(*reads, "source:two time:all")->matched, 0u);
        QVERIFY(reads->removeSource(maintenanceReceipt(), "two"));
        QCOMPARE(ask(*reads, "time:all")->matched, 3u);
    }
    void emptyFileIsASourceToo()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QCOMPARE(import(*reads, "one", {})->totals, ImportTotals{});
        QCOMPARE(reads->sources()->size(), 1u);
        QVERIFY(!reads->extent()->span);
        QCOMPARE(ask(*reads, "time:all")->rows.size(), 0u);
    }
    void sourceNamesAreUnique()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QVERIFY(import(*reads, "one", {row("QQ1", 0)}));
        QCOMPARE(import(*reads, "one", {row("QQ2", 0)}).error().code, Errc::AlreadyExists);
        QCOMPARE(import(*reads, "", {row("QQ2", 0)}).error().code, Errc::InvalidArgument);
        QCOMPARE(reads->extent()->reads, 1u);
    }
    void dryRunCountsAndKeepsNothing()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QVERIFY(import(*reads, "one", {row("QQ1", 0)}));
        const auto snapshot = *reads->snapshot();
        MemoryStream stream({row("QQ1", 0), withImage(row("QQ2", 0, "CAM-9"), kShaA)});
        stream.images = {{kShaA, {1, 2, 3}}};
        const auto counted = import(*reads, "two", stream, true);
        QCOMPARE(counted->totals, (ImportTotals{.total = 2, .accepted = 1, .duplicates = 1}));
        QCOMPARE(*reads->snapshot(), snapshot);
        QCOMPARE(reads->sources()->size(), 1u);
        QCOMPARE(reads->cameras()->size(), 1u);
        QCOMPARE(reads->image(questionReceipt(), kShaA).error().code, Errc::NotFound);
        QCOMPARE(ask(*reads, "plate:QQ2 time:all")->matched, 0u);
    }
    void failingStreamLeavesNothing()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        MemoryStream stream(std::vector<domain::ReadRow>(50, row("QQ1", 0)), 10);
        stream.images = {{kShaA, {1}}};
        int batches = 0;
        stream.onBatch = [&]() -> base::Result<void> {
            if (++batches == 4) return base::fail(Errc::Malformed);
            return {};
        };
        QCOMPARE(import(*reads, "one", stream).error().code, Errc::Malformed);
        QVERIFY(reads->sources()->empty());
        QCOMPARE(reads->extent()->reads, 0u);
        QCOMPARE(reads->image(questionReceipt(), kShaA).error().code, Errc::NotFound);
    }
    void cancelledImportLeavesNothing()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        std::vector<domain::ReadRow> rows;
        for (int i = 0; i < 100; ++i) rows.push_back(row("QQ1", i));
        MemoryStream stream(rows, 10);
        std::stop_source stop;
        int batches = 0;
        stream.onBatch = [&]() -> base::Result<void> {
            if (++batches == 3) stop.request_stop();
            return {};
        };
        const auto source = reads->importReads(maintenanceReceipt(), {.name = "one"}, stream, stop.get_token());
        QCOMPARE(source.error().code, Errc::Cancelled);
        QVERIFY(reads->sources()->empty());
        QCOMPARE(reads->extent()->reads, 0u);
    }
    void placeOffEarthIsRefusedWhole()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        auto bad = row("QQ1", 0);
        bad.place = base::LatLon{{900'000'001}, {0}};
        QCOMPARE(import(*reads, "one", {row("QQ2", 0), bad}).error().code, Errc::InvalidArgument);
        QCOMPARE(reads->extent()->reads, 0u);
    }
    void progressIsToldAsItGoes()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        MemoryStream stream({row("QQ1", 0), row("QQ2", 0)});
        store::ImportProgress progress;
        QVERIFY(reads->importReads(maintenanceReceipt(), {.name = "one"}, stream, {}, &progress));
        QCOMPARE(progress.rows.load(), 2u);
        QCOMPARE(progress.perMille.load(), 1000);
    }

    void everyColumnComesBack()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        auto full = withImage(row("QQ1", 0), kShaA);
        full.plate.jurisdiction = {"US-CA"};
        full.plateRaw = "qq-1";
        full.cameraName = "Lake and Colorado";
        full.confidence = base::PerMille{874};
        full.characterConfidence = {base::PerMille{900}, std::nullopt, base::PerMille{0}};
        full.candidates = {{"QO1", {500}}, {"Q01", {300}}, {"QO1", {100}}};
        full.direction = "NE";
        full.make = "FORD";
        full.model = "F150";
        full.colour = "blue";
        full.vehicleType = "truck";
        full.externalId = "ext-17";
        full.plateBox = {-3, 4, 100, 50};
        MemoryStream stream({full});
        stream.images = {{kShaA, {9, 8, 7}}};
        QVERIFY(import(*reads, "one", stream));
        const auto answer = ask(*reads, "time:all");
        const auto read = reads->details(questionReceipt(), std::vector{answer->rows.at(0).id})->at(0).row;
        QCOMPARE(read.plateRaw, full.plateRaw);
        QCOMPARE(read.cameraName, full.cameraName);
        QVERIFY(read.plate == full.plate && read.confidence == full.confidence && read.characterConfidence == full.characterConfidence);
        QCOMPARE(read.candidates.size(), 3u);
        QCOMPARE(read.candidates[1].text, std::string("Q01"));
        QCOMPARE(read.candidates[2].confidence.value, std::int16_t(100));
        QVERIFY(read.direction == "NE" && read.make == "FORD" && read.model == "F150" && read.colour == "blue"
                && read.vehicleType == "truck");
        QCOMPARE(read.externalId, full.externalId);
        QVERIFY(read.plateBox == full.plateBox);
        QVERIFY(read.image == domain::ImageState::Stored && read.imageSha256 == kShaA);
        QCOMPARE(*reads->image(questionReceipt(), kShaA), (base::Bytes{9, 8, 7}));
    }
    void fixedCameraTakesItsPlaceFromItsFirstReadThatHasOne()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        auto without = row("QQ9", 0), second = row("QQ1", 1), third = row("QQ2", 2), car = row("QQ3", 3, "CAR");
        without.place.reset();
        second.place = base::LatLon{{340'000'000}, {-1'180'000'000}};
        third.place = base::LatLon{{350'000'000}, {-1'190'000'000}};
        third.cameraName = "named later";
        car.mobileCamera = true;
        QVERIFY(import(*reads, "one", {without, second, third, car}));
        const auto cameras = *reads->cameras();
        QCOMPARE(cameras.size(), 2u);
        QVERIFY(cameras[0].kind == domain::CameraKind::Fixed && cameras[0].place == second.place);
        QCOMPARE(cameras[0].name, std::string("named later"));
        QVERIFY(cameras[1].kind == domain::CameraKind::Mobile && !cameras[1].place);
        QCOMPARE(ask(*reads, "plate:QQ2 time:all")->rows.at(0).place, *third.place); // the read keeps its own
    }
    void imageThatNobodyBroughtIsNone()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QVERIFY(import(*reads, "one", {withImage(row("QQ1", 0), kShaB)}));
        QCOMPARE(ask(*reads, "time:all")->rows.at(0).image, domain::ImageState::None);
    }
    void imagesOfDuplicatesAreNotKept()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QVERIFY(import(*reads, "one", {row("QQ1", 0)}));
        MemoryStream stream({withImage(row("QQ1", 0), kShaA), withImage(row("QQ2", 0), kShaB)});
        stream.images = {{kShaA, {1}}, {kShaB, {2}}, {kShaC, {3}}};
        QVERIFY(import(*reads, "two", stream));
        QCOMPARE(reads->image(questionReceipt(), kShaA).error().code, Errc::NotFound);
        QCOMPARE(reads->image(questionReceipt(), kShaC).error().code, Errc::NotFound);
        QVERIFY(reads->image(questionReceipt(), kShaB).has_value());
    }

    void removalTakesOnlyWhatNobodyElseUses()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        const auto import1 = [&](const std::string& name, std::vector<domain::ReadRow> rows, const std::string& sha) {
            MemoryStream stream(std::move(rows));
            stream.images = {{sha, base::Bytes(10, 1)}};
            stream.rejected = {{1, "x", name}};
            QVERIFY(import(*reads, name, stream));
        };
        auto kept = withImage(row("QQ1", 0), kShaA), shared = withImage(row("QQ1", 5), kShaA),
             gone = withImage(row("QQGONE", 6, "CAM-GONE"), kShaB);
        shared.make = kept.make = "FORD";
        gone.make = "GONE";
        import1("one", {kept}, kShaA);
        import1("two", {shared, gone}, kShaB);
        const auto snapshot = *reads->snapshot();
        const auto second = reads->sources()->at(1).id;
        const auto removed = reads->removeSource(maintenanceReceipt(), "two");
        QVERIFY(removed.has_value());
        QCOMPARE(removed->totals.accepted, 2u);
        QVERIFY(*reads->snapshot() > snapshot);
        QCOMPARE(ask(*reads, "time:all")->matched, 1u);
        QCOMPARE(ask(*reads, "make:ford time:all")->matched, 1u);
        QCOMPARE(ask(*reads, "has:GONE time:all")->matched, 0u);
        QCOMPARE(reads->cameras()->size(), 1u);
        QVERIFY(reads->rejectedRows(questionReceipt(), second, 10)->empty());
        QVERIFY(reads->image(questionReceipt(), kShaA).has_value());
        QCOMPARE(reads->image(questionReceipt(), kShaB).error().code, Errc::NotFound);
        QVERIFY(reads->extent()->span == (base::Interval{at(0), {at(0).micros + 1}}));
        QCOMPARE(reads->removeSource(maintenanceReceipt(), "two").error().code, Errc::NotFound);
    }
    void numbersOfReadsAreNeverUsedAgain()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QVERIFY(import(*reads, "one", {row("QQ1", 0)}));
        const auto first = ask(*reads, "time:all")->rows.at(0).id;
        QVERIFY(reads->removeSource(maintenanceReceipt(), "one"));
        QVERIFY(import(*reads, "two", {row("QQ1", 0)}));
        QVERIFY(ask(*reads, "time:all")->rows.at(0).id > first);
    }
    void plateOfALaterImportIsNotTakenForARemovedOne()
    {
        const Scratch scratch;
        const auto reads = scratch.create();
        QVERIFY(import(*reads, "one", {row("QQ1", 0)}));
        QCOMPARE(ask(*reads, "has:QQ time:all")->matched, 1u); // the dictionary is in memory from here on
        QVERIFY(reads->removeSource(maintenanceReceipt(), "one"));
        QVERIFY(import(*reads, "two", {row("QQ2", 0)}));
        QCOMPARE(ask(*reads, "has:QQ2 time:all")->matched, 1u);
        QCOMPARE(ask(*reads, "has:QQ1 time:all")->matched, 0u);
    }
    void removedTextIsInNoPage()
    {
        const Scratch scratch;
        auto reads = scratch.create();
        std::vector<domain::ReadRow> rows;
        for (int i = 0; i < 3000; ++i) {
            auto read = withImage(row("QQMARKED" + std::to_string(i), i, "QQMARKEDCAM"), kShaA);
            read.plateRaw = "qqmarked raw";
            read.make = "QQMARKED make";
            read.candidates = {{"QQMARKED" + std::to_string(i) + "X", {1}}};
            rows.push_back(read);
        }
        MemoryStream stream(rows);
        stream.rejected = {{1, "x", "QQMARKED row"}};
        stream.images = {{kShaA, base::Bytes(base::viewOf("QQMARKED image").begin(), base::viewOf("QQMARKED image").end())}};
        QVERIFY(import(*reads, "keep", {row("QQ1", 0)}));
        QVERIFY(import(*reads, "one", stream));
        const auto found = [&] {
            const auto contains = [](const std::string& pages) {
                return pages.find("QQMARKED") != std::string::npos || pages.find("qqmarked") != std::string::npos;
            };
            return std::pair(contains(pagesOf(scratch.path() / "reads.db", keys().reads)),
                             contains(pagesOf(scratch.path() / "images.db", keys().images)));
        };
        QVERIFY(found() == std::pair(true, true)); // the scan sees what is there
        QVERIFY(reads->removeSource(maintenanceReceipt(), "one"));
        QVERIFY(found() == std::pair(false, false));
        QCOMPARE(std::filesystem::file_size(scratch.path() / "reads.db-wal"), 0u);
        QCOMPARE(std::filesystem::file_size(scratch.path() / "images.db-wal"), 0u);
        QCOMPARE(ask(*reads, "time:all")->matched, 1u);
    }

    void overlaysAndFencesAreReplacedByName()
    {
        const Scratch scratch;
        auto reads = scratch.create();
        const domain::Polygon ring{{{{1}, {2}}, {{3'000'000}, {2}}, {{3'000'000}, {4'000'000}}},
                                   {{{{500'000}, {1}}, {{600'000}, {1}}, {{600'000}, {2}}}}};
        QVERIFY(reads->putOverlay({"roads", "{}"}) && reads->putOverlay({"roads", "{\"a\":1}"}) && reads->putOverlay({"lots", "{}"}));
        QVERIFY(reads->putFence({"school", domain::Circle{{{341'478'000}, {-1'181'445'000}}, {0.1 + 0.2}}}));
        QVERIFY(reads->putFence({"school", ring}));
        QVERIFY(reads->putFence({"way", domain::Corridor{{{{1}, {2}}, {{3}, {4}}}, {60}}}));
        reads.reset();
        reads = scratch.reopen();
        QCOMPARE(reads->overlays()->size(), 2u);
        QCOMPARE(reads->overlays()->at(1).geojson, std::string("{\"a\":1}"));
        QCOMPARE(reads->fences()->size(), 2u);
        QVERIFY(reads->fences()->at(0).area == domain::Area(ring));
        QCOMPARE(reads->putFence({"bad", domain::NamedArea{"other"}}).error().code, Errc::InvalidArgument);
        QCOMPARE(reads->putFence({"bad", domain::Circle{{}, {0}}}).error().code, Errc::InvalidArgument);
        QCOMPARE(reads->putFence({"bad", domain::Circle{{}, {std::numeric_limits<double>::infinity()}}}).error().code,
                 Errc::InvalidArgument);
    }
};
PLATEGLASS_TEST(TestImport)
#include "tst_import.moc"
