// expect: builds
// The control: with the same flags a client of the gate does build, so the others fail for their own reason.
#include "gate/gate.h"

int main()
{
    return plateglass::gate::readWorkspaceInfo("nowhere").has_value();
}
