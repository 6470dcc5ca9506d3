// Fusion with the sheet's metrics: flat fields and buttons, one-pixel lines, a focus ring outside the control.
// Window thread. Colours come from the tokens it was made with; the theme replaces the whole style on a change.
#pragma once

#include "ui/common/tokens.h"

#include <QProxyStyle>

class QAbstractButton;

namespace plateglass::ui {

/// Marks the one main action of a screen; the style paints it in the accent.
void makePrimary(QAbstractButton* button);
/// Takes that back, as while a dialog has a main action of its own.
void makePlain(QAbstractButton* button);
[[nodiscard]] bool isPrimary(const QWidget* widget);

/// The colour of a button's words, for buttons that paint their own label on the style's ground.
[[nodiscard]] QColor buttonTextColour(const QAbstractButton* button);

class FlatStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit FlatStyle(const Tokens& tokens);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const override;
    [[nodiscard]] const Tokens& tokens() const { return m_tokens; }
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;

private:
    void drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawToolButton(const QStyleOption* option, QPainter* painter) const;
    void drawMenuFrame(const QStyleOption* option, QPainter* painter) const;
    void drawMenuTitle(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawField(const QStyleOption* option, QPainter* painter) const;
    void drawTextFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawCombo(const QStyleOptionComplex* option, QPainter* painter) const;
    void drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawHeaderSection(const QStyleOption* option, QPainter* painter) const;
    void drawHeader(const QStyleOption* option, QPainter* painter, const QWidget* widget) const;
    void drawSortArrow(const QStyleOption* option, QPainter* painter) const;
    void drawRing(QPainter* painter, const QRect& rect) const;

    const Tokens& m_tokens;
};

} // namespace plateglass::ui
