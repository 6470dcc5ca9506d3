// A few exclusive choices side by side, one of them on. Arrow keys move, as in a group of radio buttons. Window thread.
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace plateglass::ui {

class Theme;

class ChoiceButtons : public QWidget {
    Q_OBJECT

public:
    ChoiceButtons(const Theme& theme, const QStringList& choices, QWidget* parent = nullptr);

    void choose(int which); ///< without chosen()

Q_SIGNALS:
    void chosen(int which);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QButtonGroup* m_group;
};

} // namespace plateglass::ui
