#include "verify/log_verifier.h"

#include "base/time_text.h"
#include "verify/disclosure_checks.h"
#include "verify/folder_checks.h"
#include "verify/record_rules.h"
#include "verify/tree_check.h"

#include <algorithm>
#include <deque>
#include <format>

namespace plateglass::verify {

using audit::Checkpoint;
using audit::KeyType;
using audit::VerifierKey;
using base::Errc;
using base::fail;
using base::Result;

namespace {

/// A note as it lies in a file, with the state it signs.
struct Note {
    std::string label; ///< file it came from
    std::string bytes;
    SignedState state;
};
using Notes = std::deque<Note>; // a deque: TreeCheck holds references into it

struct Inputs {
    LogFolder folder;
    VerifierKey key;
    KeySource keySource;
    std::vector<VerifierKey> witnesses;
    Notes kept, older;
};

base::Error aboutFile(const std::filesystem::path& file, const base::Error& cause)
{
    return {cause.code, file.string() + ": " + cause.detail, cause.where};
}

Result<VerifierKey> keyOf(const Options& options, const LogFolder& folder)
{
    if (options.vkey) {
        auto key = keyFrom(*options.vkey, KeyType::Ed25519);
        if (!key) return std::unexpected(aboutFile("--vkey", key.error()));
        return key;
    }
    if (!folder.has("vkey")) return fail(Errc::NotFound, "the folder holds no key and none was given with --vkey");
    auto key = keyFrom((options.log / "vkey").string(), KeyType::Ed25519);
    if (!key) return std::unexpected(aboutFile(options.log / "vkey", key.error()));
    return key;
}

Result<std::vector<VerifierKey>> witnessesOf(const Options& options)
{
    std::vector<VerifierKey> out;
    for (const auto& witness : options.witnesses) {
        auto key = keyFrom(witness, KeyType::Cosignature);
        if (!key) return std::unexpected(aboutFile("--witness", key.error()));
        out.push_back(std::move(*key));
    }
    return out;
}

Result<Inputs> inputsOf(const Options& options)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(options.log, ignored)) return fail(Errc::NotFound, options.log.string() + ": no such folder");
    const LogFolder folder(options.log);
    PG_TRY(auto key, keyOf(options, folder));
    PG_TRY(auto witnesses, witnessesOf(options));
    Inputs out{folder, std::move(key), options.vkey ? KeySource::Independent : KeySource::Folder, std::move(witnesses), {}, {}};
    for (const auto& file : options.checkpoints) {
        auto bytes = readFile(file);
        if (!bytes) return std::unexpected(aboutFile(file, bytes.error()));
        out.older.push_back({file.string(), std::move(*bytes), {}});
    }
    return out;
}

/// The newest state. Where its signature is bad the records are still compared with what it says, to say more.
std::optional<Checkpoint> newestState(const Inputs& inputs, Report& report)
{
    const auto bytes = inputs.folder.read("checkpoint");
    if (!bytes) {
        report.fails("checkpoint", "the file is missing");
        return {};
    }
    if (const auto good = audit::openCheckpoint(*bytes, inputs.key)) {
        report.holds("checkpoint", std::format("{} records of {}, signed by the log's key", good->size, good->origin));
        return *good;
    }
    report.fails("checkpoint", "it is damaged, of another log, or not signed by the key");
    const auto note = audit::SignedNote::parse(*bytes);
    const auto unsignedState = note ? Checkpoint::parse(note->text) : Result<Checkpoint>(fail(Errc::Malformed));
    return unsignedState ? std::optional(*unsignedState) : std::nullopt;
}

/// Reads checkpoints/ and takes the states into the pass that are signed by the key.
void takeKept(Inputs& inputs, TreeCheck& tree, Report& report)
{
    for (const auto& name : inputs.folder.list("checkpoints")) {
        const auto label = "checkpoints/" + name;
        const auto bytes = inputs.folder.read(label);
        const auto state = bytes ? audit::openCheckpoint(*bytes, inputs.key) : Result<Checkpoint>(fail(Errc::Io));
        if (!state || std::to_string(state->size) != name) report.fails("checkpoints", label + " is damaged, misnamed, or not signed by the key");
        else inputs.kept.push_back({label, *bytes, {*state}});
    }
    std::ranges::sort(inputs.kept, {}, [](const Note& note) { return note.state.checkpoint.size; });
    for (auto& note : inputs.kept) tree.expect(note.state);
}

void takeOlder(Inputs& inputs, TreeCheck& tree, Report& report)
{
    std::erase_if(inputs.older, [&](Note& note) {
        const auto state = audit::openCheckpoint(note.bytes, inputs.key);
        if (state) note.state.checkpoint = *state;
        else report.fails("older-checkpoint", note.label + " is damaged, of another log, or not signed by the key");
        return !state;
    });
    std::ranges::sort(inputs.older, {}, [](const Note& note) { return note.state.checkpoint.size; });
    for (auto& note : inputs.older) tree.expect(note.state);
}

/// Where the records were changed, told from the last state that agrees and the first that does not.
std::string whereChanged(std::uint64_t agreed, std::uint64_t disagrees)
{
    return disagrees <= agreed + 1 ? std::format("record {} is not the one that was signed", agreed)
                                   : std::format("a record between {} and {} is not the one that was signed", agreed, disagrees - 1);
}

std::string faultIn(const Note& note, const Checkpoint& newest, std::uint64_t agreed)
{
    const auto& state = note.state;
    if (state.checkpoint.size > newest.size)
        return std::format("{} counts {} records, the log here only {}: it was cut short or set back", note.label, state.checkpoint.size, newest.size);
    if (!state.reached) return note.label + " cannot be compared, because records are missing";
    return note.label + ": " + whereChanged(agreed, state.checkpoint.size);
}

/// The first of the notes (by size) that the records do not lead to.
std::optional<std::string> firstFault(const Notes& notes, const Checkpoint& newest)
{
    std::uint64_t agreed = 0;
    for (const auto& note : notes) {
        if (!note.state.agrees) return faultIn(note, newest, agreed);
        agreed = note.state.checkpoint.size;
    }
    return {};
}

void reportRoot(const SignedState& newest, const Notes& kept, const TreeCheck& tree, Report& report)
{
    if (newest.agrees) return report.holds("root", "the records lead to the root in the checkpoint");
    if (!newest.reached) return report.fails("root", "it cannot be computed, because records are missing");
    std::uint64_t agreed = 0;
    for (const auto& note : kept)
        if (note.state.agrees) agreed = std::max(agreed, note.state.checkpoint.size);
    if (const auto bad = tree.firstBadRecord()) report.fails("root", std::format("record {} is not the one that was signed", *bad));
    else report.fails("root", whereChanged(std::min(agreed, newest.checkpoint.size), newest.checkpoint.size));
}

void reportNotes(const Inputs& inputs, const Checkpoint& newest, Report& report)
{
    if (const auto fault = firstFault(inputs.kept, newest)) report.fails("checkpoints", *fault);
    else if (!inputs.kept.empty()) report.holds("checkpoints", std::format("{} kept ones are states this log went through", inputs.kept.size()));
    if (const auto fault = firstFault(inputs.older, newest)) report.fails("older-checkpoint", *fault);
    else if (!inputs.older.empty())
        report.holds("older-checkpoint", std::format("the log here continues all {}, the last of {} records", inputs.older.size(), inputs.older.back().state.checkpoint.size));
}

/// The largest state this witness signed, wherever its signature lies.
void reportWitness(const VerifierKey& witness, const Inputs& inputs, const Note& newest, Report& report)
{
    const Note* best = nullptr;
    std::int64_t time = 0;
    const auto consider = [&](const Note& note) {
        const auto parsed = audit::SignedNote::parse(note.bytes);
        const auto signedAt = parsed ? audit::verifyCosignature(*parsed, witness) : std::nullopt;
        if (!note.state.agrees || !signedAt || (best && best->state.checkpoint.size >= note.state.checkpoint.size)) return;
        best = &note;
        time = *signedAt;
    };
    consider(newest);
    std::ranges::for_each(inputs.kept, consider);
    std::ranges::for_each(inputs.older, consider);
    if (!best) return report.fails("witness", witness.name + " signed no state of this log that is here");
    const auto size = best->state.checkpoint.size;
    const auto when = time <= INT64_MAX / 1'000'000 ? base::toRfc3339({time * 1'000'000}, base::Precision::Second) : "a time out of range";
    report.holds("witness", std::format("{} signed the first {} records at {}; {} came after", witness.name, size, when, newest.state.checkpoint.size - size));
}

Result<void> readDisclosures(const Options& options, const LogFolder& folder, DisclosureChecks& checks)
{
    if (const auto lines = folder.read("disclosures.jsonl")) checks.add("disclosures.jsonl", *lines);
    if (!options.disclosures) return {};
    const auto lines = readFile(*options.disclosures);
    if (!lines) return std::unexpected(aboutFile(*options.disclosures, lines.error()));
    checks.add(options.disclosures->filename().string(), *lines);
    return {};
}

} // namespace

Result<Verification> verifyLog(const Options& options)
{
    PG_TRY(auto inputs, inputsOf(options));
    DisclosureChecks disclosures;
    PG_TRY_VOID(readDisclosures(options, inputs.folder, disclosures));
    Verification out{{}, inputs.keySource};
    auto& report = out.report;
    const auto state = newestState(inputs, report);
    if (!state) return out;
    Note newest{"checkpoint", *inputs.folder.read("checkpoint"), {*state}};
    RecordRules rules;
    TreeCheck tree(inputs.folder, state->size, [&](std::uint64_t index, std::string_view bytes) {
        if (const auto* record = rules.take(index, bytes)) disclosures.take(index, *record);
    });
    tree.expect(newest.state);
    takeKept(inputs, tree, report);
    takeOlder(inputs, tree, report);
    tree.run();
    tree.finish(report);
    reportRoot(newest.state, inputs.kept, tree, report);
    reportNotes(inputs, *state, report);
    rules.finish(report);
    disclosures.finish(report);
    checkPolicies(inputs.folder, rules.policies(), report);
    if (inputs.keySource == KeySource::Independent) checkKeyCopy(inputs.folder, inputs.key, report);
    for (const auto& witness : inputs.witnesses) reportWitness(witness, inputs, newest, report);
    return out;
}

Result<Verification> verifyRecord(const Options& options)
{
    const auto key = keyFrom(*options.vkey, KeyType::Ed25519);
    if (!key) return std::unexpected(aboutFile("--vkey", key.error()));
    PG_TRY(const auto witnesses, witnessesOf(options));
    const auto text = readFile(*options.proof);
    if (!text) return std::unexpected(aboutFile(*options.proof, text.error()));
    const auto record = readFile(*options.record);
    if (!record) return std::unexpected(aboutFile(*options.record, record.error()));
    Verification out;
    const auto proof = audit::RecordProof::parse(*text);
    if (!proof) out.report.fails("proof", "it is damaged");
    else if (!proof->proves(base::viewOf(*record), *key)) out.report.fails("proof", "it does not show this record in a log signed by the key");
    else out.report.holds("proof", std::format("this is record {} of {}", proof->index, key->name));
    for (const auto& witness : witnesses) {
        const auto note = proof ? audit::SignedNote::parse(proof->checkpoint) : Result<audit::SignedNote>(fail(Errc::Malformed));
        if (note && audit::verifyCosignature(*note, witness)) out.report.holds("witness", witness.name + " signed this state of the log");
        else out.report.fails("witness", witness.name + " did not sign this state of the log");
    }
    return out;
}

} // namespace plateglass::verify
