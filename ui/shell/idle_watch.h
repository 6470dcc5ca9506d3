// Notices that nobody has touched keys or pointer for a while. Measured by the wall clock, so that a machine that slept
// counts as idle. Window thread.
#pragma once

#include "base/clock.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace plateglass::ui {

class IdleWatch : public QObject {
    Q_OBJECT

public:
    /// Sees the input of the whole application. `wall` outlives the watch.
    explicit IdleWatch(const base::Clock& wall, QObject* parent = nullptr);

    void start(std::chrono::seconds limit);
    void stop();

Q_SIGNALS:
    void warned();  ///< one minute is left
    void resumed(); ///< somebody is there again after a warning
    void expired(); ///< the limit is reached; the watch has stopped

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void look();

    const base::Clock& m_wall;
    QTimer m_timer;
    std::chrono::seconds m_limit{0};
    base::UtcTime m_last;
    bool m_warned = false;
};

} // namespace plateglass::ui
