// One-time passwords against the published vectors, and what of a code is taken.
#include "gate/totp.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::gate;

namespace {

const std::string kSecret = "12345678901234567890"; // of RFC 4226 appendix D and RFC 6238 appendix B
base::UtcTime at(std::int64_t seconds) { return {seconds * 1'000'000}; }

} // namespace

class TestTotp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hmacSha1IsThatOfRfc2202_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("digest");
        QTest::newRow("1") << QByteArray(20, '\x0b') << QByteArray("Hi There") << "b617318655057264e28bc0b6fb378c8ef146be00";
        QTest::newRow("2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?") << "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79";
        QTest::newRow("3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd') << "125d7342b9ac11cd91a39af48aa17b4f63f175d3";
        QTest::newRow("6, key longer than a block") << QByteArray(80, '\xaa') << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                                                    << "aa4ae5e15272d00e95705637ce8a3b55ed402112";
    }
    void hmacSha1IsThatOfRfc2202()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, text);
        QFETCH(QString, digest);
        QCOMPARE(QString::fromStdString(base::toHex(totp::hmacSha1(base::viewOf(key.toStdString()), base::viewOf(text.toStdString())))), digest);
    }
    void R70_codesAreThoseOfRfc6238_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("code");
        QTest::newRow("1970") << qint64(59) << "94287082";
        QTest::newRow("2005, before") << qint64(1111111109) << "07081804";
        QTest::newRow("2005, after") << qint64(1111111111) << "14050471";
        QTest::newRow("2009") << qint64(1234567890) << "89005924";
        QTest::newRow("2033") << qint64(2000000000) << "69279037";
        QTest::newRow("2603") << qint64(20000000000) << "65353130";
    }
    void R70_codesAreThoseOfRfc6238()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, code);
        QCOMPARE(QString::fromStdString(totp::code(base::viewOf(kSecret), totp::stepAt(at(seconds)), 8)), code);
    }
    void R70_oneStepAsideIsTakenTwoAreNotAndNoneTwice()
    {
        const auto secret = base::viewOf(kSecret);
        const base::UtcTime now = at(1234567890);
        const std::int64_t step = totp::stepAt(now);
        for (const std::int64_t aside : {-1, 0, 1}) QCOMPARE(totp::match(secret, totp::code(secret, step + aside), now, 0), std::optional(step + aside));
        for (const std::int64_t aside : {-2, 2}) QVERIFY(!totp::match(secret, totp::code(secret, step + aside), now, 0));
        QVERIFY(!totp::match(secret, totp::code(secret, step), now, step));
        QVERIFY(!totp::match(secret, totp::code(secret, step - 1), now, step));
        QVERIFY(totp::match(secret, totp::code(secret, step + 1), now, step));
        for (const char* bad : {"", "0", "00592", "0059244", "abcdef"}) QVERIFY(!totp::match(secret, bad, now, 0));
        std::string spaced = totp::code(secret, step);
        QVERIFY(totp::match(secret, spaced.insert(3, " "), now, 0));
    }
    void base32IsThatOfRfc4648()
    {
        const std::pair<const char*, const char*> vectors[] = {{"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"}, {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
        for (const auto& [bytes, text] : vectors) QCOMPARE(totp::base32(base::viewOf(bytes)), std::string(text));
    }
    void theUriIsOneAnAppReads()
    {
        QCOMPARE(totp::uri(base::viewOf("foobar"), "Plateglass pd.example", "lind@north"),
                 std::string("otpauth://totp/Plateglass%20pd.example:lind%40north?secret=MZXW6YTBOI&issuer=Plateglass%20pd.example"));
    }
};

PLATEGLASS_TEST(TestTotp)
#include "tst_totp.moc"
