// Hex and base64, strict in what they accept: a sloppy decoder would let two texts stand for one signature.
#include "base/bytes.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::base;

class TestBytes : public QObject {
    Q_OBJECT
private slots:
    void rfc4648VectorsRoundTrip_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg==");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8=");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
    }
    void rfc4648VectorsRoundTrip()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, encoded);
        QCOMPARE(toBase64(viewOf(plain.toStdString())), encoded.toStdString());
        const auto back = fromBase64(encoded.toStdString());
        QVERIFY(back);
        QCOMPARE(std::string(textOf(*back)), plain.toStdString());
    }
    void sloppyBase64IsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no padding") << QByteArray("Zg");
        QTest::newRow("trailing bits") << QByteArray("Zh==");
        QTest::newRow("line break") << QByteArray("Zm9v\nYmFy");
        QTest::newRow("url alphabet") << QByteArray("-_-_");
    }
    void sloppyBase64IsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64(text.toStdString()));
    }
    void urlAlphabetIsUnpadded()
    {
        const Bytes bytes{0xfb, 0xff};
        QCOMPARE(toBase64Url(bytes), std::string("-_8"));
        QCOMPARE(*fromBase64Url("-_8"), bytes);
    }
    void hexRoundTrips()
    {
        const Bytes bytes{0x00, 0xab, 0xff};
        QCOMPARE(toHex(bytes), std::string("00abff"));
        QCOMPARE(*fromHex("00ABff"), bytes);
        QVERIFY(!fromHex("0"));
        QVERIFY(!fromHex("0g"));
    }
};
PLATEGLASS_TEST(TestBytes)
#include "tst_bytes.moc"
