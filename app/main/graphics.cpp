#include "main/graphics.h"

#include <QDir>
#include <QFileInfo>
#include <QQuickWindow>
#include <QSGRendererInterface>

namespace plateglass::desktop {

namespace {

/// A render node whose driver is a real one. Drivers that only pretend to be a card draw slower than the software renderer.
bool graphicsCardFound()
{
#if defined(__linux__)
    const QDir nodes(QStringLiteral("/dev/dri"), QStringLiteral("renderD*"), QDir::Name, QDir::System);
    for (const QString& node : nodes.entryList()) {
        const QString driver = QFileInfo(QStringLiteral("/sys/class/drm/%1/device/driver").arg(node)).symLinkTarget().section(u'/', -1);
        const bool pretends = driver == u"vgem" || driver == u"vkms" || driver.isEmpty();
        if (!pretends && QFileInfo(nodes.filePath(node)).isReadable())
            return true;
    }
    return false;
#else
    return true;
#endif
}

bool screenless()
{
    const QByteArray platform = qgetenv("QT_QPA_PLATFORM");
    return platform.startsWith("offscreen") || platform.startsWith("minimal") || platform.startsWith("vnc");
}

} // namespace

ui::MapDrawing chooseMapDrawing()
{
    if (const QByteArray backend = qgetenv("QT_QUICK_BACKEND"); !backend.isEmpty())
        return backend == "software" ? ui::MapDrawing::Software : ui::MapDrawing::GraphicsCard;
    if (!screenless() && graphicsCardFound())
        return ui::MapDrawing::GraphicsCard;
    drawMapInSoftware();
    return ui::MapDrawing::Software;
}

void drawMapInSoftware()
{
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
}

bool displayNamed()
{
#if defined(__linux__)
    return !qgetenv("DISPLAY").isEmpty() || !qgetenv("WAYLAND_DISPLAY").isEmpty() || !qgetenv("QT_QPA_PLATFORM").isEmpty();
#else
    return true;
#endif
}

void drawWithoutDisplay()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
}

} // namespace plateglass::desktop
