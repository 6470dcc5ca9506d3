// Runs the built programs and holds a workspace for them.
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace plateglass::test {

inline QString binary(const char* name) { return QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/") + QString::fromLatin1(name); }
inline constexpr const char* kPassword = "correct horse battery";

inline QProcessEnvironment surroundings(const QString& password = QString::fromLatin1(kPassword))
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("PLATEGLASS_NEW_PASSWORD"));
    environment.insert(QStringLiteral("PLATEGLASS_PASSWORD"), password);
    return environment;
}

struct Ran {
    int exit = -1;
    QByteArray out, err;
    [[nodiscard]] QList<QByteArray> lines() const
    {
        auto all = out.split('\n');
        if (!all.isEmpty() && all.last().isEmpty()) all.removeLast();
        return all;
    }
    /// The object behind `summary` in the last line.
    [[nodiscard]] QJsonObject summary() const
    {
        return lines().isEmpty() ? QJsonObject() : QJsonDocument::fromJson(lines().last()).object().value(QStringLiteral("summary")).toObject();
    }
};

inline Ran runProgram(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment = surroundings(), const QByteArray& input = {})
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    Ran ran;
    if (process.waitForFinished(120'000) && process.exitStatus() == QProcess::NormalExit) ran.exit = process.exitCode();
    ran.out = process.readAllStandardOutput();
    ran.err = process.readAllStandardError();
    return ran;
}

inline Ran cli(const QStringList& arguments, const QProcessEnvironment& environment = surroundings(), const QByteArray& input = {})
{
    return runProgram(binary("plateglass-cli"), arguments, environment, input);
}

inline void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}
inline QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The disclosed values of an exported log as JSON arrays, one a line.
inline QByteArray disclosed(const QString& log)
{
    QByteArray all;
    for (const auto& line : readFile(log + QStringLiteral("/disclosures.jsonl")).split('\n')) {
        const auto encoded = QJsonDocument::fromJson(line).object().value(QStringLiteral("disclosure")).toString().toLatin1();
        all += QByteArray::fromBase64(encoded, QByteArray::Base64UrlEncoding) + '\n';
    }
    return all;
}

/// One row of the files here: a synthetic plate, a second of January 2026, a camera.
inline QByteArray csvRow(int number)
{
    return QStringLiteral("QQ%1,2026-01-%2 %3:%4:%5,34.1%6,-118.2%6,CAM-%7\n")
        .arg(number, 5, 10, QLatin1Char('0')).arg(1 + number % 28, 2, 10, QLatin1Char('0')).arg(number % 24, 2, 10, QLatin1Char('0'))
        .arg(number % 60, 2, 10, QLatin1Char('0')).arg(number / 7 % 60, 2, 10, QLatin1Char('0')).arg(number % 1000, 3, 10, QLatin1Char('0')).arg(number % 12)
        .toLatin1();
}
inline QByteArray csvRows(int from, int to)
{
    QByteArray text("plate,time,lat,lon,cam\n");
    for (int number = from; number < to; ++number) text += csvRow(number);
    return text;
}

/// A workspace with its founders, an analyst, an auditor and 100 reads, made once and copied for each that wants to change it.
class CliWorkspace {
public:
    CliWorkspace() : m_directory(m_scratch.filePath(QStringLiteral("ws")))
    {
        writeFile(file("mapping.json"), R"({"columns":{"plate":"plate","time":{"column":"time","format":"yyyy-MM-dd HH:mm:ss"},"lat":"lat","lon":"lon","camera":"cam"}})");
        writeFile(file("first.csv"), csvRows(0, 100));
        QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-r"), prototype(), m_directory});
    }
    [[nodiscard]] QString directory() const { return m_directory; }
    [[nodiscard]] QString file(const char* name) const { return m_scratch.filePath(QString::fromLatin1(name)); }
    [[nodiscard]] QString inside(const char* name) const { return m_directory + QLatin1Char('/') + QString::fromLatin1(name); }

    [[nodiscard]] Ran import(const QString& path, const QStringList& more = {}, const QByteArray& input = {}) const
    {
        return cli(QStringList{"import", "reads", m_directory, path, "--mapping", file("mapping.json"), "--user", "sup", "--format", "json"} + more, surroundings(), input);
    }
    [[nodiscard]] Ran search(const QString& query, const QStringList& more = {}) const { return cli(searchWords(query) + more); }
    [[nodiscard]] QStringList searchWords(const QString& query) const
    {
        return {"search", m_directory, query, "--user", "ann", "--case", "26-001183", "--purpose", "CRIM-AUTO", "--question", "Which cars passed the bridge before the fire?"};
    }
    /// Reads that the workspace holds now, as its analyst counts them; -1 when that fails.
    [[nodiscard]] int count() const
    {
        const auto ran = search(QStringLiteral("time:all cam:!NONE"), {"--format", "count"});
        return ran.exit == 0 ? ran.out.trimmed().toInt() : -1;
    }
    /// Everything that the exported log holds, disclosed values in the clear.
    [[nodiscard]] QByteArray log() const
    {
        QTemporaryDir scratch;
        const auto out = scratch.filePath(QStringLiteral("log"));
        if (cli({"audit", "export", m_directory, out, "--user", "aud"}).exit != 0) return {};
        QByteArray all = disclosed(out);
        QDir entries(out + QStringLiteral("/tile/entries"));
        for (const auto& name : entries.entryList(QDir::Files)) all += readFile(entries.filePath(name));
        for (const auto& folder : entries.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            for (const auto& name : QDir(entries.filePath(folder)).entryList(QDir::Files)) all += readFile(entries.filePath(folder) + QLatin1Char('/') + name);
        return all;
    }

private:
    static QString prototype()
    {
        static const QTemporaryDir scratch;
        static const QString directory = [] {
            const auto ws = scratch.filePath(QStringLiteral("prototype"));
            const auto done = [](const Ran& ran) {
                if (ran.exit != 0) qFatal("%s", ran.err.constData());
            };
            done(cli({"workspace", "create", ws, "--agency", "pd.example", "--profile", "evaluation", "--admin", "adm", "--supervisor", "sup", "--timezone", "America/Los_Angeles"}));
            done(cli({"account", "add", ws, "ann", "--role", "analyst", "--user", "sup"}));
            done(cli({"account", "add", ws, "aud", "--role", "auditor", "--user", "sup"}));
            const auto csv = scratch.filePath(QStringLiteral("first.csv")), mapping = scratch.filePath(QStringLiteral("mapping.json"));
            writeFile(csv, csvRows(0, 100));
            writeFile(mapping, R"({"columns":{"plate":"plate","time":{"column":"time","format":"yyyy-MM-dd HH:mm:ss"},"lat":"lat","lon":"lon","camera":"cam"}})");
            done(cli({"import", "reads", ws, csv, "--mapping", mapping, "--user", "sup"}));
            return ws;
        }();
        return directory;
    }
    QTemporaryDir m_scratch;
    QString m_directory;
};

} // namespace plateglass::test
