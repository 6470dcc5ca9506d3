#include "verify/log_verifier.h"

#include "verify/disclosure_checks.h"
#include "verify/folder_checks.h"
#include "verify/key_checks.h"
#include "verify/record_rules.h"
#include "verify/state_checks.h"

#include <algorithm>
#include <format>

namespace plateglass::verify {

using base::Errc;
using base::fail;
using base::Result;

namespace {

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
    KeyChecks keys;
    TreeCheck tree(inputs.folder, state->checkpoint.size, [&](std::uint64_t index, ReadRecord read) {
        const auto* record = rules.take(index, std::move(read));
        if (!record) return;
        disclosures.take(index, *record);
        keys.take(index, *record);
    });
    tree.expect(newest.state);
    takeKept(inputs, tree, report);
    takeOlder(inputs, tree, report);
    tree.run();
    tree.finish(report);
    reportRoot(newest.state, inputs.kept, tree, report);
    reportNotes(inputs, state->checkpoint, report);
    keys.finish(inputs.keys, newest, inputs, report);
    rules.finish(report);
    disclosures.finish(report);
    checkPolicies(inputs.folder, rules.policies(), report);
    if (inputs.keySource == KeySource::Independent) checkKeyCopy(inputs.folder, inputs.keys, report);
    for (const auto& witness : inputs.witnesses) reportWitness(witness, inputs, newest, report);
    return out;
}

Result<Verification> verifyRecord(const Options& options)
{
    PG_TRY(const auto keys, givenKeys(options));
    PG_TRY(const auto witnesses, witnessesOf(options));
    const auto text = readFile(*options.proof);
    if (!text) return std::unexpected(aboutFile(*options.proof, text.error()));
    const auto record = readFile(*options.record);
    if (!record) return std::unexpected(aboutFile(*options.record, record.error()));
    Verification out;
    const auto proof = audit::RecordProof::parse(*text);
    const auto signer = std::ranges::find_if(keys.all(), [&](const auto& key) { return proof && proof->proves(base::viewOf(*record), key); });
    if (!proof) out.report.fails("proof", "it is damaged");
    else if (signer == keys.all().end()) out.report.fails("proof", "it does not show this record in a log signed by the key");
    else out.report.holds("proof", std::format("this is record {} of {}", proof->index, signer->name));
    for (const auto& witness : witnesses) {
        const auto note = proof ? audit::SignedNote::parse(proof->checkpoint) : Result<audit::SignedNote>(fail(Errc::Malformed));
        if (note && audit::verifyCosignature(*note, witness)) out.report.holds("witness", witness.name + " signed this state of the log");
        else out.report.fails("witness", witness.name + " did not sign this state of the log");
    }
    return out;
}

} // namespace plateglass::verify
