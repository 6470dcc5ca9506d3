#include "ui/common/framed_dialog.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace plateglass::ui {

FramedDialog::FramedDialog(const Theme& theme, QWidget* parent) : QDialog(parent), m_theme(theme) {}

void FramedDialog::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.setPen(m_theme.tokens().lineControl);
    painter.drawRect(rect().adjusted(0, 0, -size::kHair, -size::kHair));
}

} // namespace plateglass::ui
