#include "ui/loupe/plate_cells.h"

#include "ui/common/fonts.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/models/row_words.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace plateglass::ui {

PlateCells::PlateCells(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("loupePlate"));
    setFixedHeight(size::kPlateCellHigh + size::kLarge);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PlateCells::setPlate(const domain::AnswerPlate& plate)
{
    m_characters = plateCharacters(plate.plate);
    m_diff = plate.diff;
    m_confidences.clear();
    setAccessibleName(tr("Camera's text: %1").arg(spelledPlate(plate.plate)));
    updateGeometry();
    update();
}

void PlateCells::setConfidences(std::vector<std::optional<base::PerMille>> perCharacter)
{
    m_confidences = std::move(perCharacter);
    update();
}

QSize PlateCells::sizeHint() const
{
    return {static_cast<int>(m_characters.size()) * (size::kPlateCellWide + size::kGrid), height()};
}

QRect PlateCells::cellAt(int i) const
{
    const auto count = static_cast<int>(std::max<qsizetype>(m_characters.size(), 1));
    const int step = std::min(size::kPlateCellWide + size::kGrid, width() / count); // a long plate gets narrower cells, not a cut end
    return {i * step, 0, step - size::kGrid, size::kPlateCellHigh}; // from the left in every language: plates never mirror
}

std::optional<base::PerMille> PlateCells::confidenceOf(int i) const
{
    return std::ssize(m_confidences) == m_characters.size() ? m_confidences[static_cast<std::size_t>(i)] : std::nullopt;
}

void PlateCells::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (int i = 0; i < m_characters.size(); ++i)
        paintCell(painter, i, cellAt(i));
}

void PlateCells::paintCell(QPainter& painter, int i, const QRect& cell) const
{
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(cell, tokens.bgRaised);
    painter.setPen(tokens.lineControl);
    painter.drawRect(cell.adjusted(0, 0, -size::kHair, -size::kHair));
    painter.setPen(tokens.textPrimary);
    painter.setFont(fontFor(TextRole::PlateLarge));
    painter.drawText(cell, Qt::AlignCenter, m_characters[i]);
    const QRect foot(cell.left() + size::kGrid, cell.bottom() - size::kGrid, cell.width() - size::kSmall, size::kHalf);
    const auto confidence = confidenceOf(i);
    if (std::ranges::contains(m_diff, static_cast<std::uint8_t>(i)))
        painter.fillRect(foot, tokens.textPrimary);
    if (!confidence)
        return;
    if (isLow(*confidence)) {
        painter.setPen(QPen(tokens.textPrimary, size::kHalf, Qt::DotLine));
        painter.drawLine(foot.left(), foot.top() - size::kGrid, foot.right(), foot.top() - size::kGrid);
    }
    painter.setPen(isLow(*confidence) ? tokens.textPrimary : tokens.textMuted);
    painter.setFont(fontFor(isLow(*confidence) ? TextRole::Head : TextRole::Note));
    painter.drawText(QRect(cell.left() - size::kGrid, cell.bottom() + 1, cell.width() + size::kSmall, size::kLarge), Qt::AlignCenter,
                     Formats::number((confidence->value + 5) / 10));
}

bool PlateCells::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < m_characters.size(); ++i)
        if (cellAt(i).contains(help->pos())) {
            QToolTip::showText(help->globalPos(), tipFor(i), this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

QString PlateCells::tipFor(int i) const
{
    const QString name = characterName(m_characters[i]);
    const auto confidence = confidenceOf(i);
    return confidence ? tr("Character %1: %2, confidence %3").arg(i + 1).arg(name, Formats::percent(*confidence))
                      : tr("Character %1: %2, confidence not given").arg(i + 1).arg(name);
}

} // namespace plateglass::ui
