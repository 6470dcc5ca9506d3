// Rows and cells: line ends, quotes, and what one damaged line may cost.
#include "delimited_file.h"
#include "ingest/row_reader.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using test::DelimitedFile;

/// Rows as `line:cell|cell`, refused ones as `line!fault`, joined by blanks; LF in cells shown as ~.
static std::string rowsOf(std::string_view text, char separator = ',', char quote = '"')
{
    const DelimitedFile file(text);
    ingest::RowReader reader(*ingest::TextSource::open(*ingest::openBytes(file.path()), ingest::Encoding::Utf8), separator, quote);
    std::string all;
    ingest::TextRow row;
    for (;;) {
        const auto more = reader.next(row, {});
        if (!more) return more.error().detail;
        if (!*more) break;
        all += (all.empty() ? "" : " ") + std::to_string(row.line);
        if (!row.fault.empty()) all += "!" + std::string(row.fault);
        else
            for (std::size_t i = 0; i < row.cells.size(); ++i) all += (i == 0 ? ":" : "|") + std::string(row.cells[i]);
    }
    std::ranges::replace(all, '\n', '~');
    return all;
}

struct Row {
    const char* name;
    const char* text;
    const char* rows;
};
static const Row kRows[] = {
    {"LF", "a,b\nc,d\n", "1:a|b 2:c|d"},
    {"CRLF", "a,b\r\nc,d\r\n", "1:a|b 2:c|d"},
    {"CR", "a,b\rc,d\r", "1:a|b 2:c|d"},
    {"no line end at the end", "a,b\nc,d", "1:a|b 2:c|d"},
    {"empty lines are no rows but count", "\na,b\n\n\r\nc,d\n\n", "2:a|b 5:c|d"},
    {"empty cells", ",\n,,\na,", "1:| 2:|| 3:a|"},
    {"quoted", "\"a\",\"b,c\"\n", "1:a|b,c"},
    {"quoted empty", "\"\",\"\"\n", "1:|"},
    {"doubled quotes", "\"a\"\"b\",\"\"\"\"\n", "1:a\"b|\""},
    {"line end inside quotes", "\"a\nb\",c\r\nd,e", "1:a~b|c 3:d|e"},
    {"quote inside a plain cell is itself", "a\"b,c\"\nd,e", "1:a\"b|c\" 2:d|e"},
    {"quoted last cell at the end", "a,\"b\"", "1:a|b"},
    {"text after a closing quote", "\"a\"b,c\nd,e\n", "1!quote.misplaced 2:d|e"},
    {"blank after a closing quote at the end", "\"a\" ", "1!quote.misplaced"},
    {"quote never closed costs its line", "a,\"b\nc,d\ne,f\n", "1!quote.unclosed 2:c|d 3:e|f"},
    {"doubled quotes in a quoted cell with a line end", "\"a\"\"\nb\"\n", "1:a\"~b"},
    {"quote never closed in the last line", "a,b\nc,\"d", "1:a|b 2!quote.unclosed"},
    {"quote closed in a later line's middle costs the first line", "a,\"b\nc\"x,d\ne,f\n", "1!quote.misplaced 2:c\"x|d 3:e|f"},
};

class TestRowReader : public QObject {
    Q_OBJECT
private slots:
    void textBecomesRows_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < static_cast<int>(std::size(kRows)); ++i) QTest::newRow(kRows[i].name) << i;
    }
    void textBecomesRows()
    {
        QFETCH(int, index);
        QCOMPARE(rowsOf(kRows[index].text), std::string(kRows[index].rows));
    }
    void otherSeparatorsAndNoQuotes()
    {
        QCOMPARE(rowsOf("a|\"b|c\n", '|', '\0'), std::string("1:a|\"b|c"));
        QCOMPARE(rowsOf("'a\tb'\tc\n", '\t', '\''), std::string("1:a\tb|c"));
    }
    void cellsAreWholeWhereverTheBufferEnds()
    {
        // Rows of growing length put every kind of byte on the buffer's edges.
        std::string text, expected;
        std::uint64_t line = 1;
        for (std::size_t i = 0; i < 3000; ++i) {
            const std::string cell(i % 701, 'x');
            text += "\"" + cell + "\"\"\n\",y" + std::to_string(i) + "\r\n";
            expected += (expected.empty() ? "" : " ") + std::to_string(line) + ":" + cell + "\"~|y" + std::to_string(i);
            line += 2;
        }
        QVERIFY(text.size() > 1'000'000);
        QCOMPARE(rowsOf(text), expected);
    }
    void aRowMayHaveOneMebibyteAndNoMore()
    {
        const std::string most(ingest::kMaxRow, 'x');
        QCOMPARE(rowsOf(most + "\na,b\n"), "1:" + most + " 2:a|b");
        QCOMPARE(rowsOf(most + "x\na,b\n"), std::string("1!row.long 2:a|b"));
        QCOMPARE(rowsOf(most + most + most + "\r\na,b\n"), std::string("1!row.long 2:a|b"));
        QCOMPARE(rowsOf("\"" + most + "x\na,b\n"), std::string("1!row.long 2:a|b"));
    }
    void aQuoteLeftOpenFarBeforeTheEndCostsItsLineOnly()
    {
        std::string text = "a,\"b\n";
        for (int i = 0; i < 400'000; ++i) text += "c,d\n";
        const auto rows = rowsOf(text);
        QVERIFY(rows.starts_with("1!quote.unclosed 2:c|d 3:c|d"));
        QVERIFY(rows.ends_with("400001:c|d"));
    }
    void goingBackIsBounded()
    {
        // Seen from its own beginning each line ends inside quotes; seen from the line before it, too.
        std::string text;
        while (text.size() < 4u << 20) text += "a\",,\"b\n";
        const auto rows = rowsOf(text);
        QVERIFY(rows.contains("1!quote.unclosed 2!quote.unclosed"));
        QVERIFY(std::ranges::count(rows, '!') < 1'000);
    }
};
PLATEGLASS_TEST(TestRowReader)
#include "tst_row_reader.moc"
