// Every byte of every hash of a proof changed, every hash left out, one added anywhere, neighbours swapped: for all sizes
// to 300, none is taken for a proof.
#include "merkle_oracle.h"
#include "support/test_main.h"

#include <QTest>

#include <bit>

using namespace plateglass;
using namespace plateglass::audit;
using test::definedRoot;
using test::kLargest;
using test::leavesTo;
using test::numbered;

namespace {

/// Each way to damage a proof: a bit of each hash, one hash less, one more, two swapped. Calls `check` with each.
template <class Check>
bool refusesEveryDamage(const std::vector<Hash>& proof, Check verifies)
{
    auto damaged = proof;
    for (std::size_t i = 0; i < proof.size(); ++i)
        for (std::size_t byte = 0; byte < proof[i].size(); ++byte) {
            damaged[i][byte] ^= static_cast<std::uint8_t>(1 << (byte % 8));
            if (verifies(damaged)) return false;
            damaged[i] = proof[i];
        }
    for (std::size_t i = 0; i < proof.size(); ++i) {
        damaged.erase(damaged.begin() + static_cast<std::ptrdiff_t>(i));
        if (verifies(damaged)) return false;
        damaged = proof;
    }
    for (std::size_t i = 0; i <= proof.size(); ++i) {
        damaged.insert(damaged.begin() + static_cast<std::ptrdiff_t>(i), numbered(i));
        if (verifies(damaged)) return false;
        damaged = proof;
    }
    for (std::size_t i = 1; i < proof.size(); ++i) {
        if (proof[i] == proof[i - 1]) continue;
        std::swap(damaged[i], damaged[i - 1]);
        if (verifies(damaged)) return false;
        damaged = proof;
    }
    return true;
}

} // namespace

class TestDamagedProofs : public QObject {
    Q_OBJECT
private slots:
    void damagedInclusionProofsAreRefused()
    {
        const auto leaves = leavesTo(kLargest);
        for (std::size_t n = 1; n <= kLargest; ++n) {
            const auto tree = std::span(leaves).first(n);
            const auto root = definedRoot(tree);
            for (const std::size_t i : {std::size_t(0), n / 3, n - 1})
                QVERIFY(refusesEveryDamage(inclusionProof(tree, i),
                                           [&](const auto& proof) { return verifyInclusion(i, n, leaves[i], proof, root); }));
        }
    }
    void damagedConsistencyProofsAreRefused()
    {
        const auto leaves = leavesTo(kLargest);
        for (std::size_t n = 1; n <= kLargest; ++n) {
            const auto tree = std::span(leaves).first(n);
            const auto root = definedRoot(tree);
            for (const std::size_t m : {std::size_t(1), n / 3 + 1, std::bit_floor(n), n}) {
                const auto old = definedRoot(tree.first(m));
                QVERIFY(refusesEveryDamage(consistencyProof(tree, m),
                                           [&](const auto& proof) { return verifyConsistency(m, n, proof, old, root); }));
            }
        }
    }
};
PLATEGLASS_TEST(TestDamagedProofs)
#include "tst_damaged_proofs.moc"
