#include "main/picture.h"

#include <QDialog>
#include <QMenu>
#include <QPainter>

namespace plateglass::desktop {

QPixmap pictureOf(QWidget& window)
{
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (auto* dialog : window.findChildren<QDialog*>()) {
        if (!dialog->isVisible())
            continue;
        // Platforms without a window manager put dialogs anywhere; people see them in the middle.
        const QPoint corner((window.width() - dialog->width()) / 2, (window.height() - dialog->height()) / 2);
        painter.drawPixmap(corner, dialog->grab());
    }
    for (auto* menu : window.findChildren<QMenu*>())
        if (menu->isVisible())
            painter.drawPixmap(window.mapFromGlobal(menu->pos()), menu->grab());
    return picture;
}

} // namespace plateglass::desktop
