// Policy files: the shipped ones hold what the reference says, and nothing is taken that was not written down.
#include "json/json.h"
#include "policy/policy.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

#include <algorithm>

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
    void allProfilesAreCompiledIn()
    {
        QCOMPARE(policy::shippedProfiles(), (std::vector<std::string>{"strict", "california-sb34", "new-jersey", "virginia", "training", "evaluation"}));
        QCOMPARE(policy::shippedProfile("lax").error().code, base::Errc::NotFound);
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
            QVERIFY(parsed->allowAllTime && !parsed->accounts.approval && !parsed->retention.read && !parsed->offenceRequired);
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
    void R47_defaultIsTheStrictestAndSharesWithNobody()
    {
        const auto strict = *parsePolicy(*policy::shippedProfile("strict"));
        QCOMPARE(strict.retention.read, std::chrono::days(21));
        QCOMPARE(strict.sharing.scope, policy::SharingRules::Scope::Nobody);
        QVERIFY(strict.sharing.recipients.empty() && !strict.allowAllTime && strict.accounts.approval && strict.accounts.totpRequired);
        QVERIFY(std::ranges::all_of(strict.purposes, &policy::Purpose::needsCase));
    }
    void everyShippedProfileCanBeActivatedAndIsNoLegalAdvice()
    {
        for (const auto& name : policy::shippedProfiles()) {
            const auto parsed = parsePolicy(*policy::shippedProfile(name));
            QVERIFY2(parsed, name.c_str());
            QVERIFY2(policy::activationFaults(*parsed).empty(), name.c_str());
            QVERIFY2(parsed->note.contains("legal advice"), name.c_str());
        }
    }
    void R31_eachClassOfDataHasItsOwnTime()
    {
        const char* const names[] = {"readRetentionDays", "hitRetentionDays", "imageRetentionDays", "thumbnailRetentionDays", "bulkHotlistRetentionDays",
                                     "customHotlistRetentionDays", "alertRetentionDays", "exportRetentionDays", "auditRetentionDays", "holdRetentionDays"};
        auto file = shipped("strict");
        for (int i = 0; i < 10; ++i) (*settingsOf(file).find(names[i])->second.object())["value"] = 400 + i;
        const auto kept = parsePolicy(json::write(file))->retention;
        const policy::Days all[] = {kept.read, kept.hit, kept.image, kept.thumbnail, kept.bulkHotlist, kept.customHotlist, kept.alert, kept.exported, kept.audit, kept.hold};
        for (int i = 0; i < 10; ++i) QVERIFY2(all[i] == std::chrono::days(400 + i), names[i]);
    }
    void R40_auditRecordsAreKeptForAYearAtLeast()
    {
        auto file = shipped("strict");
        auto& days = (*settingsOf(file).find("auditRetentionDays")->second.object())["value"];
        days = 364;
        QCOMPARE(faultOf(file), std::string("auditRetentionDays"));
        days = 365;
        QCOMPARE(faultOf(file), std::string("none"));
    }
    void whatContradictsItselfOrSaysTooLittleCannotBeActivated_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::newRow("images outlive reads") << "imageRetentionDays" << "22";
        QTest::newRow("reads kept for ever") << "readRetentionDays" << "\"never\"";
        QTest::newRow("no custodian") << "publishCustodianTitle" << "\"  \"";
        QTest::newRow("no job titles") << "publishJobTitles" << "[]";
        QTest::newRow("no accuracy") << "publishAccuracyMeasures" << "\"\"";
        QTest::newRow("no place") << "publishPlace" << "\"\"";
        QTest::newRow("audit plan without auditor") << "auditPlan" << R"({"approver":"x","riskAreas":["a"],"sampling":"s","documentation":"d","resolution":"r","papersDays":1})";
    }
    void whatContradictsItselfOrSaysTooLittleCannotBeActivated()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        auto file = shipped("strict");
        (*settingsOf(file).find(setting.toStdString())->second.object())["value"] = *json::parse(value.toStdString());
        const auto parsed = parsePolicy(json::write(file));
        QVERIFY(parsed);
        const auto faults = policy::activationFaults(*parsed);
        QVERIFY(std::ranges::contains(faults, setting.toStdString()));
    }
    void aMissingSettingIsTheStrictOneAndCannotBeActivated()
    {
        const auto whole = shipped("evaluation");
        auto file = whole;
        settingsOf(file).erase("totpRequired");
        const auto parsed = parsePolicy(json::write(file));
        QVERIFY(parsed && parsed->accounts.totpRequired);
        QCOMPARE(parsed->missing, std::vector<std::string>{"totpRequired"});
        QCOMPARE(policy::activationFaults(*parsed).front(), std::string("totpRequired"));
        QVERIFY(parsePolicy(json::write(whole))->missing.empty());
    }
    void unknownMembersInsideAValueAreRefusedByName()
    {
        auto file = shipped("strict");
        auto& purposes = *(*settingsOf(file).find("purposes")->second.object())["value"].array();
        purposes[0].object()->emplace("needsCas", true);
        QCOMPARE(faultOf(file), std::string("purposes.needsCas"));
    }
    void R25_aForbiddenPurposeCannotStandInTheList()
    {
        auto file = shipped("strict");
        auto& purposes = *(*settingsOf(file).find("purposes")->second.object())["value"].array();
        purposes[0].object()->insert_or_assign("code", "IMMIGRATION");
        QCOMPARE(faultOf(file), std::string("purposes"));
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
        QCOMPARE(parsePolicy(json::write(file))->retention.read, std::chrono::days(21));
    }
};
PLATEGLASS_TEST(TestPolicyFile)
#include "tst_policy_file.moc"
