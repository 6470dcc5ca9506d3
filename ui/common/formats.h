// One formatter for times and numbers, so that no two panels write them differently. Window thread; copies are cheap.
#pragma once

#include "base/time.h"
#include "base/time_text.h"
#include "base/units.h"

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <optional>

namespace plateglass::ui {

/// Local means the workspace's zone, never the machine's.
enum class ClockMode { Local, Utc };

class Formats {
public:
    Formats() = default;
    Formats(base::TimeZone zone, ClockMode mode) : m_zone(zone), m_mode(mode) {}

    [[nodiscard]] ClockMode mode() const { return m_mode; }
    void setMode(ClockMode mode) { m_mode = mode; }
    [[nodiscard]] const base::TimeZone& zone() const { return m_zone; }

    /// `12 May 2031 20:41:22`; the date is never dropped.
    [[nodiscard]] QString dateTime(base::UtcTime t) const;
    /// `12 May 2031 20:41:22.4`, cut and not rounded, so that no time moves into the next second.
    [[nodiscard]] QString dateTimeTenths(base::UtcTime t) const;
    /// `12 May 20:41`, for axes.
    [[nodiscard]] QString axis(base::UtcTime t, base::Microseconds bin) const;
    /// `UTC-7`, `UTC+5:30`, `UTC`.
    [[nodiscard]] QString offset(base::UtcTime t) const;
    [[nodiscard]] QString dateTimeWithOffset(base::UtcTime t) const;
    /// `2031-05-12 20:41:22`: what the From and To fields show and take.
    [[nodiscard]] QString typed(base::UtcTime t) const;
    /// Also `20:41:22` (the day of `near`), `+10m`, `-2h` (from `near`). Nothing where the text is no time.
    [[nodiscard]] std::optional<base::UtcTime> fromTyped(const QString& text, base::UtcTime near) const;

    [[nodiscard]] static QString number(qint64 n) { return QLocale().toString(n); }
    [[nodiscard]] static QString percent(base::PerMille share);
    /// `42:18`, `1:02:03`.
    [[nodiscard]] static QString elapsed(std::chrono::seconds duration);

private:
    [[nodiscard]] base::TimeZone effective() const;
    [[nodiscard]] QDateTime wall(base::UtcTime t) const;

    base::TimeZone m_zone = base::TimeZone::utc();
    ClockMode m_mode = ClockMode::Local;
};

} // namespace plateglass::ui
