#include "ui/map/tool_icons.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>

namespace plateglass::ui {

namespace {

/// Strokes on the 16 pixel grid; Bootstrap's outlines are one pixel wide.
QPainterPath strokesOf(ToolIcon icon)
{
    QPainterPath path;
    const auto line = [&path](QPointF a, QPointF b) {
        path.moveTo(a);
        path.lineTo(b);
    };
    const auto lens = [&] {
        path.addEllipse(QPointF(6.5, 6.5), 5, 5);
        line({10.2, 10.2}, {15, 15});
        line({4, 6.5}, {9, 6.5});
    };
    switch (icon) {
    case ToolIcon::Circle:
        path.addEllipse(QPointF(8, 8), 6.5, 6.5);
        line({8, 8}, {12.6, 3.4});
        break;
    case ToolIcon::Polygon:
        path.addPolygon(QPolygonF({{2.5, 5.5}, {9.5, 1.5}, {14.5, 7.5}, {11.5, 14.5}, {3.5, 12.5}, {2.5, 5.5}}));
        break;
    case ToolIcon::Form:
        path.addRect(1.5, 2.5, 13, 11);
        line({4, 6}, {12, 6});
        line({4, 10}, {9, 10});
        break;
    case ToolIcon::ZoomIn:
        lens();
        line({6.5, 4}, {6.5, 9});
        break;
    case ToolIcon::ZoomOut: lens(); break;
    case ToolIcon::FitResult:
    case ToolIcon::FitSelection:
        for (const auto& [corner, dx, dy] : {std::tuple{QPointF(1.5, 1.5), 3.5, 3.5}, {QPointF(14.5, 1.5), -3.5, 3.5}, {QPointF(1.5, 14.5), 3.5, -3.5}, {QPointF(14.5, 14.5), -3.5, -3.5}}) {
            line(corner, corner + QPointF(dx, 0));
            line(corner, corner + QPointF(0, dy));
        }
        if (icon == ToolIcon::FitSelection)
            path.addEllipse(QPointF(8, 8), 3, 3);
        break;
    }
    return path;
}

/// Dots that are filled, beside the strokes.
QPainterPath dotsOf(ToolIcon icon)
{
    QPainterPath path;
    constexpr double kDot = 1.6;
    if (icon == ToolIcon::Circle)
        path.addEllipse(QPointF(8, 8), kDot, kDot);
    if (icon == ToolIcon::Polygon)
        for (const QPointF corner : {QPointF(2.5, 5.5), QPointF(9.5, 1.5), QPointF(14.5, 7.5), QPointF(11.5, 14.5), QPointF(3.5, 12.5)})
            path.addEllipse(corner, kDot, kDot);
    if (icon == ToolIcon::FitResult)
        for (const QPointF dot : {QPointF(6, 6), QPointF(10.5, 7), QPointF(7.5, 10.5)})
            path.addEllipse(dot, kDot * 0.75, kDot * 0.75);
    return path;
}

class ToolIconEngine final : public QIconEngine {
public:
    ToolIconEngine(ToolIcon icon, const Theme* theme) : m_icon(icon), m_theme(theme) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        if (!m_theme)
            return;
        const Tokens& t = m_theme->tokens();
        const QColor colour = mode == QIcon::Disabled ? t.textDisabled : state == QIcon::On ? t.accent : t.textSecondary;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.topLeft());
        painter->scale(rect.width() / double(size::kIcon), rect.height() / double(size::kIcon));
        painter->strokePath(strokesOf(m_icon), QPen(colour, 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->fillPath(dotsOf(m_icon), colour);
        painter->restore();
    }
    QPixmap pixmap(const QSize& wanted, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(wanted);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, pixmap.rect(), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ToolIconEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("plateglass-map"); }
    bool isNull() override { return false; }

private:
    ToolIcon m_icon;
    QPointer<const Theme> m_theme; // an icon may outlive the window that made it
};

} // namespace

QIcon toolIcon(ToolIcon icon, const Theme& theme)
{
    return QIcon(new ToolIconEngine(icon, &theme));
}

QCursor toolCursor(ShapeDraft::Tool tool, const Tokens& tokens, qreal devicePixelRatio)
{
    constexpr int kSide = size::kHuge, kHot = size::kMedium - 1;
    constexpr double kArm = 10;
    QPixmap pixmap(QSize(kSide, kSide) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    const QPointF hot(kHot + 0.5, kHot + 0.5);
    for (const QPointF arm : {QPointF(kArm, 0), QPointF(0, kArm)}) {
        path.moveTo(hot - arm);
        path.lineTo(hot + arm);
    }
    painter.strokePath(path, QPen(tokens.data.halo, 3));
    painter.strokePath(path, QPen(tokens.data.outline, 1));
    QPainterPath letter;
    letter.addText(hot + QPointF(size::kGrid, size::kLarge), fontFor(TextRole::Head), tool == ShapeDraft::Tool::Circle ? QStringLiteral("O") : QStringLiteral("P"));
    painter.strokePath(letter, QPen(tokens.data.halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(letter, tokens.data.outline);
    painter.end();
    return QCursor(pixmap, kHot, kHot);
}

} // namespace plateglass::ui
