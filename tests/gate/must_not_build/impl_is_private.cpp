// expect: (is private within this context|incomplete type)
// Taking away the const of what the gate hands out does not lead inside it.
#include "gate/gate.h"

const void* inside(const plateglass::gate::Gate& gate)
{
    return const_cast<plateglass::gate::Gate&>(gate).m_impl.get();
}

int main() {}
