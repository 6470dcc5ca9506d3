#include "ui/shell/preferences.h"

#include <QSize>

namespace plateglass::ui {

namespace {

QString panesKey(QSize screen)
{
    return QStringLiteral("panes/%1x%2").arg(screen.width()).arg(screen.height());
}

} // namespace

std::optional<Scheme> Preferences::scheme() const
{
    const QString word = m_settings.value(QStringLiteral("theme")).toString();
    if (word == u"dark")
        return Scheme::Dark;
    if (word == u"light")
        return Scheme::Light;
    return std::nullopt;
}

void Preferences::setScheme(Scheme scheme)
{
    m_settings.setValue(QStringLiteral("theme"), scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

ClockMode Preferences::clockMode() const
{
    return m_settings.value(QStringLiteral("clock")).toString() == u"utc" ? ClockMode::Utc : ClockMode::Local;
}

void Preferences::setClockMode(ClockMode mode)
{
    m_settings.setValue(QStringLiteral("clock"), mode == ClockMode::Utc ? QStringLiteral("utc") : QStringLiteral("local"));
}

QByteArray Preferences::panes(QSize screen) const
{
    return m_settings.value(panesKey(screen)).toByteArray();
}

void Preferences::setPanes(QSize screen, const QByteArray& state)
{
    m_settings.setValue(panesKey(screen), state);
}

QString Preferences::lastWorkspace() const
{
    return m_settings.value(QStringLiteral("lastWorkspace")).toString();
}

void Preferences::setLastWorkspace(const QString& directory)
{
    m_settings.setValue(QStringLiteral("lastWorkspace"), directory);
}

} // namespace plateglass::ui
