#include "ui/common/icons.h"

#include "ui/common/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QPointer>
#include <QSvgRenderer>

namespace plateglass::ui {

namespace {

struct IconFile {
    const char* normal;
    const char* filled;
};

IconFile fileOf(Icon icon)
{
    switch (icon) {
    case Icon::Investigate: return {"search", "search"};
    case Icon::Recording: return {"circle-fill", "circle-fill"};
    case Icon::Paused: return {"pause-circle", "pause-circle-fill"};
    case Icon::Idle: return {"circle", "circle-fill"};
    case Icon::Map: return {"map", "map-fill"};
    case Icon::Timeline: return {"bar-chart", "bar-chart-fill"};
    case Icon::Table: return {"table", "table"};
    case Icon::Loupe: return {"image", "image-fill"};
    case Icon::ClearFilters: return {"x-circle", "x-circle-fill"};
    case Icon::Previous: return {"chevron-left", "chevron-left"};
    case Icon::Next: return {"chevron-right", "chevron-right"};
    case Icon::Case: return {"briefcase", "briefcase-fill"};
    case Icon::Camera: return {"camera-video", "camera-video-fill"};
    case Icon::Warning: return {"exclamation-triangle", "exclamation-triangle-fill"};
    case Icon::Error: return {"x-octagon", "x-octagon-fill"};
    case Icon::Note: return {"info-circle", "info-circle-fill"};
    case Icon::Ok: return {"check-circle", "check-circle-fill"};
    case Icon::Incomplete: return {"three-dots", "three-dots"};
    case Icon::Lock: return {"lock", "lock-fill"};
    case Icon::Play: return {"play", "play-fill"};
    case Icon::NoImage: return {"camera-video-off", "camera-video-off-fill"};
    }
    return {"question", "question"};
}

/// Bootstrap icons draw in `currentColor`, which the renderer takes as black; the shape's alpha is what we keep.
QPixmap render(const char* name, const QColor& colour, const QSize& pixels, qreal ratio)
{
    const QString key = QStringLiteral("plateglass/%1/%2/%3x%4@%5")
                            .arg(QLatin1StringView(name), colour.name(QColor::HexArgb))
                            .arg(pixels.width())
                            .arg(pixels.height())
                            .arg(ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QSvgRenderer svg(QStringLiteral(":/icons/%1.svg").arg(QLatin1StringView(name)));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    svg.setAspectRatioMode(Qt::KeepAspectRatio);
    svg.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(Icon icon, const Theme* theme) : m_icon(icon), m_theme(theme) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, scaledPixmap(rect.size(), mode, state, ratio));
    }
    QPixmap pixmap(const QSize& wanted, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(wanted, mode, state, 1.0); }
    /// Qt 6.8 asks in logical pixels and wants as many device pixels as the screen has.
    QPixmap scaledPixmap(const QSize& wanted, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        const IconFile file = fileOf(m_icon);
        return render(state == QIcon::On ? file.filled : file.normal, colourOf(mode, state), wanted * ratio, ratio);
    }
    [[nodiscard]] QIconEngine* clone() const override { return new TintedIconEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("plateglass"); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colourOf(QIcon::Mode mode, QIcon::State state) const
    {
        if (!m_theme)
            return {};
        const Tokens& t = m_theme->tokens();
        if (mode == QIcon::Disabled)
            return t.textDisabled;
        return state == QIcon::On ? t.accent : t.textSecondary;
    }

    Icon m_icon;
    QPointer<const Theme> m_theme; // an icon may outlive the window that made it
};

} // namespace

QIcon iconFor(Icon icon, const Theme& theme)
{
    return QIcon(new TintedIconEngine(icon, &theme));
}

QPixmap iconPixmap(Icon icon, const QColor& colour, int side, qreal devicePixelRatio)
{
    const int pixels = qRound(side * devicePixelRatio);
    return render(fileOf(icon).normal, colour, QSize(pixels, pixels), devicePixelRatio);
}

} // namespace plateglass::ui
