// The ground for asking: what is refused, with which code, and what is not refused.
#include "policy/policy.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::policy;

static Policy training() { return *parsePolicy(*shippedProfile("training")); }
static SessionRequest good() { return {"26-001183", "CRIM-AUTO", "", "Which cars stood near the depot on the night of the fire?"}; }
static std::string codes(const Policy& policy, const SessionRequest& request)
{
    std::string all;
    for (const auto& fault : checkSession(policy, request)) all += (all.empty() ? "" : ",") + fault.code;
    return all;
}

static const char* const kSaysNothing[] = {
    "investigation investigation", "Investigation / follow up / lead", "as requested, as requested.", "asdf asdf asdf asdf asdf asdf", "aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "test test test test test test", "........................", "Follow-up of the investigation", "ongoing investigation", "Police business, official use",
    "suspect vehicle, suspect vehicle", "criminal investigation lead", "law enforcement investigation", "n/a n/a n/a n/a n/a n/a n/a", "1111111111111111111111111",
    "case case case case case case", "INVESTIGATION, AS REQUESTED", "look up license plate", "investigate the plate on", "!!! --- !!! --- !!! --- !!!",
    "lead lead lead lead lead lead", "testing testing 123 testing", "qwerty qwerty qwerty qwerty", "suspicious vehicle patrol", "investigation into a lead",
};
static const char* const kSaysSomething[] = {
    "Which cars passed Fairbanks Street before the fire?", "Was the stolen grey van in town on Monday evening?", "Find the pickup that left the scene northbound",
    "Burglary at the depot: cars seen twice that night", "Missing person, last seen in a blue sedan", "Investigation of the hit and run on 5th Avenue",
    "Follow up: witness saw plates beginning with QQ", "Test of the import of October against the counts", "Welche Wagen standen am Abend am Lager?", "两辆车在火灾前经过仓库吗请查找所有记录谢谢大家",
    "Counting how often one van came past the school", "Exercise 3: the two cars that travel together",
};

class TestSessionCheck : public QObject {
    Q_OBJECT
private slots:
    void aGoodRequestHasNoFault() { QCOMPARE(codes(training(), good()), std::string()); }
    void eachFieldHasItsOwnCode()
    {
        const auto policy = training();
        const auto with = [&](auto member, const char* value) {
            auto request = good();
            request.*member = value;
            return codes(policy, request);
        };
        QCOMPARE(with(&SessionRequest::caseNumber, ""), std::string("case.missing"));
        QCOMPARE(with(&SessionRequest::caseNumber, "26-1183"), std::string("case.pattern"));
        QCOMPARE(with(&SessionRequest::purpose, " "), std::string("purpose.missing"));
        QCOMPARE(with(&SessionRequest::purpose, "crim-auto"), std::string("purpose.unknown"));
        QCOMPARE(with(&SessionRequest::question, ""), std::string("question.missing"));
        QCOMPARE(with(&SessionRequest::question, "Grey van at depot"), std::string("question.short"));
        QCOMPARE(with(&SessionRequest::question, "Grey van at      depot   "), std::string("question.short"));
    }
    void faultsComeInTheOrderOfTheDialog()
    {
        auto policy = training();
        policy.offenceRequired = true;
        QCOMPARE(codes(policy, {}), std::string("case.missing,purpose.missing,offence.missing,question.missing"));
    }
    void lengthIsCountedInCharacters()
    {
        auto policy = training();
        auto request = good();
        request.question = "Überführung des größten Täters";
        policy.questionMost = 30;
        QCOMPARE(codes(policy, request), std::string());
        policy.questionMost = 29;
        QCOMPARE(codes(policy, request), std::string("question.long"));
        policy.questionLeast = 30;
        policy.questionMost = 30;
        QCOMPARE(codes(policy, request), std::string());
    }
    void textsThatSayNothingAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : kSaysNothing) QTest::newRow(text) << QByteArray(text);
    }
    void textsThatSayNothingAreRefused()
    {
        QFETCH(QByteArray, text);
        auto request = good();
        request.question = text.toStdString();
        QCOMPARE(codes(training(), request), std::string("question.stock"));
    }
    void textsThatSaySomethingAreTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : kSaysSomething) QTest::newRow(text) << QByteArray(text);
    }
    void textsThatSaySomethingAreTaken()
    {
        QFETCH(QByteArray, text);
        auto request = good();
        request.question = text.toStdString();
        QCOMPARE(codes(training(), request), std::string());
    }
    void casePatternIsFollowedSignBySign()
    {
        QVERIFY(matchesCasePattern("NN-NNNNNN", "26-001183"));
        QVERIFY(!matchesCasePattern("NN-NNNNNN", "26-0011831"));
        QVERIFY(!matchesCasePattern("NN-NNNNNN", "26 001183"));
        QVERIFY(!matchesCasePattern("NN-NNNNNN", "2A-001183"));
        QVERIFY(matchesCasePattern("ANN/AN", "Q26/b1"));
        QVERIFY(!matchesCasePattern("ANN/AN", "Q26/11"));
    }
};
PLATEGLASS_TEST(TestSessionCheck)
#include "tst_session_check.moc"
