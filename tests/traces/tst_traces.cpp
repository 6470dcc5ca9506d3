// What a day with the program leaves outside the workspace: no plate in any file of the user, no internet socket, no core.
// The command line and the window run as a user with an empty home; afterwards everything they could have written is read.
#include "cli/programs.h"
#include "support/page_scan.h"
#include "support/test_main.h"

#include <QDirIterator>
#include <QObject>

#include <set>

#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gate/gate.h"

using namespace plateglass;
using namespace plateglass::test;

namespace {

constexpr int kMarkers = 50;

std::vector<std::string> markers()
{
    std::vector<std::string> all;
    for (int i = 0; i < kMarkers; ++i) all.push_back(QStringLiteral("QQZ%1TRA").arg(i, 2, 10, QLatin1Char('0')).toStdString());
    return all;
}

/// A user of their own: home, run-time folder and temporary files lie in one place that can be looked through.
class Surroundings {
public:
    Surroundings()
    {
        for (const char* folder : {"home", "tmp", "run", "work"}) QDir(m_scratch.path()).mkpath(QString::fromLatin1(folder));
        QFile(path("run")).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    [[nodiscard]] QString path(const char* name) const { return m_scratch.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QProcessEnvironment environment() const
    {
        auto environment = surroundings();
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "DISPLAY", "WAYLAND_DISPLAY"}) environment.remove(QString::fromLatin1(name));
        environment.insert(QStringLiteral("HOME"), path("home"));
        environment.insert(QStringLiteral("TMPDIR"), path("tmp"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path("run"));
        environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PLATEGLASS_BINARY_DIR "/lib/libsocket_watch.so"));
        environment.insert(QStringLiteral("PLATEGLASS_SOCKET_WATCH"), path("sockets"));
        return environment;
    }
    [[nodiscard]] Ran run(const QString& program, const QStringList& arguments, int seconds = 120) const
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setWorkingDirectory(path("work"));
        process.start(program, arguments);
        Ran ran;
        if (process.waitForFinished(seconds * 1000) && process.exitStatus() == QProcess::NormalExit) ran.exit = process.exitCode();
        ran.out = process.readAllStandardOutput();
        ran.err = process.readAllStandardError();
        return ran;
    }
    [[nodiscard]] Ran cli(const QStringList& arguments) const { return run(binary("plateglass-cli"), arguments); }
    [[nodiscard]] QByteArray socketsSeen() const { return readFile(path("sockets")); }

    /// Files below home, temporary folder, run-time folder, working folder and workspace that hold any of these, in their name or bytes.
    [[nodiscard]] QStringList filesWith(const std::vector<std::string>& plates) const
    {
        QStringList found;
        QDirIterator all(m_scratch.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const auto file = all.next();
            if (file.startsWith(path("given"))) continue; // what the user brought
            if (platesIn((file.toUtf8() + readFile(file)).toStdString(), plates) > 0) found += file;
        }
        return found;
    }

private:
    QTemporaryDir m_scratch;
};

/// The process dies by SIGSEGV with every limit on cores lifted; `before` runs first. Did it leave a core?
bool dumpsCore(void (*before)())
{
    const QTemporaryDir scratch;
    const pid_t child = ::fork();
    if (child == 0) {
        rlimit limit{};
        ::getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_CORE, &limit);
        if (::chdir(scratch.path().toLocal8Bit().constData()) != 0) ::_exit(1);
        before();
        std::signal(SIGSEGV, SIG_DFL);
        ::raise(SIGSEGV);
        ::_exit(1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (!WIFSIGNALED(status)) qFatal("the child did not crash");
    return WCOREDUMP(status) != 0 || !QDir(scratch.path()).isEmpty();
}

} // namespace

// At namespace scope: braces in raw strings inside a test class make moc drop the rest of it.
static constexpr const char* kMapping = R"({"columns":{"plate":"plate","time":{"column":"time","format":"yyyy-MM-dd HH:mm:ss"},"lat":"lat","lon":"lon","camera":"cam"}})";

class TestTraces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void R20_R77_R78_aDayOfCommandsLeavesNoPlateElsewhereAndNoSocket()
    {
        const Surroundings user;
        QDir(user.path("")).mkpath(QStringLiteral("given"));
        const auto given = [&](const char* name) { return user.path("given") + QLatin1Char('/') + QLatin1String(name); };
        QByteArray csv("plate,time,lat,lon,cam\n");
        int number = 0;
        for (const auto& plate : markers()) csv += QByteArray::fromStdString(plate) + ",2026-01-0" + QByteArray::number(1 + number++ % 9) + " 10:00:00,34.1,-118.2,CAM-1\n";
        csv += "QQZ00TRA,2026-02-30 10:00:00,34.1,-118.2,CAM-1\n";
        writeFile(given("reads.csv"), csv);
        writeFile(given("mapping.json"), kMapping);
        const auto ws = user.path("work") + QStringLiteral("/ws");
        const auto done = [](const Ran& ran) { QVERIFY2(ran.exit == 0, ran.err.constData()); };
        done(user.cli({"workspace", "create", ws, "--agency", "pd.example", "--profile", "evaluation", "--admin", "adm", "--supervisor", "sup"}));
        done(user.cli({"account", "add", ws, "ann", "--role", "analyst", "--user", "sup"}));
        done(user.cli({"import", "reads", ws, given("reads.csv"), "--mapping", given("mapping.json"), "--user", "sup"}));
        const QStringList ground = {"--user", "ann", "--case", "26-001183", "--purpose", "CRIM-AUTO", "--question", "Which cars passed the bridge before the fire?"};
        const auto found = user.cli(QStringList{"search", ws, "plate:QQZ* time:2026-01-01..2026-02-01", "--format", "json"} + ground);
        QCOMPARE(platesIn(found.out.toStdString(), markers()), kMarkers); // they were really there
        (void)user.cli(QStringList{"search", ws, "plate:QQZ00TRA plate:QQZ[ time:"} + ground); // a refused text holds a plate too
        (void)user.cli(QStringList{"image", ws, "1", "--out", given("none.jpg")} + ground);
        done(user.cli(QStringList{"hold", "add", ws, "plate:QQZ07TRA time:2026-01-01..2026-02-01", "--facts", "The vehicle of the statement about the fire."} + ground));
        done(user.cli({"hold", "approve", ws, "1", "--user", "sup"}));
        done(user.cli({"retention", "run", ws, "--user", "sup"}));
        (void)user.cli({"import", "remove", ws, "reads.csv", "--user", "sup"}); // refused: held
        QCOMPARE(user.filesWith(markers()), QStringList());
        QCOMPARE(user.socketsSeen(), QByteArray());
        writeFile(user.path("home") + QStringLiteral("/.left-over"), "seen: QQZ07TRA"); // the look finds what it looks for
        QCOMPARE(user.filesWith(markers()).size(), 1);
    }
    void R20_R77_R78_aDayInTheWindowLeavesNoPlateElsewhereAndNoSocket()
    {
        const Surroundings user;
        // The window's demo is the city that the command line makes; its plates are the markers.
        const auto city = user.path("given");
        const auto made = cli({"demo", "create", city});
        QVERIFY2(made.exit == 0, made.err.constData());
        const auto found = cli({"search", city, "plate:QQ8* time:all", "--limit", "2000", "--format", "json", "--case", "31-000001", "--purpose", "TRAINING", "--question", "Which vehicles of the exercise begin like this?"});
        QVERIFY2(found.exit == 0, found.err.constData());
        std::set<std::string> plates;
        for (const auto& line : found.lines()) {
            const auto plate = QJsonDocument::fromJson(line).object().value(QStringLiteral("plate")).toString().toStdString();
            if (plate.size() >= 6 && plates.size() < kMarkers) plates.insert(plate);
        }
        QCOMPARE(plates.size(), std::size_t(kMarkers));
        const auto tour = user.run(binary("plateglass"), {"--tour", user.path("work") + QStringLiteral("/tour")}, 600);
        QVERIFY2(tour.exit == 0, tour.err.constData());
        QVERIFY(QDir(user.path("work") + QStringLiteral("/tour")).count() > 3);
        QCOMPARE(user.filesWith({plates.begin(), plates.end()}), QStringList());
        QCOMPARE(platesIn((tour.out + tour.err).toStdString(), {plates.begin(), plates.end()}), 0);
        QCOMPARE(user.socketsSeen(), QByteArray());
    }
    void theWatchSeesASocket()
    {
        const Surroundings user;
        (void)user.run(QStringLiteral("/bin/bash"), {"-c", "exec 3<>/dev/tcp/127.0.0.1/9"});
        QVERIFY(user.socketsSeen().contains("an internet socket"));
    }
    void R20_aCrashLeavesNoCore()
    {
        if (!dumpsCore([] {})) QSKIP("this machine writes no cores, so nothing can be shown");
        QVERIFY(!dumpsCore([] {
            static const base::SystemClock clock;
            (void)gate::Gate::signIn({"/nowhere", "nobody", "no password"}, clock);
        }));
    }
};
PLATEGLASS_TEST(TestTraces)
#include "tst_traces.moc"
