#include "main/options.h"

#include "base/time_text.h"

#include <QCommandLineParser>

#include <array>

namespace plateglass::desktop {

namespace {

struct Switch {
    const char* name;
    const char* value; ///< empty: none
    const char* text;
};

constexpr std::array kSwitches{
    Switch{"demo", "", "Open the built-in demo city; it is made on the first run."},
    Switch{"workspace", "DIR", "Open the workspace in this folder."},
    Switch{"user", "NAME", "Account to sign in with; the password is asked for."},
    Switch{"lang", "xx", "Language of the window, for example es; the system's without it."},
    Switch{"theme", "light|dark", "Theme; the remembered or the system's without it."},
    Switch{"tour", "DIR", "Walk through the demo by keyboard and leave numbered screenshots in this folder."},
    Switch{"scene", "NAME", "Open a named state of the window on the demo; `list` prints the names."},
    Switch{"shot", "FILE", "With --scene: write a PNG and end."},
    Switch{"size", "WxH", "With --scene or --tour: size of the window, 1920x1080 without it."},
    Switch{"scale", "S", "Scale of the window, for example 1.5."},
    Switch{"clock", "TIME", "With --scene: the wall clock stands still at this time, so that pictures can be compared."},
    Switch{"self-test", "", "Load every page of the window, say whether it went well, and end."},
    Switch{"version", "", "Print the version."},
    Switch{"help", "", "Print this."},
};

std::optional<QSize> sizeFrom(const QString& text)
{
    const QStringList parts = text.split(u'x');
    if (parts.size() != 2)
        return std::nullopt;
    bool wideOk = false, highOk = false;
    const QSize size(parts.at(0).toInt(&wideOk), parts.at(1).toInt(&highOk));
    constexpr int kLeast = 320, kMost = 16'384;
    if (!wideOk || !highOk || qMin(size.width(), size.height()) < kLeast || qMax(size.width(), size.height()) > kMost)
        return std::nullopt;
    return size;
}

Options::Run runOf(const QCommandLineParser& parser)
{
    const auto set = [&](const char* name) { return parser.isSet(QString::fromLatin1(name)); };
    if (set("help"))
        return Options::Run::Help;
    if (set("version"))
        return Options::Run::Version;
    if (set("self-test"))
        return Options::Run::SelfTest;
    if (set("scene"))
        return parser.value(QStringLiteral("scene")) == u"list" ? Options::Run::SceneList : Options::Run::Scene;
    return set("tour") ? Options::Run::Tour : Options::Run::Window;
}

base::Result<void> readValues(const QCommandLineParser& parser, Options& options)
{
    const auto value = [&](const char* name) { return parser.value(QString::fromLatin1(name)); };
    if (const QString theme = value("theme"); !theme.isEmpty()) {
        if (theme != u"light" && theme != u"dark")
            return base::fail(base::Errc::InvalidArgument, "--theme is light or dark");
        options.scheme = theme == u"dark" ? ui::Scheme::Dark : ui::Scheme::Light;
    }
    if (const QString size = value("size"); !size.isEmpty()) {
        const auto read = sizeFrom(size);
        if (!read)
            return base::fail(base::Errc::InvalidArgument, "--size is WxH, for example 1366x768");
        options.size = *read;
    }
    if (const QString scale = value("scale"); !scale.isEmpty()) {
        constexpr double kMost = 4;
        options.scale = scale.toDouble();
        if (!(options.scale > 0 && options.scale <= kMost))
            return base::fail(base::Errc::InvalidArgument, "--scale is a number up to 4, for example 1.5");
    }
    if (const QString clock = value("clock"); !clock.isEmpty()) {
        const auto read = base::fromRfc3339(clock.toStdString());
        if (!read || options.run != Options::Run::Scene)
            return base::fail(base::Errc::InvalidArgument, "--clock needs --scene and a time like 2031-05-13T04:10:00Z");
        options.clock = *read;
    }
    if (!options.shot.isEmpty() && options.run != Options::Run::Scene)
        return base::fail(base::Errc::InvalidArgument, "--shot needs --scene");
    return {};
}

} // namespace

base::Result<Options> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    for (const Switch& each : kSwitches)
        parser.addOption(QCommandLineOption(QString::fromLatin1(each.name), QString(), QString::fromLatin1(each.value)));
    if (!parser.parse(arguments))
        return base::fail(base::Errc::InvalidArgument, parser.errorText().chopped(1).toStdString()); // without its full stop
    if (!parser.positionalArguments().isEmpty())
        return base::fail(base::Errc::InvalidArgument, "only options are understood");
    Options options;
    options.run = runOf(parser);
    options.demo = parser.isSet(QStringLiteral("demo"));
    options.workspace = parser.value(QStringLiteral("workspace"));
    options.account = parser.value(QStringLiteral("user"));
    options.tourFolder = parser.value(QStringLiteral("tour"));
    options.scene = parser.value(QStringLiteral("scene"));
    options.shot = parser.value(QStringLiteral("shot"));
    options.language = parser.value(QStringLiteral("lang"));
    PG_TRY_VOID(readValues(parser, options));
    return options;
}

QString helpText()
{
    QString text = QStringLiteral("plateglass: search licence plate reads under a case and a purpose\n\nusage: plateglass [OPTIONS]\n\n");
    for (const Switch& each : kSwitches) {
        constexpr int kColumn = 22;
        const QString name = QStringLiteral("  --%1 %2").arg(QString::fromLatin1(each.name), QString::fromLatin1(each.value)).leftJustified(kColumn);
        text += name + QString::fromLatin1(each.text) + u'\n';
    }
    text += QStringLiteral("\nThe demo lies in the user's data folder, or where PLATEGLASS_DEMO_DIR says.\n"
                           "Exit status: 0 done, 2 usage, 3 something went wrong and was said on standard error.\n");
    return text;
}

} // namespace plateglass::desktop
