// One formatter for times and numbers, so that no two panels write them differently. Window thread; copies are cheap.
#pragma once

#include "base/time.h"
#include "base/time_text.h"
#include "base/units.h"

#include <QDateTime>
#include <QLocale>
#include <QSize>
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
    /// `2031-05-12 20:41:22`: how the query language writes times.
    [[nodiscard]] QString typed(base::UtcTime t) const;
    /// As the windows write it, as typed() does, also `20:41:22` (the day of `near`), `+10m`, `-2h` (from `near`). Nothing where the text is no time.
    [[nodiscard]] std::optional<base::UtcTime> fromTyped(const QString& text, base::UtcTime near) const;

    [[nodiscard]] static QString number(qint64 n) { return QLocale().toString(n); }
    [[nodiscard]] static QString percent(base::PerMille share);
    [[nodiscard]] static QString wholePercent(int whole);
    /// `111 × 62 px`.
    [[nodiscard]] static QString pixels(QSize size);
    /// `hour`, `15 min`, `day`: a width of bins, said after `per`.
    [[nodiscard]] static QString binWidth(base::Microseconds width);
    /// `4 s`, `42 min 18 s`, `1 h 2 min`.
    [[nodiscard]] static QString elapsed(std::chrono::seconds duration);

private:
    [[nodiscard]] base::TimeZone effective() const;
    [[nodiscard]] QDateTime wall(base::UtcTime t) const;
    [[nodiscard]] std::optional<base::UtcTime> fromWritten(const QString& text) const;

    base::TimeZone m_zone = base::TimeZone::utc();
    ClockMode m_mode = ClockMode::Local;
};

} // namespace plateglass::ui
