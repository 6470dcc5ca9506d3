// What was asked, in words.
#include "domain/query_parser.h"
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/common/languages.h"
#include "ui/models/query_words.h"

#include <QCoreApplication>
#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

domain::Query queryOf(const char* text)
{
    const auto zone = base::TimeZone::named("America/Los_Angeles");
    const auto query = domain::parseQuery(text, {.zone = *zone, .now = test::fabricatedStart(), .country = "US"});
    return query ? *query : domain::Query{};
}

Formats local()
{
    return {*base::TimeZone::named("America/Los_Angeles"), ClockMode::Local};
}

} // namespace

class TestQueryWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { loadLanguage(*QCoreApplication::instance()); }

    void platesKeepTheirSigns() { QCOMPARE(platesAsked(queryOf("plate:QQ8?0*,QQ1 time:all")), QStringLiteral("QQ1, QQ8?0*")); }
    void noPlateIsAnEmptyText() { QCOMPARE(platesAsked(queryOf("cam:14 time:all")), QString()); }
    void theWindowSaysItsOffset()
    {
        QCOMPARE(windowAsked(queryOf("plate:QQ1 time:2031-05-12T20:35..2031-05-12T21:00"), local()),
                 QStringLiteral("12 May 2031 20:35:00 to 12 May 2031 21:00:00, UTC-7"));
    }
    void aWindowOverAChangeOfClocksSaysBothOffsets()
    {
        const QString words = windowAsked(queryOf("plate:QQ1 time:2031-11-01T12:00..2031-11-03T12:00"), local());
        QVERIFY(words.contains(QStringLiteral("UTC-7 to")));
        QVERIFY(words.endsWith(QStringLiteral("UTC-8")));
    }
    void allTimesAreSaid() { QCOMPARE(windowAsked(queryOf("plate:QQ1 time:all"), local()), QStringLiteral("all times")); }
    void placesAreSaidWithTheTimes()
    {
        QCOMPARE(groundAsked(queryOf("plate:QQ1 time:all"), local()), QStringLiteral("all places, all times"));
        QCOMPARE(groundAsked(queryOf("plate:QQ1 time:all in:circle(45.5,-30,800)"), local()), QStringLiteral("the area outlined on the map, all times"));
    }
    void everyFurtherTermIsNamed()
    {
        const QStringList terms = furtherTermsAsked(queryOf("plate:QQ1~1^2 time:all cam:!17,18 state:CA conf>=60 days:mon in:circle(45.5,-30,800)"));
        const QStringList wanted{QStringLiteral("1 look-alike allowed"), QStringLiteral("2 edits allowed"), QStringLiteral("not camera 17, 18"), QStringLiteral("state US-CA"), QStringLiteral("confidence of at least 60%"),
                                 QStringLiteral("on certain days or hours only")};
        QCOMPARE(terms, wanted);
    }
    void aPlainPlateHasNoFurtherTerms() { QVERIFY(furtherTermsAsked(queryOf("plate:QQ1 time:all")).isEmpty()); }
};

PLATEGLASS_TEST(TestQueryWords)
#include "tst_query_words.moc"
