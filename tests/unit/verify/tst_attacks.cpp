// Attacks on an exported log, one after the other: bytes, records, whole files, other people's signatures. The verifier must
// refuse everything that changes a record, a root or a signature; what it lets pass is listed, each with its reason.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QTest>

#include <functional>
#include <map>

using namespace plateglass;
using namespace plateglass::test;
namespace fs = std::filesystem;

namespace {

audit::SigningKey strangerKey() { return *audit::SigningKey::fromSeed(std::string(kOrigin), audit::sha256(base::viewOf("a stranger"))); }

bool verifies(const fs::path& folder)
{
    const auto verification = verify::verifyLog(optionsFor(folder));
    return verification && verification->report.exitStatus(verification->key) == 0;
}

/// Changes that are no forgery: nothing in them was signed, or what is left out is left out by right.
std::string whyLegal(const std::string& file, const std::string& attack)
{
    if (file == "README") return "README is a page for people; nothing signs it, and it says itself where the key must come from";
    if (file == "disclosures.jsonl" && (attack == "cut" || attack == "duplicate line" || attack == "swap lines" || attack == "remove"))
        return "disclosures are a chosen subset in no order; each one shown is still held by its record";
    if (file.starts_with("checkpoints/") && attack == "remove") return "kept checkpoints are copies; without one there is less to compare, and the newest one still holds all records";
    if (file.starts_with("policies/") && attack == "remove") return "a policy may be absent; the verifier says that records name one that is not here";
    return {};
}

/// An export of 40 records of the real log, with something of everything, and what it was before an attack.
struct Target : LogFixture {
    fs::path folder = path("log");
    std::map<std::string, std::string> files;
    Target()
    {
        const auto log = create();
        const std::string policy = R"({"profile":"training"})";
        for (int i = 0; i < 13; ++i) {
            auto intent = intentDraft();
            intent.fields.emplace("pol", base::toBase64Url(audit::sha256(base::viewOf(policy))));
            const auto seq = log->append(std::move(intent));
            (void)log->append(resultDraft(*seq));
            (void)log->append(singleDraft("view.image"));
            if (i == 4 || i == 9) (void)log->checkpoint();
        }
        (void)log->exportTo(folder, {.disclose = audit::ExportOptions::Disclose::AllButRedacted, .policies = {policy}});
        for (const auto& file : fs::recursive_directory_iterator(folder))
            if (file.is_regular_file()) files[fs::relative(file.path(), folder).string()] = contentOf(file.path());
    }
    [[nodiscard]] std::vector<std::string> records() const { return *audit::unpackEntries(base::viewOf(files.at("tile/entries/000.p/39")), 39); }
    void restore() const
    {
        fs::remove_all(folder);
        for (const auto& [name, bytes] : files) put(folder / name, bytes);
    }
};

/// Counts what was tried and found; fails on what passes without a reason.
class Tally {
public:
    void judge(bool passes, const std::string& file, const std::string& attack, const std::string& where)
    {
        ++m_tried;
        if (!passes) {
            ++m_found;
            return;
        }
        const auto why = whyLegal(file, attack);
        if (why.empty()) m_missed.push_back(file + ": " + attack + " " + where);
        else ++m_legal[why];
    }
    void report(const char* what) const
    {
        qInfo("%s: %zu tried, %zu found, %zu legal, %zu missed", what, m_tried, m_found, m_tried - m_found - m_missed.size(), m_missed.size());
        for (const auto& [why, count] : m_legal) qInfo("  legal, %zu: %s", count, why.c_str());
        QVERIFY2(m_missed.empty(), m_missed.empty() ? "" : m_missed.front().c_str());
        QVERIFY(m_tried > m_missed.size());
    }

private:
    std::size_t m_tried = 0, m_found = 0;
    std::map<std::string, std::size_t> m_legal;
    std::vector<std::string> m_missed;
};

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size() - 1);
        out.push_back(text.substr(at, end + 1 - at));
        at = end + 1;
    }
    return out;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string out;
    for (const auto& line : lines) out += line;
    return out;
}

} // namespace

class TestAttacks : public QObject {
    Q_OBJECT
private slots:
    void R86_everyByteFlipped()
    {
        const Target target;
        QVERIFY(verifies(target.folder));
        Tally tally;
        for (const auto& [name, whole] : target.files)
            for (std::size_t i = 0; i < whole.size(); ++i) {
                // One bit of each byte, another one each time: every bit of a small export is turned in tst_verify_bytes.
                auto flipped = whole;
                flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
                put(target.folder / name, flipped);
                tally.judge(verifies(target.folder), name, "flip", std::to_string(i));
                put(target.folder / name, whole);
            }
        tally.report("bytes flipped");
    }
    void R86_everyRecordCutSwappedDoubledAndLeftOut()
    {
        const Target target;
        const auto records = target.records();
        Tally tally;
        const auto attempt = [&](const std::vector<std::string>& changed, const char* attack, std::size_t at, bool withTree) {
            target.restore();
            if (withTree) { // the attacker makes bundle and tiles fit, and cannot sign
                fs::remove_all(target.folder / "tile");
                putTree(target.folder, changed);
            } else {
                put(target.folder / "tile/entries/000.p/39", base::textOf(audit::packEntries(changed)));
            }
            tally.judge(verifies(target.folder), "tile/entries/000.p/39", attack, std::to_string(at));
        };
        for (const bool withTree : {false, true})
            for (std::size_t i = 0; i < records.size(); ++i) {
                auto cut = records, doubled = records, without = records, swapped = records, inserted = records;
                cut[i].resize(cut[i].size() / 2);
                attempt(cut, "cut", i, withTree);
                doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), records[i]);
                attempt(doubled, "double", i, withTree);
                without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
                attempt(without, "leave out", i, withTree);
                std::swap(swapped[i], swapped[(i + 1) % swapped.size()]);
                attempt(swapped, "swap", i, withTree);
                inserted.insert(inserted.begin() + static_cast<std::ptrdiff_t>(i), rawRecord(i, "login.ok"));
                attempt(inserted, "insert", i, withTree);
                attempt({records.begin(), records.begin() + static_cast<std::ptrdiff_t>(i)}, "cut off", i, withTree);
            }
        tally.report("records cut, swapped, doubled, left out, inserted, cut off");
    }
    void R86_everyFileRemovedCutOrReordered()
    {
        const Target target;
        Tally tally;
        for (const auto& [name, whole] : target.files) {
            fs::remove(target.folder / name);
            tally.judge(verifies(target.folder), name, "remove", {});
            for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 64) {
                put(target.folder / name, whole.substr(0, size));
                const bool atLine = size == 0 || whole[size - 1] == '\n';
                tally.judge(verifies(target.folder), name, atLine ? "cut" : "cut inside a line", std::to_string(size));
            }
            const auto lines = linesOf(whole);
            for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
                auto doubled = lines, swapped = lines;
                doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
                std::swap(swapped[i], swapped[i + 1]);
                put(target.folder / name, joined(doubled));
                tally.judge(verifies(target.folder), name, "duplicate line", std::to_string(i));
                if (lines[i] == lines[i + 1]) continue;
                put(target.folder / name, joined(swapped));
                tally.judge(verifies(target.folder), name, "swap lines", std::to_string(i));
            }
            put(target.folder / name, whole);
        }
        tally.report("files removed, cut, their lines doubled and swapped");
    }
    void R86_R87_rolledBackSplicedAndSignedByOthers()
    {
        const Target target;
        const auto records = target.records();
        const auto kept = target.path("kept");
        put(kept, target.files.at("checkpoint"));
        auto options = optionsFor(target.folder);
        options.checkpoints = {kept};
        Tally tally;
        const auto attempt = [&](const char* attack) {
            const auto verification = verify::verifyLog(options);
            tally.judge(verification && verification->report.exitStatus(verification->key) == 0, "all", attack, {});
            target.restore();
        };
        for (const std::size_t size : {0u, 1u, 15u, 38u}) { // set back to a state that was really signed
            fs::remove_all(target.folder);
            putLog(target.folder, {records.begin(), records.begin() + static_cast<std::ptrdiff_t>(size)});
            attempt("roll back");
        }
        for (std::size_t i = 0; i < records.size(); ++i) { // the holder of the key rewrites one record and signs anew
            auto rewritten = records;
            rewritten[i] = rawRecord(i, "login.ok");
            fs::remove_all(target.folder);
            putLog(target.folder, rewritten);
            attempt("rewrite and sign");
        }
        for (std::size_t i = 1; i < records.size(); ++i) { // the beginning of one log with the end of another
            auto spliced = plainRecords(records.size());
            std::copy_n(records.begin(), i, spliced.begin());
            fs::remove_all(target.folder / "tile");
            putTree(target.folder, spliced);
            attempt("splice");
        }
        { // everything signed anew by another key of the same name
            const auto leaves = leavesOf(records);
            put(target.folder / "checkpoint", signedState(leaves, strangerKey()));
            attempt("sign the newest with another key");
            put(target.folder / "checkpoints" / "15", signedState(std::span(leaves).first(15), strangerKey()));
            attempt("sign a kept one with another key");
            fs::remove_all(target.folder / "checkpoints");
            put(target.folder / "checkpoint", signedState(leaves, strangerKey()));
            put(target.folder / "vkey", strangerKey().verifier().text() + "\n");
            attempt("sign all with another key");
        }
        tally.report("roll backs, rewrites, splices, other keys");
    }
};
PLATEGLASS_TEST(TestAttacks)
#include "tst_attacks.moc"
