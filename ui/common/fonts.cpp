#include "ui/common/fonts.h"

#include <QDir>
#include <QFontDatabase>

namespace plateglass::ui {

namespace {

/// Sizes of the sheet are pixels at 96 dpi; points follow the screen and the user's scale.
QFont face(const char* family, double pixels, QFont::Weight weight)
{
    QFont font(QString::fromLatin1(family));
    constexpr double kPointsPerPixel = 72.0 / 96.0;
    font.setPointSizeF(pixels * kPointsPerPixel);
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont inter(double pixels, QFont::Weight weight)
{
    QFont font = face("Inter", pixels, weight);
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans")});
    font.setFeature("tnum", 1); // columns of digits line up
    return font;
}

/// Ligatures would join characters of a plate, kerning would move them; the zero is slashed without any feature.
QFont fira(double pixels, QFont::Weight weight)
{
    QFont font = face("Fira Code", pixels, weight);
    font.setFamilies({QStringLiteral("Fira Code"), QStringLiteral("Noto Sans Mono")});
    font.setFixedPitch(true);
    font.setFeature("calt", 0);
    font.setFeature("liga", 0);
    font.setFeature("kern", 0);
    return font;
}

QFont plate(double pixels)
{
    QFont font = fira(pixels, QFont::Medium);
    constexpr double kSpacingPercent = 106;
    font.setLetterSpacing(QFont::PercentageSpacing, kSpacingPercent);
    return font;
}

} // namespace

QFont fontFor(TextRole role)
{
    switch (role) {
    case TextRole::Body: return inter(13, QFont::Normal);
    case TextRole::Emphasis: return inter(13, QFont::Medium);
    case TextRole::Head: return inter(12, QFont::DemiBold);
    case TextRole::PanelTitle: return inter(13, QFont::DemiBold);
    case TextRole::PageTitle: return inter(16, QFont::DemiBold);
    case TextRole::EmptyTitle: return inter(15, QFont::DemiBold);
    case TextRole::Note: return inter(12, QFont::Normal);
    case TextRole::PlateTable: return plate(15);
    case TextRole::PlateLarge: return plate(28);
    case TextRole::Query: return fira(15, QFont::Normal);
    case TextRole::Code: return fira(13, QFont::Normal);
    }
    return {};
}

void loadFonts()
{
    if (QFontDatabase::hasFamily(QStringLiteral("Inter")) && QFontDatabase::hasFamily(QStringLiteral("Fira Code")))
        return;
    const QDir inter(QStringLiteral("/usr/share/fonts/opentype/inter"));
    for (const char* name : {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf"})
        QFontDatabase::addApplicationFont(inter.filePath(QString::fromLatin1(name)));
    const QDir fira(QStringLiteral("/usr/share/fonts/truetype/firacode"));
    for (const char* name : {"FiraCode-Regular.ttf", "FiraCode-Medium.ttf"})
        QFontDatabase::addApplicationFont(fira.filePath(QString::fromLatin1(name)));
}

} // namespace plateglass::ui
