// A plain dialog of the program: title, content, one button that closes it. Window thread.
#pragma once

#include "ui/common/framed_dialog.h"

class QVBoxLayout;

namespace plateglass::ui {

class Theme;

class SheetDialog : public FramedDialog {
    Q_OBJECT

public:
    SheetDialog(const Theme& theme, const QString& title, QWidget* parent);

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

/// Opens a dialog over its dimmed window, and gives the window its keys back afterwards: not every window manager does.
void openOver(QDialog& dialog, const Theme& theme);

/// Every key of the window, by menu and by panel.
[[nodiscard]] QDialog* makeKeySheet(const Theme& theme, QWidget* parent);
/// What this is, what it is made of, and how the map is drawn here.
enum class MapDrawing { GraphicsCard, Software };
[[nodiscard]] QDialog* makeAboutSheet(const Theme& theme, MapDrawing drawing, QWidget* parent);

} // namespace plateglass::ui
