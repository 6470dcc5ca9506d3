// From the bytes the gate hands out to pixels a window can draw. Any thread; meant for a worker.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <QImage>

namespace plateglass::ui {

/// Errors as imaging::decode gives them.
[[nodiscard]] base::Result<QImage> imageFrom(base::ByteView file);

/// From here on pixels are drawn as squares, so that nobody reads detail that a scaler invented.
inline constexpr double kSquaresFrom = 4.0;

} // namespace plateglass::ui
