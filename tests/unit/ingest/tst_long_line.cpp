// A line of one gigabyte: refused with its line and reason, in little memory, and the rows behind it are read.
#include "delimited_file.h"
#include "support/test_main.h"

#include <QTest>

#include <sys/resource.h>

using namespace plateglass;

class TestLongLine : public QObject {
    Q_OBJECT
private slots:
    void aGigabyteWithoutLineEndCostsOneRowAndLittleMemory_data()
    {
        QTest::addColumn<QByteArray>("opening");
        QTest::newRow("plain") << QByteArray("QQ2");
        QTest::newRow("inside a quote") << QByteArray("\"QQ2");
    }
    void aGigabyteWithoutLineEndCostsOneRowAndLittleMemory()
    {
        QFETCH(QByteArray, opening);
        const test::DelimitedFile file(std::string(test::kPlainHeader) + test::kPlainRow + opening.toStdString());
        std::filesystem::resize_file(file.path(), 1u << 30); // a hole: NUL bytes that take no room
        std::ofstream(file.path(), std::ios::binary | std::ios::app) << "\n" << test::kPlainRow;
        rusage before{}, after{};
        getrusage(RUSAGE_SELF, &before);
        const auto all = file.read();
        getrusage(RUSAGE_SELF, &after);
        QVERIFY(all.outcome);
        QCOMPARE(all.reasons(), std::string("3 row.long"));
        QCOMPARE(all.plates(), std::string("QQ1 QQ1"));
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < 32 * 1024, "kilobytes at most");
    }
};
PLATEGLASS_TEST(TestLongLine)
#include "tst_long_line.moc"
