#include "ui/results/column_widths.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"
#include "ui/results/result_delegates.h"

#include <QFontMetrics>
#include <QHeaderView>

#include <array>

namespace plateglass::ui {

namespace {

constexpr std::array kGiveWay{ResultColumn::Place, ResultColumn::Vehicle, ResultColumn::Direction};
constexpr int kSortArrow = size::kMedium + size::kGrid; // room the head keeps for it

int widthOf(const QString& text)
{
    return QFontMetrics(fontFor(TextRole::Body)).horizontalAdvance(text) + 2 * size::kSmall;
}

} // namespace

int usualWidth(ResultColumn column)
{
    constexpr int kPlateCharacters = 9;
    switch (column) {
    case ResultColumn::Plate: return kPlateCharacters * PlateDelegate::cellWidth() + 2 * size::kMedium;
    case ResultColumn::Tier: return widthOf(QStringLiteral("Tier")) + kSortArrow;
    case ResultColumn::Confidence: return widthOf(QStringLiteral("Confidence")) + kSortArrow;
    case ResultColumn::Time: return widthOf(QStringLiteral("30 MMM 2030 00:00:00.0 UTC+10"));
    case ResultColumn::Camera: return widthOf(QStringLiteral("CAM-0000 Orange bridge"));
    case ResultColumn::Direction: return widthOf(QStringLiteral("Heading")) + kSortArrow;
    case ResultColumn::Vehicle: return widthOf(QStringLiteral("sedan white Volkswagen Golf"));
    case ResultColumn::Place: return widthOf(QStringLiteral("-00.0000, -000.0000"));
    }
    return 0;
}

QSet<ResultColumn> columnsWithoutRoom(const QHeaderView& head, int room)
{
    int wanted = 0;
    for (int column = 0; column < head.count(); ++column)
        wanted += column + 1 == head.count() ? usualWidth(ResultColumn::Place) // the last one is stretched
                                             : head.isSectionHidden(column) ? usualWidth(static_cast<ResultColumn>(column))
                                                                            : head.sectionSize(column);
    QSet<ResultColumn> hidden;
    for (const ResultColumn column : kGiveWay) {
        if (wanted <= room)
            break;
        hidden.insert(column);
        wanted -= usualWidth(column);
    }
    return hidden;
}

} // namespace plateglass::ui
