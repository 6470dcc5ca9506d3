// JSON in and out: bounded reading, and a canonical form that refuses what cannot be hashed twice alike.
#include "json/json.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;

class TestJson : public QObject {
    Q_OBJECT
private slots:
    void valuesRoundTrip()
    {
        const std::string text = "{\"a\":[1,-2,true,null,1.5],\"b\":{\"c\":\"é\\n\\\"\"}}";
        const auto value = json::parse(text);
        QVERIFY(value);
        QCOMPARE(json::write(*value), text);
    }
    void keysAreSorted() { QCOMPARE(json::write(*json::parse("{\"b\":1,\"a\":2}")), std::string("{\"a\":2,\"b\":1}")); }
    void brokenTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"", "{", "[1,]", "{\"a\":1,\"a\":2}", "nul", "\"\xff\"", "1 2"}) QTest::newRow(*text ? text : "empty") << QByteArray(text);
    }
    void brokenTextIsRefused()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!json::parse(text.toStdString()));
    }
    void deepNestingIsRefused() { QVERIFY(!json::parse(std::string(100'000, '['))); }
    void canonicalFormRefusesWhatIsNotReproducible()
    {
        QVERIFY(!json::writeCanonical(json::Value(1.5)));
        QVERIFY(!json::writeCanonical(json::Value()));
        QVERIFY(!json::writeCanonical(json::Value(std::int64_t(1) << 53)));
        QVERIFY(!json::writeCanonical(json::Object{{"é", 1}}));
        QVERIFY(!json::writeCanonical(json::Value("line\nbreak")));
        QCOMPARE(*json::writeCanonical(json::Object{{"b", "x"}, {"a", true}}), std::string("{\"a\":true,\"b\":\"x\"}"));
    }
};
PLATEGLASS_TEST(TestJson)
#include "tst_json.moc"
