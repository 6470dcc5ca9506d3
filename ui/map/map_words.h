// What the map says in words: what is going on, and what must be known of the picture and is not in it. Window thread.
#pragma once

#include "domain/camera.h"
#include "ui/common/formats.h"
#include "ui/map/reads_raster.h"

#include <QStringList>

#include <vector>

namespace plateglass::ui {

class Investigation;
class MapContent;

/// The areas that the present result was asked for.
[[nodiscard]] std::vector<domain::Area> askedAreas(const Investigation& investigation);

/// In the middle of the map; empty where all is plain to see.
[[nodiscard]] QString stateTextOf(const MapContent& content, const Formats& formats);

/// In the corner, one line each.
[[nodiscard]] QStringList notesOf(const MapContent& content, const ReadsSummary& summary);

} // namespace plateglass::ui
