#include "ui/map/map_scale.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr int kHeight = size::kLarge + size::kGrid;
constexpr int kLongestScale = 4 * size::kHuge;
constexpr int kLongestCredit = 10 * size::kHuge;
constexpr double kLine = 1.3;

QString lengthText(double metres)
{
    const QLocale locale;
    constexpr double kKilometre = 1000;
    return metres >= kKilometre ? MapScale::tr("%1 km").arg(locale.toString(metres / kKilometre, 'f', 0)) : MapScale::tr("%1 m").arg(locale.toString(metres, 'f', 0));
}

QFontMetrics metrics()
{
    return QFontMetrics(fontFor(TextRole::Note));
}

void paintNorth(QPainter& painter, double x)
{
    const double top = (kHeight - size::kMedium) / 2.0;
    QPainterPath arrow(QPointF(x, top + size::kMedium));
    arrow.lineTo(x, top);
    arrow.moveTo(x - size::kGrid, top + size::kGrid + size::kHair);
    arrow.lineTo(x, top);
    arrow.lineTo(x + size::kGrid, top + size::kGrid + size::kHair);
    painter.drawPath(arrow);
}

} // namespace

ScaleLength scaleLength(double metresPerPixel, double mostPixels)
{
    const double most = metresPerPixel * mostPixels;
    const double power = std::pow(10, std::floor(std::log10(most)));
    double metres = power;
    for (const double factor : {2.0, 5.0})
        if (factor * power <= most)
            metres = factor * power;
    return {metres, metres / metresPerPixel};
}

MapScale::MapScale(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("mapScale"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void MapScale::setView(const Viewport& view)
{
    m_view = view;
    update();
}

void MapScale::setCredit(const QString& credit)
{
    m_credit = credit;
    describe();
    updateGeometry();
    update();
}

QString MapScale::shownCredit() const
{
    return metrics().elidedText(m_credit, Qt::ElideRight, kLongestCredit);
}

/// The scale has its room at its longest, so that zooming moves nothing.
QSize MapScale::sizeHint() const
{
    const int north = size::kSmall + metrics().horizontalAdvance(tr("N", "north"));
    const int credit = m_credit.isEmpty() ? 0 : size::kLarge + metrics().horizontalAdvance(shownCredit());
    return {size::kSmall + kLongestScale + size::kGrid + metrics().horizontalAdvance(lengthText(500)) + size::kLarge + north + credit + size::kSmall, kHeight};
}

void MapScale::paintEvent(QPaintEvent*)
{
    const QFontMetrics letters = metrics();
    const ScaleLength length = scaleLength(m_view.metresPerPixel(), kLongestScale);
    const QString north = tr("N", "north"), distance = lengthText(length.metres), credit = shownCredit();
    const int creditAt = width() - size::kSmall - letters.horizontalAdvance(credit);
    const int northAt = creditAt - (credit.isEmpty() ? 0 : size::kLarge) - letters.horizontalAdvance(north);
    const int distanceAt = northAt - size::kSmall - size::kLarge - letters.horizontalAdvance(distance);
    const double east = distanceAt - size::kGrid - 0.5, west = east - length.pixels, y = height() / 2.0 + size::kGrid;
    const Tokens& tokens = m_theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.bgPanel);
    painter.drawRoundedRect(QRectF(west - size::kSmall, 0, width(), 2 * height()), size::kRadius, size::kRadius); // a ground for the words, no wider than they are
    painter.setFont(fontFor(TextRole::Note));
    const auto words = [&](int left, const QString& text, const QColor& ink) {
        painter.setPen(ink);
        painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignVCenter | Qt::AlignLeft, text);
    };
    words(creditAt, credit, tokens.textMuted);
    words(northAt, north, tokens.textSecondary);
    words(distanceAt, distance, tokens.textSecondary);
    painter.setPen(QPen(tokens.textSecondary, size::kHair * kLine, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    paintNorth(painter, northAt - size::kSmall + size::kHair);
    painter.drawPolyline(QPolygonF{{west, y - size::kGrid}, {west, y}, {east, y}, {east, y - size::kGrid}});
}

void MapScale::describe()
{
    setAccessibleName(tr("Scale of the map"));
    setAccessibleDescription(m_credit.isEmpty() ? tr("North is up.") : tr("North is up. %1", "whose map it is").arg(m_credit));
}

} // namespace plateglass::ui
