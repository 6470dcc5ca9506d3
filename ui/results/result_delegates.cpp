#include "ui/results/result_delegates.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/models/row_words.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

#include <algorithm>

namespace plateglass::ui {

namespace {

bool isFirstShown(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const auto* table = qobject_cast<const QTableView*>(option.widget);
    return table && table->horizontalHeader()->logicalIndexAt(0) == index.column();
}

} // namespace

TextDelegate::TextDelegate(const Investigation& investigation, const ResultsModel& model, const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), m_investigation(investigation), m_model(model), m_theme(theme)
{
}

const Tokens& TextDelegate::tokens() const
{
    return m_theme.tokens();
}

/// Rows of the previous result stay legible while the next one is searched.
QColor TextDelegate::ink() const
{
    return m_investigation.phase() == Investigation::Phase::Searching ? tokens().textMuted : tokens().textPrimary;
}

void TextDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    drawGround(*painter, option, index);
    painter->save();
    painter->setClipRect(option.rect);
    painter->setFont(fontFor(TextRole::Body));
    painter->setPen(ink());
    drawContent(*painter, option.rect.adjusted(size::kSmall, 0, -size::kSmall, 0), index);
    painter->restore();
    drawMarks(*painter, option, index);
    painter->restore();
}

void TextDelegate::drawGround(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto position = m_model.positionAt(index.row());
    const bool active = option.widget && option.widget->isActiveWindow();
    const bool current = m_investigation.current() == position;
    const bool selected = current || std::ranges::binary_search(m_investigation.selection(), position);
    QColor ground = index.row() % 2 == 0 ? tokens().bgRaised : tokens().bgAlt;
    if (selected)
        ground = active ? tokens().bgSelected : tokens().bgSelectedInactive;
    else if (m_investigation.hovered() == position)
        ground = tokens().bgHover;
    painter.fillRect(option.rect, ground);
}

void TextDelegate::drawMarks(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QRect bar = option.rect;
    bar.setWidth(size::kCurrentBar);
    const bool barred = m_investigation.current() == m_model.positionAt(index.row()) && isFirstShown(option, index);
    if (barred)
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                         option.widget && option.widget->isActiveWindow() ? tokens().accent : tokens().lineControl);
    if (!(option.state & QStyle::State_HasFocus))
        return;
    painter.setPen(QPen(tokens().focusRing, size::kFocus));
    QRect frame = option.rect.adjusted(size::kHair, size::kHair, -size::kHair, -size::kHair);
    if (barred) // the bar stays to be seen beside the frame
        frame.setLeft(frame.left() + size::kCurrentBar + size::kHalf);
    painter.drawRect(QStyle::visualRect(option.direction, option.rect, frame));
}

void TextDelegate::drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const
{
    const QString text = index.data(Qt::DisplayRole).toString();
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, painter.fontMetrics().elidedText(text, Qt::ElideRight, room.width()));
}

int PlateDelegate::cellWidth()
{
    return QFontMetrics(fontFor(TextRole::PlateTable)).horizontalAdvance(QLatin1Char('0')) + size::kHalf;
}

void PlateDelegate::drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const
{
    const auto& entry = model().plate(model().positionAt(index.row()));
    const int wide = cellWidth();
    painter.setFont(fontFor(TextRole::PlateTable));
    QRect cell(room.left(), room.top(), wide, room.height());
    std::uint8_t at = 0;
    for (const QString& character : plateCharacters(entry.plate)) {
        painter.drawText(cell, Qt::AlignCenter, character);
        if (std::ranges::contains(entry.diff, at))
            painter.fillRect(cell.left() + size::kHair, cell.bottom() - size::kGrid, wide - size::kHalf, size::kHalf, ink());
        cell.translate(wide, 0);
        ++at;
    }
}

int TierDelegate::signWidth()
{
    return QFontMetrics(fontFor(TextRole::PlateTable)).horizontalAdvance(QStringLiteral("~1")) + size::kSmall;
}

void TierDelegate::drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const
{
    const QFont words = painter.font();
    painter.setFont(fontFor(TextRole::PlateTable));
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, index.data(Qt::DisplayRole).toString());
    const QString word = tierWord(model().plate(model().positionAt(index.row())).tier);
    painter.setFont(words);
    if (signWidth() + painter.fontMetrics().horizontalAdvance(word) <= room.width()) // the tooltip says it in any case
        painter.drawText(room.adjusted(signWidth(), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, word);
}

void ConfidenceDelegate::drawContent(QPainter& painter, const QRect& room, const QModelIndex& index) const
{
    const auto& read = model().row(model().positionAt(index.row()));
    if (!read.hasConfidence) {
        painter.setPen(tokens().textMuted);
        return TextDelegate::drawContent(painter, room, index);
    }
    constexpr int kBoxes = 3, kBox = size::kSmall;
    // On the middle of the digits, which stand a little below the middle of their line.
    const QFontMetrics digits = painter.fontMetrics();
    const int line = room.top() + (room.height() - digits.height()) / 2 + digits.ascent();
    QRect box(room.left(), line - (digits.capHeight() + kBox) / 2, kBox, kBox);
    for (int i = 0; i < kBoxes; ++i) {
        painter.setPen(tokens().lineControl);
        painter.setBrush(i < confidenceSteps(read.confidence) ? QBrush(ink()) : QBrush(Qt::NoBrush));
        painter.drawRect(box.adjusted(0, 0, -size::kHair, -size::kHair));
        box.translate(kBox + size::kHalf, 0);
    }
    QRect rest = room;
    rest.setLeft(box.left() + size::kGrid);
    painter.setPen(ink());
    if (rest.width() >= painter.fontMetrics().horizontalAdvance(Formats::percent(read.confidence)))
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight, Formats::percent(read.confidence));
}

} // namespace plateglass::ui
