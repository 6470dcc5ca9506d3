#include "ui/common/languages.h"

#include "base/check.h"

#include <QCoreApplication>
#include <QTranslator>

namespace plateglass::ui {

void loadLanguage(QCoreApplication& application)
{
    auto* translator = new QTranslator(&application);
    PG_CHECK(translator->load(QStringLiteral(":/i18n/plurals_en.qm"))); // compiled in
    QCoreApplication::installTranslator(translator);
}

} // namespace plateglass::ui
