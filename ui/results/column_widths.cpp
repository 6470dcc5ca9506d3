#include "ui/results/column_widths.h"

#include "ui/common/fonts.h"
#include "ui/common/tokens.h"
#include "ui/results/result_delegates.h"

#include <QFontMetrics>
#include <QHeaderView>

#include <algorithm>
#include <array>

namespace plateglass::ui {

namespace {

constexpr std::array kGiveWay{ResultColumn::Place, ResultColumn::Make, ResultColumn::Colour, ResultColumn::VehicleType, ResultColumn::Direction};
constexpr int kSortArrow = size::kMedium + size::kGrid; // room the head keeps for it

int widthOf(const QString& text)
{
    return QFontMetrics(fontFor(TextRole::Body)).horizontalAdvance(text) + 2 * size::kSmall;
}

int lastShown(const QHeaderView& head)
{
    int column = head.count() - 1;
    while (column > 0 && head.isSectionHidden(column))
        --column;
    return column;
}

} // namespace

int usualWidth(ResultColumn column)
{
    constexpr int kPlateCharacters = 9;
    switch (column) {
    case ResultColumn::Plate: return kPlateCharacters * PlateDelegate::cellWidth() + 2 * size::kMedium;
    case ResultColumn::Tier: return TierDelegate::signWidth() + widthOf(QStringLiteral("Look-alike"));
    case ResultColumn::Confidence: return widthOf(QStringLiteral("Confidence")) + kSortArrow;
    case ResultColumn::Time: return widthOf(QStringLiteral("30 MMM 2030 00:00:00.0 UTC+10"));
    case ResultColumn::Camera: return widthOf(QStringLiteral("CAM-000 Orange Street at Thurston Avenue"));
    case ResultColumn::Direction: return widthOf(QStringLiteral("Heading")) + kSortArrow;
    case ResultColumn::VehicleType: return widthOf(QStringLiteral("hatchback")) + kSortArrow;
    case ResultColumn::Colour: return widthOf(QStringLiteral("silver")) + kSortArrow;
    case ResultColumn::Make: return widthOf(QStringLiteral("Mercedes-Benz C-Class"));
    case ResultColumn::Place: return widthOf(QStringLiteral("-00.0000, -000.0000"));
    }
    return 0;
}

QSet<ResultColumn> columnsWithoutRoom(const QHeaderView& head, int room)
{
    int wanted = 0;
    for (int column = 0; column < head.count(); ++column) {
        const bool stretched = column == lastShown(head); // as wide as what is left, which says nothing about what it needs
        wanted += stretched || head.isSectionHidden(column) ? usualWidth(static_cast<ResultColumn>(column)) : head.sectionSize(column);
    }
    QSet<ResultColumn> hidden;
    for (const ResultColumn column : kGiveWay) {
        if (wanted <= room)
            break;
        hidden.insert(column);
        wanted -= usualWidth(column);
    }
    return hidden;
}

int cameraWidth(int room, const QSet<ResultColumn>& hidden)
{
    int spare = room;
    for (int column = 0; column < kResultColumns; ++column)
        if (!hidden.contains(static_cast<ResultColumn>(column)))
            spare -= usualWidth(static_cast<ResultColumn>(column));
    const int usual = usualWidth(ResultColumn::Camera);
    return std::clamp(usual + spare, usual, std::max(usual, widthOf(QStringLiteral("CAM-0000 University Parkway at Old Post Road"))));
}

} // namespace plateglass::ui
