// The first thing people see when nothing is open: what can be done now, and the theme. No wizard. Window thread.
#pragma once

#include "ui/common/tokens.h"

#include <QWidget>

namespace plateglass::ui {

class CardButton;
class Notice;
class Theme;

class WelcomePage : public QWidget {
    Q_OBJECT

public:
    explicit WelcomePage(Theme& theme, QWidget* parent = nullptr);

    enum class Demo { Offered, Absent };
    void setDemo(Demo demo);
    void showTrouble(const QString& sentence);

Q_SIGNALS:
    void demoRequested();
    void openRequested();

private:
    QWidget* buildThemeChoice();

    Theme& m_theme;
    Notice* m_trouble;
    CardButton* m_demo;
    CardButton* m_open;
};

} // namespace plateglass::ui
