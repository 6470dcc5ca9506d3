#include "ui/shell/brand.h"

#include "ui/common/tokens.h"

#include <QPainter>

namespace plateglass::ui {

namespace {

/// All in shares of the side, so that every size is drawn and none is scaled.
void drawBrand(QPainter& painter, const Tokens& tokens, double side)
{
    const auto at = [side](double x, double y) { return QPointF(x * side, y * side); };
    constexpr double kCorner = 0.22, kPlateCorner = 0.07, kStroke = 0.065;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawRoundedRect(QRectF(0, 0, side, side), kCorner * side, kCorner * side);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(tokens.accentOn, kStroke * side, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawRoundedRect(QRectF(at(0.17, 0.31), at(0.83, 0.69)), kPlateCorner * side, kPlateCorner * side);
    painter.drawLine(at(0.38, 0.58), at(0.50, 0.42));
    painter.drawLine(at(0.52, 0.58), at(0.64, 0.42));
}

} // namespace

QPixmap brandPixmap(const Tokens& tokens, int side, qreal devicePixelRatio)
{
    QPixmap pixmap(QSize(side, side) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    drawBrand(painter, tokens, side);
    return pixmap;
}

QIcon brandIcon(const Tokens& tokens)
{
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 128, 256})
        icon.addPixmap(brandPixmap(tokens, side, 1));
    return icon;
}

} // namespace plateglass::ui
