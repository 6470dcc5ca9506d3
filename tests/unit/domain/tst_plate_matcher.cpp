// The conformance rows of the query reference, the tiers, and the order of explanations.
#include "domain/pattern_parser.h"
#include "domain/plate_matcher.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::domain;

namespace {

PlateTerm termOf(const QByteArray& pattern, int lookAlikes = 0, int edits = 0, PatternQuoting quoting = PatternQuoting::Bare)
{
    const auto parsed = parsePattern(pattern.toStdString(), quoting);
    if (!parsed) qFatal("pattern of a test does not parse");
    return {.patterns = {*parsed}, .lookAlikes = lookAlikes, .edits = edits};
}

/// The tier's sign, or empty where the plate does not answer.
std::string answer(const PlateTerm& term, const QByteArray& plate)
{
    const auto matcher = PlateMatcher::compile(term);
    if (!matcher) return "refused";
    const auto text = normalForm(plate.toStdString());
    const auto match = matcher->match(*text, kindOf(*text));
    return match ? tierSign(match->tier) : std::string();
}

} // namespace

class TestPlateMatcher : public QObject {
    Q_OBJECT
private slots:
    void conformance_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<int>("lookAlikes");
        QTest::addColumn<int>("edits");
        QTest::addColumn<QByteArrayList>("yes");
        QTest::addColumn<QByteArrayList>("no");
        const auto row = [](const char* name, int lookAlikes, int edits, QByteArrayList yes, QByteArrayList no) {
            QTest::newRow(name) << QByteArray(name) << lookAlikes << edits << yes << no;
        };
        row("A*123", 0, 0, {"AB 123", "ABC 123", "A 123"}, {"ABC 1234"});
        row("?BC 12?", 0, 0, {"ABC 123", "5BC 12L"}, {"AABC 123"});
        row("ABC123", 1, 0, {"ABC123", "A8C123", "ABC1Z3", "ABCI23"}, {"A8CIZ3"});
        row("ABCDE", 0, 1, {"ABCBE", "ABCD", "ABCDEF"}, {"ABXYE"});
        row("7?B*2", 0, 0, {"7AB2", "70B12", "7XB992"}, {"7B2", "17AB2"});
        row("A***", 0, 0, {"A", "AB", "ABCD"}, {"BA"});
        row("[8B]##", 0, 0, {"812", "B07"}, {"8A2", "81"});
    }
    void conformance()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(int, lookAlikes);
        QFETCH(int, edits);
        QFETCH(QByteArrayList, yes);
        QFETCH(QByteArrayList, no);
        const auto quoting = pattern.contains(' ') ? PatternQuoting::Quoted : PatternQuoting::Bare;
        const auto term = termOf(pattern, lookAlikes, edits, quoting);
        for (const auto& plate : yes) QVERIFY2(!answer(term, plate).empty(), plate);
        for (const auto& plate : no) QVERIFY2(answer(term, plate).empty(), plate);
    }
    void cheapestExplanationNamesTheTier()
    {
        QCOMPARE(answer(termOf("ABC123", 2, 2), "ABC123"), std::string("="));
        QCOMPARE(answer(termOf("ABC123", 2, 2), "A8C123"), std::string("~1"));
        QCOMPARE(answer(termOf("ABC123", 2, 2), "A8CI23"), std::string("~2"));
        QCOMPARE(answer(termOf("ABC123", 2, 2), "AXC123"), std::string("^1"));
        QCOMPARE(answer(termOf("ABC123", 2, 2), "A8CI2"), std::string("^1"));
        QCOMPARE(answer(termOf("ABC123", 0, 2), "A8CI23"), std::string("^2"));
        QCOMPARE(answer(termOf("A?C123"), "ABC123"), std::string("*"));
    }
    void differingPositionsAreThoseOfTheRead()
    {
        const auto matcher = PlateMatcher::compile(termOf("ABC123", 1, 1));
        QCOMPARE(matcher->match("A8C123", PlateKind::Plate)->diff, std::vector<std::uint8_t>({1}));
        QCOMPARE(matcher->match("ABC1234", PlateKind::Plate)->diff, std::vector<std::uint8_t>({6}));
        QVERIFY(matcher->match("ABC12", PlateKind::Plate)->diff.empty());
    }
    void patternsTakeSwapsButNoEdits()
    {
        QCOMPARE(answer(termOf("7?B*2", 1), "7A82"), std::string("*"));
        QCOMPARE(answer(termOf("7?B*2", 0), "7A82"), std::string());
        QCOMPARE(answer(termOf("7?B*2", 0, 1), "7AB2"), std::string("refused"));
    }
    void containsIsTheVisibleSwitch()
    {
        auto term = termOf("AB1");
        QCOMPARE(answer(term, "XAB12"), std::string());
        term.contains = true;
        QCOMPARE(answer(term, "XAB12"), std::string("*"));
        QCOMPARE(answer(term, "AB1"), std::string("*"));
    }
    void wildcardDoesNotMatchEmpty() { QCOMPARE(answer(termOf("?"), ""), std::string()); }
    void optionalClassesAreOffUnlessNamed()
    {
        auto term = termOf("7AB", 1);
        QCOMPARE(answer(term, "TAB"), std::string());
        term.lookAlikeOptions.optionalClasses = {"7T1"};
        QCOMPARE(answer(term, "TAB"), std::string("~1"));
        term.lookAlikeOptions.optionalClasses = {"XYZ"};
        QCOMPARE(answer(term, "TAB"), std::string("refused"));
    }
    void directionalClassesGoOneWay()
    {
        auto term = termOf("ZAB", 1);
        term.lookAlikeOptions.directional = {"Z>7"};
        QCOMPARE(answer(term, "7AB"), std::string("~1"));
        auto back = termOf("7AB", 1);
        back.lookAlikeOptions.directional = {"Z>7"};
        QCOMPARE(answer(back, "ZAB"), std::string());
    }
    void twoCharactersMayBeReadAsOne()
    {
        auto term = termOf("AVVB", 1);
        term.lookAlikeOptions.twoForOne = {"VV>W"};
        QCOMPARE(answer(term, "AWB"), std::string("~1"));
        QCOMPARE(answer(term, "AVVB"), std::string("="));
    }
    void expressionsAreAnchoredAtBothEnds()
    {
        QCOMPARE(answer(termOf("/(6|7)AB[C-F]\\d{3}/"), "7ABD123"), std::string("*"));
        QCOMPARE(answer(termOf("/(6|7)AB[C-F]\\d{3}/"), "17ABD123"), std::string());
        QCOMPARE(answer(termOf("/(/"), "A"), std::string("refused"));
    }
    void pseudonymsAnswerExactAndPrefixOnly()
    {
        const auto ask = [](const PlateTerm& term) { return PlateMatcher::compile(term)->match("25C8F131", PlateKind::Pseudonym).has_value(); };
        QVERIFY(ask(termOf("25c8f131")));
        QVERIFY(ask(termOf("25C8*")));
        QVERIFY(!ask(termOf("*C8F131")));
        QVERIFY(!ask(termOf("25C8F13?")));
        QVERIFY(!ask(termOf("25C8F13L", 1)));
    }
    void faultsOfPatternsNameTheirPosition()
    {
        const auto fault = parsePattern("AB[8B").error();
        QCOMPARE(fault.position, std::size_t(2));
        QVERIFY(fault.incomplete);
        QCOMPARE(parsePattern("AB C").error().position, std::size_t(2));
        QCOMPARE(parsePattern("[Z-A]").error().reason, std::string("pattern.set.range"));
        QCOMPARE(parsePattern("[]").error().reason, std::string("pattern.set.empty"));
    }
};
PLATEGLASS_TEST(TestPlateMatcher)
#include "tst_plate_matcher.moc"
