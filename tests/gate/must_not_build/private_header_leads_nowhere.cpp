// expect: No such file
// The gate's own headers lie beside its public ones, but what they are made of is on nobody else's include path.
#include "gate/impl.h"

int main() {}
