// What the window remembers between runs: theme, clock, where the lines between panels stand, the last workspace's folder.
// Never a query, a plate or a case. Window thread.
#pragma once

#include "ui/common/formats.h"
#include "ui/common/tokens.h"

#include <QByteArray>
#include <QSettings>

#include <optional>

namespace plateglass::ui {

class Preferences {
public:
    /// An ini file; made when the first value is written.
    explicit Preferences(const QString& file) : m_settings(file, QSettings::IniFormat) {}

    [[nodiscard]] std::optional<Scheme> scheme() const;
    void setScheme(Scheme scheme);
    [[nodiscard]] ClockMode clockMode() const;
    void setClockMode(ClockMode mode);
    /// Per size of the screen, so that a laptop's layout does not follow to the desk.
    [[nodiscard]] QByteArray panes(QSize screen) const;
    void setPanes(QSize screen, const QByteArray& state);
    [[nodiscard]] QString lastWorkspace() const;
    void setLastWorkspace(const QString& directory);

private:
    QSettings m_settings;
};

} // namespace plateglass::ui
