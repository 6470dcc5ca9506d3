// The window in its named states, compared with the pictures kept beside this file. A difference is not a fault by itself:
// look at the two pictures and at the marked one, and where the new one is right, keep it (tests/README.md says how).
#include "picture_difference.h"
#include "support/test_main.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

namespace plateglass {

namespace {

constexpr const char* kStandingClock = "2031-05-13T04:10:00Z"; // that of the demo city

QString kept(const QString& name) { return QStringLiteral(PLATEGLASS_SOURCE_DIR "/tests/golden/pictures/") + name; }
QString made(const QString& name) { return QStringLiteral(PLATEGLASS_BINARY_DIR "/golden/") + name; }

struct State {
    const char* scene;
    const char* size;
    const char* theme;
};

constexpr State kStates[] = {
    {"first-run", "1366x768", "light"},     {"sign-in", "1366x768", "dark"},     {"no-session", "1366x768", "light"},
    {"start-session", "1366x768", "light"}, {"session-faults", "1366x768", "dark"}, {"empty", "1366x768", "light"},
    {"result", "1366x768", "light"},        {"result", "1366x768", "dark"},      {"result", "1920x1080", "light"},
    {"brushed", "1366x768", "dark"},        {"no-match", "1366x768", "light"},   {"query-error", "1366x768", "light"},
    {"paused", "1366x768", "light"},        {"locked", "1366x768", "dark"},
};

} // namespace

class TestGolden : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path m_demo, m_fresh;

    int take(const State& state, const QString& file) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PLATEGLASS_DEMO_DIR"), QString::fromStdString(m_demo.string()));
        QProcess program;
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program.start(QStringLiteral(PLATEGLASS_BINARY_DIR "/bin/plateglass"),
                      {QStringLiteral("--scene"), QString::fromLatin1(state.scene), QStringLiteral("--size"), QString::fromLatin1(state.size), QStringLiteral("--theme"),
                       QString::fromLatin1(state.theme), QStringLiteral("--lang"), QStringLiteral("en"), QStringLiteral("--clock"), QString::fromLatin1(kStandingClock),
                       QStringLiteral("--shot"), file});
        return program.waitForFinished(300'000) && program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1;
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir().mkpath(made(QString())));
        m_demo = std::filesystem::path(m_folder.path().toStdString()) / "demo.plateglass";
        m_fresh = std::filesystem::path(m_folder.path().toStdString()) / "fresh";
        QCOMPARE(take({"empty", "1366x768", "light"}, m_folder.filePath(QStringLiteral("made.png"))), 0);
        std::filesystem::rename(m_demo, m_fresh);
    }

    void windowLooksAsKept_data()
    {
        QTest::addColumn<int>("state");
        for (int i = 0; i < static_cast<int>(std::size(kStates)); ++i)
            QTest::addRow("%s-%s-%s", kStates[i].scene, kStates[i].size, kStates[i].theme) << i;
    }
    void windowLooksAsKept()
    {
        QFETCH(const int, state);
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        // Each state starts from the same log, so that the numbers of records are the same.
        std::filesystem::remove_all(m_demo);
        std::filesystem::copy(m_fresh, m_demo, std::filesystem::copy_options::recursive);
        const QString actual = made(name + QStringLiteral(".png"));
        QCOMPARE(take(kStates[state], actual), 0);
        if (qEnvironmentVariableIsSet("PLATEGLASS_KEEP_PICTURES")) {
            QFile::remove(kept(name + QStringLiteral(".png")));
            QVERIFY(QFile::copy(actual, kept(name + QStringLiteral(".png"))));
            return;
        }
        const QImage expected(kept(name + QStringLiteral(".png")));
        QVERIFY2(!expected.isNull(), "no picture of this state is kept");
        const auto difference = test::compare(expected, QImage(actual));
        if (difference.acceptable())
            return;
        const QString marked = made(name + QStringLiteral(".difference.png"));
        difference.marked.save(marked);
        QFAIL(qPrintable(QStringLiteral("%1 pixels differ, the most at %2,%3 (%4 of a tile); look at %5 and %6")
                             .arg(difference.pixels).arg(difference.worstAt.x()).arg(difference.worstAt.y()).arg(difference.worstTile).arg(actual, marked)));
    }

    /// The comparison itself: a hair passes, a letter moved by two pixels does not.
    void comparisonSeesWhatAPersonSees()
    {
        QImage one(640, 400, QImage::Format_RGB32);
        one.fill(Qt::white);
        QImage other = one;
        QVERIFY(test::compare(one, other).acceptable());
        for (int i = 0; i < 20; ++i)
            other.setPixel(100 + i, 100, qRgb(200, 200, 200));
        QVERIFY(test::compare(one, other).acceptable());
        for (int y = 200; y < 212; ++y)
            for (int x = 200; x < 208; ++x)
                other.setPixel(x, y, qRgb(0, 0, 0));
        const auto difference = test::compare(one, other);
        QVERIFY(!difference.acceptable());
        QCOMPARE(difference.worstAt, QPoint(192, 192));
        QVERIFY(!test::compare(one, one.scaled(641, 400)).acceptable());
    }
};

PLATEGLASS_TEST(TestGolden)

} // namespace plateglass

#include "tst_golden.moc"
