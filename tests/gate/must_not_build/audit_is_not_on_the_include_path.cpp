// expect: audit/audit_log.h: No such file
#include "audit/audit_log.h"

int main() {}
