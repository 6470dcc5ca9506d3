#include "main/self_test.h"

#include "main/picture.h"
#include "ui/cases/start_session_dialog.h"
#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/shell/sheet_dialog.h"

#include <QFontInfo>
#include <QStackedWidget>

#include <memory>

namespace plateglass::desktop {

namespace {

void checkFonts(QStringList& missing)
{
    for (const auto& [role, family] : {std::pair{ui::TextRole::Body, "Inter"}, {ui::TextRole::Query, "Fira Code"}})
        if (QFontInfo(ui::fontFor(role)).family() != QLatin1StringView(family))
            missing.append(QStringLiteral("the font %1 is not installed").arg(QLatin1StringView(family)));
}

void checkPolicies(QStringList& missing)
{
    for (const auto& name : policy::shippedProfiles()) {
        const auto text = policy::shippedProfile(name);
        if (!text || !policy::parsePolicy(*text))
            missing.append(QStringLiteral("the policy profile %1 cannot be read").arg(QString::fromStdString(name)));
    }
}

} // namespace

QStringList selfTest(ui::MainWindow& window, ui::Theme& theme)
{
    QStringList missing;
    checkFonts(missing);
    checkPolicies(missing);
    for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark}) {
        theme.setScheme(scheme);
        if (ui::iconPixmap(ui::Icon::Map, theme.tokens().textPrimary, ui::size::kIcon, 1).isNull())
            missing.append(QStringLiteral("the icons are missing"));
        auto* pages = window.findChild<QStackedWidget*>();
        for (int page = 0; page < pages->count(); ++page) {
            pages->setCurrentIndex(page);
            if (pictureOf(window).isNull())
                missing.append(QStringLiteral("page %1 does not paint").arg(page));
        }
    }
    for (QDialog* dialog : {ui::makeKeySheet(theme, &window), ui::makeAboutSheet(theme, ui::MapDrawing::Software, &window)}) {
        dialog->show();
        if (dialog->grab().isNull())
            missing.append(QStringLiteral("a dialog does not paint"));
        dialog->close();
    }
    missing.removeDuplicates();
    return missing;
}

} // namespace plateglass::desktop
