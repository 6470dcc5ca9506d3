// The published text: all seven elements, every number as it is enforced, nothing that an agency writes can become markup.
#include "json/json.h"
#include "policy/public_text.h"
#include "support/test_main.h"

#include <QRegularExpression>
#include <QTest>

using namespace plateglass;
using namespace plateglass::policy;

static Policy strict() { return *parsePolicy(*shippedProfile("strict")); }
static std::string textOf(const Policy& policy, TextForm form = TextForm::Markdown) { return *publicText(policy, {"pd.example", "digest-of-it"}, form); }

class TestPublicText : public QObject {
    Q_OBJECT
private slots:
    void R114_allSevenElementsStandInOrder()
    {
        for (const char* profile : {"strict", "california-sb34", "new-jersey", "virginia"}) {
            const auto text = textOf(*parsePolicy(*shippedProfile(profile)));
            std::size_t at = 0;
            for (const char* heading : {"## A. ", "## B. ", "## C. ", "## D. ", "## E. ", "## F. ", "## G. "}) {
                const auto found = text.find(heading, at);
                QVERIFY2(found != std::string::npos, heading);
                at = found;
            }
            QVERIFY(text.contains("digest-of-it") && text.contains("pd.example"));
        }
    }
    void R114_aMissingElementIsNamedAndThereIsNoText_data()
    {
        QTest::addColumn<QString>("setting");
        for (const char* name : {"publishJobTitles", "publishTraining", "publishMonitoring", "publishSharing", "publishCustodianTitle", "publishAccuracyMeasures",
                                 "publishDestruction", "publishPlace", "auditPlan"})
            QTest::newRow(name) << name;
    }
    void R114_aMissingElementIsNamedAndThereIsNoText()
    {
        QFETCH(QString, setting);
        auto file = *json::parse(*shippedProfile("strict"));
        auto& value = (*file.object()->find("settings")->second.object()->find(setting.toStdString())->second.object())["value"];
        if (value.array()) value = json::Array{};
        else if (value.object()) value.object()->insert_or_assign("auditor", "");
        else value = " ";
        const auto text = publicText(*parsePolicy(json::write(file)), {"pd.example", "d"}, TextForm::Markdown);
        QVERIFY(!text);
        QCOMPARE(text.error().detail, setting.toStdString());
    }
    void R114_eachNumberIsTheEnforcedOne()
    {
        // Numbers that occur nowhere else, one for each that the text says.
        auto policy = strict();
        auto& kept = policy.retention;
        int number = 4001;
        for (Days* days : {&kept.read, &kept.hit, &kept.image, &kept.thumbnail, &kept.bulkHotlist, &kept.customHotlist, &kept.alert, &kept.exported, &kept.audit, &kept.hold})
            *days = std::chrono::days(number++);
        kept.image = kept.thumbnail = std::chrono::days(4001);
        kept.audit = std::chrono::days(4009);
        policy.review.cadence = std::chrono::days(4011);
        policy.review.samplePercent = 42;
        policy.review.sampleFloor = 4012;
        policy.review.sampleCap = 4013;
        policy.review.perUserLeast = 4014;
        policy.review.plan.papersDays = 4015;
        policy.accounts.training = std::chrono::months(4016);
        policy.accounts.inactive = std::chrono::days(4017);
        policy.accounts.lock = std::chrono::minutes(4018);
        policy.accounts.maxFailures = 4019;
        policy.accounts.failureWindow = std::chrono::minutes(4020);
        policy.purposes[0].maxWindow = std::chrono::days(4021);
        policy.purposes[0].maxAge = std::chrono::days(4022);
        const auto text = textOf(policy);
        for (const char* said :
             {"reads that matched nothing: 4001 days", "reads that matched a hotlist: 4002 days", "photographs: 4001 days", "reduced photographs: 4001 days",
              "entries of imported hotlists: 4005 days", "hotlist entries typed by a user: 4006 days", "alerts: 4007 days", "the program's copies of exports: 4008 days",
              "records of use: 4009 days", "unless the hold is renewed: 4010 days", "reviewed every 4011 days: 42 percent", "at least 4012 and at most 4013, and at least 4014",
              "kept for 4015 days", "repeated every 4016 months", "not used for 4017 days", "locked after 4018 minutes", "4019 failed sign-ins within 4020 minutes",
              "at most 4021 days in one question", "not further back than 4022 days"})
            QVERIFY2(text.contains(said), said);
    }
    void R114_noNumberOfTheTextComesFromElsewhere()
    {
        // Every number in the text of the strict profile stands in its file.
        const auto policy = strict();
        const auto file = QString::fromStdString(policy.canonical);
        const QRegularExpression digits(QStringLiteral("\\d+"));
        auto all = digits.globalMatch(QString::fromStdString(textOf(policy)));
        int count = 0;
        for (; all.hasNext(); ++count) {
            const auto number = all.next().captured();
            QVERIFY2(file.contains(QRegularExpression(QStringLiteral("(?<!\\d)%1(?!\\d)").arg(number))), qPrintable(number));
        }
        QVERIFY(count >= 20);
    }
    void R115_titlesAndTrainingAreNamed()
    {
        auto policy = strict();
        policy.publication.custodianTitle = "Captain of records";
        policy.publication.jobTitles = {"Detective", "Crime analyst"};
        policy.publication.training = "Forty hours at the academy.";
        const auto text = textOf(policy);
        QVERIFY(text.contains("Captain of records") && text.contains("Detective and Crime analyst") && text.contains("Forty hours at the academy."));
    }
    void sharingSaysWhoGetsAnything()
    {
        QVERIFY(textOf(strict()).contains("Nobody outside the agency is given"));
        auto policy = *parsePolicy(*shippedProfile("california-sb34"));
        QVERIFY(textOf(policy).contains("Recipients lie in: US-CA") && textOf(policy).contains("No recipient is listed"));
        policy.sharing.recipients = {{"LB", "Long Beach PD", "public-agency", "US-CA", "mutual aid agreement", "2026-03-01", false}};
        QVERIFY(textOf(policy).contains("Long Beach PD (US-CA): mutual aid agreement; reviewed 2026-03-01."));
    }
    void whatAnAgencyWritesIsText()
    {
        auto policy = strict();
        policy.publication.accuracyMeasures = "a < b & *c* <script>x</script>\n# not a heading";
        const auto html = textOf(policy, TextForm::Html);
        QVERIFY(html.contains("a &lt; b &amp; *c* &lt;script&gt;") && !html.contains("<script"));
        const auto markdown = textOf(policy);
        QVERIFY(markdown.contains("\\*c\\* &lt;script>") && !markdown.contains("\n# not"));
    }
};
PLATEGLASS_TEST(TestPublicText)
#include "tst_public_text.moc"
