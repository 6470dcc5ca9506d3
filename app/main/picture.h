// The window as it stands on the screen, with the dialogs over it, as an image. Window thread.
#pragma once

#include <QPixmap>

class QWidget;

namespace plateglass::desktop {

[[nodiscard]] QPixmap pictureOf(QWidget& window);

} // namespace plateglass::desktop
