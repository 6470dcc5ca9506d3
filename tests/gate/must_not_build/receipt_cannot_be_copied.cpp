// expect: use of deleted function
// One record, one receipt: it cannot be kept for later by copying it.
#include "base/receipt.h"

plateglass::base::Receipt again(const plateglass::base::Receipt& receipt) { return receipt; }

int main() {}
