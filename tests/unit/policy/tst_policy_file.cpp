// Policy files: the shipped ones hold what the reference says, and nothing is taken that was not written down.
#include "json/json.h"
#include "policy/policy.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

#include <set>

using namespace plateglass;
using policy::parsePolicy;

static json::Value shipped(const char* name) { return *json::parse(*policy::shippedProfile(name)); }
static json::Object& settingsOf(json::Value& file) { return *file.object()->find("settings")->second.object(); }
static std::string faultOf(const json::Value& file)
{
    const auto parsed = parsePolicy(json::write(file));
    return parsed ? std::string("none") : parsed.error().detail;
}

class TestPolicyFile : public QObject {
    Q_OBJECT
private slots:
    void bothProfilesAreCompiledIn()
    {
        QCOMPARE(policy::shippedProfiles(), (std::vector<std::string>{"training", "evaluation"}));
        QCOMPARE(policy::shippedProfile("strict").error().code, base::Errc::NotFound);
        QFile file(QStringLiteral(PLATEGLASS_SOURCE_DIR "/resources/policy/training.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(*policy::shippedProfile("training"), *json::writeCanonical(*json::parse(file.readAll().toStdString())));
    }
    void shippedProfilesHoldWhatTheReferenceSays()
    {
        for (const char* name : {"training", "evaluation"}) {
            const auto parsed = parsePolicy(*policy::shippedProfile(name));
            QVERIFY(parsed);
            QCOMPARE(parsed->profile, std::string(name));
            QCOMPARE(parsed->canonical, *policy::shippedProfile(name));
            QCOMPARE(parsed->purposes.size(), std::size_t(2));
            QCOMPARE(parsed->purposes[0].code, std::string("TRAINING"));
            QCOMPARE(parsed->purposes[1].code, std::string("CRIM-AUTO"));
            QCOMPARE(parsed->casePattern, std::string("NN-NNNNNN"));
            QVERIFY(parsed->allowAllTime && !parsed->accountApproval && !parsed->readRetention && !parsed->offenceRequired);
            QCOMPARE(parsed->rowLimit, std::uint64_t(1'000'000));
            QCOMPARE(parsed->sessionIdle, std::chrono::minutes(30));
            QCOMPARE(parsed->mark.empty(), std::string_view(name) == "training");
        }
    }
    void canonicalFormDoesNotDependOnTheLayout()
    {
        const auto value = shipped("training");
        QCOMPARE(parsePolicy(json::writePretty(value))->canonical, parsePolicy(json::write(value))->canonical);
    }
    void everySettingIsDemanded()
    {
        auto whole = shipped("evaluation");
        const auto names = settingsOf(whole);
        QVERIFY(names.size() >= 15);
        const std::set<std::string> laterOnes{"approvalTiers", "sensitivePlaces", "protectedEvents", "breakGlass", "counts"}; // strict where an older file lacks them
        for (const auto& [name, value] : names) {
            if (laterOnes.contains(name)) continue;
            auto file = whole;
            settingsOf(file).erase(name);
            QCOMPARE(faultOf(file), name);
        }
    }
    void everySettingSaysWhereItComesFrom()
    {
        auto whole = shipped("evaluation");
        for (const auto& [name, value] : settingsOf(whole)) {
            auto file = whole;
            settingsOf(file).find(name)->second.object()->erase("source");
            QCOMPARE(faultOf(file), name);
        }
    }
    void unknownMembersAreRefusedByName()
    {
        auto file = shipped("training");
        settingsOf(file).emplace("rowlimit", json::Object{{"value", 1}, {"source", "x"}});
        QCOMPARE(faultOf(file), std::string("rowlimit"));
        auto head = shipped("training");
        head.object()->emplace("extra", true);
        QCOMPARE(faultOf(head), std::string("extra"));
    }
    void valuesOutOfRangeAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("row limit 0") << "rowLimit" << "0";
        QTest::newRow("row limit above the answer") << "rowLimit" << "1000001";
        QTest::newRow("retention 0") << "readRetentionDays" << "0";
        QTest::newRow("retention a word") << "readRetentionDays" << "\"always\"";
        QTest::newRow("no purposes") << "purposes" << "[]";
        QTest::newRow("purpose twice") << "purposes" << "[{\"code\":\"A\",\"name\":\"x\"},{\"code\":\"A\",\"name\":\"y\"}]";
        QTest::newRow("flag as text") << "allowAllTime" << "\"true\"";
        QTest::newRow("empty pattern") << "casePattern" << "\"\"";
        QTest::newRow("country of three") << "country" << "\"USA\"";
        QTest::newRow("float") << "sessionIdleMinutes" << "1.5";
    }
    void valuesOutOfRangeAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        auto file = shipped("training");
        (*settingsOf(file).find(name.toStdString())->second.object())["value"] = *json::parse(value.toStdString());
        const auto fault = faultOf(file);
        QVERIFY2(fault == name.toStdString() || fault == "float in a canonical record", fault.c_str());
    }
    void retentionInDaysIsRead()
    {
        auto file = shipped("evaluation");
        (*settingsOf(file).find("readRetentionDays")->second.object())["value"] = 21;
        QCOMPARE(parsePolicy(json::write(file))->readRetention, std::chrono::days(21));
    }
};
PLATEGLASS_TEST(TestPolicyFile)
#include "tst_policy_file.moc"
