// expect: store/read_store.h: No such file
// Whoever links the gate does not see the store's headers.
#include "store/read_store.h"

int main() {}
