#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

namespace plateglass::ui {

base::TimeZone Formats::effective() const
{
    return m_mode == ClockMode::Utc ? base::TimeZone::utc() : m_zone;
}

/// The clock reading as a QDateTime that claims to be UTC: QLocale then formats it without moving it again.
QDateTime Formats::wall(base::UtcTime t) const
{
    const base::LocalTime l = effective().toLocal(t);
    return QDateTime(QDate(l.year, static_cast<int>(l.month), static_cast<int>(l.day)), QTime(l.hour, l.minute, l.second), QTimeZone::UTC);
}

QString Formats::dateTime(base::UtcTime t) const
{
    return QLocale().toString(wall(t), QStringLiteral("d MMM yyyy HH:mm:ss"));
}

QString Formats::dateTimeTenths(base::UtcTime t) const
{
    constexpr std::int64_t kTenth = 100'000;
    const auto tenths = effective().toLocal(t).micros / kTenth;
    return dateTime(t) + QLocale().decimalPoint() + QString::number(tenths);
}

QString Formats::axis(base::UtcTime t, base::Microseconds bin) const
{
    using namespace std::chrono_literals;
    if (bin >= 24h)
        return QLocale().toString(wall(t), QStringLiteral("d MMM"));
    return QLocale().toString(wall(t), bin < 1min ? QStringLiteral("d MMM HH:mm:ss") : QStringLiteral("d MMM HH:mm"));
}

QString Formats::offset(base::UtcTime t) const
{
    const auto seconds = effective().offsetAt(t).count();
    if (seconds == 0)
        return QStringLiteral("UTC");
    const auto minutes = std::abs(seconds) / 60;
    const QString sign = seconds < 0 ? QStringLiteral("-") : QStringLiteral("+");
    const QString hours = QStringLiteral("UTC") + sign + QString::number(minutes / 60);
    return minutes % 60 == 0 ? hours : hours + QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
}

QString Formats::dateTimeWithOffset(base::UtcTime t) const
{
    return QStringLiteral("%1 %2").arg(dateTime(t), offset(t));
}

QString Formats::typed(base::UtcTime t) const
{
    return wall(t).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

std::optional<base::UtcTime> Formats::fromTyped(const QString& text, base::UtcTime near) const
{
    static const QRegularExpression step(QStringLiteral(R"(^([+-])(\d{1,6})([smhd])$)"));
    static const QRegularExpression clock(QStringLiteral(R"(^(?:(\d{4})-(\d\d)-(\d\d)[ T])?(\d\d):(\d\d)(?::(\d\d))?$)"));
    const QString trimmed = text.trimmed();
    if (const auto m = step.match(trimmed); m.hasMatch()) {
        const QChar unit = m.capturedView(3).front();
        const qint64 each = unit == u's' ? 1 : unit == u'm' ? 60 : unit == u'h' ? 3600 : 86400;
        const base::Microseconds by = std::chrono::seconds(m.capturedView(2).toLongLong() * each);
        return m.capturedView(1) == u"-" ? near - by : near + by;
    }
    const auto m = clock.match(trimmed);
    if (!m.hasMatch())
        return std::nullopt;
    base::LocalTime local = effective().toLocal(near); // a bare clock time means the day at hand
    if (m.hasCaptured(1)) {
        local.year = m.capturedView(1).toInt();
        local.month = m.capturedView(2).toUInt();
        local.day = m.capturedView(3).toUInt();
    }
    local.hour = m.capturedView(4).toInt();
    local.minute = m.capturedView(5).toInt();
    local.second = m.hasCaptured(6) ? m.capturedView(6).toInt() : 0;
    local.micros = 0;
    const auto t = effective().toUtc(local);
    return t ? std::optional(*t) : std::nullopt;
}

QString Formats::percent(base::PerMille share)
{
    constexpr int kPerMillePerPercent = 10;
    const int whole = (share.value + kPerMillePerPercent / 2) / kPerMillePerPercent;
    return QCoreApplication::translate("Formats", "%L1 %", "share in percent").arg(whole);
}

QString Formats::elapsed(std::chrono::seconds duration)
{
    const auto total = duration.count();
    const QString rest = QStringLiteral("%1:%2").arg(total / 60 % 60, total >= 3600 ? 2 : 1, 10, QLatin1Char('0')).arg(total % 60, 2, 10, QLatin1Char('0'));
    return total >= 3600 ? QStringLiteral("%1:%2").arg(total / 3600).arg(rest) : rest;
}

} // namespace plateglass::ui
