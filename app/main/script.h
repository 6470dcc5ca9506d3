// Steps that a scene or a tour takes in the real window, one after the other: do this, wait until that. Driven by a timer,
// so that the window lives between them. Window thread.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>

class QWidget;

namespace plateglass::desktop {

class Script : public QObject {
    Q_OBJECT

public:
    explicit Script(QWidget& window, QObject* parent = nullptr);

    Script& act(std::function<void()> action);
    /// Goes on when `ready` holds; gives up with `what` in its message after `seconds`.
    Script& until(const QString& what, std::function<bool()> ready, int seconds = 30);
    /// Lets layouts, timers and workers settle.
    Script& rest(int milliseconds);
    /// Key events as a person makes them, to the widget that has the focus.
    Script& press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    Script& type(const QString& text);

    void run();

Q_SIGNALS:
    void finished();
    void gaveUp(const QString& what);

private:
    struct Step {
        QString what;
        std::function<bool()> done; ///< called until it says so
        int ticksLeft = 0;
    };
    void tick();

    QWidget& m_window;
    std::deque<Step> m_steps;
    QTimer m_timer;
};

} // namespace plateglass::desktop
