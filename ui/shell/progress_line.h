// How far work has come, as a thin bar; a moving piece where the whole is not known. Window thread.
#pragma once

#include <QBasicTimer>
#include <QWidget>

namespace plateglass::ui {

class Theme;

class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(const Theme& theme, QWidget* parent = nullptr);

    void setPerMille(int perMille); ///< -1: unknown

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    const Theme& m_theme;
    QBasicTimer m_timer;
    int m_perMille = -1;
    int m_step = 0;
};

} // namespace plateglass::ui
