#include "ui/common/languages.h"

#include "base/check.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace plateglass::ui {

namespace {

void install(QCoreApplication& application, const QString& file)
{
    auto* translator = new QTranslator(&application);
    PG_CHECK(translator->load(file)); // compiled in
    QCoreApplication::installTranslator(translator);
}

/// Buttons and menus that Qt itself brings, where the system has their translation.
void installQtsOwn(QCoreApplication& application, const QLocale& locale)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(translator);
}

} // namespace

void loadLanguage(QCoreApplication& application, const QString& language)
{
    install(application, QStringLiteral(":/i18n/plurals_en.qm"));
    if (language.isEmpty())
        return;
    const QLocale locale(language);
    QLocale::setDefault(locale);
    const QString file = QStringLiteral(":/i18n/plateglass_%1.qm").arg(QLocale::languageToCode(locale.language()));
    if (!QFile::exists(file))
        return;
    installQtsOwn(application, locale);
    install(application, file);
}

} // namespace plateglass::ui
