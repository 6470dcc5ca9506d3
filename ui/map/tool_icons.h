// The icons of the map's own tools, drawn for this program on the 16 pixel grid of the others, and the pointers that go
// with them. Window thread.
#pragma once

#include "ui/map/shape_draft.h"

#include <QCursor>
#include <QIcon>

namespace plateglass::ui {

class Theme;
struct Tokens;

enum class ToolIcon { Circle, Polygon, Form, ZoomIn, ZoomOut, FitResult, FitSelection };

[[nodiscard]] QIcon toolIcon(ToolIcon icon, const Theme& theme);

/// A cross with the letter of the tool beside it.
[[nodiscard]] QCursor toolCursor(ShapeDraft::Tool tool, const Tokens& tokens, qreal devicePixelRatio);

} // namespace plateglass::ui
