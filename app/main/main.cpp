// The composition root of the desktop program: reads the command line, chooses how the map is drawn, makes theme,
// preferences and window, and hands the window the demo. Everything else is in libraries.
#include "main/demo.h"
#include "main/graphics.h"
#include "main/options.h"
#include "main/picture.h"
#include "main/quiet.h"
#include "main/scenes.h"
#include "main/self_test.h"
#include "ui/common/fonts.h"
#include "ui/common/languages.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"

#include <QApplication>
#include <QDir>
#include <QScreen>
#include <QStandardPaths>
#include <QStyleHints>
#include <QTemporaryDir>

#include <cstdio>

namespace plateglass::desktop {
namespace {

enum Status { Done = 0, Usage = 2, Trouble = 3 };

constexpr QSize kUsualSize(1920, 1080); // token of the sheet: the size the window is designed for

int say(Status status, const QString& sentence)
{
    std::fprintf(status == Done ? stdout : stderr, "%s\n", qUtf8Printable(sentence));
    return status;
}

ui::Scheme schemeOf(const Options& options, const ui::Preferences& preferences)
{
    if (options.scheme)
        return *options.scheme;
    if (const auto remembered = preferences.scheme())
        return *remembered;
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? ui::Scheme::Dark : ui::Scheme::Light;
}

/// Pictures are the same on every machine: nothing remembered, nothing left behind.
bool forPictures(const Options& options)
{
    return options.run == Options::Run::Scene || options.run == Options::Run::Tour || options.run == Options::Run::SelfTest;
}

void showWindow(ui::MainWindow& window, const Options& options)
{
    if (forPictures(options)) {
        window.resize(options.size.isEmpty() ? kUsualSize : options.size);
        window.show();
        window.activateWindow();
        return;
    }
    const QSize room = window.screen()->availableSize();
    window.resize(room.boundedTo(kUsualSize));
    room.width() <= kUsualSize.width() ? window.showMaximized() : window.show();
    window.activateWindow(); // where no window manager gives the keys to a new window, the window asks for them itself
}

int runScene(QApplication& application, ui::MainWindow& window, const Options& options, const ui::DemoOffer& demo)
{
    Script script(window);
    if (!writeScene(options.scene, window, demo, script, options.clock ? Pace::Unhurried : Pace::Brisk))
        return say(Usage, QStringLiteral("plateglass: there is no scene %1; --scene list prints them").arg(options.scene));
    QObject::connect(&script, &Script::finished, &application, [&] {
        if (options.shot.isEmpty())
            return; // the scene stays open for a person
        const bool written = pictureOf(window).save(options.shot);
        QCoreApplication::exit(written ? say(Done, options.shot) : say(Trouble, QStringLiteral("plateglass: %1 could not be written").arg(options.shot)));
    });
    QObject::connect(&script, &Script::gaveUp, &application,
                     [](const QString& what) { QCoreApplication::exit(say(Trouble, QStringLiteral("plateglass: waited in vain for %1").arg(what))); });
    script.run();
    return QApplication::exec();
}

int runTour(QApplication& application, ui::MainWindow& window, const Options& options, const ui::DemoOffer& demo)
{
    const QDir folder(options.tourFolder);
    if (!folder.mkpath(QStringLiteral(".")))
        return say(Trouble, QStringLiteral("plateglass: the folder %1 could not be made").arg(options.tourFolder));
    Script script(window);
    int number = 0;
    const auto shot = [&](const QString& name) {
        const QString file = folder.filePath(QStringLiteral("%1-%2.png").arg(++number, 2, 10, QLatin1Char('0')).arg(name));
        say(Done, pictureOf(window).save(file) ? file : QStringLiteral("%1 could not be written").arg(file));
    };
    writeTour(window, demo, shot, script);
    QObject::connect(&script, &Script::finished, &application, [&] { QCoreApplication::exit(say(Done, QStringLiteral("plateglass: %1 pictures in %2").arg(number).arg(folder.path()))); });
    QObject::connect(&script, &Script::gaveUp, &application, [&](const QString& what) {
        shot(QStringLiteral("stopped-here"));
        QCoreApplication::exit(say(Trouble, QStringLiteral("plateglass: waited in vain for %1").arg(what)));
    });
    script.run();
    return QApplication::exec();
}

int runWindow(QApplication& application, const Options& options, ui::MapDrawing drawing)
{
    const QTemporaryDir scratch;
    const QString settings = forPictures(options) ? scratch.filePath(QStringLiteral("settings.ini"))
                                                  : QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/window.ini");
    ui::loadFonts();
    ui::loadLanguage(application, options.language.isEmpty() && !forPictures(options) ? QLocale::system().name() : options.language);
    ui::Preferences preferences(settings);
    ui::Theme theme(application, schemeOf(options, preferences));
    const base::SystemClock running;
    const base::FixedClock standing(options.clock.value_or(base::UtcTime{}));
    const base::Clock& wall = options.clock ? static_cast<const base::Clock&>(standing) : running;
    const ui::DemoOffer demo = demoOffer();
    ui::MainWindow window({wall, theme, preferences, demo, drawing});
    showWindow(window, options);
    switch (options.run) {
    case Options::Run::Scene: return runScene(application, window, options, demo);
    case Options::Run::Tour: return runTour(application, window, options, demo);
    case Options::Run::SelfTest: {
        const QStringList missing = selfTest(window, theme);
        return missing.isEmpty() ? say(Done, QStringLiteral("plateglass: all is well")) : say(Trouble, QStringLiteral("plateglass: ") + missing.join(QStringLiteral("; ")));
    }
    default: break;
    }
    if (!options.workspace.isEmpty())
        window.openWorkspace(options.workspace, options.account);
    else if (options.demo)
        window.openDemo();
    return QApplication::exec();
}

int run(int argc, char** argv)
{
    keepQuiet();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = parseOptions(arguments);
    if (!options)
        return say(Usage, QStringLiteral("plateglass: %1; --help prints the options").arg(QString::fromStdString(options.error().detail)));
    switch (options->run) {
    case Options::Run::Help: return say(Done, helpText().trimmed());
    case Options::Run::Version: return say(Done, QStringLiteral("plateglass " PLATEGLASS_VERSION));
    case Options::Run::SceneList: return say(Done, sceneNames().join(u'\n'));
    default: break;
    }
    if (options->scale > 0)
        qputenv("QT_SCALE_FACTOR", QByteArray::number(options->scale));
    if (!displayNamed()) {
        if (!forPictures(*options))
            return say(Trouble, QStringLiteral("plateglass: there is no display, so no window was opened; packaging/run opens one under a virtual display, and --tour DIR or --scene NAME --shot FILE need none"));
        drawWithoutDisplay();
    }
    ui::MapDrawing drawing = ui::MapDrawing::Software;
    if (forPictures(*options))
        drawMapInSoftware();
    else
        drawing = chooseMapDrawing();
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("plateglass"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PLATEGLASS_VERSION));
    QGuiApplication::setApplicationDisplayName(QString()); // titles are whole already
    return runWindow(application, *options, drawing);
}

} // namespace
} // namespace plateglass::desktop

int main(int argc, char** argv)
{
    return plateglass::desktop::run(argc, argv);
}
