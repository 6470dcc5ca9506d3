#include "ui/common/theme.h"

#include "ui/common/flat_style.h"
#include "ui/common/fonts.h"

#include <QApplication>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

namespace plateglass::ui {

Theme::Theme(QApplication& application, Scheme scheme, QObject* parent)
    : QObject(parent), m_application(application), m_scheme(scheme)
{
    QApplication::setFont(fontFor(TextRole::Body));
    apply();
}

void Theme::setScheme(Scheme scheme)
{
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    apply();
    Q_EMIT changed();
}

void Theme::toggle()
{
    setScheme(m_scheme == Scheme::Dark ? Scheme::Light : Scheme::Dark);
}

void Theme::apply()
{
    // Title bars and native dialogs follow the scheme; the palette comes after, because the scheme resets it.
    m_application.styleHints()->setColorScheme(m_scheme == Scheme::Dark ? Qt::ColorScheme::Dark : Qt::ColorScheme::Light);
    QApplication::setPalette(paletteOf(tokens()));
    QToolTip::setPalette(paletteOf(tokens()));
    QApplication::setStyle(new FlatStyle(tokens()));
    QApplication::setPalette(paletteOf(tokens()));
}

} // namespace plateglass::ui
