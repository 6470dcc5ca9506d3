// The verifier on whole logs: sound ones pass, and each way to change, cut, set back or rewrite one is found and placed.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::test;
using Access = audit::LogOptions::Access;

namespace {

/// The known log as a directory, made of the known bytes only.
void putVector(const std::filesystem::path& folder)
{
    putTree(folder, kRecords);
    put(folder / "checkpoint", witnessedCheckpoint());
    put(folder / "checkpoints" / "3", signedCheckpoint());
    put(folder / "vkey", std::string(kLogKey) + "\n");
    std::string lines;
    for (const auto& known : kDisclosures)
        lines += json::write(json::Object{{"disclosure", known.text}, {"path", known.path}, {"seq", known.record}}) + "\n";
    put(folder / "disclosures.jsonl", lines);
}

/// A directory of 600 records signed at 100, 256, 400 and the end.
struct Folder : LogFixture {
    std::filesystem::path log = path("log");
    std::vector<std::string> records = plainRecords(600);
    Folder() { putLog(log, records, {100, 256, 400}); }
};

} // namespace

class TestVerifyLog : public QObject {
    Q_OBJECT
private slots:
    void vectorVerifiesWithWitnessAndDisclosures()
    {
        const LogFixture fixture;
        putVector(fixture.path("log"));
        auto options = optionsFor(fixture.path("log"));
        options.witnesses = {std::string(kWitnessKey)};
        QCOMPARE(answer(options), std::string("verified"));
        QVERIFY(line(options, "disclosures").starts_with("4 match"));
        QCOMPARE(line(options, "witness"), std::string("auditor.example/witness1 signed the first 3 records at 2026-11-23T16:30:00Z; 0 came after"));
    }
    void exportsVerify_data()
    {
        QTest::addColumn<int>("records");
        for (const int n : {0, 1, 2, 255, 256, 257, 600}) QTest::addRow("%d records", n) << n;
    }
    void exportsVerify()
    {
        QFETCH(int, records);
        const LogFixture fixture;
        const auto log = fixture.create();
        for (int i = 0; i < records; ++i) QVERIFY(log->append(singleDraft()));
        QVERIFY(log->exportTo(fixture.path("log"), {}));
        QCOMPARE(answer(optionsFor(fixture.path("log"))), std::string("verified"));
    }
    void exportsOfAWorkingLogVerify()
    {
        LogFixture fixture;
        const std::string policy = R"({"profile":"training"})";
        const std::string digest = base::toBase64Url(audit::sha256(base::viewOf(policy)));
        {
            const auto log = fixture.create();
            for (int i = 0; i < 20; ++i) {
                auto intent = intentDraft();
                intent.fields.emplace("pol", digest);
                const auto seq = log->append(std::move(intent));
                QVERIFY(log->append(resultDraft(*seq)));
                if (i % 6 == 0) QVERIFY(log->checkpoint());
                fixture.clock.advance(std::chrono::seconds(3));
            }
            QVERIFY(log->append(intentDraft()));
            QVERIFY(log->append({.type = "search.intent", .fields = {{"q", json::Object{{"canonical", std::string(100'000, 'x')}}}}}));
        }
        fixture.clock.advance(-std::chrono::hours(5)); // another run may begin at an earlier wall time
        const auto log = std::move(*fixture.open(LogFixture::options(Access::Open, {}, "boot2")));
        QVERIFY(log->append(intentDraft()));
        QVERIFY(log->exportTo(fixture.path("log"), {.disclose = audit::ExportOptions::Disclose::AllButRedacted, .policies = {policy}}));
        const auto options = optionsFor(fixture.path("log"));
        QCOMPARE(answer(options), std::string("verified"));
        QVERIFY(line(options, "disclosures").starts_with("45 match")); // two an intent, and the large text
        QVERIFY(line(options, "pairs").starts_with("1 pending"));
        QCOMPARE(line(options, "policies"), std::string("1 here match their digests"));
    }
    void folderKeyIsNotIndependent()
    {
        const Folder folder;
        const auto verification = verify::verifyLog({.log = folder.log});
        QVERIFY(verification && verification->report.allHold());
        QCOMPARE(verification->report.exitStatus(verification->key), 1);
        QVERIFY(verification->report.text(verify::Format::Text, verification->key).ends_with("consistent, but the key was not given to you independently\n"));
    }
    void anotherKeyIsRefused()
    {
        const Folder folder;
        const auto other = *audit::SigningKey::fromSeed(std::string(kOrigin), audit::SigningKey::randomSeed());
        auto options = optionsFor(folder.log);
        options.vkeys = {other.verifier().text()};
        QVERIFY(answer(options).contains("checkpoint: it is damaged, of another log, or not signed by the key"));
        QVERIFY(answer(options).contains("vkey: the folder's copy of the key is another key"));
    }
    void R93_aLogThatChangedItsKeyVerifiesWithBoth()
    {
        const LogFixture fixture;
        auto next = [] { return *audit::SigningKey::fromSeed(std::string(kOrigin), audit::sha256(base::viewOf("the key after"))); };
        {
            const auto log = fixture.create();
            QVERIFY(log->append(singleDraft()) && log->checkpoint());
            QVERIFY(log->rotate(next(), {.type = "key.rotate"}));
            QVERIFY(log->append(singleDraft()));
            QVERIFY(log->exportTo(fixture.path("log"), {}));
        }
        auto options = optionsFor(fixture.path("log"));
        QVERIFY(answer(options) != "verified"); // the old key alone does not sign the end
        options.vkeys = {next().verifier().text()};
        QVERIFY(answer(options) != "verified"); // nor the new one the beginning
        options.vkeys.push_back(std::string(kLogKey));
        QCOMPARE(answer(options), std::string("verified"));
        QVERIFY(line(options, "keys").starts_with("1 changes of the key"));
        options.vkeys = {};
        QVERIFY(answer(options) == "verified"); // and the folder's own copy holds both

        // The old key, stolen, goes on signing: the whole log made again after the change.
        std::vector<std::string> records;
        for (const auto& record : recordsOf(*std::move(*audit::AuditLog::open(fixture.file(), next(), fixture.clock, fixture.options(Access::Open))))) records.push_back(record.bytes);
        records.push_back(rawRecord(records.size(), "login.ok"));
        std::filesystem::remove_all(fixture.path("log"));
        putLog(fixture.path("log"), records); // signed by the old key
        put(fixture.path("log") / "vkey", next().verifier().text() + "\n" + std::string(kLogKey) + "\n");
        options.vkeys = {std::string(kLogKey), next().verifier().text()};
        QVERIFY2(answer(options).contains("keys: checkpoint is not signed by the key that was the log's at"), answer(options).c_str());
    }
    void R93_aChangeOfKeyNeedsBothSignatures()
    {
        const LogFixture fixture;
        const auto next = *audit::SigningKey::fromSeed(std::string(kOrigin), audit::sha256(base::viewOf("the key after")));
        const auto words = audit::rotationText(logKey().verifier(), next.verifier());
        const auto own = base::toBase64(next.sign(base::viewOf(words)));
        putLog(fixture.path("log"), {rawRecord(0, "login.ok"), rawRecord(1, "key.rotate", {{"key", json::Object{{"new", next.verifier().text()}, {"newSig", own},
                                                                                                     {"old", logKey().verifier().text()}, {"oldSig", own}}}})});
        QVERIFY2(answer(optionsFor(fixture.path("log"))).contains("keys: record 1 changes the key without the signatures of both"), answer(optionsFor(fixture.path("log"))).c_str());
    }
    void anAdoptedCopyVerifiesWithBothKeysAndSaysSo()
    {
        const LogFixture fixture;
        const auto copied = [] { return *audit::SigningKey::fromSeed("pd.example/alpr-audit/elsewhere", audit::sha256(base::viewOf("the key of the copy"))); };
        {
            const auto log = fixture.create();
            QVERIFY(log->append(singleDraft()));
            put(fixture.path("before"), *log->checkpoint());
            QVERIFY(log->copyTo(fixture.path("original.db"), {}));
            QVERIFY(log->adopt(copied(), {.type = "workspace.adopt"}));
            QVERIFY(log->append(singleDraft()));
            QVERIFY(log->exportTo(fixture.path("log"), {}));
        }
        auto options = optionsFor(fixture.path("log"));
        QVERIFY(answer(options) != "verified"); // the old key alone does not know the new name
        options.vkeys.push_back(copied().verifier().text());
        options.checkpoints = {fixture.path("before")};
        QCOMPARE(answer(options), std::string("verified")); // and it continues what the old one had signed
        QVERIFY2(line(options, "adopted").contains("elsewhere"), line(options, "adopted").c_str());

        // The log that the copy was taken from went on meanwhile: no state of it is one of the copy's.
        const auto original = audit::AuditLog::open(fixture.path("original.db"), logKey(), fixture.clock, fixture.options(Access::Open));
        QVERIFY(original && (*original)->append(singleDraft("login.fail")));
        put(fixture.path("after"), *(*original)->checkpoint());
        options.checkpoints = {fixture.path("after")};
        QVERIFY2(answer(options).contains("older-checkpoint"), answer(options).c_str());
    }
    void onlyAnAdoptionChangesTheName_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("a rotation") << "key.rotate";
        QTest::newRow("an adoption under the same name") << "workspace.adopt";
    }
    void onlyAnAdoptionChangesTheName()
    {
        QFETCH(QString, type);
        const LogFixture fixture;
        const bool sameName = type == QStringLiteral("workspace.adopt");
        const auto next = *audit::SigningKey::fromSeed(sameName ? std::string(kOrigin) : "pd.example/alpr-audit/elsewhere", audit::sha256(base::viewOf("the key after")));
        const auto words = audit::rotationText(logKey().verifier(), next.verifier());
        putLog(fixture.path("log"), {rawRecord(0, "login.ok"), rawRecord(1, type.toStdString(), {{"key", json::Object{{"new", next.verifier().text()}, {"newSig", base::toBase64(next.sign(base::viewOf(words)))},
                                                                        {"old", logKey().verifier().text()}, {"oldSig", base::toBase64(logKey().sign(base::viewOf(words)))}}}})});
        QVERIFY2(answer(optionsFor(fixture.path("log"))).contains("keys: record 1 changes the name of the log"), answer(optionsFor(fixture.path("log"))).c_str());
    }
    void aKeyOfAnotherLogIsNotTaken()
    {
        Folder folder;
        auto options = optionsFor(folder.log);
        options.vkeys.push_back(audit::SigningKey::fromSeed("other.example/log", audit::sha256(base::viewOf("other")))->verifier().text());
        QVERIFY2(answer(options).contains("keys: a key of another log was given"), answer(options).c_str());
    }
    void changedRecordIsNamed()
    {
        Folder folder;
        folder.records[300].replace(folder.records[300].find("login"), 5, "logon");
        put(folder.log / audit::entriesPath(1, 256), base::textOf(audit::packEntries(std::span(folder.records).subspan(256, 256))));
        const auto said = answer(optionsFor(folder.log));
        QVERIFY2(said.contains("records: record 300 does not match") && said.contains("root: record 300 is not"), said.c_str());
    }
    void changedRecordWithItsTilesIsPlacedBetweenCheckpoints()
    {
        Folder folder;
        folder.records[300] = rawRecord(300, "logon.ok");
        putTree(folder.log, folder.records);
        const auto said = answer(optionsFor(folder.log));
        QVERIFY2(said.contains("checkpoints: checkpoints/400: a record between 256 and 399 is not"), said.c_str());
        QVERIFY2(said.contains("root: a record between 256 and 599 is not"), said.c_str());
    }
    void removedInsertedAndMovedRecordsAreFound_data()
    {
        QTest::addColumn<int>("how");
        int how = 0;
        for (const char* name : {"first removed", "middle removed", "last removed", "inserted", "swapped", "doubled"}) QTest::newRow(name) << how++;
    }
    void removedInsertedAndMovedRecordsAreFound()
    {
        QFETCH(int, how);
        Folder folder;
        auto& records = folder.records;
        if (how == 0) records.erase(records.begin());
        if (how == 1) records.erase(records.begin() + 300);
        if (how == 2) records.pop_back();
        if (how == 3) records.insert(records.begin() + 300, rawRecord(300, "lock"));
        if (how == 4) std::swap(records[300], records[301]);
        if (how == 5) records.insert(records.begin() + 300, records[300]);
        std::filesystem::remove_all(folder.log / "tile");
        putTree(folder.log, records);
        QVERIFY(answer(optionsFor(folder.log)) != "verified");
        // Even when the thief holds the key, the records say their own numbers.
        std::filesystem::remove_all(folder.log);
        putLog(folder.log, records);
        if (how != 2) QVERIFY(answer(optionsFor(folder.log)).contains("does not carry its own number"));
        else QCOMPARE(answer(optionsFor(folder.log)), std::string("verified"));
    }
    void changedTilesAreNamed()
    {
        for (const auto& name : {audit::tilePath({0, 2, 88}), audit::tilePath({1, 0, 2})}) {
            const Folder folder;
            auto tile = contentOf(folder.log / name);
            tile.back() = static_cast<char>(tile.back() ^ 1);
            put(folder.log / name, tile);
            const auto said = answer(optionsFor(folder.log));
            QVERIFY2(said.contains("tiles: " + name + " is not the tree over the records") && !said.contains("root: "), said.c_str());
        }
    }
    void missingFilesAreFound()
    {
        for (const auto& name : {audit::entriesPath(0, 256), audit::entriesPath(1, 256), audit::entriesPath(2, 88), audit::tilePath({0, 1, 256}),
                                 audit::tilePath({0, 2, 88}), audit::tilePath({1, 0, 2}), std::string("checkpoint"), std::string("vkey")}) {
            const Folder folder;
            std::filesystem::remove(folder.log / name);
            const auto said = line(optionsFor(folder.log), "records");
            if (name == audit::entriesPath(0, 256)) QVERIFY2(said.starts_with("256 to 599 are here; 0 to 255 were pruned"), said.c_str());
            else QVERIFY2(answer(optionsFor(folder.log)) != "verified", name.c_str());
        }
    }
    void prunedPrefixIsAcceptedAndSaid()
    {
        LogFixture fixture;
        std::vector<std::string> records = plainRecords(700);
        records[500] = rawRecord(500, "search.intent");
        records[600] = rawRecord(600, "search.result", {{"rel", 500}});
        putLog(fixture.path("log"), records, {100, 520});
        std::filesystem::remove(fixture.path("log") / audit::entriesPath(0, 256));
        std::filesystem::remove(fixture.path("log") / audit::entriesPath(1, 256));
        const auto options = optionsFor(fixture.path("log"));
        QCOMPARE(answer(options), std::string("verified"));
        QCOMPARE(line(options, "records"), std::string("512 to 699 are here; 0 to 511 were pruned: their hashes hold, their text is not here"));
        // Their hashes are still what was signed.
        auto tile = contentOf(fixture.path("log") / audit::tilePath({0, 0, 256}));
        tile[40] = static_cast<char>(tile[40] ^ 1);
        put(fixture.path("log") / audit::tilePath({0, 0, 256}), tile);
        QVERIFY(answer(options).contains("root: "));
    }
    void holesAreNotPruning()
    {
        const Folder folder;
        std::filesystem::remove(folder.log / audit::entriesPath(1, 256));
        QVERIFY(answer(optionsFor(folder.log)).contains("records: tile/entries/001: "));
        const Folder bare;
        std::filesystem::remove(bare.log / audit::entriesPath(0, 256));
        std::filesystem::remove(bare.log / audit::tilePath({0, 0, 256}));
        QVERIFY(answer(optionsFor(bare.log)).contains("records: tile/entries/000: the records are missing"));
    }
    void olderCheckpointsAreContinued()
    {
        const Folder folder;
        put(folder.path("old"), contentOf(folder.log / "checkpoints" / "256"));
        put(folder.path("same"), contentOf(folder.log / "checkpoint"));
        auto options = optionsFor(folder.log);
        options.checkpoints = {folder.path("same"), folder.path("old")};
        QCOMPARE(answer(options), std::string("verified"));
        QCOMPARE(line(options, "older-checkpoint"), std::string("the log here continues all 2, the last of 600 records"));
    }
    void truncationAndRollbackAreFoundByAnOlderCheckpoint()
    {
        Folder folder;
        put(folder.path("old"), contentOf(folder.log / "checkpoints" / "400"));
        std::filesystem::remove_all(folder.log);
        folder.records.resize(399); // as if record 399 had never been: all signed anew
        putLog(folder.log, folder.records, {100, 256});
        auto options = optionsFor(folder.log);
        QCOMPARE(answer(options), std::string("verified")); // without the older checkpoint nobody can tell
        options.checkpoints = {folder.path("old")};
        QVERIFY(answer(options).contains("counts 400 records, the log here only 399: it was cut short or set back"));
    }
    void rewritesByTheKeyHolderAreFoundByAnOlderCheckpoint()
    {
        Folder folder;
        put(folder.path("old100"), contentOf(folder.log / "checkpoints" / "100"));
        put(folder.path("old400"), contentOf(folder.log / "checkpoints" / "400"));
        folder.records[200] = rawRecord(200, "lock");
        putLog(folder.log, folder.records, {100, 256, 400});
        auto options = optionsFor(folder.log);
        QCOMPARE(answer(options), std::string("verified"));
        options.checkpoints = {folder.path("old400"), folder.path("old100")};
        const auto said = answer(options);
        QVERIFY2(said.contains("old400: a record between 100 and 399 is not the one that was signed"), said.c_str());
    }
    void olderCheckpointsMustBeOfThisLog()
    {
        const Folder folder;
        const auto other = *audit::SigningKey::fromSeed("other.example/log", audit::SigningKey::randomSeed());
        const auto leaves = leavesOf(folder.records);
        put(folder.path("old"), signedState(std::span(leaves).first(100), other));
        auto options = optionsFor(folder.log);
        options.checkpoints = {folder.path("old")};
        QVERIFY(answer(options).contains("older-checkpoint: "));
        options.checkpoints = {folder.path("nowhere")};
        QVERIFY(answer(options).starts_with("error: "));
    }
    void keptCheckpointsMustBearTheirSize()
    {
        const Folder folder;
        std::filesystem::rename(folder.log / "checkpoints" / "100", folder.log / "checkpoints" / "101");
        QVERIFY(answer(optionsFor(folder.log)).contains("checkpoints: checkpoints/101 is damaged, misnamed"));
    }
    void keptCheckpointsBeyondTheEndAreFound()
    {
        Folder folder;
        const auto beyond = contentOf(folder.log / "checkpoint");
        folder.records.resize(500);
        std::filesystem::remove_all(folder.log);
        putLog(folder.log, folder.records);
        put(folder.log / "checkpoints" / "600", beyond);
        QVERIFY(answer(optionsFor(folder.log)).contains("checkpoints/600 counts 600 records, the log here only 500"));
    }
    void witnessesMustHaveSigned()
    {
        const Folder folder;
        auto options = optionsFor(folder.log);
        options.witnesses = {std::string(kWitnessKey)};
        QVERIFY(answer(options).contains("witness: auditor.example/witness1 signed no state"));
        auto note = *audit::SignedNote::parse(contentOf(folder.log / "checkpoints" / "400"));
        audit::cosign(note, witnessKey(), 1'795'451'400);
        put(folder.path("witnessed"), note.bytes());
        options.checkpoints = {folder.path("witnessed")};
        QCOMPARE(answer(options), std::string("verified"));
        QVERIFY(line(options, "witness").contains("signed the first 400 records") && line(options, "witness").ends_with("200 came after"));
        // A cosignature under a state of another history counts for nothing.
        const auto leaves = leavesOf(plainRecords(401));
        auto forged = *audit::SignedNote::parse(signedState(std::span(leaves).subspan(1), logKey()));
        audit::cosign(forged, witnessKey(), 1'795'451'400);
        put(folder.path("witnessed"), forged.bytes());
        QVERIFY(answer(options).contains("witness: "));
    }
    void disclosuresMustBeHeldByTheirRecord_data()
    {
        QTest::addColumn<QByteArray>("lines");
        QTest::addColumn<QByteArray>("said");
        const auto text = [](std::size_t i) { return QByteArray(kDisclosures[i].text.data(), qsizetype(kDisclosures[i].text.size())); };
        const auto made = [](const QByteArray& disclosure, const char* path, int seq) {
            return QByteArray("{\"disclosure\":\"" + disclosure + "\",\"path\":\"" + path + "\",\"seq\":" + QByteArray::number(seq) + "}\n");
        };
        const auto forged = QByteArray::fromStdString(audit::Disclosure::withRandomSalt("plate", "QQ1").text());
        QTest::newRow("right") << made(text(0), "q", 1) << QByteArray("verified");
        QTest::newRow("other record") << made(text(0), "q", 0) << QByteArray("disclosures.jsonl line 1 is not what record 0 holds");
        QTest::newRow("other object") << made(text(0), "purp", 1) << QByteArray("line 1 is not what record 1 holds");
        QTest::newRow("no such object") << made(text(0), "q.area", 1) << QByteArray("line 1 is not what record 1 holds");
        QTest::newRow("forged") << made(text(0), "q", 1) + made(forged, "q", 1) << QByteArray("line 2 is not what record 1 holds");
        QTest::newRow("no such record") << made(text(0), "q", 3) << QByteArray("line 1 speaks of record 3, which is not here");
        QTest::newRow("negative record") << made(text(0), "q", -1) << QByteArray("line 1 is not a disclosure");
        QTest::newRow("no line feed") << made(text(0), "q", 1).chopped(1) << QByteArray("line 1 does not end");
        QTest::newRow("blank line") << QByteArray("\n") << QByteArray("line 1 is not a disclosure");
        QTest::newRow("loose form") << made(text(0), "q", 1).replace(":1}", ": 1}") << QByteArray("line 1 is not a disclosure");
        QTest::newRow("member more") << made(text(0) + "\",\"extra\":\"", "q", 1) << QByteArray("line 1 is not a disclosure");
    }
    void disclosuresMustBeHeldByTheirRecord()
    {
        QFETCH(QByteArray, lines);
        QFETCH(QByteArray, said);
        const LogFixture fixture;
        putVector(fixture.path("log"));
        put(fixture.path("log") / "disclosures.jsonl", lines.toStdString());
        const auto options = optionsFor(fixture.path("log"));
        QVERIFY2(answer(options).contains(said.toStdString()), answer(options).c_str());
        // The same lines given beside the folder.
        put(fixture.path("log") / "disclosures.jsonl", "");
        put(fixture.path("disclosures.jsonl"), lines.toStdString());
        auto beside = options;
        beside.disclosures = fixture.path("disclosures.jsonl");
        QVERIFY2(answer(beside).contains(said.toStdString()), answer(beside).c_str());
    }
    void shownValuesMustNotStandInTheRecordAlready()
    {
        // Else a reader of the record and a reader of the disclosure could be told two different things.
        const auto shown = audit::Disclosure::withRandomSalt("plate", "QQ1");
        const json::Array digests{audit::disclosureDigest(shown.text())};
        for (const bool twice : {false, true}) {
            const LogFixture fixture;
            json::Object q{{"_sd", digests}};
            if (twice) q.emplace("plate", "QQ2");
            putLog(fixture.path("log"), {rawRecord(0, "search.refused", {{"q", q}})});
            put(fixture.path("log") / "disclosures.jsonl", json::write(json::Object{{"disclosure", shown.text()}, {"path", "q"}, {"seq", 0}}) + "\n");
            QCOMPARE(answer(optionsFor(fixture.path("log"))) == "verified", !twice);
        }
    }
    void policiesMustMatchTheirNames()
    {
        const LogFixture fixture;
        putVector(fixture.path("log"));
        const auto options = optionsFor(fixture.path("log"));
        QCOMPARE(line(options, "policies"), std::string("0 here match their digests; 1 that records name are not here"));
        const std::string policy = "{}";
        const auto name = base::toBase64Url(audit::sha256(base::viewOf(policy))) + ".json";
        put(fixture.path("log") / "policies" / name, policy);
        QCOMPARE(answer(options), std::string("verified"));
        put(fixture.path("log") / "policies" / name, "{ }");
        QVERIFY(answer(options).contains("policies: policies/" + name + " is not the text"));
    }
};
PLATEGLASS_TEST(TestVerifyLog)
#include "tst_verify_log.moc"
