// A whole demo workspace, made and used through the gate as the window does.
#include "demo/demo_city.h"
#include "demo/exercise.h"
#include "gate/gate.h"
#include "imaging/photo.h"
#include "support/test_main.h"
#include "tiles/base_map.h"

#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace plateglass;
using base::Errc;

namespace {

std::size_t entriesOf(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

std::string linesOf(const domain::Answer& answer)
{
    std::string all;
    for (const auto& row : answer.rows)
        all += answer.plates[row.plate].plate.text + ' ' + std::to_string(row.time.micros) + ' '
            + answer.cameras[row.camera].code + ' ' + answer.words[row.make] + ' '
            + std::to_string(row.confidence.value) + '\n';
    return all;
}

} // namespace

class TestCreateDemo : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    base::SystemClock m_wall;
    demo::DemoSummary m_made;
    [[nodiscard]] std::filesystem::path folder(const char* name) const { return std::filesystem::path(m_dir.path().toStdString()) / name; }
    [[nodiscard]] std::unique_ptr<gate::Gate> signedIn(const std::filesystem::path& workspace) const
    {
        auto gate = gate::Gate::signIn({workspace, "analyst", "demo"}, m_wall);
        if (!gate) return nullptr;
        const auto& e = demo::kExercise;
        return (*gate)->startSession({ std::string(e.caseNumber), std::string(e.purpose), "", std::string(e.question) })
            ? std::move(*gate)
            : nullptr;
    }

private slots:
    void initTestCase()
    {
        demo::DemoProgress progress;
        const auto made = demo::createDemo({.directory = folder("city.plateglass"), .reads = 1'500}, m_wall, {}, &progress);
        QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
        m_made = *made;
        QVERIFY(progress.phase == demo::DemoPhase::Done);
        QCOMPARE(progress.perMille.load(), 1000);
        QCOMPARE(m_made.reads, std::uint64_t{1'500});
        QCOMPARE(m_made.cameras, std::uint64_t{32});
        QCOMPARE(entriesOf(m_dir.path().toStdString()), std::size_t{1}); // no scaffold is left
    }

    void isADemoWorkspaceWithItsOwnClock()
    {
        const auto info = gate::readWorkspaceInfo(m_made.directory);
        QVERIFY(info.has_value());
        QVERIFY(info->kind == policy::WorkspaceKind::Demo);
        QCOMPARE(info->title, std::string("Larkhaven"));
        QCOMPARE(info->profile, std::string("training"));
        QVERIFY(info->origin.find("/demo/") != std::string::npos);
        QCOMPARE(base::toRfc3339(*info->fixedClock, base::Precision::Second), std::string("2031-05-13T04:10:00Z"));
    }

    void allFiveAccountsAreReady()
    {
        for (const char* name : {"analyst", "supervisor", "auditor", "administrator", "trainer"}) {
            const auto gate = gate::Gate::signIn({m_made.directory, name, "demo"}, m_wall);
            QVERIFY2(gate.has_value(), name);
            QCOMPARE(std::string(policy::word((*gate)->account().role)), std::string(name));
        }
    }

    void preparedSearchFindsTheStoryAndItsPhotograph()
    {
        const auto gate = signedIn(m_made.directory);
        QVERIFY(gate != nullptr);
        const auto wide = gate->search(std::string(demo::kExercise.query), {});
        QVERIFY(wide.has_value());
        QVERIFY((*wide)->answer.matched >= 10 && (*wide)->answer.matched < 400);
        const auto close = gate->search(std::string(demo::kExercise.nextQuery), {});
        QVERIFY(close.has_value());
        QCOMPARE((*close)->answer.plates.front().plate.text, std::string(demo::kExercise.answer));
        QVERIFY((*close)->answer.plates.size() > 3); // its misreads
        const auto image = gate->openImage((*close)->answer.rows.front().id, gate::ImagePart::Whole);
        QVERIFY(image.has_value());
        QVERIFY(imaging::decode(image->bytes).has_value());
        QVERIFY(gate->openImage((*close)->answer.rows.front().id, gate::ImagePart::Crop).has_value());
    }

    void fencesAndMapAreThere()
    {
        const auto gate = signedIn(m_made.directory);
        QVERIFY(gate != nullptr);
        std::vector<std::string> names;
        const auto fences = gate->fences();
        QVERIFY(fences.has_value());
        for (const auto& fence : *fences) names.push_back(fence.name);
        for (const char* name : {"Mill Park", "Mill Park 800m", "Harbor", "Old Town", "Lake Avenue"}) QVERIFY2(std::ranges::find(names, name) != names.end(), name);
        QCOMPARE(gate->baseMaps().size(), std::size_t{1});
        const auto map = tiles::openMbtiles(gate->baseMaps().front());
        QVERIFY(map.has_value());
        QCOMPARE((*map)->info().attribution, std::string("Synthetic city, no real place"));
        QVERIFY(gate->cameras()->size() > 25); // so few reads need not meet every camera
    }

    void folderThatHoldsSomethingIsLeftAlone()
    {
        std::filesystem::create_directories(folder("mine/things"));
        const auto made = demo::createDemo({.directory = folder("mine"), .reads = 100}, m_wall, {});
        QVERIFY(!made && made.error().code == Errc::AlreadyExists);
        QVERIFY(std::filesystem::exists(folder("mine/things")));
        std::filesystem::remove_all(folder("mine"));
    }

    void emptyFolderIsTaken()
    {
        std::filesystem::create_directories(folder("empty"));
        QVERIFY(demo::createDemo({.directory = folder("empty") / "", .reads = 100}, m_wall, {}).has_value()); // as a shell completes it
        QVERIFY(gate::readWorkspaceInfo(folder("empty")).has_value());
        std::filesystem::remove_all(folder("empty"));
    }

    void nonsenseIsRefusedBeforeAnythingIsMade_data()
    {
        QTest::addColumn<quint64>("reads");
        QTest::addColumn<QString>("password");
        QTest::newRow("no reads") << quint64{0} << "demo";
        QTest::newRow("too many reads") << quint64{30'000'000} << "demo";
        QTest::newRow("no password") << quint64{100} << "";
    }
    void nonsenseIsRefusedBeforeAnythingIsMade()
    {
        QFETCH(const quint64, reads);
        QFETCH(const QString, password);
        const auto made = demo::createDemo(
            { .directory = folder("nonsense"), .reads = reads, .password = password.toStdString() }, m_wall, {});
        QVERIFY(!made && made.error().code == Errc::InvalidArgument);
        QCOMPARE(entriesOf(m_dir.path().toStdString()), std::size_t{1});
    }

    void cancelledDuringThePhotographsLeavesNothing()
    {
        std::stop_source stop;
        demo::DemoProgress progress;
        std::jthread canceller([&](std::stop_token ended) {
            while (!ended.stop_requested() && progress.perMille < 130) std::this_thread::yield();
            stop.request_stop();
        });
        const auto made = demo::createDemo({.directory = folder("cancelled"), .reads = 20'000}, m_wall, stop.get_token(), &progress);
        QVERIFY(!made && made.error().code == Errc::Cancelled);
        QVERIFY(!std::filesystem::exists(folder("cancelled")));
        QCOMPARE(entriesOf(m_dir.path().toStdString()), std::size_t{1});
    }

    void sameSeedGivesTheSameAnswers()
    {
        QVERIFY(demo::createDemo({.directory = folder("twin"), .reads = 1'500}, m_wall, {}).has_value());
        const auto one = signedIn(m_made.directory), other = signedIn(folder("twin"));
        QVERIFY(one && other);
        const auto a = one->search("time:all in:Harbor,\"Mill Park\"", {}), b = other->search("time:all in:Harbor,\"Mill Park\"", {});
        QVERIFY(a && b);
        QVERIFY((*a)->answer.matched > 100);
        QCOMPARE(linesOf((*a)->answer), linesOf((*b)->answer));
        std::filesystem::remove_all(folder("twin"));
    }
};
PLATEGLASS_TEST(TestCreateDemo)
#include "tst_create_demo.moc"
