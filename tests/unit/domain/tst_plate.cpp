// Normal form, kinds and jurisdictions.
#include "domain/plate.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::domain;

class TestPlate : public QObject {
    Q_OBJECT
private slots:
    void normalFormKeepsLettersAndDigitsOnly_data()
    {
        QTest::addColumn<QByteArray>("raw");
        QTest::addColumn<QByteArray>("normal");
        QTest::newRow("spaces and hyphens") << QByteArray(" qq8-o0.i3 ") << QByteArray("QQ8O0I3");
        QTest::newRow("full width") << QByteArray("ＱＱ８") << QByteArray("QQ8");
        QTest::newRow("umlaut composed") << QByteArray("u\xcc\x88") << QByteArray("Ü");
        QTest::newRow("cyrillic stays") << QByteArray("а123") << QByteArray("А123");
        QTest::newRow("nothing left") << QByteArray("-·- ") << QByteArray();
        QTest::newRow("NUL is dropped") << QByteArray("Q\0Q", 3) << QByteArray("QQ");
    }
    void normalFormKeepsLettersAndDigitsOnly()
    {
        QFETCH(QByteArray, raw);
        QFETCH(QByteArray, normal);
        const auto result = normalForm(raw.toStdString());
        QVERIFY(result);
        QCOMPARE(QByteArray::fromStdString(*result), normal);
        QCOMPARE(*normalForm(*result), *result);
    }
    void invalidUtf8IsRefused() { QVERIFY(!normalForm("Q\xff")); }
    void tenAsciiCharactersArePacked()
    {
        QCOMPARE(kindOf("QQ34567890"), PlateKind::Plate);
        QCOMPARE(kindOf("QQ345678901"), PlateKind::LongPlate);
        QCOMPARE(kindOf("Ü1"), PlateKind::LongPlate);
    }
    void shortStateCodesBelongToTheCountry()
    {
        QCOMPARE(jurisdictionOf("ca", "US")->code, std::string("US-CA"));
        QCOMPARE(jurisdictionOf("DE", "FR")->code, std::string("DE"));
        QCOMPARE(jurisdictionOf("us-nv", "FR")->code, std::string("US-NV"));
        QVERIFY(!jurisdictionOf("unknown", "US")->known());
        QVERIFY(!jurisdictionOf("California", "US"));
    }
    void pseudonymsAreShownShort()
    {
        QCOMPARE(displayText({"25C8F13178F8CDB5", {}, PlateKind::Pseudonym}), std::string("25C8F131…"));
        QCOMPARE(displayText({"QQ8O0I3", {}, PlateKind::Plate}), std::string("QQ8O0I3"));
    }
};
PLATEGLASS_TEST(TestPlate)
#include "tst_plate.moc"
