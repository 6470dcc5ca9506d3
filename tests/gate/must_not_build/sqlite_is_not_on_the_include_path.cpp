// expect: sqlite/connection.h: No such file
// A window does not open a database of its own.
#include "sqlite/connection.h"

int main() {}
