#include "verify/state_checks.h"

#include "base/time_text.h"

#include <algorithm>
#include <format>

namespace plateglass::verify {

using audit::Checkpoint;
using audit::VerifierKey;
using base::Errc;
using base::fail;
using base::Result;

namespace {

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

} // namespace

std::optional<SignedState> newestState(const Inputs& inputs, Report& report)
{
    const auto bytes = inputs.folder.read("checkpoint");
    if (!bytes) {
        report.fails("checkpoint", "the file is missing");
        return {};
    }
    if (auto good = inputs.keys.open(*bytes)) {
        report.holds("checkpoint", std::format("{} records of {}, signed by the log's key", good->checkpoint.size, good->checkpoint.origin));
        return SignedState{good->checkpoint, std::move(good->signers)};
    }
    report.fails("checkpoint", "it is damaged, of another log, or not signed by the key");
    const auto note = audit::SignedNote::parse(*bytes);
    const auto unsignedState = note ? Checkpoint::parse(note->text) : Result<Checkpoint>(fail(Errc::Malformed));
    return unsignedState ? std::optional(SignedState{*unsignedState}) : std::nullopt;
}

void takeKept(Inputs& inputs, TreeCheck& tree, Report& report)
{
    for (const auto& name : inputs.folder.list("checkpoints")) {
        const auto label = "checkpoints/" + name;
        const auto bytes = inputs.folder.read(label);
        auto state = bytes ? inputs.keys.open(*bytes) : Result<LogKeys::Opened>(fail(Errc::Io));
        if (!state || std::to_string(state->checkpoint.size) != name) report.fails("checkpoints", label + " is damaged, misnamed, or not signed by the key");
        else inputs.kept.push_back({label, *bytes, {state->checkpoint, std::move(state->signers)}});
    }
    std::ranges::sort(inputs.kept, {}, [](const Note& note) { return note.state.checkpoint.size; });
    for (auto& note : inputs.kept) tree.expect(note.state);
}

void takeOlder(Inputs& inputs, TreeCheck& tree, Report& report)
{
    std::erase_if(inputs.older, [&](Note& note) {
        auto state = inputs.keys.open(note.bytes);
        if (state) note.state = {state->checkpoint, std::move(state->signers)};
        else report.fails("older-checkpoint", note.label + " is damaged, of another log, or not signed by the key");
        return !state;
    });
    std::ranges::sort(inputs.older, {}, [](const Note& note) { return note.state.checkpoint.size; });
    for (auto& note : inputs.older) tree.expect(note.state);
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

} // namespace plateglass::verify
