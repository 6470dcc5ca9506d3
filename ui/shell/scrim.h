// Dims the window while a dialog stands over it, so that what asks stands out once. Window thread.
#pragma once

#include <QWidget>

namespace plateglass::ui {

class Theme;

class Scrim : public QWidget {
    Q_OBJECT

public:
    Scrim(const Theme& theme, QWidget& window);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Theme& m_theme;
};

} // namespace plateglass::ui
