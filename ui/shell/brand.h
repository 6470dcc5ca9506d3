// The program's mark: a plate behind glass. Drawn from the tokens, for the first page and the window's icon. Window thread.
#pragma once

#include <QIcon>
#include <QPixmap>

namespace plateglass::ui {

struct Tokens;

[[nodiscard]] QPixmap brandPixmap(const Tokens& tokens, int side, qreal devicePixelRatio);
[[nodiscard]] QIcon brandIcon(const Tokens& tokens);

} // namespace plateglass::ui
