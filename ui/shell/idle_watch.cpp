#include "ui/shell/idle_watch.h"

#include <QCoreApplication>
#include <QEvent>

namespace plateglass::ui {

namespace {

constexpr std::chrono::seconds kLookEvery{1};
constexpr std::chrono::seconds kNotice{60};

bool isInput(QEvent::Type type)
{
    return type == QEvent::KeyPress || type == QEvent::MouseButtonPress || type == QEvent::MouseMove || type == QEvent::Wheel || type == QEvent::TouchBegin
           || type == QEvent::InputMethod;
}

} // namespace

IdleWatch::IdleWatch(const base::Clock& wall, QObject* parent) : QObject(parent), m_wall(wall)
{
    m_timer.setInterval(kLookEvery);
    connect(&m_timer, &QTimer::timeout, this, &IdleWatch::look);
}

void IdleWatch::start(std::chrono::seconds limit)
{
    m_limit = limit;
    m_last = m_wall.now();
    m_warned = false;
    QCoreApplication::instance()->installEventFilter(this);
    m_timer.start();
}

void IdleWatch::stop()
{
    m_timer.stop();
    QCoreApplication::instance()->removeEventFilter(this);
}

void IdleWatch::look()
{
    const base::Microseconds idle = m_wall.now() - m_last;
    if (idle >= m_limit) {
        stop();
        Q_EMIT expired();
    } else if (!m_warned && idle >= m_limit - kNotice && m_limit > kNotice) {
        m_warned = true;
        Q_EMIT warned();
    }
}

bool IdleWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (isInput(event->type())) {
        m_last = m_wall.now();
        if (std::exchange(m_warned, false))
            Q_EMIT resumed();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace plateglass::ui
