#include "ui/map/map_footer.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr int kSwatch = size::kMedium;
constexpr double kLongestScale = 4 * size::kHuge;

QString lengthText(double metres)
{
    const QLocale locale;
    constexpr double kKilometre = 1000;
    return metres >= kKilometre ? MapFooter::tr("%1 km").arg(locale.toString(metres / kKilometre, 'f', 0)) : MapFooter::tr("%1 m").arg(locale.toString(metres, 'f', 0));
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

MapFooter::MapFooter(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("mapFooter"));
    setFixedHeight(size::kPanelHead);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe();
}

void MapFooter::setEncodings(const Encodings& encodings)
{
    m_encodings = encodings;
    describe();
    update();
}

void MapFooter::setView(const Viewport& view)
{
    m_view = view;
    update();
}

void MapFooter::setCredit(const QString& credit)
{
    m_credit = credit;
    describe();
    update();
}

std::vector<MapFooter::Entry> MapFooter::entries() const
{
    std::vector<Entry> out;
    if (m_encodings.points && m_encodings.summary.pointsAs == PointsAs::Dots)
        out.push_back({Entry::Sign::Ages, tr("Read age, equal time steps, newest"), tr("oldest")});
    if (m_encodings.points && m_encodings.summary.pointsAs == PointsAs::Hexagons)
        out.push_back({Entry::Sign::Cells, tr("Reads in a cell"), {}});
    if (m_encodings.sites)
        out.push_back({Entry::Sign::Site, {}, tr("camera site, reads")});
    if (m_encodings.filtered)
        out.push_back({Entry::Sign::Faint, {}, tr("hidden by the filters")});
    if (m_encodings.asked)
        out.push_back({Entry::Sign::Asked, {}, tr("searched area")});
    if (m_encodings.fences)
        out.push_back({Entry::Sign::Fence, {}, tr("saved area")});
    if (m_encodings.idleCameras)
        out.push_back({Entry::Sign::Idle, {}, tr("camera without reads here")});
    return out;
}

QString MapFooter::cellRange(int step) const
{
    const auto& breaks = m_encodings.summary.breaks;
    const auto at = static_cast<std::size_t>(step);
    const std::uint32_t from = step == 0 ? 1 : breaks[at - 1] + 1;
    return from == breaks[at] ? shortNumber(from) : tr("%1 to %2").arg(shortNumber(from), shortNumber(breaks[at]));
}

int MapFooter::signWidth(Entry::Sign sign) const
{
    const QFontMetrics metrics(fontFor(TextRole::Note));
    switch (sign) {
    case Entry::Sign::Ages: return kAgeSteps * kSwatch;
    case Entry::Sign::Cells: {
        int sum = 0;
        for (int step = 0; step < kDensitySteps; ++step)
            sum += kSwatch + size::kGrid + metrics.horizontalAdvance(cellRange(step)) + size::kSmall;
        return sum;
    }
    default: return kSwatch;
    }
}

int MapFooter::width(const Entry& entry) const
{
    const QFontMetrics metrics(fontFor(TextRole::Note));
    const auto text = [&](const QString& t) { return t.isEmpty() ? 0 : metrics.horizontalAdvance(t) + size::kGrid; };
    return text(entry.before) + signWidth(entry.sign) + text(entry.after);
}

void MapFooter::paintSign(QPainter& painter, Entry::Sign sign, int left) const
{
    const Tokens& t = m_theme.tokens();
    const double middle = height() / 2.0, radius = kSwatch / 2.0 - size::kHair;
    const auto dot = [&](int x, const QColor& fill, const QColor& halo) {
        painter.setPen(QPen(halo, size::kHair));
        painter.setBrush(fill);
        painter.drawEllipse(QPointF(x + kSwatch / 2.0, middle), radius - size::kHair, radius - size::kHair);
    };
    int x = left;
    switch (sign) {
    case Entry::Sign::Ages:
        for (const QColor& colour : t.data.age) {
            dot(x, colour, t.data.halo);
            x += kSwatch;
        }
        break;
    case Entry::Sign::Cells:
        for (int step = 0; step < kDensitySteps; ++step) {
            const QString range = cellRange(step);
            painter.setPen(QPen(t.lineControl, size::kHair));
            painter.setBrush(t.data.density[static_cast<std::size_t>(step)]);
            painter.drawRect(QRectF(x + 0.5, middle - radius, kSwatch - size::kHair, 2 * radius));
            painter.setPen(t.textSecondary);
            painter.drawText(QRect(x + kSwatch + size::kGrid, 0, QWIDGETSIZE_MAX, height()), Qt::AlignVCenter | Qt::AlignLeft, range);
            x += kSwatch + size::kGrid + painter.fontMetrics().horizontalAdvance(range) + size::kSmall;
        }
        break;
    case Entry::Sign::Site: {
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.data.read);
        painter.drawEllipse(QPointF(x + kSwatch / 2.0, middle), kSwatch / 2.0, kSwatch / 2.0);
        break;
    }
    case Entry::Sign::Faint: dot(x, faded(t.data.read, 0.25), faded(t.lineControl, 0.5)); break;
    case Entry::Sign::Idle:
        painter.setPen(QPen(t.data.read, size::kHair * 1.5));
        painter.setBrush(t.data.halo);
        painter.drawEllipse(QPointF(x + kSwatch / 2.0, middle), size::kGrid, size::kGrid);
        break;
    case Entry::Sign::Asked:
    case Entry::Sign::Fence: {
        const QColor line = sign == Entry::Sign::Asked ? t.accent : t.lineControl;
        painter.setPen(QPen(line, size::kFocus));
        painter.setBrush(faded(line, 0.1));
        painter.drawRect(QRectF(x + size::kHair, middle - radius, kSwatch - size::kFocus, 2 * radius));
        break;
    }
    }
}

void MapFooter::paintEntry(QPainter& painter, const Entry& entry, int left) const
{
    const auto text = [&](const QString& words, int x) {
        painter.setPen(m_theme.tokens().textSecondary);
        painter.drawText(QRect(x, 0, QWIDGETSIZE_MAX, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
        return words.isEmpty() ? x : x + painter.fontMetrics().horizontalAdvance(words) + size::kGrid;
    };
    const int sign = text(entry.before, left);
    paintSign(painter, entry.sign, sign);
    text(entry.after, sign + signWidth(entry.sign) + size::kGrid);
}

int MapFooter::paintCredit(QPainter& painter, int right) const
{
    constexpr int kMost = 10 * size::kHuge;
    const QString words = painter.fontMetrics().elidedText(m_credit, Qt::ElideRight, std::min(kMost, right / 2));
    const int left = right - painter.fontMetrics().horizontalAdvance(words);
    painter.setPen(m_theme.tokens().textMuted);
    painter.drawText(QRect(left, 0, right - left, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
    return words.isEmpty() ? right : left - size::kLarge;
}

int MapFooter::paintNorth(QPainter& painter, int right) const
{
    const QString letter = tr("N", "north");
    const int wide = painter.fontMetrics().horizontalAdvance(letter), left = right - wide - size::kGrid - size::kSmall;
    painter.setPen(m_theme.tokens().textSecondary);
    painter.drawText(QRect(right - wide, 0, wide, height()), Qt::AlignVCenter | Qt::AlignLeft, letter);
    const double x = left + size::kGrid, top = (height() - size::kMedium) / 2.0;
    QPainterPath arrow(QPointF(x, top + size::kMedium));
    arrow.lineTo(x, top);
    arrow.moveTo(x - size::kGrid, top + size::kGrid + size::kHair);
    arrow.lineTo(x, top);
    arrow.lineTo(x + size::kGrid, top + size::kGrid + size::kHair);
    painter.strokePath(arrow, QPen(m_theme.tokens().textSecondary, size::kHair * 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    return left - size::kLarge;
}

int MapFooter::paintScale(QPainter& painter, int right) const
{
    const ScaleLength length = scaleLength(m_view.metresPerPixel(), kLongestScale);
    const QString words = lengthText(length.metres);
    const int wide = painter.fontMetrics().horizontalAdvance(words), textLeft = right - wide;
    painter.setPen(m_theme.tokens().textSecondary);
    painter.drawText(QRect(textLeft, 0, wide, height()), Qt::AlignVCenter | Qt::AlignLeft, words);
    const double barRight = textLeft - size::kGrid - 0.5, barLeft = barRight - length.pixels, y = height() / 2.0 + size::kGrid;
    QPainterPath bar(QPointF(barLeft, y - size::kGrid));
    bar.lineTo(barLeft, y);
    bar.lineTo(barRight, y);
    bar.lineTo(barRight, y - size::kGrid);
    painter.strokePath(bar, QPen(m_theme.tokens().textSecondary, size::kHair * 1.3));
    return static_cast<int>(barLeft) - size::kLarge;
}

void MapFooter::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.fillRect(QRect(0, 0, QWidget::width(), size::kHair), m_theme.tokens().lineSubtle);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(fontFor(TextRole::Note));
    const int right = paintScale(painter, paintNorth(painter, paintCredit(painter, QWidget::width() - size::kSmall)));
    int left = size::kSmall;
    for (const Entry& entry : entries()) {
        const int wide = width(entry);
        if (left + wide > right)
            continue; // the tooltip holds the whole legend
        paintEntry(painter, entry, left);
        left += wide + size::kLarge;
    }
}

void MapFooter::describe()
{
    QStringList words;
    for (const Entry& entry : entries()) {
        if (entry.sign == Entry::Sign::Cells)
            words << tr("Reads in a cell, from the palest to the strongest: %1, %2, %3, %4, %5.").arg(cellRange(0), cellRange(1), cellRange(2), cellRange(3), cellRange(4));
        else if (entry.sign == Entry::Sign::Ages)
            words << tr("Dots are reads; their colour is their age in five equal steps of time, the newest stands out most.");
        else if (entry.sign == Entry::Sign::Site)
            words << tr("Discs are camera sites; their area grows with their reads, the number is inside, arrow heads show directions of travel.");
        else if (entry.sign == Entry::Sign::Faint)
            words << tr("Faint marks are hidden by the filters.");
        else if (entry.sign == Entry::Sign::Asked)
            words << tr("Outlines in the accent colour are the searched areas; dashed ones are drawn and not yet searched.");
        else if (entry.sign == Entry::Sign::Fence)
            words << tr("Grey outlines are saved areas that are not part of the search.");
        else
            words << tr("Small rings are cameras without reads in this result.");
    }
    words << tr("North is up.");
    if (!m_credit.isEmpty())
        words << m_credit;
    setAccessibleName(tr("Map legend"));
    setAccessibleDescription(words.join(QLatin1Char(' ')));
    setToolTip(words.join(QLatin1Char('\n')));
}

} // namespace plateglass::ui
