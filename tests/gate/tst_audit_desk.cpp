// The desk of the audit log: who sees what of it, what is left behind by looking, and what happens when it fails its check,
// is set back, cannot be written, is witnessed, or has to forget.
#include "audit/checkpoint.h"
#include "gate/workspace_fixture.h"
#include "support/manual_clock.h"
#include "support/test_main.h"

#include <QTest>

#if !defined(_WIN32)
#include <csignal>
#include <sys/resource.h>
#endif

using namespace plateglass;
using namespace plateglass::test;
using base::Errc;

namespace {

constexpr const char* kQuestion = "plate:QQ8O0I3 time:2026-01-01T00:00:00Z..2026-02-01T00:00:00Z";

/// A witness as the protocol wants it: it remembers one state of a log and signs the next only where it continues that one.
/// Its reading of the request is its own.
class Witness {
public:
    Witness() : m_key(*audit::SigningKey::fromSeed("auditor.example/witness", audit::sha256(base::viewOf("a witness")), audit::KeyType::Cosignature)) {}
    [[nodiscard]] std::string vkey() const { return m_key.verifier().text(); }

    /// Lines to carry back, empty where it refuses.
    std::string answer(const std::string& request, const audit::VerifierKey& log, std::int64_t time)
    {
        const auto blank = request.find("\n\n");
        const auto note = request.substr(blank + 2);
        const auto checkpoint = audit::openCheckpoint(note, log);
        const auto old = std::stoull(request.substr(4));
        if (!checkpoint || !request.starts_with("old ") || old != m_size) return {};
        std::vector<audit::Hash> proof;
        for (auto at = request.find('\n') + 1; at < blank; at = request.find('\n', at) + 1) {
            const auto bytes = *base::fromBase64(request.substr(at, request.find('\n', at) - at));
            std::copy(bytes.begin(), bytes.end(), proof.emplace_back().begin());
        }
        if (m_size > 0 && !audit::verifyConsistency(m_size, checkpoint->size, proof, m_root, checkpoint->root)) return {};
        m_size = checkpoint->size;
        m_root = checkpoint->root;
        auto cosigned = *audit::SignedNote::parse(note);
        cosigned.signatures.clear();
        audit::cosign(cosigned, m_key, time);
        return cosigned.bytes().substr(cosigned.text.size() + 1);
    }
    [[nodiscard]] std::uint64_t size() const { return m_size; }

private:
    audit::SigningKey m_key;
    std::uint64_t m_size = 0;
    audit::Hash m_root{};
};

void searchOnce(gate::Gate& gate)
{
    if (!gate.session()) QVERIFY(gate.startSession(goodRequest()));
    QVERIFY(gate.search(kQuestion, {}));
}

/// The workspace sends its checkpoints to this folder from now on.
void setAnchorFolder(const fs::path& workspace, const fs::path& folder)
{
    fs::create_directories(folder);
    auto text = readFile(workspace / "workspace.json");
    text.insert(text.find('{') + 1, "\n  \"anchorFolder\": \"" + folder.string() + "\",");
    writeFile(workspace / "workspace.json", text);
}

std::size_t countOf(const std::vector<std::string>& records, const std::string& type)
{
    return static_cast<std::size_t>(std::ranges::count(typesOf(records), type));
}

} // namespace

class TestAuditDesk : public QObject {
    Q_OBJECT
    std::unique_ptr<WorkspaceFixture> m_fixture;

private slots:
    void initTestCase() { m_fixture = std::make_unique<WorkspaceFixture>(); }

    void R18_R19_lookingAndReportingLeaveTheRecordsAsTheyAre()
    {
        const auto workspace = m_fixture->copy();
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            searchOnce(*analyst);
            QVERIFY(!analyst->search("no such term:", {}));
            // Analysts see their own records and nobody else's.
            const auto own = analyst->auditDesk().page({});
            QVERIFY(own && !own->lines.empty());
            for (const auto& line : own->lines) QCOMPARE(line.name, std::string("lind"));
            QCOMPARE(analyst->auditDesk().record(0).error().code, Errc::NotFound);
            QCOMPARE(analyst->auditDesk().report(gate::ReportBy::User, {}).error().code, Errc::Refused);
        }
        auto auditor = m_fixture->signIn(workspace, "abara");
        auto& desk = auditor->auditDesk();
        const auto before = desk.size();
        const auto page = desk.page({.limit = 5});
        QVERIFY(page);
        QCOMPARE(page->lines.size(), std::size_t(5));
        QVERIFY(page->lines[0].seq > page->lines[4].seq);
        QCOMPARE(*page->next, page->lines[4].seq);
        QCOMPARE(desk.size(), before + 1); // the reading itself
        QCOMPARE(desk.page({.from = page->next, .limit = 5})->lines[0].seq, page->lines[4].seq - 1);
        QCOMPARE(desk.size(), before + 1); // once for a filter, not for each page
        const gate::RecordFilter searches{.who = "lind", .caseNumber = "26-000411", .type = "search.intent"};
        const auto found = desk.page({.filter = searches, .order = gate::RecordOrder::ByNumber});
        QCOMPARE(found->lines.size(), std::size_t(1));
        QCOMPARE(found->lines[0].kind, std::string("plate"));
        QCOMPARE(found->lines[0].purpose, std::string("CRIM-AUTO"));
        QVERIFY(!found->next);
        QVERIFY(desk.page({.filter = {.type = "search.", .outcome = "refused"}})->lines[0].type == "search.refused");
        QVERIFY(desk.page({.filter = {.time = base::Interval{{0}, {1}}}})->lines.empty());

        const auto sheet = desk.record(found->lines[0].seq);
        QVERIFY(sheet);
        QVERIFY(std::ranges::any_of(sheet->values, [](const auto& value) { return value.name == "plate" && value.value == "[\"QQ8O0I3\"]"; }));
        const auto key = *audit::VerifierKey::parse(auditor->workspace().verifierKey);
        QVERIFY(audit::RecordProof::parse(sheet->proof)->proves(base::viewOf(sheet->bytes), key));
        QCOMPARE(sheet->leafHash, base::toBase64(audit::leafHash(base::viewOf(sheet->bytes))));

        const auto rowsOf = [&](gate::ReportBy by) {
            std::string text;
            const auto report = desk.report(by, {});
            for (const auto& row : report->rows)
                text += row.key + " " + std::to_string(row.searches) + " " + std::to_string(row.refused) + " " + std::to_string(row.rows) + "\n";
            return text;
        };
        QCOMPARE(rowsOf(gate::ReportBy::User), std::string("lind 1 1 2\n"));
        QCOMPARE(rowsOf(gate::ReportBy::Case), std::string("26-000411 1 1 2\n"));
        QCOMPARE(rowsOf(gate::ReportBy::Purpose), std::string("CRIM-AUTO 1 1 2\n"));
        QCOMPARE(rowsOf(gate::ReportBy::Plate), std::string("QQ8O0I3 1 0 2\n"));
        QCOMPARE(rowsOf(gate::ReportBy::Place), std::string());
        QVERIFY(rowsOf(gate::ReportBy::Month).ends_with(" 1 1 2\n"));
        // What was there before is there byte for byte: the record still is what the old checkpoint signed.
        QVERIFY(desk.verify());
        QCOMPARE(desk.record(found->lines[0].seq)->bytes, sheet->bytes);
        QVERIFY(desk.chain().verifiedTo >= before);
        QVERIFY(!desk.chain().fault);
    }
    void supervisorsSeeTheirUnitAndAdministratorsNothing()
    {
        const auto workspace = m_fixture->copy();
        (void)m_fixture->signIn(workspace, "lind");
        {
            auto supervisor = m_fixture->signIn(workspace, "osei");
            const auto lines = supervisor->auditDesk().page({.limit = 1000})->lines;
            QVERIFY(std::ranges::any_of(lines, [](const auto& line) { return line.name == "lind"; }));
            QVERIFY(std::ranges::none_of(lines, [](const auto& line) { return line.role == "administrator" || line.role == "auditor"; }));
            QCOMPARE(supervisor->auditDesk().acknowledge("x").error().code, Errc::Refused);
            const std::uint64_t records[] = {1};
            QCOMPARE(supervisor->auditDesk().erase(records, "an order").error().code, Errc::Refused);
        }
        auto administrator = m_fixture->signIn(workspace, "adams");
        QCOMPARE(administrator->auditDesk().page({}).error().code, Errc::Refused);
        QCOMPARE(administrator->auditDesk().exportTo(m_fixture->path("never"), {}).error().code, Errc::Refused);
    }
    void aSearchLeavesAtMostThreeKilobytes()
    {
        const auto workspace = m_fixture->copy();
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            searchOnce(*analyst);
        }
        const auto records = m_fixture->records(workspace);
        const auto size = lastOfType(records, "search.intent").size() + lastOfType(records, "search.result").size();
        QVERIFY2(size > 500 && size <= 3072, std::to_string(size).c_str());
        qInfo("intent and result together: %zu bytes", size);
    }
    void R85_R87_aCopySetBackIsSaidAsAForkOfTheLog()
    {
        const auto workspace = m_fixture->copy(), anchors = m_fixture->path("anchors");
        setAnchorFolder(workspace, anchors);
        const auto yesterday = m_fixture->path("yesterday");
        fs::copy(workspace, yesterday, fs::copy_options::recursive);
        std::uint64_t signedSize = 0;
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            searchOnce(*analyst);
            signedSize = analyst->auditDesk().size() + 2; // the session's end and app.stop follow
        }
        // The checkpoint of the program's end lies in the auditor's folder.
        fs::path own;
        for (const auto& entry : fs::directory_iterator(anchors)) own = entry.path();
        QVERIFY2(fs::exists(own / std::to_string(signedSize)), own.c_str());

        fs::remove_all(workspace);
        fs::copy(yesterday, workspace, fs::copy_options::recursive);
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            const auto state = analyst->auditDesk().chain();
            QVERIFY(state.fault && state.searchesBlocked);
            QCOMPARE(state.fault->code, std::string("log.fork"));
            QVERIFY(analyst->startSession(goodRequest()));
            QCOMPARE(analyst->search(kQuestion, {}).error().error.detail, std::string("log.fork"));
            QCOMPARE(analyst->auditDesk().acknowledge("seen").error().code, Errc::Refused);
            QVERIFY(!fs::is_empty(workspace / "evidence") && !fs::is_empty(workspace / "alerts"));
        }
        {
            auto auditor = m_fixture->signIn(workspace, "abara");
            QVERIFY(auditor->auditDesk().chain().searchesBlocked);
            QVERIFY(auditor->auditDesk().acknowledge("The disk was restored from yesterday's copy; the lost day is on paper."));
            QVERIFY(!auditor->auditDesk().chain().searchesBlocked);
        }
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            searchOnce(*analyst);
        }
        const auto records = m_fixture->records(workspace);
        QVERIFY(lastOfType(records, "integrity.fail").contains("log.fork"));
        QCOMPARE(countOf(records, "integrity.acknowledge"), std::size_t(2)); // the analyst's, which was refused, and the auditor's
    }
    void R88_aRecordChangedOnTheDiskStopsSearches()
    {
        const auto workspace = m_fixture->copy();
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            for (int i = 0; i < 160; ++i) { // the first bundle is behind us, and is not read when the log is opened
                QVERIFY(analyst->startSession(goodRequest()));
                QVERIFY(analyst->endSession());
            }
        }
        const auto whole = readFile(workspace / "audit.db");
        bool seen = false;
        for (std::size_t page = 4; page < 24 && !seen; ++page) {
            auto changed = whole;
            changed[page * 4096 + 100] ^= 1;
            writeFile(workspace / "audit.db", changed);
            auto auditor = gate::Gate::signIn({workspace, "abara", kPassword}, m_fixture->clock());
            if (!auditor) { // this page is one that opening reads, or that the first record is written to: then nobody gets in
                QVERIFY(auditor.error().code == Errc::Corrupt || auditor.error().code == Errc::AuditUnavailable);
                writeFile(workspace / "audit.db", whole);
                continue;
            }
            auto& desk = (*auditor)->auditDesk();
            const auto checked = desk.verify();
            if (!checked) {
                seen = true;
                QCOMPARE(checked.error().code, Errc::Corrupt);
                QCOMPARE(desk.chain().fault->code, std::string("log.changed"));
                QVERIFY(desk.chain().searchesBlocked);
                QVERIFY(fs::exists(workspace / "evidence"));
                QVERIFY(desk.acknowledge("Seen; the evidence went to the auditor."));
                QVERIFY(!desk.chain().searchesBlocked);
            }
            auditor->reset();
            writeFile(workspace / "audit.db", whole);
            fs::remove(workspace / "audit.db-wal");
        }
        QVERIFY(seen);
    }
#if !defined(_WIN32)
    void R16_withoutRoomForTheRecordNothingIsSearched()
    {
        const auto workspace = m_fixture->copy();
        auto analyst = m_fixture->signIn(workspace, "lind");
        searchOnce(*analyst);
        const auto size = analyst->auditDesk().size();
        rlimit old{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &old), 0);
        std::signal(SIGXFSZ, SIG_IGN); // writes beyond the limit fail, as they do on a full disk
        rlimit full = old;
        full.rlim_cur = 8192; // below the size of the log; an alert is smaller
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &full), 0);
        const auto refused = analyst->search(kQuestion, {});
        const auto state = analyst->auditDesk().chain();
        const auto alerted = [&] {
            std::error_code none;
            return fs::exists(workspace / "alerts", none) && !fs::is_empty(workspace / "alerts", none);
        };
        bool queued = QTest::qWaitFor(alerted, 10'000);
        const auto unwritten = analyst->auditDesk().size(); // before there is room again, for then the log speaks by itself
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &old), 0);
        QVERIFY(!refused);
        QCOMPARE(refused.error().error.code, Errc::AuditUnavailable);
        QVERIFY(state.unwritableSince);
        QCOMPARE(unwritten, size);
        QVERIFY(queued);
        for (const auto& alert : fs::directory_iterator(workspace / "alerts")) QVERIFY(!readFile(alert.path()).contains("QQ8"));
        // With room again the log says by itself how long it could not be written, and searches go on.
        QTRY_VERIFY_WITH_TIMEOUT(!analyst->auditDesk().chain().unwritableSince, 10'000);
        searchOnce(*analyst);
        analyst.reset();
        QVERIFY(lastOfType(m_fixture->records(workspace), "integrity.fail").contains("audit.unavailable"));
    }
#endif
    void R94_aClockSetBackIsRecorded()
    {
        const auto workspace = m_fixture->copy();
        ManualClock clock(m_fixture->clock().now());
        {
            auto analyst = *gate::Gate::signIn({workspace, "lind", kPassword}, clock);
            const auto before = analyst->auditDesk().size();
            clock.advance(std::chrono::seconds(90));
            QTRY_VERIFY_WITH_TIMEOUT(analyst->auditDesk().chain().checkpointSize >= before, 10'000); // R85: due after a minute
            clock.set(clock.now() - std::chrono::hours(1));
            QTRY_VERIFY_WITH_TIMEOUT(analyst->auditDesk().size() > before, 10'000);
        }
        const auto jump = lastOfType(m_fixture->records(workspace), "clock.jump");
        QVERIFY2(jump.contains("backwards") && jump.contains("\"ms\":3600000"), jump.c_str());
    }
    void R95_R96_aWitnessOnAStickSignsWhatContinues()
    {
        const auto workspace = m_fixture->copy();
        auto auditor = m_fixture->signIn(workspace, "abara");
        auto& desk = auditor->auditDesk();
        const auto log = *audit::VerifierKey::parse(auditor->workspace().verifierKey);
        Witness witness;
        const std::string known[] = {witness.vkey()};
        const auto time = m_fixture->clock().now().micros / 1'000'000;
        QCOMPARE(desk.chain().sinceWitness, desk.size());
        QVERIFY(desk.witnessRequest(m_fixture->path("request1")));
        QCOMPARE(desk.witnessRequest(m_fixture->path("request1")).error().code, Errc::AlreadyExists);
        writeFile(m_fixture->path("response1"), witness.answer(readFile(m_fixture->path("request1")), log, time));
        QCOMPARE(desk.witnessResponse(m_fixture->path("response1")).error().code, Errc::NotFound); // nobody the policy knows
        const auto kept = desk.witnessResponse(m_fixture->path("response1"), known);
        QVERIFY2(kept, kept ? "" : kept.error().detail.c_str());
        QCOMPARE(kept->front().size, witness.size());
        QCOMPARE(desk.chain().witnessedSize, witness.size());
        QVERIFY(desk.chain().sinceWitness < 4);
        // The second request begins where the witness stands, and is refused by one that stands elsewhere.
        QVERIFY(desk.witnessRequest(m_fixture->path("request2")));
        const auto request = readFile(m_fixture->path("request2"));
        QVERIFY(request.starts_with("old " + std::to_string(witness.size()) + "\n"));
        QVERIFY(Witness().answer(request, log, time).empty());
        writeFile(m_fixture->path("response2"), witness.answer(request, log, time));
        QVERIFY(desk.witnessResponse(m_fixture->path("response2"), known));
        writeFile(m_fixture->path("response3"), "no signature\n");
        QCOMPARE(desk.witnessResponse(m_fixture->path("response3"), known).error().code, Errc::Malformed);
        const auto paper = desk.checkpointForPaper();
        QVERIFY(paper && audit::openCheckpoint(*paper, log));
        auditor.reset();
        (void)m_fixture->records(workspace);
        bool exported = false;
        for (const auto& file : fs::directory_iterator(m_fixture->lastExport() / "checkpoints"))
            exported = exported || audit::verifyCosignature(*audit::SignedNote::parse(readFile(file.path())), *audit::VerifierKey::parse(witness.vkey()));
        QVERIFY(exported);
    }
    void R92_anOrderErasesValuesAndTheKeyOfTheirTags()
    {
        const auto workspace = m_fixture->copy();
        {
            auto analyst = m_fixture->signIn(workspace, "lind");
            searchOnce(*analyst);
        }
        std::uint64_t seq = 0;
        {
            auto auditor = m_fixture->signIn(workspace, "abara");
            seq = auditor->auditDesk().page({.filter = {.type = "search.intent"}})->lines.front().seq;
        }
        QVERIFY(readFile(workspace / "keys.json").contains("ptag-"));
        {
            auto administrator = m_fixture->signIn(workspace, "adams");
            auto& desk = administrator->auditDesk();
            const std::uint64_t records[] = {seq};
            QCOMPARE(desk.erase(records, "").error().code, Errc::InvalidArgument);
            const std::uint64_t beyond[] = {1'000'000};
            QCOMPARE(desk.erase(beyond, "an order").error().code, Errc::NotFound);
            QVERIFY(*desk.erase(records, "Order of the court, 26-4") >= 3);
            QCOMPARE(*desk.expire(), std::uint64_t(0)); // nothing is past the policy's retention
        }
        QVERIFY(!readFile(workspace / "keys.json").contains("ptag-"));
        auto auditor = m_fixture->signIn(workspace, "abara");
        const auto sheet = auditor->auditDesk().record(seq);
        QVERIFY(sheet && sheet->values.empty());
        QVERIFY(auditor->auditDesk().verify());
        QVERIFY(audit::RecordProof::parse(sheet->proof)->proves(base::viewOf(sheet->bytes), *audit::VerifierKey::parse(auditor->workspace().verifierKey)));
        QCOMPARE(auditor->auditDesk().page({.filter = {.type = "disclosure.erase"}})->lines.size(), std::size_t(2));
    }
};
PLATEGLASS_TEST(TestAuditDesk)
#include "tst_audit_desk.moc"
