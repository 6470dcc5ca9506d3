// expect: (is private within this context|incomplete type)
// Nobody but the gate makes a gate.
#include "gate/gate.h"

int main()
{
    plateglass::gate::Gate::Impl* inside = nullptr;
    return inside->rules().rowLimit == 0;
}
