// A dialog on the panel's ground with a line around it: platforms without window frames show where it ends. Window thread.
#pragma once

#include <QDialog>

namespace plateglass::ui {

class Theme;

class FramedDialog : public QDialog {
    Q_OBJECT

public:
    explicit FramedDialog(const Theme& theme, QWidget* parent = nullptr);

protected:
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace plateglass::ui
