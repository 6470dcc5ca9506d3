// expect: (is private within this context|incomplete type)
// A desk is reached through the gate, so that every act on it has somebody who signed in.
#include "gate/approval_desk.h"

plateglass::gate::ApprovalDesk* open(plateglass::gate::Gate::Impl& inside) { return new plateglass::gate::ApprovalDesk(inside); }

int main() {}
