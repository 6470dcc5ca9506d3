// A small turning arc for work under way. It turns only while shown. Window thread.
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace plateglass::ui {

class Theme;

class BusyMark : public QWidget {
    Q_OBJECT

public:
    explicit BusyMark(const Theme& theme, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const Theme& m_theme;
    QBasicTimer m_timer;
    int m_step = 0;
};

} // namespace plateglass::ui
