// A label that follows the theme: role of the type table, tone of the token sheet, and one line that ends in `…` where
// the room ends (the whole text then stands in the tooltip). Window thread.
#pragma once

#include "ui/common/fonts.h"

#include <QLabel>

namespace plateglass::ui {

class Theme;

enum class Tone { Primary, Secondary, Muted, Accent, Danger, Warn, Ok, Info, Demo };

[[nodiscard]] QColor colourOf(Tone tone, const Theme& theme);

class TonedLabel : public QLabel {
    Q_OBJECT

public:
    /// Cut: never wider than its room. Whole: asks for the room its text needs.
    enum class Fit { Whole, Cut };

    TonedLabel(const Theme& theme, TextRole role, Tone tone, QWidget* parent = nullptr);

    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }
    void setFit(Fit fit);
    /// Lowers the text by as much as letters of `role` reach higher, so that it stands on one line with them beside it.
    void standWith(TextRole role);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void recolour();
    [[nodiscard]] bool tooWide() const;

    const Theme& m_theme;
    Tone m_tone;
    Fit m_fit = Fit::Whole;
};

} // namespace plateglass::ui
