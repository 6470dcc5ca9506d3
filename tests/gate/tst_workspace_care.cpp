// A workspace as a whole: carried elsewhere, copied while it is open, made again from a copy, its keys renewed. Whatever of this was
// interrupted, the workspace opens and is either as it was or as it was to be.
#include "care_fixture.h"
#include "gate/place.h"
#include "gate/workspace_care.h"
#include "gate/workspace_desk.h"
#include "json/json.h"
#include "support/test_main.h"

#include <QTest>

#include <atomic>
#include <format>
#include <thread>

using namespace plateglass;
using namespace plateglass::test;
using base::Errc;

namespace {

constexpr const char* kReason = "The desk of the unit was replaced";

void flipByte(const fs::path& file)
{
    auto bytes = readFile(file);
    bytes[bytes.size() / 2] ^= 1;
    writeFile(file, bytes);
}

} // namespace

class TestWorkspaceCare : public QObject {
    Q_OBJECT

    [[nodiscard]] gate::Credentials as(const fs::path& workspace, const char* account) const { return {workspace, account, kPassword}; }
    std::unique_ptr<WorkspaceFixture> m_fixture;

private Q_SLOTS:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }

    void R62_R75_auditorAndAdministratorHoldNoKeyThatOpensReads()
    {
        const auto workspace = m_fixture->copy();
        const auto reads = [&](const gate::Secret& key) { return sqlite::Connection::open(workspace / "reads.db", store::openOptions(sqlite::Access::ReadOnly, key.bytes(), {})).has_value(); };
        QVERIFY(reads(*vaultOf(workspace, "osei").open(gate::key::kReads)) && reads(*vaultOf(workspace, "lind").open(gate::key::kReads)));
        for (const char* account : {"abara", "adams"}) {
            const auto vault = vaultOf(workspace, account);
            for (const char* name : {gate::key::kReads, gate::key::kImages, gate::key::kIntake}) QCOMPARE(vault.open(name).error().code, Errc::NotFound);
            for (const auto& [name, sealed] : vault.file().find(account)->grants) QVERIFY2(!reads(*vault.open(name)), name.c_str());
            // What is sealed to those who may is no use to them either.
            for (const char* holder : {"osei", "lind"}) QCOMPARE(vault.file().open(*vault.file().find(holder), vault.keys(), gate::key::kReads).error().code, Errc::Corrupt);
        }
    }
    void aPlaceIsAMachineAndTheOwnerOfTheFolder()
    {
        QVERIFY(gate::placeOf("machine a", "1000") != gate::placeOf("machine b", "1000"));
        QVERIFY(gate::placeOf("machine a", "1000") != gate::placeOf("machine a", "1001"));
        QCOMPARE(gate::placeOf(m_fixture->path("master")), gate::placeOf(m_fixture->copy())); // a copy beside it stays here
    }
    void aFolderCarriedElsewhereAnswersNothingUntilItIsAdopted()
    {
        const auto workspace = m_fixture->copy();
        const auto old = *gate::readWorkspaceInfo(workspace);
        carryElsewhere(workspace);
        const auto records = recordCount(workspace);
        const auto reads = readFile(workspace / "reads.db"), keys = readFile(workspace / "keys.json");
        {
            const auto gate = m_fixture->signIn(workspace, "osei");
            QVERIFY(gate->isCopy());
            QCOMPARE(gate->startSession(goodRequest()).error().detail, std::string("workspace.copied"));
            QCOMPARE(gate->auditDesk().page({}).error().detail, std::string("workspace.copied"));
            QCOMPARE(gate->sources().error().detail, std::string("workspace.copied"));
            QVERIFY(!gate->workspaceDesk().backupTo(m_fixture->path("never")) && !gate->workspaceDesk().rotateLogKey(kReason));
            QCOMPARE(gate->auditDesk().size(), static_cast<std::uint64_t>(records)); // that much may be seen
        }
        QCOMPARE(recordCount(workspace), records); // not even the sign-in is recorded: it would be a fork
        QVERIFY(readFile(workspace / "reads.db") == reads && readFile(workspace / "keys.json") == keys);

        QCOMPARE(gate::adoptWorkspace(as(workspace, "adams"), "", m_fixture->clock()).error().detail, std::string("reason.missing"));
        QCOMPARE(gate::adoptWorkspace(as(workspace, "osei"), kReason, m_fixture->clock()).error().detail, std::string("role"));
        QCOMPARE(gate::adoptWorkspace({workspace, "adams", "not the password"}, kReason, m_fixture->clock()).error().code, Errc::WrongPassword);
        const auto adopted = gate::adoptWorkspace(as(workspace, "adams"), kReason, m_fixture->clock());
        QVERIFY2(adopted, adopted ? "" : adopted.error().detail.c_str());
        QVERIFY(adopted->origin != old.origin && adopted->verifierKey != old.verifierKey && adopted->origin.starts_with("pd.example/alpr-audit/"));
        QCOMPARE(gate::readWorkspaceInfo(workspace)->verifierKey, adopted->verifierKey);
        QCOMPARE(gate::adoptWorkspace(as(workspace, "adams"), kReason, m_fixture->clock()).error().detail, std::string("workspace.home"));

        QCOMPARE(readsIn(*m_fixture, workspace), std::int64_t(5));
        QCOMPARE(complaints(*m_fixture, workspace, {old.verifierKey, adopted->verifierKey}), QByteArray());
        const auto all = m_fixture->records(workspace);
        const auto record = *json::parse(lastOfType(all, "workspace.adopt"));
        QCOMPARE(record.find("from")->stringOr("origin", ""), old.origin);
        QCOMPARE(record.find("from")->integerOr("size", 0), record.integerOr("seq", -1));
        const auto note = base::fromBase64(record.find("from")->stringOr("checkpoint", ""));
        QVERIFY(note && std::string(note->begin(), note->end()).starts_with(old.origin + "\n"));
        QVERIFY(std::ranges::contains(typesOf(all), "login.fail")); // the attempts before it are not lost
        // The folder it was copied from goes on as what it was.
        QCOMPARE(complaints(*m_fixture, m_fixture->path("master"), {old.verifierKey}), QByteArray());
    }
    void aDamagedCopyIsNotAdopted()
    {
        const auto workspace = m_fixture->copy();
        carryElsewhere(workspace);
        {
            auto database = openDatabase(workspace / "audit.db", *vaultOf(workspace, "adams").open(gate::key::kAudit));
            QVERIFY(database.execute("DROP TRIGGER entry_never_changes; UPDATE entry SET bytes = CAST(replace(CAST(bytes AS TEXT), 'login', 'logon') AS BLOB) WHERE seq = (SELECT min(seq) FROM entry WHERE CAST(bytes AS TEXT) LIKE '%login.ok%')"));
        }
        QCOMPARE(gate::adoptWorkspace(as(workspace, "adams"), kReason, m_fixture->clock()).error().code, Errc::Corrupt);
    }

    void R97_aBackupIsMadeWhileItIsOpenAndIsNoLogToGoOnWith_data()
    {
        QTest::addColumn<QString>("account");
        QTest::newRow("by one who holds the keys to reads") << "osei";
        QTest::newRow("by an administrator") << "adams";
    }
    void R97_aBackupIsMadeWhileItIsOpenAndIsNoLogToGoOnWith()
    {
        QFETCH(QString, account);
        const auto workspace = m_fixture->copy();
        const auto folder = m_fixture->path("backup-" + account.toStdString()), target = m_fixture->path("restored-" + account.toStdString());
        const auto old = *gate::readWorkspaceInfo(workspace);
        std::uint64_t records = 0;
        {
            const auto gate = m_fixture->signIn(workspace, account.toStdString());
            const auto made = gate->workspaceDesk().backupTo(folder);
            QVERIFY2(made, made ? "" : made.error().detail.c_str());
            records = made->records;
            QVERIFY(made->bytes > 10'000 && made->checkpoint.starts_with(old.origin + "\n"));
            QCOMPARE(gate->workspaceDesk().backupTo(folder).error().code, Errc::AlreadyExists);
        }
        QVERIFY(m_fixture->signIn(folder, "osei")->isCopy()); // also where somebody just copies it back
        writeFile(folder / "policy" / "put beside.json", "{}");
        const auto restored = gate::restoreWorkspace(as(folder, "adams"), target, kReason, m_fixture->clock());
        QVERIFY2(restored, restored ? "" : restored.error().detail.c_str());
        QVERIFY(!fs::exists(target / "policy" / "put beside.json"));
        QVERIFY(restored->origin != old.origin);
        QCOMPARE(readsIn(*m_fixture, target), std::int64_t(5));
        const auto all = m_fixture->records(target);
        const auto adoption = *json::parse(lastOfType(all, "workspace.adopt"));
        QCOMPARE(adoption.stringOr("cause", ""), std::string("backup"));
        QVERIFY(adoption.find("from")->integerOr("size", 0) >= static_cast<std::int64_t>(records));
        QVERIFY(std::ranges::contains(typesOf(all), "workspace.backup.unknown")); // the copy was made before its own outcome
        QCOMPARE(complaints(*m_fixture, target, {old.verifierKey, restored->verifierKey}), QByteArray());
        QCOMPARE(complaints(*m_fixture, workspace, {old.verifierKey}), QByteArray()); // the original goes on
        QCOMPARE(gate::restoreWorkspace(as(folder, "adams"), target, kReason, m_fixture->clock()).error().code, Errc::AlreadyExists);
    }
    void whatTheAuditorsFolderKnowsBeyondTheBackupIsSaid()
    {
        const auto workspace = m_fixture->copy();
        auto description = *json::parse(readFile(workspace / "workspace.json"));
        fs::create_directories(m_fixture->path("anchors"));
        description.object()->insert_or_assign("anchorFolder", m_fixture->path("anchors").string());
        writeFile(workspace / "workspace.json", json::writePretty(description));
        QVERIFY(m_fixture->signIn(workspace, "adams")->workspaceDesk().backupTo(m_fixture->path("backup-early")));
        QCOMPARE(readsIn(*m_fixture, workspace), std::int64_t(5)); // goes on, and its last state is carried to the folder
        const auto later = recordCount(workspace);
        QVERIFY(gate::restoreWorkspace(as(m_fixture->path("backup-early"), "adams"), m_fixture->path("restored-early"), kReason, m_fixture->clock()));
        const auto adoption = *json::parse(lastOfType(m_fixture->records(m_fixture->path("restored-early")), "workspace.adopt"));
        QVERIFY(adoption.find("later"));
        QCOMPARE(adoption.find("later")->integerOr("size", 0), later);
    }
    void aChangedBackupIsNotRestored_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("what");
        for (const char* name : {"reads.db", "images.db", "audit.db", "keys.json", "workspace.json", "policy/active.json"})
            QTest::addRow("%s changed", name) << QString::fromLatin1(name) << QStringLiteral("flip");
        QTest::newRow("a file taken away") << "images.db" << "remove";
        QTest::newRow("a name that leads outside") << "backup.json" << "outside";
        QTest::newRow("no list") << "backup.json" << "remove";
    }
    void aChangedBackupIsNotRestored()
    {
        QFETCH(QString, file);
        QFETCH(QString, what);
        static const fs::path made = [&] {
            const auto folder = m_fixture->path("backup-whole");
            if (!m_fixture->signIn(m_fixture->copy(), "adams")->workspaceDesk().backupTo(folder)) qFatal("backup");
            return folder;
        }();
        const auto folder = m_fixture->path("backup-changed"), target = m_fixture->path("never");
        fs::remove_all(folder);
        fs::copy(made, folder, fs::copy_options::recursive);
        const auto path = folder / file.toStdString();
        if (what == QStringLiteral("flip")) flipByte(path);
        if (what == QStringLiteral("remove")) fs::remove(path);
        if (what == QStringLiteral("outside")) {
            auto text = readFile(path);
            text.replace(text.find("\"keys.json\""), 11, "\"../keys.json\"");
            writeFile(path, text);
        }
        QVERIFY(!gate::restoreWorkspace(as(folder, "adams"), target, kReason, m_fixture->clock()));
        QVERIFY(!fs::exists(target));
        for (const auto& left : fs::directory_iterator(target.parent_path())) QVERIFY2(left.path().extension() != ".partial", left.path().c_str());
    }
    void aBackupBesideImportsIsOfOneMoment()
    {
        const auto workspace = m_fixture->copy();
        std::vector<fs::path> made;
        {
            const auto gate = m_fixture->signIn(workspace, "osei");
            std::atomic<bool> enough = false;
            std::jthread importing([&] {
                for (int round = 0; !enough && round < 200; ++round) {
                    std::string csv = "plate,time,lat,lon,camera,state\n";
                    for (int i = 0; i < 50; ++i) csv += std::format("QQ{:03}{:02},2026-01-05 {:02}:{:02}:{:02},47.61,-122.33,CAM-1,CA\n", round, i, i % 24, i % 60, round % 60);
                    const auto file = m_fixture->path(std::format("beside{}.csv", round));
                    writeFile(file, csv);
                    if (!gate->importFile({file, m_fixture->path("mapping.json")}, {})) qFatal("import");
                    if (round % 3 == 2 && !gate->removeSource(std::format("beside{}.csv", round - 1))) qFatal("removal");
                }
            });
            for (int i = 0; i < 3; ++i) {
                QTest::qSleep(60);
                const auto folder = m_fixture->path(std::format("backup-beside{}", i));
                const auto backup = gate->workspaceDesk().backupTo(folder);
                QVERIFY2(backup, backup ? "" : backup.error().detail.c_str());
                made.push_back(folder);
            }
            enough = true;
        }
        for (const auto& folder : made) {
            const auto target = fs::path(folder.string() + "-restored");
            QVERIFY(gate::restoreWorkspace(as(folder, "adams"), target, kReason, m_fixture->clock()));
            std::int64_t accepted = 0;
            const auto sources = m_fixture->signIn(target, "osei")->sources();
            QVERIFY(sources);
            for (const auto& source : *sources) accepted += static_cast<std::int64_t>(source.totals.accepted);
            QCOMPARE(readsIn(*m_fixture, target), accepted); // every source whole, no read without its source
        }
    }

    void R93_anotherKeySignsFromNowOnAndTheOldOneSaysSo()
    {
        const auto workspace = m_fixture->copy();
        const auto old = *gate::readWorkspaceInfo(workspace);
        std::string key;
        {
            const auto gate = m_fixture->signIn(workspace, "adams");
            QCOMPARE(gate->workspaceDesk().rotateLogKey("").error().detail, std::string("reason.missing"));
            const auto rotated = gate->workspaceDesk().rotateLogKey("The yearly change");
            QVERIFY2(rotated, rotated ? "" : rotated.error().detail.c_str());
            key = *rotated;
        }
        QCOMPARE(m_fixture->signIn(workspace, "lind")->workspaceDesk().rotateLogKey("x").error().detail, std::string("role"));
        QCOMPARE(gate::readWorkspaceInfo(workspace)->verifierKey, key);
        QCOMPARE(gate::readWorkspaceInfo(workspace)->origin, old.origin);
        QCOMPARE(readsIn(*m_fixture, workspace), std::int64_t(5));
        QCOMPARE(complaints(*m_fixture, workspace, {old.verifierKey, key}), QByteArray());
        QVERIFY(!complaints(*m_fixture, workspace, {key}).isEmpty());
        const auto types = typesOf(m_fixture->records(workspace));
        QCOMPARE(std::ranges::count(types, "key.rotate"), 1);
        QVERIFY(std::ranges::contains(types, "workspace.refused"));
    }

    void aRekeyShutsOutWhoWasRemovedFromThenOn()
    {
        const auto workspace = m_fixture->copy();
        const auto old = *gate::readWorkspaceInfo(workspace);
        const auto before = m_fixture->path("before-rekey");
        fs::copy(workspace, before, fs::copy_options::recursive);
        const auto takenAlong = vaultOf(workspace, "lind"); // the keys somebody kept in memory or in a copy
        QVERIFY(m_fixture->signIn(workspace, "adams")->accountDesk().disable("lind", "left the unit"));
        QCOMPARE(gate::rekeyWorkspace(as(workspace, "adams"), kReason, m_fixture->clock()).error().detail, std::string("role"));
        const auto done = gate::rekeyWorkspace(as(workspace, "osei"), kReason, m_fixture->clock());
        QVERIFY2(done, done ? "" : done.error().detail.c_str());

        for (const auto& [file, name] : {std::pair{"reads.db", gate::key::kReads}, std::pair{"images.db", gate::key::kImages}, std::pair{"audit.db", gate::key::kAudit}}) {
            const auto key = *takenAlong.open(name);
            const auto options = std::string_view(file) == "audit.db" ? sqlite::OpenOptions{.access = sqlite::Access::ReadOnly, .key = key.bytes()} : store::openOptions(sqlite::Access::ReadOnly, key.bytes(), {});
            QVERIFY2(!sqlite::Connection::open(workspace / file, options), file);
            QVERIFY2(sqlite::Connection::open(before / file, options), file); // and the copy made before stays readable, as is said
        }
        QVERIFY(takenAlong.open(gate::key::kSign)->bytes() != vaultOf(workspace, "osei").open(gate::key::kSign)->bytes());
        QVERIFY(takenAlong.open(gate::key::kIntake)->bytes() != vaultOf(workspace, "osei").open(gate::key::kIntake)->bytes());
        QVERIFY(!readFile(workspace / "keys.json").contains(".next"));
        QCOMPARE(readsIn(*m_fixture, workspace), std::int64_t(5));
        QCOMPARE(complaints(*m_fixture, workspace, {old.verifierKey, done->verifierKey}), QByteArray());
        const auto types = typesOf(m_fixture->records(workspace));
        QVERIFY(std::ranges::contains(types, "workspace.rekey.result") && std::ranges::contains(types, "key.rotate"));
        // Imports that an administrator seals from now on are for the new keys.
        QVERIFY(m_fixture->signIn(workspace, "adams")->importFile({.file = m_fixture->path("reads.csv"), .mapping = m_fixture->path("mapping.json"), .source = "again"}, {}));
        QCOMPARE(gate::rekeyWorkspace(as(workspace, "adams"), kReason, m_fixture->clock()).error().detail, std::string("role"));
        QCOMPARE(m_fixture->signIn(workspace, "osei")->sources()->size(), std::size_t(2));
    }

    void anInterruptedRekeyIsTakenBackOrFinished_data()
    {
        QTest::addColumn<int>("steps");
        const char* const kDone[] = {"the next keys are sealed", "the log changed its key", "the log is encrypted anew", "the reads too", "the images too", "the old keys are gone"};
        for (int steps = 0; steps < 6; ++steps) QTest::newRow(kDone[steps]) << steps;
    }
    void anInterruptedRekeyIsTakenBackOrFinished()
    {
        QFETCH(int, steps);
        const auto workspace = m_fixture->copy();
        const auto old = *gate::readWorkspaceInfo(workspace);
        {
            // The steps of a re-key in their order, as far as the program came.
            auto vault = vaultOf(workspace, "osei");
            const std::set<std::string> names{gate::key::kSign, gate::key::kAudit, gate::key::kReads, gate::key::kImages, gate::key::kIntake};
            QVERIFY(vault.makeNext(names));
            const auto next = [&](const char* name) { return *vault.open(gate::nextOf(name)); };
            const base::SystemClock clock;
            if (steps >= 1) {
                audit::LogOptions options;
                options.databaseKey = vault.open(gate::key::kAudit)->bytes();
                options.source.boot = "a run that was killed";
                auto log = audit::AuditLog::open(workspace / "audit.db", *audit::SigningKey::fromSeed(old.origin, vault.open(gate::key::kSign)->bytes()), clock, options);
                QVERIFY(log && (*log)->rotate(*audit::SigningKey::fromSeed(old.origin, next(gate::key::kSign).bytes()), {.type = "key.rotate"}));
                if (steps >= 2) QVERIFY((*log)->rekey(next(gate::key::kAudit).bytes()));
            }
            if (steps >= 3) QVERIFY(openDatabase(workspace / "reads.db", *vault.open(gate::key::kReads)).rekey(next(gate::key::kReads).bytes()));
            if (steps >= 4) QVERIFY(openDatabase(workspace / "images.db", *vault.open(gate::key::kImages)).rekey(next(gate::key::kImages).bytes()));
            if (steps >= 5) QVERIFY(vault.settle(names));
        }
        // Somebody who cannot open reads comes first, and leaves what is not theirs to finish.
        QCOMPARE(m_fixture->signIn(workspace, "abara")->isCopy(), false);
        QCOMPARE(readsIn(*m_fixture, workspace), std::int64_t(5));
        QVERIFY(!readFile(workspace / "keys.json").contains(".next"));
        const auto now = *gate::readWorkspaceInfo(workspace);
        QCOMPARE(now.verifierKey == old.verifierKey, steps == 0);
        QCOMPARE(complaints(*m_fixture, workspace, steps == 0 ? std::vector{old.verifierKey} : std::vector{old.verifierKey, now.verifierKey}), QByteArray());
        QVERIFY(m_fixture->signIn(workspace, "lind")->startSession(goodRequest()));
    }
    void sealedImportsAreTakenInBeforeARekey()
    {
        const auto workspace = m_fixture->copy();
        QVERIFY(m_fixture->signIn(workspace, "adams")->importFile({.file = m_fixture->path("reads.csv"), .mapping = m_fixture->path("mapping.json"), .source = "left"}, {}));
        for (const auto& left : fs::directory_iterator(workspace / "intake"))
            if (left.path().extension() == ".sealed") flipByte(left.path()); // one that cannot be taken in
        QCOMPARE(gate::rekeyWorkspace(as(workspace, "osei"), kReason, m_fixture->clock()).error().detail, std::string("intake.waiting"));
    }
};

PLATEGLASS_TEST(TestWorkspaceCare)
#include "tst_workspace_care.moc"
