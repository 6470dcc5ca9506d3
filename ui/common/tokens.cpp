#include "ui/common/tokens.h"

namespace plateglass::ui {

namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(static_cast<QRgb>(0xff000000U | value));
}

Tokens makeLight()
{
    Tokens t;
    t.bgWindow = rgb(0xE9ECEF), t.bgPanel = rgb(0xF6F7F9), t.bgRaised = rgb(0xFFFFFF), t.bgAlt = rgb(0xEFF2F5);
    t.bgSunken = rgb(0xDFE3E8), t.bgHover = rgb(0xE6EEF7), t.bgSelected = rgb(0xCCE2F9), t.bgSelectedInactive = rgb(0xD9E0E7);
    t.lineSubtle = rgb(0xCBD2D9), t.lineControl = rgb(0x6C7885);
    t.textPrimary = rgb(0x14191F), t.textSecondary = rgb(0x414B56), t.textMuted = rgb(0x56616D), t.textDisabled = rgb(0x8A949F);
    t.accent = rgb(0x0B5CAD), t.accentHover = rgb(0x084A8D), t.accentOn = rgb(0xFFFFFF), t.focusRing = rgb(0x0B5CAD);
    t.danger = {rgb(0xA3330A), rgb(0xFBE9E1)};
    t.warn = {rgb(0x744D00), rgb(0xFFF1CF)};
    t.ok = {rgb(0x00624A), rgb(0xDFF3EC)};
    t.info = {rgb(0x0B5CAD), rgb(0xE1EEFB)};
    t.demo = {rgb(0x7A2470), rgb(0xF6E4F3)};
    t.map = {rgb(0xEEF0F1), rgb(0xD5DDE3), rgb(0xE4E9E4), rgb(0xE3E6E9), rgb(0xFFFFFF), rgb(0xD5DADF), rgb(0xFFFFFF),
             rgb(0xBCC3CA), rgb(0xF3EFE6), rgb(0xB0A992), rgb(0xC2C7CC), rgb(0xA0A8B1), rgb(0x56616D), rgb(0xFFFFFF)};
    t.data.read = rgb(0x3D4A57), t.data.bar = rgb(0x727E8A), t.data.outline = rgb(0x14191F), t.data.halo = rgb(0xFFFFFF);
    t.data.age = {rgb(0x00224E), rgb(0x2F4169), rgb(0x565C6C), rgb(0x767779), rgb(0x8B8676)};
    t.data.density = {rgb(0xD6E0E8), rgb(0xA9BECF), rgb(0x7395B0), rgb(0x3F6C90), rgb(0x123F66)};
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.bgWindow = rgb(0x14171B), t.bgPanel = rgb(0x1B1F24), t.bgRaised = rgb(0x242930), t.bgAlt = rgb(0x1F242A);
    t.bgSunken = rgb(0x0F1215), t.bgHover = rgb(0x272E36), t.bgSelected = rgb(0x16385A), t.bgSelectedInactive = rgb(0x2F3740);
    t.lineSubtle = rgb(0x333A43), t.lineControl = rgb(0x87929E);
    t.textPrimary = rgb(0xE9EDF1), t.textSecondary = rgb(0xBBC4CE), t.textMuted = rgb(0x9AA5B1), t.textDisabled = rgb(0x67727D);
    t.accent = rgb(0x6DB3F8), t.accentHover = rgb(0x93C7FA), t.accentOn = rgb(0x0B1015), t.focusRing = rgb(0x8CC4FB);
    t.danger = {rgb(0xFF9A70), rgb(0x3A2018)};
    t.warn = {rgb(0xF3C455), rgb(0x372B10)};
    t.ok = {rgb(0x5FD0A8), rgb(0x12312A)};
    t.info = {rgb(0x7FBDF9), rgb(0x16304A)};
    t.demo = {rgb(0xEBA3DF), rgb(0x3A1D36)};
    t.map = {rgb(0x171B20), rgb(0x0E141A), rgb(0x18211A), rgb(0x1E232A), rgb(0x2A3037), rgb(0x171B20), rgb(0x363D46),
             rgb(0x171B20), rgb(0x454C55), rgb(0x171B20), rgb(0x2E343B), rgb(0x4A535D), rgb(0x9AA5B1), rgb(0x12161A)};
    t.data.read = rgb(0xC9D2DB), t.data.bar = rgb(0x76828F), t.data.outline = rgb(0xE9EDF1), t.data.halo = rgb(0x0B0E11);
    t.data.age = {rgb(0xFFF7D6), rgb(0xDBCFA3), rgb(0xB0A783), rgb(0x8D897C), rgb(0x6E727B)};
    t.data.density = {rgb(0x22323F), rgb(0x2F4F66), rgb(0x45738F), rgb(0x6FA0BC), rgb(0xB5D7E8)};
    return t;
}

} // namespace

const Tokens& tokensOf(Scheme scheme)
{
    static const Tokens light = makeLight();
    static const Tokens dark = makeDark();
    return scheme == Scheme::Dark ? dark : light;
}

QPalette paletteOf(const Tokens& t)
{
    QPalette p;
    const auto everywhere = [&p](QPalette::ColorRole role, const QColor& colour) { p.setColor(QPalette::All, role, colour); };
    everywhere(QPalette::Window, t.bgWindow);
    everywhere(QPalette::Base, t.bgRaised);
    everywhere(QPalette::AlternateBase, t.bgAlt);
    everywhere(QPalette::Button, t.bgPanel);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText, QPalette::ToolTipText})
        everywhere(role, t.textPrimary);
    everywhere(QPalette::BrightText, t.textPrimary);
    everywhere(QPalette::PlaceholderText, t.textMuted);
    everywhere(QPalette::Highlight, t.bgSelected);
    everywhere(QPalette::Accent, t.accent);
    everywhere(QPalette::Link, t.accent);
    everywhere(QPalette::LinkVisited, t.accent);
    everywhere(QPalette::ToolTipBase, t.bgRaised);
    // Fusion draws its edges from these; flat values keep it from inventing bevels.
    everywhere(QPalette::Light, t.bgRaised);
    everywhere(QPalette::Midlight, t.bgPanel);
    everywhere(QPalette::Mid, t.lineSubtle);
    everywhere(QPalette::Dark, t.lineControl);
    everywhere(QPalette::Shadow, t.lineSubtle);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.textDisabled);
    p.setColor(QPalette::Inactive, QPalette::Highlight, t.bgSelectedInactive);
    return p;
}

QColor faded(QColor colour, double share)
{
    colour.setAlphaF(colour.alphaF() * static_cast<float>(share));
    return colour;
}

} // namespace plateglass::ui
