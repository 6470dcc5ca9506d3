// The tree against a second implementation, and against published vectors where they are at hand. Damaged proofs have a
// test of their own, tst_damaged_proofs.cpp.
#include "audit/merkle.h"
#include "json/json.h"
#include "merkle_oracle.h"
#include "support/test_main.h"
#include "test_vector.h"

#include <QFile>
#include <QTest>

using namespace plateglass;
using namespace plateglass::audit;
using test::definedRoot;
using test::kLargest;
using test::leavesTo;
using test::numbered;

namespace {

std::optional<Hash> hashOf(const json::Value& value)
{
    const auto bytes = value.string() ? base::fromBase64(*value.string()) : base::Result<base::Bytes>(base::Bytes());
    if (!bytes || bytes->size() != 32) return std::nullopt;
    Hash out;
    std::ranges::copy(*bytes, out.begin());
    return out;
}

/// Some vectors give a few words where the root does not matter; equal words are equal roots.
std::optional<Hash> rootFrom(const json::Value& value)
{
    if (const auto hash = hashOf(value)) return hash;
    return sha256(base::viewOf(*value.string()));
}

std::optional<std::vector<Hash>> proofOf(const json::Value& value)
{
    std::vector<Hash> out;
    if (!value.array()) return out;
    for (const auto& item : *value.array()) {
        const auto hash = hashOf(item);
        if (!hash) return std::nullopt;
        out.push_back(*hash);
    }
    return out;
}

/// 64-bit sizes beyond int64 come out of the JSON reader as doubles.
std::uint64_t numberOf(const json::Value& value)
{
    return value.integer() ? static_cast<std::uint64_t>(*value.integer()) : UINT64_MAX;
}

bool verifies(const json::Value& vector)
{
    const auto proof = proofOf(*vector.find("proof"));
    if (!proof) return false; // a hash of another length cannot even be said
    if (vector.stringOr("kind", "") == "inclusion") {
        const auto leaf = hashOf(*vector.find("leafHash")), root = hashOf(*vector.find("root"));
        return leaf && root
            && verifyInclusion(numberOf(*vector.find("leafIdx")), numberOf(*vector.find("treeSize")), *leaf, *proof, *root);
    }
    const auto root1 = rootFrom(*vector.find("root1")), root2 = rootFrom(*vector.find("root2"));
    return root1 && root2
        && verifyConsistency(numberOf(*vector.find("size1")), numberOf(*vector.find("size2")), *proof, *root1, *root2);
}

} // namespace

class TestMerkle : public QObject {
    Q_OBJECT
private slots:
    void vectorLeavesAndRootAgree()
    {
        std::vector<Hash> leaves;
        for (std::size_t i = 0; i < test::kRecords.size(); ++i) {
            leaves.push_back(leafHash(base::viewOf(test::kRecords[i])));
            QCOMPARE(base::toBase64(leaves.back()), test::kLeaves[i]);
        }
        QCOMPARE(base::toBase64(rootOf(leaves)), std::string(test::kRoot));
    }
    void emptyTreeIsTheHashOfNothing()
    {
        QCOMPARE(base::toBase64(emptyRoot()), std::string("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="));
        QCOMPARE(rootOf({}), emptyRoot());
    }
    void frontierFollowsTheDefinition()
    {
        const auto leaves = leavesTo(kLargest);
        Frontier frontier;
        for (std::size_t n = 0; n <= kLargest; ++n) {
            QCOMPARE(frontier.size(), n);
            QCOMPARE(frontier.root(), definedRoot(std::span(leaves).first(n)));
            if (n < kLargest) frontier.append(leaves[n]);
        }
    }
    void subtreesAppendLikeTheirLeaves()
    {
        const auto leaves = leavesTo(kLargest);
        Frontier frontier;
        frontier.appendSubtree(definedRoot(std::span(leaves).first(256)), 256);
        frontier.appendSubtree(definedRoot(std::span(leaves).subspan(256, 32)), 32);
        for (std::size_t i = 288; i < kLargest; ++i) frontier.append(leaves[i]);
        QCOMPARE(frontier.root(), definedRoot(leaves));
    }
    void R84_everyInclusionProofVerifies()
    {
        const auto leaves = leavesTo(kLargest);
        for (std::size_t n = 1; n <= kLargest; ++n) {
            const auto tree = std::span(leaves).first(n);
            const auto root = definedRoot(tree);
            for (std::size_t i = 0; i < n; i += 1 + n / 16) {
                const auto proof = inclusionProof(tree, i);
                QVERIFY(verifyInclusion(i, n, leaves[i], proof, root));
                if (n > 1) QVERIFY(!verifyInclusion((i + 1) % n, n, leaves[i], proof, root));
                QVERIFY(!verifyInclusion(i, n, numbered(n), proof, root));
                QVERIFY(!verifyInclusion(n, n, leaves[i], proof, root));
            }
        }
    }
    void R84_everyConsistencyProofVerifies()
    {
        const auto leaves = leavesTo(kLargest);
        std::vector<Hash> roots;
        for (std::size_t n = 0; n <= kLargest; ++n) roots.push_back(definedRoot(std::span(leaves).first(n)));
        for (std::size_t n = 1; n <= kLargest; n += n < 40 ? 1 : 13)
            for (std::size_t m = 1; m <= n; ++m) {
                const auto proof = consistencyProof(std::span(leaves).first(n), m);
                QVERIFY(verifyConsistency(m, n, proof, roots[m], roots[n]));
                QVERIFY(m == n ? proof.empty() : !verifyConsistency(m, n, proof, roots[n], roots[n]));
                QVERIFY(!verifyConsistency(0, n, proof, roots[0], roots[n]));
                QVERIFY(m == n || !verifyConsistency(n, m, proof, roots[n], roots[m]));
            }
    }
    void proofsOfATreeAreNoneOfALargerOne()
    {
        // Same hashes, same root, another size claimed: only the length of the proof tells.
        const auto leaves = leavesTo(8);
        const auto root = definedRoot(leaves);
        QVERIFY(!verifyInclusion(0, 2, leaves[0], {}, leaves[0]));
        QVERIFY(!verifyInclusion(0, 16, leaves[0], inclusionProof(leaves, 0), root));
        QVERIFY(!verifyConsistency(4, 16, consistencyProof(leaves, 4), definedRoot(std::span(leaves).first(4)), root));
        QVERIFY(!verifyConsistency(3, 16, consistencyProof(leaves, 3), definedRoot(std::span(leaves).first(3)), root));
    }
    void nothingFollowsFromAnEmptyTree()
    {
        QVERIFY(!verifyConsistency(0, 0, {}, emptyRoot(), emptyRoot()));
        QVERIFY(!verifyConsistency(0, 1, {}, emptyRoot(), numbered(0)));
        QVERIFY(!verifyInclusion(0, 0, emptyRoot(), {}, emptyRoot()));
    }
    void R84_publishedVectorsAgree()
    {
        const auto path = qEnvironmentVariable("PLATEGLASS_MERKLE_VECTORS");
        if (path.isEmpty()) QSKIP("PLATEGLASS_MERKLE_VECTORS names no file of published vectors");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        int total = 0, good = 0;
        while (!file.atEnd()) {
            const auto vector = json::parse(file.readLine().toStdString());
            QVERIFY(vector);
            const bool expected = !vector->boolOr("wantErr", false);
            QVERIFY2(verifies(*vector) == expected, vector->stringOr("name", "").c_str());
            ++total;
            good += expected;
        }
        QCOMPARE(total, 196);
        qInfo("%d vectors agree, %d of them proofs that hold", total, good);
    }
};
PLATEGLASS_TEST(TestMerkle)
#include "tst_merkle.moc"
