// What must hold inside the records even when every hash and signature is right: the signer may be the thief.
#include "export_fixture.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::test;

namespace {

std::string verdictOn(const std::vector<std::string>& records)
{
    const LogFixture fixture;
    putLog(fixture.path("log"), records);
    return answer(optionsFor(fixture.path("log")));
}

std::string pairsOf(const std::vector<std::string>& records)
{
    const LogFixture fixture;
    putLog(fixture.path("log"), records);
    return line(optionsFor(fixture.path("log")), "pairs");
}

json::Object run(const char* boot, const char* time = "2026-11-23T16:25:01.120Z", std::int64_t mono = 0)
{
    return {{"src", json::Object{{"boot", boot}, {"mono", mono}}}, {"t", time}};
}

json::Object with(json::Object fields, const char* key, json::Value value)
{
    fields.insert_or_assign(key, std::move(value));
    return fields;
}

json::Object session(const char* name) { return {{"actor", json::Object{{"sess", name}}}}; }

} // namespace

class TestVerifyRules : public QObject {
    Q_OBJECT
private slots:
    void badFormIsNamed_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QByteArray>("said");
        const auto good = QByteArray::fromStdString(rawRecord(1, "login.ok"));
        QTest::newRow("not JSON") << good.chopped(1) << QByteArray("record 1 is no JSON object");
        QTest::newRow("empty") << QByteArray() << QByteArray("record 1 is no JSON object");
        QTest::newRow("list") << QByteArray("[]") << QByteArray("record 1 is no JSON object");
        QTest::newRow("space") << QByteArray(good).replace(":", ": ") << QByteArray("record 1 is not in canonical form");
        QTest::newRow("keys out of order") << QByteArray("{\"v\":1,\"type\":\"x\",\"t\":\"2026-11-23T16:25:01.120Z\",\"seq\":1,\"out\":\"ok\"}") << QByteArray("not in canonical form");
        QTest::newRow("float") << QByteArray(good).replace("\"seq\":1", "\"seq\":1.5") << QByteArray("not in canonical form");
        QTest::newRow("escaped") << QByteArray(good).replace("login", "\\u006cogin") << QByteArray("not in canonical form");
        QTest::newRow("newer version") << QByteArray(good).replace("\"v\":1", "\"v\":2") << QByteArray("record 1 has the unknown version 2");
        QTest::newRow("no version") << QByteArray(good).replace(",\"v\":1", "") << QByteArray("record 1 has no version");
        QTest::newRow("version 0") << QByteArray(good).replace("\"v\":1", "\"v\":0") << QByteArray("record 1 has no version");
        QTest::newRow("other number") << QByteArray(good).replace("\"seq\":1", "\"seq\":2") << QByteArray("record 1 does not carry its own number");
        QTest::newRow("no type") << QByteArray(good).replace("login.ok", "") << QByteArray("record 1 lacks its type");
        QTest::newRow("time without milliseconds") << QByteArray(good).replace(".120Z", "Z") << QByteArray("record 1 lacks its type, outcome or time");
        QTest::newRow("impossible time") << QByteArray(good).replace("11-23", "11-31") << QByteArray("record 1 lacks its type, outcome or time");
    }
    void badFormIsNamed()
    {
        QFETCH(QByteArray, record);
        QFETCH(QByteArray, said);
        const auto verdict = verdictOn({rawRecord(0, "login.ok"), record.toStdString(), rawRecord(2, "login.ok")});
        QVERIFY2(verdict.starts_with("format: ") && verdict.contains(said.toStdString()), verdict.c_str());
    }
    void timeMayNotRunBackwardsWithinARun()
    {
        const char *early = "2026-11-23T16:25:01.119Z", *late = "2026-11-23T16:25:01.120Z";
        QVERIFY(verdictOn({rawRecord(0, "x", run("a", late)), rawRecord(1, "x", run("a", early))}).contains("time: time runs backwards at record 1"));
        QVERIFY(verdictOn({rawRecord(0, "x", run("a", late, 5)), rawRecord(1, "x", run("a", late, 4))}).contains("time: time runs backwards at record 1"));
        QCOMPARE(verdictOn({rawRecord(0, "x", run("a", late, 5)), rawRecord(1, "x", run("b", early, 1)), rawRecord(2, "x", run("b", early, 1))}), std::string("verified"));
        // A run cannot be picked up again at an earlier time.
        QVERIFY(verdictOn({rawRecord(0, "x", run("a", late)), rawRecord(1, "x", run("b", late)), rawRecord(2, "x", run("a", early))}).contains("at record 2"));
    }
    void outcomesNeedAnOpenIntentOfTheirKind()
    {
        const auto intent = rawRecord(0, "search.intent");
        QCOMPARE(pairsOf({intent, rawRecord(1, "search.result", {{"rel", 0}})}), std::string("every intent has its outcome"));
        QVERIFY(verdictOn({intent, rawRecord(1, "export.result", {{"rel", 0}})}).contains("pairs: record 1 is the outcome of no open intent"));
        QVERIFY(verdictOn({intent, rawRecord(1, "search.result", {{"rel", 1}})}).contains("pairs: record 1"));
        QVERIFY(verdictOn({intent, rawRecord(1, "search.result", {{"rel", "0"}})}).contains("pairs: record 1"));
        QVERIFY(verdictOn({intent, rawRecord(1, "search.result", {{"rel", 0}}), rawRecord(2, "search.error", {{"rel", 0}})}).contains("pairs: record 2"));
        QVERIFY(verdictOn({rawRecord(0, "search.result")}).contains("pairs: record 0 is an outcome without intent"));
        QVERIFY(verdictOn({rawRecord(0, "search.unknown")}).contains("pairs: record 0 is an outcome without intent"));
        QCOMPARE(verdictOn({rawRecord(0, "search.refused")}), std::string("verified"));
    }
    void trailingIntentsArePending()
    {
        QVERIFY(pairsOf({rawRecord(0, "search.intent")}).starts_with("1 pending at the end, the first of them record 0"));
        QVERIFY(pairsOf({rawRecord(0, "import.intent"), rawRecord(1, "search.intent"), rawRecord(2, "auditlog.export")}).starts_with("2 pending"));
        QCOMPARE(verdictOn({rawRecord(0, "search.intent")}), std::string("verified"));
    }
    void intentsInTheMiddleMustHaveAnOutcome()
    {
        const auto verdict = verdictOn({rawRecord(0, "search.intent"), rawRecord(1, "search.intent"), rawRecord(2, "search.result", {{"rel", 1}})});
        QVERIFY2(verdict.contains("pairs: record 0 is an intent without outcome"), verdict.c_str());
    }
    void otherKindsAndSessionsMayStillRun()
    {
        QVERIFY(pairsOf({rawRecord(0, "import.intent"), rawRecord(1, "search.intent"), rawRecord(2, "search.result", {{"rel", 1}})}).starts_with("1 pending"));
        QVERIFY(pairsOf({rawRecord(0, "search.intent", session("s-1")), rawRecord(1, "search.intent", session("s-2")), rawRecord(2, "search.result", {{"rel", 1}})})
                    .starts_with("1 pending"));
    }
    void intentsOfAnEarlierRunMustHaveAnOutcome()
    {
        const auto open = rawRecord(0, "import.intent", run("a"));
        QVERIFY(verdictOn({open, rawRecord(1, "app.start", run("b"))}).contains("pairs: record 0 is an intent without outcome"));
        QCOMPARE(verdictOn({open, rawRecord(1, "import.unknown", with(run("b"), "rel", 0)), rawRecord(2, "app.start", run("b"))}), std::string("verified"));
    }
    void outcomesMayComeInAnyOrder()
    {
        QCOMPARE(verdictOn({rawRecord(0, "search.intent"), rawRecord(1, "search.intent"), rawRecord(2, "search.result", {{"rel", 1}}),
                            rawRecord(3, "search.cancelled", {{"rel", 0}})}),
                 std::string("verified"));
    }
};
PLATEGLASS_TEST(TestVerifyRules)
#include "tst_verify_rules.moc"
