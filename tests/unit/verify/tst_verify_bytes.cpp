// Every bit of a small export flipped in turn, and every file cut at every length: the verifier says no each time.
//
// Not covered, and why: README is a page for people that nothing signs; it says itself where the key must come from.
// Whole files that may be absent by design (a kept checkpoint, a policy, disclosures) may also be removed unnoticed.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::test;
namespace fs = std::filesystem;

namespace {

const std::string kPolicy = R"({"profile":"training"})";

/// An export of the real log with something of everything: pairs, disclosures, a policy, kept checkpoints.
struct Export : LogFixture {
    fs::path folder = path("log");
    std::vector<fs::path> covered;
    Export()
    {
        const auto log = create();
        (void)log->append(singleDraft());
        (void)log->checkpoint();
        auto intent = intentDraft();
        intent.fields.emplace("pol", base::toBase64Url(audit::sha256(base::viewOf(kPolicy))));
        (void)log->append(std::move(intent));
        (void)log->append(resultDraft(1));
        (void)log->exportTo(folder, {.disclose = audit::ExportOptions::Disclose::AllButRedacted, .policies = {kPolicy}});
        for (const auto& file : fs::recursive_directory_iterator(folder))
            if (file.is_regular_file() && file.path().filename() != "README") covered.push_back(file.path());
    }
};

bool verifies(const fs::path& folder)
{
    const auto verification = verify::verifyLog(optionsFor(folder));
    return verification && verification->report.exitStatus(verification->key) == 0;
}

} // namespace

class TestVerifyBytes : public QObject {
    Q_OBJECT
private slots:
    void everyFlippedBitIsFound()
    {
        const Export exported;
        QCOMPARE(exported.covered.size(), std::size_t(8));
        QVERIFY(verifies(exported.folder));
        std::size_t flips = 0;
        for (const auto& file : exported.covered) {
            const auto whole = contentOf(file);
            for (std::size_t i = 0; i < whole.size(); ++i)
                for (int bit = 0; bit < 8; ++bit, ++flips) {
                    auto flipped = whole;
                    flipped[i] = static_cast<char>(flipped[i] ^ (1 << bit));
                    put(file, flipped);
                    QVERIFY2(!verifies(exported.folder), (file.string() + " byte " + std::to_string(i) + " bit " + std::to_string(bit)).c_str());
                }
            put(file, whole);
        }
        QVERIFY(verifies(exported.folder));
        qInfo("%zu flips in %zu files, all found", flips, exported.covered.size());
    }
    void everyCutFileIsFound()
    {
        const Export exported;
        for (const auto& file : exported.covered) {
            const auto whole = contentOf(file);
            for (std::size_t size = 0; size < whole.size(); ++size) {
                put(file, whole.substr(0, size));
                // Disclosures are a chosen subset: without its last lines the file is a smaller choice.
                const bool choice = file.filename() == "disclosures.jsonl" && (size == 0 || whole[size - 1] == '\n');
                QVERIFY2(verifies(exported.folder) == choice, (file.string() + " cut at " + std::to_string(size)).c_str());
            }
            put(file, whole);
        }
    }
    void everyCutRecordIsFound()
    {
        // The bundle made anew around the cut record, so that its form is right.
        const Export exported;
        const auto bundle = exported.folder / audit::entriesPath(0, 3);
        const auto records = *audit::unpackEntries(base::viewOf(contentOf(bundle)), 3);
        for (std::size_t i = 0; i < records.size(); ++i)
            for (std::size_t size = 0; size < records[i].size(); ++size) {
                auto cut = records;
                cut[i].resize(size);
                put(bundle, base::textOf(audit::packEntries(cut)));
                const auto said = answer(optionsFor(exported.folder));
                QVERIFY(said.contains("records: record " + std::to_string(i) + " does not match its hash in the tree"));
                QVERIFY(said.contains("root: record " + std::to_string(i) + " is not the one that was signed"));
            }
    }
};
PLATEGLASS_TEST(TestVerifyBytes)
#include "tst_verify_bytes.moc"
