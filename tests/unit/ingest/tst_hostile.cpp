// Files nobody should send: cut anywhere, empty, wide, damaged. Every one ends with rows, reasons or one error.
#include "delimited_file.h"
#include "support/test_main.h"

#include <QTest>

#include <zlib.h>

using namespace plateglass;
using test::json;
using test::DelimitedFile;
using test::kPlainHeader;
using test::kPlainRow;

static std::string packed(std::string_view text)
{
    const DelimitedFile file("");
    const auto gz = gzopen(file.path().c_str(), "wb");
    gzwrite(gz, text.data(), static_cast<unsigned>(text.size()));
    gzclose(gz);
    std::ifstream in(file.path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class TestHostile : public QObject {
    Q_OBJECT
private slots:
    void aFileCutAtAnyByteGivesWholeRowsOnly()
    {
        const std::string quoted = "\"QQ2\",2026-01-03T08:00:00Z,\"C\n2\",34.1,-118.2\r\n";
        const std::string whole = std::string(kPlainHeader) + kPlainRow + quoted + kPlainRow;
        const auto headerEnd = std::string_view(kPlainHeader).size();
        for (std::size_t length = 0; length <= whole.size(); ++length) {
            const auto all = DelimitedFile(whole.substr(0, length)).read();
            if (length < headerEnd - 1) {
                QVERIFY(!all.outcome); // a column, or all of the header, is missing
                continue;
            }
            QVERIFY(all.outcome);
            QVERIFY(all.reads.size() <= 3 && all.rejected.size() <= 2);
            for (const auto& read : all.reads) QVERIFY(read.plate.text == "QQ1" || read.plate.text == "QQ2");
            if (length == whole.size()) QCOMPARE(all.plates(), std::string("QQ1 QQ2 QQ1"));
        }
    }
    void aGzipCutAtAnyByteIsAnErrorAndNotAShorterFile()
    {
        const auto whole = packed(std::string(kPlainHeader) + kPlainRow + kPlainRow);
        QCOMPARE(DelimitedFile(whole).read().reads.size(), std::size_t(2));
        for (std::size_t length = 2; length < whole.size(); ++length) {
            const auto all = DelimitedFile(std::string_view(whole).substr(0, length)).read();
            QVERIFY(!all.outcome);
            QCOMPARE(all.outcome.error().code, base::Errc::Malformed);
        }
    }
    void aGzipWithAnyByteFlippedGivesTheSameRowsOrAnError()
    {
        const auto whole = packed(std::string(kPlainHeader) + kPlainRow);
        const auto good = DelimitedFile(whole).read();
        int errors = 0;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            auto bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
            const auto all = DelimitedFile(bytes).read();
            if (!all.outcome) ++errors;
            else QCOMPARE(all.plates(), good.plates());
        }
        QVERIFY(errors > static_cast<int>(whole.size()) / 2);
    }
    void severalGzipMembersAreOneFile()
    {
        QCOMPARE(DelimitedFile(packed(kPlainHeader) + packed(kPlainRow) + packed(kPlainRow)).read().reads.size(), std::size_t(2));
        QVERIFY(!DelimitedFile(packed(kPlainHeader) + "and more").read().outcome);
    }
    void anEmptyFileIsAnErrorAndAHeaderAloneIsNot()
    {
        QCOMPARE(DelimitedFile("").read().outcome.error().code, base::Errc::Malformed);
        QCOMPARE(DelimitedFile("\n\n\r\n").read().outcome.error().code, base::Errc::Malformed);
        const auto header = DelimitedFile(kPlainHeader).read();
        QVERIFY(header.outcome && header.reads.empty() && header.rejected.empty());
        const auto headerless = json("{'header':false,'columns':{'plate':'#1','time':{'column':'#2','format':'epoch'}},'constants':{'camera':'C'}}");
        QVERIFY(DelimitedFile("").read(headerless).outcome);
    }
    void aHundredThousandColumnsAreOneBadRow()
    {
        const std::string wide(100'000, ',');
        const auto row = DelimitedFile(kPlainHeader + wide + "\n" + kPlainRow).read();
        QCOMPARE(row.reasons(), std::string("2 columns.count"));
        QCOMPARE(row.plates(), std::string("QQ1"));
        const auto header = DelimitedFile("plate,time,cam,lat,lon" + wide + "\nQQ1,2026-01-03T08:00:00Z,C1,34.1,-118.2" + wide + "\n").read();
        QCOMPARE(header.plates(), std::string("QQ1"));
    }
    void aQuoteNeverClosedCostsOneRow()
    {
        const auto all = DelimitedFile(std::string(kPlainHeader) + "\"QQ2,2026-01-03T08:00:00Z,C1,34.1,-118.2\n" + kPlainRow + kPlainRow).read();
        QCOMPARE(all.reasons(), std::string("2 quote.unclosed"));
        QCOMPARE(all.plates(), std::string("QQ1 QQ1"));
        QCOMPARE(DelimitedFile("\"plate,time,cam,lat,lon\n").read().outcome.error().detail, std::string("header: quote.unclosed"));
    }
    void everyLineEndGivesTheSameReads()
    {
        for (const std::string end : {"\n", "\r\n", "\r"}) {
            std::string text = std::string(kPlainHeader) + kPlainRow + kPlainRow;
            for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += end.size()) text.replace(at, 1, end);
            QCOMPARE(DelimitedFile(text).read().plates(), std::string("QQ1 QQ1"));
        }
    }
    void everyByteMayStandAnywhere()
    {
        const std::string whole = std::string(kPlainHeader) + kPlainRow + kPlainRow;
        for (std::size_t at = 0; at < whole.size(); ++at)
            for (const char byte : {'\0', '"', ',', '\r', '\n', '\xff', '\xc3'}) {
                auto bytes = whole;
                bytes[at] = byte;
                const auto all = DelimitedFile(bytes).read();
                QVERIFY(!all.outcome || all.reads.size() + all.rejected.size() <= 5);
            }
    }
};
PLATEGLASS_TEST(TestHostile)
#include "tst_hostile.moc"
