// Which token sheet is in force, and the one place that changes it. Window thread.
#pragma once

#include "ui/common/tokens.h"

#include <QObject>

class QApplication;

namespace plateglass::ui {

class Theme : public QObject {
    Q_OBJECT

public:
    /// Installs style, fonts and palette on the application.
    Theme(QApplication& application, Scheme scheme, QObject* parent = nullptr);

    [[nodiscard]] const Tokens& tokens() const { return tokensOf(m_scheme); }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }

public Q_SLOTS:
    void setScheme(plateglass::ui::Scheme scheme);
    void toggle();

Q_SIGNALS:
    /// After palette and style have changed; painters that cache colours drop them here.
    void changed();

private:
    void apply();

    QApplication& m_application;
    Scheme m_scheme;
};

} // namespace plateglass::ui
