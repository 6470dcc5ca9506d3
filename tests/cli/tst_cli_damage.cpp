// Killed, damaged, held, full: never a wrong answer, never a half import.
#include "programs.h"
#include "support/test_main.h"

#include <csignal>

using namespace plateglass::test;

static void flipByte(const QString& path, qint64 at)
{
    auto bytes = readFile(path);
    bytes[at] = static_cast<char>(bytes[at] ^ 0x01);
    writeFile(path, bytes);
}

/// An import from standard input that has taken in some of its rows and waits for more.
class WaitingImport {
public:
    explicit WaitingImport(const CliWorkspace& ws)
    {
        m_process.setProcessEnvironment(surroundings());
        m_process.start(binary("plateglass-cli"), {"import", "reads", ws.directory(), "-", "--mapping", ws.file("mapping.json"), "--source", "piped", "--user", "sup"});
        m_process.write(csvRows(100, 60'100)); // far more than a pipe holds: when it is gone, it has been read
        while (m_process.bytesToWrite() > 0 && m_process.waitForBytesWritten(60'000)) {
        }
    }
    QProcess& process() { return m_process; }

private:
    QProcess m_process;
};

class TestCliDamage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); } // programs here may end before they have read all they are given
    void aNewerWorkspaceIsNotOpened()
    {
        const CliWorkspace ws;
        auto text = readFile(ws.inside("workspace.json"));
        QVERIFY(text.contains("\"format\": 1"));
        writeFile(ws.inside("workspace.json"), text.replace("\"format\": 1", "\"format\": 2"));
        for (const auto& ran : {cli({"workspace", "info", ws.directory()}), cli({"account", "list", ws.directory(), "--user", "sup"})}) {
            QCOMPARE(ran.exit, 3);
            QVERIFY2(ran.err.contains("newer Plateglass") && ran.err.contains("update"), ran.err.constData());
        }
    }
    void aKilledImportLeavesNothing()
    {
        const CliWorkspace ws;
        WaitingImport import(ws);
        QCOMPARE(import.process().state(), QProcess::Running);
        import.process().kill();
        QVERIFY(import.process().waitForFinished());
        QCOMPARE(ws.count(), 100);
        QVERIFY(!cli({"import", "list", ws.directory(), "--user", "sup"}).out.contains("piped"));
        QCOMPARE(ws.import(ws.file("first.csv"), {"--source", "after"}).summary().value("duplicates").toInt(), 100);
        QVERIFY(ws.log().contains("import.unknown"));
    }
    void anInterruptedImportLeavesNothingAndSaysSo()
    {
        const CliWorkspace ws;
        WaitingImport import(ws);
        ::kill(static_cast<pid_t>(import.process().processId()), SIGTERM);
        QTest::qWait(200); // the signal is looked at every 20 ms
        import.process().write(csvRow(60'101).repeated(20'000));
        import.process().closeWriteChannel();
        QVERIFY(import.process().waitForFinished());
        QCOMPARE(import.process().exitCode(), 3);
        const auto err = import.process().readAllStandardError();
        QVERIFY2(err.contains("it was stopped") && err.contains("nothing of it was imported"), err.constData());
        QCOMPARE(ws.count(), 100);
        QVERIFY(ws.log().contains("import.cancelled"));
    }
    void R61_aSecondProgramIsToldWhoHoldsTheWorkspace()
    {
        const CliWorkspace ws;
        WaitingImport first(ws);
        const auto second = cli({"account", "list", ws.directory(), "--user", "sup"});
        QCOMPARE(second.exit, 3);
        QVERIFY2(second.err.contains("in use") && second.err.contains("process " + QByteArray::number(first.process().processId())), second.err.constData());
        first.process().closeWriteChannel();
        QVERIFY(first.process().waitForFinished());
        QCOMPARE(first.process().exitCode(), 0);
        QCOMPARE(ws.count(), 60'100);
    }
    void damagedDatabasesNeverGiveAWrongAnswer_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("perMille"); // where a byte is flipped; -1 cuts the file in half, -2 to its first byte
        for (const char* name : {"reads.db", "audit.db", "keys.json"})
            for (const int at : {-2, -1, 0, 333, 666, 999}) QTest::addRow("%s %d", name, at) << QString::fromLatin1(name) << at;
    }
    void damagedDatabasesNeverGiveAWrongAnswer()
    {
        QFETCH(QString, name);
        QFETCH(int, perMille);
        const CliWorkspace ws;
        const auto path = ws.directory() + QLatin1Char('/') + name;
        const auto size = QFile(path).size();
        QVERIFY(size > 0);
        if (perMille == -2) QVERIFY(QFile::resize(path, 1));
        else if (perMille == -1) QVERIFY(QFile::resize(path, size / 2));
        else flipByte(path, (size - 1) * perMille / 1000);
        const auto ran = ws.search(QStringLiteral("time:all cam:!NONE"), {"--format", "count"});
        if (ran.exit == 0) {
            QCOMPARE(ran.out, QByteArray("100\n")); // the byte was in no page that the question needs
            QVERIFY(perMille >= 0);
        } else {
            QVERIFY2(ran.exit == 3, ran.err.constData());
            QVERIFY(ran.out.isEmpty());
            QVERIFY2(ran.err.count('\n') == 1, ran.err.constData());
        }
    }
    void aFullDiskKeepsNothingHalfWritten()
    {
        const CliWorkspace ws;
        writeFile(ws.file("big.csv"), csvRows(100, 60'100));
        // A limit on the size of files stands for the full disk: the kernel refuses to write in the middle of the import.
        const auto limited = runProgram(QStringLiteral("bash"), {"-c", "trap '' XFSZ; ulimit -f 1500; exec \"$@\"", "bash", binary("plateglass-cli"), "import", "reads", ws.directory(),
                                                                ws.file("big.csv"), "--mapping", ws.file("mapping.json"), "--user", "sup"});
        QCOMPARE(limited.exit, 3);
        QVERIFY2(limited.err.contains("nothing of it was imported"), limited.err.constData());
        QCOMPARE(ws.count(), 100);
        QCOMPARE(ws.import(ws.file("big.csv")).summary().value("accepted").toInt(), 60'000);
    }
    void outputThatCannotBeWrittenIsAnError()
    {
        const CliWorkspace ws;
        QStringList words = {"-c", "exec \"$@\" > /dev/full", "bash", binary("plateglass-cli")};
        const auto ran = runProgram(QStringLiteral("bash"), words + ws.searchWords(QStringLiteral("time:all cam:!NONE")));
        QCOMPARE(ran.exit, 3);
        QVERIFY2(ran.err.contains("standard output could not be written"), ran.err.constData());
    }
    void aClosedPipeEndsInOrder()
    {
        const CliWorkspace ws;
        writeFile(ws.file("big.csv"), csvRows(100, 20'100)); // more than a pipe holds
        QCOMPARE(ws.import(ws.file("big.csv")).exit, 0);
        QStringList words = {"-c", "\"$@\" | head -c 1 > /dev/null; exit ${PIPESTATUS[0]}", "bash", binary("plateglass-cli")};
        const auto ran = runProgram(QStringLiteral("bash"), words + ws.searchWords(QStringLiteral("time:all cam:!NONE")));
        QCOMPARE(ran.exit, 3);
        QVERIFY2(ran.err.contains("standard output could not be written"), ran.err.constData());
        const auto log = ws.log();
        QVERIFY(log.contains("session.end") && !log.contains("session.interrupted"));
    }
};
PLATEGLASS_TEST(TestCliDamage)
#include "tst_cli_damage.moc"
