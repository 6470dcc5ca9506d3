// Small parts of the command line: cells, columns, arguments, sentences.
#include "cli/arguments.h"
#include "evidence/csv.h"
#include "cli/progress_line.h"
#include "cli/sentences.h"
#include "cli/text_table.h"
#include "support/test_main.h"

#include <QTest>

#include <array>

using namespace plateglass;
using namespace std::chrono_literals;

static base::Result<cli::Arguments> parse(std::vector<std::string> words)
{
    return cli::Arguments::parse({1, 2, {"user", "limit"}, {"crop"}}, words);
}

class TestCliParts : public QObject {
    Q_OBJECT
private slots:
    void formulasAreDefused()
    {
        for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"}) {
            const auto cell = evidence::csvText(formula);
            QVERIFY2(cell.starts_with('\'') || cell.starts_with("\"'"), formula);
        }
        QCOMPARE(evidence::csvText("QQ8"), std::string("QQ8"));
        QCOMPARE(evidence::csvText("a=b"), std::string("a=b"));
        QCOMPARE(evidence::csvText(""), std::string());
    }
    void cellsAreQuotedWhereNeeded()
    {
        QCOMPARE(evidence::csvText("a,b"), std::string("\"a,b\""));
        QCOMPARE(evidence::csvText("a\"b"), std::string("\"a\"\"b\""));
        QCOMPARE(evidence::csvText("a\nb"), std::string("\"a\nb\""));
        QCOMPARE(evidence::csvText("=a\"b"), std::string("\"'=a\"\"b\""));
    }
    void columnsKeepTheirWidthInCharacters()
    {
        const std::array<cli::Column, 2> columns = {{{"A", 4}, {"B", 0}}};
        QCOMPARE(cli::tableLine(columns, std::array<std::string, 2>{"ab", "x"}), std::string("ab    x\n"));
        QCOMPARE(cli::tableLine(columns, std::array<std::string, 2>{"äöüß", "x"}), std::string("äöüß  x\n"));
        QCOMPARE(cli::tableLine(columns, std::array<std::string, 2>{"äöüßx", "y"}), std::string("äöü…  y\n"));
        QCOMPARE(cli::tableLine(columns, std::array<std::string, 2>{"a", ""}), std::string("a\n"));
    }
    void noFileDrivesTheTerminal()
    {
        QCOMPARE(cli::printable("a\x1b[31mb\n\x7f"), std::string("a?[31mb??"));
        QCOMPARE(cli::printable("\xc2\x9b" "1m\xc2\xa0"), std::string("??1m\xc2\xa0"));
    }
    void progressSaysWhatIsKnown()
    {
        QCOMPARE(cli::progressText(120'000, 250, 10s), std::string("120,000 rows · 25 % · 12,000 rows/s · 0:30 left"));
        QCOMPARE(cli::progressText(999, -1, 2s), std::string("999 rows · 499 rows/s"));
        QCOMPARE(cli::progressText(2'000, 1000, 10s), std::string("2,000 rows · 100 % · finishing"));
        QCOMPARE(cli::progressText(0, 0, 0s), std::string("0 rows · 0 %"));
        QCOMPARE(cli::grouped(1'234'567), std::string("1,234,567"));
        QCOMPARE(cli::grouped(123), std::string("123"));
    }
    void optionsStandAnywhere()
    {
        const auto parsed = parse({"--limit=5", "a", "--crop", "--user", "--odd", "--", "--b"});
        QVERIFY(parsed);
        QCOMPARE(parsed->names(), (std::vector<std::string>{"a", "--b"}));
        QCOMPARE(*parsed->value("user"), std::string("--odd"));
        QCOMPARE(**parsed->number("limit"), std::uint64_t(5));
        QVERIFY(parsed->has("crop") && !parsed->has("case"));
    }
    void wrongArgumentsAreNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("unknown") << QStringList{"a", "--uesr", "x"} << "--uesr is not an option of this command";
        QTest::newRow("twice") << QStringList{"a", "--user", "x", "--user=y"} << "--user is given twice";
        QTest::newRow("no value") << QStringList{"a", "--user"} << "--user lacks its value";
        QTest::newRow("flag with value") << QStringList{"a", "--crop=yes"} << "--crop takes no value";
        QTest::newRow("nothing") << QStringList{} << "something is missing";
        QTest::newRow("too much") << QStringList{"a", "b", "c"} << "there is a word too many (a query is one word: put it in quotes)";
    }
    void wrongArgumentsAreNamed()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        std::vector<std::string> all;
        for (const auto& word : words) all.push_back(word.toStdString());
        const auto parsed = parse(all);
        QVERIFY(!parsed);
        QCOMPARE(QString::fromStdString(parsed.error().detail), sentence);
    }
    void numbersAreWhole()
    {
        for (const char* text : {"", "-1", "1.5", "1e3", "x", "99999999999999999999"}) QVERIFY2(!parse({"a", std::string("--limit=") + text})->number("limit"), text);
        QVERIFY(!parse({"a"})->number("limit")->has_value());
    }
    void everyFailureHasASentence()
    {
        for (int code = 0; code <= static_cast<int>(base::Errc::Unsupported); ++code) {
            const auto sentence = cli::sentenceFor({static_cast<base::Errc>(code), ""}, "nothing was kept");
            QVERIFY(sentence.contains("; nothing was kept; ") && sentence.ends_with('.'));
        }
    }
    void codesAreSpokenOneByOne()
    {
        const auto sentence = cli::sentenceFor({base::Errc::Refused, "case.missing,purpose.unknown"}, "nothing was searched");
        QVERIFY(sentence.contains("--case NUMBER; the policy knows no such purpose"));
        QVERIFY(cli::sentenceFor({base::Errc::Malformed, "row 3, column 4"}, "x").contains("(row 3, column 4)"));
        QCOMPARE(cli::exitFor({base::Errc::Refused, ""}), cli::Exit::No);
        QCOMPARE(cli::exitFor({base::Errc::WrongPassword, ""}), cli::Exit::Error);
    }
};
PLATEGLASS_TEST(TestCliParts)
#include "tst_cli_parts.moc"
