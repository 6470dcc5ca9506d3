// The pages of the window, one of which is shown. The others are not there for screen readers either: what a lock or a
// sign-in page covers must not be read around it. Window thread.
#pragma once

#include <QStackedWidget>

namespace plateglass::ui {

class PageStack : public QStackedWidget {
    Q_OBJECT

public:
    explicit PageStack(QWidget* parent = nullptr);
};

} // namespace plateglass::ui
