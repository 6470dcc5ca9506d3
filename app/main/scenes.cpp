#include "main/scenes.h"

#include "ui/common/qt_std.h"
#include "ui/shell/actions.h"
#include "ui/shell/rooms.h"
#include "ui/shell/session_band.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>

#include <algorithm>
#include <array>

namespace plateglass::desktop {

namespace {

using ui::MainWindow;
constexpr int kSettleMs = 400;
constexpr int kRecordedMs = 3000; ///< rows that came into view are recorded, and counted in the strip, within two seconds
constexpr int kDemoSeconds = 300; ///< the demo may have to be made first

struct Stage {
    MainWindow& window;
    const ui::DemoOffer& demo;
    Script& script;
    Pace pace = Pace::Brisk;

    [[nodiscard]] ui::Workbench& bench() const { return window.workbench(); }
    [[nodiscard]] ui::Investigation& shared() const { return window.workbench().investigation(); }

    void openDemo() const
    {
        script.act([this_ = *this] { this_.window.openDemo(); });
        script.until(QStringLiteral("the demo's session"), [this_ = *this] { return this_.bench().session().has_value(); }, kDemoSeconds);
        script.rest(kSettleMs);
    }
    void askForPassword() const
    {
        script.act([this_ = *this] { this_.window.openDemo(); });
        script.until(QStringLiteral("the demo"), [this_ = *this] { return this_.bench().session().has_value(); }, kDemoSeconds);
        script.act([this_ = *this] { this_.window.openWorkspace(ui::toQt(this_.demo.directory), ui::toQt(this_.demo.account)); });
        script.until(QStringLiteral("the sign-in page"), [this_ = *this] { return this_.window.page() == MainWindow::Page::SignIn; });
        script.rest(kSettleMs);
    }
    void endSession() const
    {
        script.act([this_ = *this] { this_.bench().endSession(); });
        script.until(QStringLiteral("the session's end"), [this_ = *this] { return !this_.bench().session(); });
    }
    void ask(const QString& text) const
    {
        script.press(Qt::Key_L, Qt::ControlModifier);
        script.type(text);
        script.rest(kSettleMs);
        script.press(Qt::Key_Return, Qt::ControlModifier);
        script.until(QStringLiteral("a result"), [this_ = *this] { return this_.shared().phase() == ui::Investigation::Phase::Shown; });
        script.rest(3 * kSettleMs); // map, image and table follow
        awaitRecords();
    }
    void awaitRecords() const
    {
        if (pace == Pace::Unhurried)
            script.rest(kRecordedMs);
    }
    [[nodiscard]] QString question() const { return demo.examples.value(0); }
};

struct Scene {
    const char* name;
    void (*write)(const Stage&);
};

void firstRun(const Stage& stage) { stage.script.rest(kSettleMs); }
void signIn(const Stage& stage) { stage.askForPassword(); }
void signInWrong(const Stage& stage)
{
    stage.askForPassword();
    stage.script.type(QStringLiteral("not the password"));
    stage.script.press(Qt::Key_Return);
    stage.script.rest(5 * kSettleMs); // the key derivation is slow on purpose
}
void empty(const Stage& stage) { stage.openDemo(); }
void noSession(const Stage& stage)
{
    stage.openDemo();
    stage.endSession();
    stage.script.rest(kSettleMs);
}
void startSession(const Stage& stage)
{
    noSession(stage);
    stage.script.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    stage.script.rest(kSettleMs);
}
void sessionFaults(const Stage& stage)
{
    stage.openDemo();
    stage.endSession();
    stage.script.act([stage] { stage.window.band().setDraft({}); });
    stage.script.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    stage.script.rest(kSettleMs);
    stage.script.type(QStringLiteral("31-11x"));
    stage.script.press(Qt::Key_Return, Qt::ControlModifier);
    stage.script.rest(kSettleMs);
}
/// The first read that has a picture: the oldest ones have lost theirs.
void showPictured(const Stage& stage)
{
    stage.script.act([stage] {
        const auto& rows = stage.shared().result()->answer.rows;
        const auto pictured = std::ranges::find(rows, domain::ImageState::Stored, &domain::AnswerRow::image);
        if (pictured != rows.end())
            stage.shared().setCurrent(pictured - rows.begin());
    });
    stage.script.press(Qt::Key_3, Qt::ControlModifier);
    stage.script.rest(4 * kSettleMs);
}
void result(const Stage& stage)
{
    stage.openDemo();
    stage.ask(stage.question());
    showPictured(stage);
}
void searching(const Stage& stage)
{
    result(stage);
    stage.script.act([stage] { stage.shared().setSearching(); }); // a demo search is over before a picture could be taken
    stage.script.rest(kSettleMs);
}
/// By keys alone: the playhead walks from the current read, I and O set the brush there.
void brush(const Stage& stage)
{
    constexpr int kBars = 12;
    stage.script.press(Qt::Key_2, Qt::ControlModifier);
    stage.script.press(Qt::Key_Left); // the current read stays inside
    stage.script.press(Qt::Key_I);
    for (int i = 0; i < kBars; ++i)
        stage.script.press(Qt::Key_Right);
    stage.script.press(Qt::Key_O);
    stage.script.rest(3 * kSettleMs);
}
void brushed(const Stage& stage)
{
    result(stage);
    brush(stage);
}
void noMatch(const Stage& stage)
{
    stage.openDemo();
    stage.ask(QStringLiteral("plate:QQ0O0I1 time:all"));
}
void queryError(const Stage& stage)
{
    result(stage);
    stage.script.press(Qt::Key_L, Qt::ControlModifier);
    stage.script.type(QStringLiteral("plate:QQ8?0* time:2031-05-12T20:35..2031-05-12T20:05 conf>=60"));
    stage.script.rest(kSettleMs);
}
void noImage(const Stage& stage)
{
    result(stage);
    stage.script.act([stage] {
        const auto& rows = stage.shared().result()->answer.rows;
        const auto without = std::ranges::find_if(rows, [](const domain::AnswerRow& row) { return row.image != domain::ImageState::Stored; });
        if (without != rows.end())
            stage.shared().setCurrent(without - rows.begin());
    });
    stage.script.rest(3 * kSettleMs);
}
void paused(const Stage& stage)
{
    result(stage);
    stage.script.act([stage] { stage.bench().pauseSession(); });
    stage.script.until(QStringLiteral("the pause"), [stage] { return stage.bench().session() && stage.bench().session()->paused; });
    stage.script.rest(kSettleMs);
}
void locked(const Stage& stage)
{
    result(stage);
    stage.script.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    stage.script.rest(kSettleMs);
}

/// Only where the demo is not there yet.
void makingDemo(const Stage& stage)
{
    stage.script.act([stage] { stage.window.openDemo(); });
    stage.script.rest(5 * kSettleMs);
}
void allKeys(const Stage& stage)
{
    stage.openDemo();
    stage.script.press(Qt::Key_F1);
    stage.script.rest(kSettleMs);
}
void about(const Stage& stage)
{
    stage.script.act([stage] { stage.window.actions()[ui::Act::About]->trigger(); });
    stage.script.rest(kSettleMs);
}
void openMenu(const Stage& stage)
{
    result(stage);
    stage.script.press(Qt::Key_V, Qt::AltModifier);
    stage.script.press(Qt::Key_Down);
    stage.script.rest(kSettleMs);
}
void openWorkspace(const Stage& stage)
{
    stage.script.press(Qt::Key_O, Qt::ControlModifier);
    stage.script.rest(kSettleMs);
}
void noWorkspace(const Stage& stage)
{
    stage.script.act([stage] { stage.window.openWorkspace(QStringLiteral("/nowhere")); });
    stage.script.rest(kSettleMs);
}

constexpr std::array kScenes{
    Scene{"first-run", firstRun},
    Scene{"making-demo", makingDemo},
    Scene{"open-workspace", openWorkspace},
    Scene{"no-workspace", noWorkspace},
    Scene{"sign-in", signIn},
    Scene{"sign-in-wrong", signInWrong},
    Scene{"no-session", noSession},
    Scene{"start-session", startSession},
    Scene{"session-faults", sessionFaults},
    Scene{"empty", empty},
    Scene{"searching", searching},
    Scene{"result", result},
    Scene{"brushed", brushed},
    Scene{"no-match", noMatch},
    Scene{"query-error", queryError},
    Scene{"no-image", noImage},
    Scene{"paused", paused},
    Scene{"locked", locked},
    Scene{"menu", openMenu},
    Scene{"all-keys", allKeys},
    Scene{"about", about},
};

} // namespace

QStringList sceneNames()
{
    QStringList names;
    for (const Scene& scene : kScenes)
        names.append(QString::fromLatin1(scene.name));
    return names;
}

bool writeScene(const QString& name, MainWindow& window, const ui::DemoOffer& demo, Script& script, Pace pace)
{
    const auto scene = std::ranges::find_if(kScenes, [&](const Scene& each) { return name == QLatin1StringView(each.name); });
    if (scene == kScenes.end())
        return false;
    const Stage stage{window, demo, script, pace};
    scene->write(stage);
    stage.awaitRecords();
    return true;
}

void writeTour(MainWindow& window, const ui::DemoOffer& demo, const std::function<void(const QString& name)>& shot, Script& script)
{
    const Stage stage{window, demo, script};
    const auto stop = [&](const char* name) {
        script.rest(kSettleMs);
        script.act([shot, name] { shot(QString::fromLatin1(name)); });
    };
    stop("first-run");
    stage.openDemo();
    stop("session-recording");
    script.press(Qt::Key_L, Qt::ControlModifier);
    script.type(stage.question());
    stop("question");
    script.press(Qt::Key_Return, Qt::ControlModifier);
    script.until(QStringLiteral("a result"), [stage] { return stage.shared().phase() == ui::Investigation::Phase::Shown; });
    script.rest(3 * kSettleMs);
    stop("result");
    showPictured(stage);
    stop("read-and-image");
    for (int i = 0; i < 2; ++i)
        script.press(Qt::Key_Down);
    script.rest(2 * kSettleMs);
    stop("next-read");
    for (int i = 0; i < 2; ++i)
        script.press(Qt::Key_Up);
    brush(stage);
    stop("brushed");
    script.press(Qt::Key_F8);
    script.press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    stop("map-grown");
    script.press(Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    script.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    stop("other-theme");
    script.press(Qt::Key_F1);
    stop("all-keys");
    script.press(Qt::Key_Escape);
    script.press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    stop("locked");
}

} // namespace plateglass::desktop
