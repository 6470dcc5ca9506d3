// Are the signed states, new and old, states of these records? And did the witnesses sign them? One thread.
#pragma once

#include "verify/inputs.h"

namespace plateglass::verify {

/// The newest state. Where its signature is bad the records are still compared with what it says, to say more.
[[nodiscard]] std::optional<SignedState> newestState(const Inputs& inputs, Report& report);

/// Reads checkpoints/ and takes the states that are signed by the key into the pass. Complains about the others.
void takeKept(Inputs& inputs, TreeCheck& tree, Report& report);
/// The same for the older states given by hand.
void takeOlder(Inputs& inputs, TreeCheck& tree, Report& report);

/// After the pass: do the records lead to the newest state, to all others, and which of them did the witnesses sign?
void reportRoot(const SignedState& newest, const Notes& kept, const TreeCheck& tree, Report& report);
void reportNotes(const Inputs& inputs, const audit::Checkpoint& newest, Report& report);
void reportWitness(const audit::VerifierKey& witness, const Inputs& inputs, const Note& newest, Report& report);

} // namespace plateglass::verify
