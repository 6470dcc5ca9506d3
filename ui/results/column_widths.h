// How wide the columns are, and which give way where the window is narrow. Window thread.
#pragma once

#include "ui/models/row_order.h"

#include <QSet>

class QHeaderView;

namespace plateglass::ui {

inline size_t qHash(ResultColumn column, size_t seed = 0)
{
    return ::qHash(static_cast<int>(column), seed);
}

/// Made for the longest usual text, never measured from the rows.
[[nodiscard]] int usualWidth(ResultColumn column);

/// The columns that are left out so that no horizontal scroll bar is needed: coordinates first, plate and time never.
[[nodiscard]] QSet<ResultColumn> columnsWithoutRoom(const QHeaderView& head, int room);

/// Names of cameras are the longest words of the table: they get what room the others leave, up to a long name.
[[nodiscard]] int cameraWidth(int room, const QSet<ResultColumn>& hidden);

} // namespace plateglass::ui
