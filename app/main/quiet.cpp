#include "main/quiet.h"

#include <QtLogging>
#include <QMessageLogContext>
#include <QString>

#include <cstdio>
#include <cstdlib>
#include <exception>

#if defined(__unix__)
#include <sys/resource.h>
#endif

namespace plateglass::desktop {

namespace {

/// The text of a message may quote what somebody typed; its category never does. PLATEGLASS_QT_MESSAGES=1 shows the texts,
/// for developers on synthetic data.
void onMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    static const bool whole = qEnvironmentVariableIntValue("PLATEGLASS_QT_MESSAGES") == 1;
    // The one fatal message a user can do something about; Qt says it before there is a window.
    if (type == QtFatalMsg && text.contains(u"platform plugin")) {
        std::fputs("plateglass: the display could not be opened, so no window was; check DISPLAY or WAYLAND_DISPLAY\n", stderr);
        std::_Exit(3);
    }
    if (whole)
        std::fprintf(stderr, "%s: %s\n", context.category ? context.category : "default", qPrintable(text));
    else if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "plateglass: a message of %s was left out, because it could quote data\n", context.category ? context.category : "Qt");
    if (type == QtFatalMsg)
        std::abort();
}

[[noreturn]] void onTerminate()
{
    std::fputs("plateglass: stopped by an internal error; an open session is ended at the next start\n", stderr);
    std::abort();
}

} // namespace

void keepQuiet()
{
    qInstallMessageHandler(onMessage);
    std::set_terminate(onTerminate);
#if defined(__unix__)
    const rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none); // memory holds reads and keys
#endif
}

} // namespace plateglass::desktop
