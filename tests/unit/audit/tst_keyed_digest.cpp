// Keyed digests against HMAC values computed by other software (openssl).
#include "audit/keyed_digest.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::audit;

namespace {
DigestKey countingKey()
{
    DigestKey key;
    for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<std::uint8_t>(i);
    return key;
}
} // namespace

class TestKeyedDigest : public QObject {
    Q_OBJECT
private slots:
    void ptagIsTwelveBytesOfTheHmac() { QCOMPARE(ptag(countingKey(), "QQ123"), std::string("1Ybx_CaRcsUzSTSi")); }
    void samePlateSameTagOtherKeyOtherTag()
    {
        QCOMPARE(ptag(countingKey(), "QQ1"), ptag(countingKey(), "QQ1"));
        QVERIFY(ptag(countingKey(), "QQ1") != ptag(countingKey(), "QQ2"));
        QVERIFY(ptag(countingKey(), "QQ1") != ptag({}, "QQ1"));
    }
    void idsAreDigestedAsBigEndian()
    {
        const std::int64_t ids[] = {1, 2, 258, 1'000'000'007};
        QCOMPARE(idsDigest(countingKey(), ids), std::string("PBwHF27iWEXSbmCupVv2Jus6GmQXMHPRF2bLJ2iweIs"));
        QCOMPARE(idsDigest(countingKey(), {}), std::string("04tCCW2A9F-Ca0Sp1WB95ySWpBXT9KGoyI47udqNwcs"));
    }
};
PLATEGLASS_TEST(TestKeyedDigest)
#include "tst_keyed_digest.moc"
