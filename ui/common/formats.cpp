#include "ui/common/formats.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

namespace plateglass::ui {

namespace {

constexpr const char* kWritten = "d MMM yyyy HH:mm:ss";

} // namespace

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
    return QLocale().toString(wall(t), QString::fromLatin1(kWritten));
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
        return fromWritten(trimmed);
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

/// The other way round of dateTime().
std::optional<base::UtcTime> Formats::fromWritten(const QString& text) const
{
    const QDateTime read = QLocale().toDateTime(text, QString::fromLatin1(kWritten));
    if (!read.isValid())
        return std::nullopt;
    base::LocalTime local;
    local.year = read.date().year();
    local.month = static_cast<unsigned>(read.date().month());
    local.day = static_cast<unsigned>(read.date().day());
    local.hour = read.time().hour();
    local.minute = read.time().minute();
    local.second = read.time().second();
    const auto t = effective().toUtc(local);
    return t ? std::optional(*t) : std::nullopt;
}

QString Formats::percent(base::PerMille share)
{
    constexpr int kPerMillePerPercent = 10;
    return wholePercent((share.value + kPerMillePerPercent / 2) / kPerMillePerPercent);
}

QString Formats::wholePercent(int whole)
{
    return QCoreApplication::translate("Formats", "%L1%", "share in percent, with or without a space as the language writes it").arg(whole);
}

QString Formats::pixels(QSize size)
{
    return QCoreApplication::translate("Formats", "%L1 × %L2 px", "width and height in pixels").arg(size.width()).arg(size.height());
}

QString Formats::binWidth(base::Microseconds width)
{
    using namespace std::chrono;
    const auto whole = [width](auto unit) { return static_cast<int>(duration_cast<decltype(unit)>(width).count()); };
    if (width == days(1))
        return QCoreApplication::translate("Formats", "day", "after `per`");
    if (width > days(1))
        return QCoreApplication::translate("Formats", "%n day(s)", "after `per`", whole(days()));
    if (width == hours(1))
        return QCoreApplication::translate("Formats", "hour", "after `per`");
    if (width > hours(1))
        return QCoreApplication::translate("Formats", "%L1 h", "hours").arg(whole(hours()));
    if (width >= minutes(1))
        return QCoreApplication::translate("Formats", "%L1 min", "minutes").arg(whole(minutes()));
    return QCoreApplication::translate("Formats", "%L1 s", "seconds").arg(whole(seconds()));
}

QString Formats::elapsed(std::chrono::seconds duration)
{
    const auto total = static_cast<int>(duration.count());
    constexpr int kMinute = 60, kHour = 3600;
    if (total < kMinute)
        return QCoreApplication::translate("Formats", "%L1 s", "seconds").arg(total);
    if (total < kHour)
        return QCoreApplication::translate("Formats", "%L1 min %L2 s", "minutes and seconds").arg(total / kMinute).arg(total % kMinute);
    return QCoreApplication::translate("Formats", "%L1 h %L2 min", "hours and minutes").arg(total / kHour).arg(total / kMinute % kMinute);
}

} // namespace plateglass::ui
