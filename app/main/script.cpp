#include "main/script.h"

#include <QApplication>
#include <QTest>
#include <QWidget>

#include <memory>

namespace plateglass::desktop {

namespace {

constexpr int kTickMs = 20;

QWidget* target(QWidget& window)
{
    if (QWidget* focus = QApplication::focusWidget())
        return focus;
    QWidget* active = QApplication::activeWindow();
    return active ? active : &window;
}

} // namespace

Script::Script(QWidget& window, QObject* parent) : QObject(parent), m_window(window)
{
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &Script::tick);
}

Script& Script::act(std::function<void()> action)
{
    m_steps.push_back({{}, [action = std::move(action)] { action(); return true; }, 1});
    return *this;
}

Script& Script::until(const QString& what, std::function<bool()> ready, int seconds)
{
    constexpr int kMsPerSecond = 1000;
    m_steps.push_back({what, std::move(ready), seconds * kMsPerSecond / kTickMs});
    return *this;
}

Script& Script::rest(int milliseconds)
{
    auto left = std::make_shared<int>(milliseconds / kTickMs);
    m_steps.push_back({{}, [left] { return --*left < 0; }, milliseconds});
    return *this;
}

Script& Script::press(int key, Qt::KeyboardModifiers modifiers)
{
    return act([this, key, modifiers] { QTest::keyClick(target(m_window), static_cast<Qt::Key>(key), modifiers); });
}

Script& Script::type(const QString& text)
{
    for (const QChar character : text)
        act([this, character] { QTest::keyClicks(target(m_window), character); });
    return *this;
}

void Script::run()
{
    m_timer.start();
}

void Script::tick()
{
    if (m_steps.empty()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    Step& step = m_steps.front();
    if (step.done()) {
        m_steps.pop_front();
        return;
    }
    if (--step.ticksLeft > 0)
        return;
    m_timer.stop();
    Q_EMIT gaveUp(step.what);
}

} // namespace plateglass::desktop
