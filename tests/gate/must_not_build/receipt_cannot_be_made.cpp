// expect: is private within this context
// Only the audit log makes receipts, after the record is on disk.
#include "base/receipt.h"

int main()
{
    const plateglass::base::Receipt forged(plateglass::base::Receipt::Kind::Question, 1);
    return forged.record() == 1;
}
