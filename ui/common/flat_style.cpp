#include "ui/common/flat_style.h"

#include <QAbstractButton>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr const char* kPrimary = "plateglassPrimary";
constexpr qreal kStroke = 1.5; // of drawn arrows, as in the icons

/// Gives the painter back as it was found.
class SavedPainter {
public:
    explicit SavedPainter(QPainter* painter) : m_painter(painter) { m_painter->save(); }
    ~SavedPainter() { m_painter->restore(); }
    SavedPainter(const SavedPainter&) = delete;
    SavedPainter& operator=(const SavedPainter&) = delete;

private:
    QPainter* m_painter;
};

bool isTextEdit(const QWidget* widget)
{
    return qobject_cast<const QPlainTextEdit*>(widget) != nullptr;
}

QRectF crisp(const QRect& rect)
{
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}

} // namespace

void makePrimary(QAbstractButton* button)
{
    button->setProperty(kPrimary, true);
    button->update();
}

void makePlain(QAbstractButton* button)
{
    button->setProperty(kPrimary, false);
    button->update();
}

bool isPrimary(const QWidget* widget)
{
    return widget && widget->property(kPrimary).toBool();
}

QColor buttonTextColour(const QAbstractButton* button)
{
    const auto* style = qobject_cast<const FlatStyle*>(button->style());
    if (style && button->isEnabled() && isPrimary(button))
        return style->tokens().accentOn;
    return button->palette().color(button->isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
}

FlatStyle::FlatStyle(const Tokens& tokens) : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_tokens(tokens) {}

void FlatStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: return drawButton(option, painter, widget);
    case PE_PanelButtonTool: return drawToolButton(option, painter);
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: return drawField(option, painter);
    case PE_Frame:
        if (isTextEdit(widget))
            return drawTextFrame(option, painter, widget);
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    case PE_FrameFocusRect: // item views draw their own inner frame; controls draw the ring with their ground
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_PanelMenuBar: return;
    case PE_PanelMenu: painter->fillRect(option->rect, m_tokens.bgRaised); return;
    case PE_FrameMenu: return drawMenuFrame(option, painter);
    default: QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void FlatStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_Header)
        return drawHeader(option, painter, widget);
    if (element == CE_HeaderSection)
        return drawHeaderSection(option, painter);
    if (element == CE_MenuBarItem)
        return drawMenuTitle(option, painter, widget);
    if (element == CE_MenuBarEmptyArea) {
        painter->fillRect(option->rect, m_tokens.bgPanel);
        return;
    }
    if (element == CE_Splitter) { // one pixel drawn, the whole width to the pointer
        const bool upright = option->state & State_Horizontal;
        QRect line = option->rect;
        if (upright)
            line.setRect(line.center().x(), line.top(), size::kHair, line.height());
        else
            line.setRect(line.left(), line.center().y(), line.width(), size::kHair);
        painter->fillRect(option->rect, m_tokens.bgPanel);
        painter->fillRect(line, m_tokens.lineSubtle);
        return;
    }
    if (element == CE_PushButtonLabel && isPrimary(widget) && (option->state & State_Enabled)) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy(*button);
            copy.palette.setColor(QPalette::ButtonText, m_tokens.accentOn);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void FlatStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (control == CC_ComboBox)
        return drawCombo(option, painter);
    if (control == CC_ScrollBar)
        return drawScrollBar(option, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void FlatStyle::drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool enabled = option->state & State_Enabled;
    const bool hover = enabled && (option->state & State_MouseOver);
    const bool down = option->state & (State_Sunken | State_On);
    const bool primary = isPrimary(widget) && enabled;
    const QRect body = option->rect.adjusted(size::kFocus + size::kHair, size::kFocus + size::kHair, -size::kFocus - size::kHair,
                                             -size::kFocus - size::kHair);
    QColor fill = down ? m_tokens.bgSelected : hover ? m_tokens.bgHover : m_tokens.bgRaised;
    if (primary)
        fill = hover || down ? m_tokens.accentHover : m_tokens.accent;
    painter->setPen(primary ? fill : enabled ? m_tokens.lineControl : m_tokens.lineSubtle);
    painter->setBrush(enabled ? fill : m_tokens.bgPanel);
    painter->drawRoundedRect(crisp(body), size::kRadius, size::kRadius);
    if (option->state & State_HasFocus)
        drawRing(painter, option->rect);
}

void FlatStyle::drawToolButton(const QStyleOption* option, QPainter* painter) const
{
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool enabled = option->state & State_Enabled;
    QColor fill = Qt::transparent;
    const bool on = option->state & State_On; // a state of the tool and not a selection, so it takes no accent
    if (on)
        fill = m_tokens.bgSunken;
    else if (enabled && (option->state & (State_MouseOver | State_Sunken)))
        fill = m_tokens.bgHover;
    painter->setPen(on ? QPen(m_tokens.lineControl, size::kHair) : QPen(Qt::NoPen));
    painter->setBrush(fill);
    painter->drawRoundedRect(crisp(option->rect.adjusted(size::kFocus, size::kFocus, -size::kFocus, -size::kFocus)), size::kRadius, size::kRadius);
    if (option->state & State_HasFocus)
        drawRing(painter, option->rect);
}

void FlatStyle::drawMenuFrame(const QStyleOption* option, QPainter* painter) const
{
    const SavedPainter saved(painter);
    painter->setPen(m_tokens.lineControl);
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(option->rect.adjusted(0, 0, -size::kHair, -size::kHair));
}

void FlatStyle::drawMenuTitle(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item)
        return;
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option->rect, m_tokens.bgPanel);
    const bool chosen = (item->state & State_Selected) && (item->state & State_Enabled);
    if (chosen) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(item->state & State_Sunken ? m_tokens.bgSelected : m_tokens.bgHover);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0, size::kHalf, 0, -size::kHalf), size::kRadius, size::kRadius);
    }
    const int mnemonic = widget && widget->hasFocus() ? Qt::TextShowMnemonic : Qt::TextHideMnemonic; // shown when reached by Alt
    proxy()->drawItemText(painter, item->rect, Qt::AlignCenter | Qt::TextSingleLine | mnemonic, item->palette, item->state & State_Enabled, item->text,
                          QPalette::ButtonText);
}

void FlatStyle::drawField(const QStyleOption* option, QPainter* painter) const
{
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool enabled = option->state & State_Enabled;
    const bool focus = option->state & State_HasFocus;
    painter->setPen(QPen(focus ? m_tokens.focusRing : enabled ? m_tokens.lineControl : m_tokens.lineSubtle,
                         focus ? size::kFocus : size::kHair));
    painter->setBrush(enabled ? m_tokens.bgRaised : m_tokens.bgPanel);
    painter->drawRoundedRect(focus ? QRectF(option->rect).adjusted(1, 1, -1, -1) : crisp(option->rect), size::kRadius, size::kRadius);
}

/// A text of several lines looks like a field; the frame's option does not know about the focus inside.
void FlatStyle::drawTextFrame(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    QStyleOption copy(*option);
    copy.state.setFlag(State_HasFocus, widget->hasFocus());
    drawField(&copy, painter);
}

void FlatStyle::drawCombo(const QStyleOptionComplex* option, QPainter* painter) const
{
    drawField(option, painter);
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    const bool enabled = option->state & State_Enabled;
    painter->setPen(QPen(enabled ? m_tokens.textSecondary : m_tokens.textDisabled, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool mirrored = option->direction == Qt::RightToLeft;
    const qreal x = mirrored ? option->rect.left() + size::kLarge : option->rect.right() - size::kLarge;
    const QPointF tip(x, option->rect.center().y() + size::kHalf + 0.5);
    painter->drawPolyline(QPolygonF{tip + QPointF(-size::kGrid, -size::kGrid), tip, tip + QPointF(size::kGrid, -size::kGrid)});
}

void FlatStyle::drawScrollBar(const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar)
        return;
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(bar->rect, m_tokens.bgPanel);
    if (bar->maximum <= bar->minimum)
        return;
    const QRect handle = proxy()->subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    const bool lively = bar->state & (State_MouseOver | State_Sunken);
    painter->setPen(Qt::NoPen);
    painter->setBrush(lively ? m_tokens.lineControl : m_tokens.data.bar);
    painter->drawRoundedRect(QRectF(handle).adjusted(size::kHalf, size::kHalf, -size::kHalf, -size::kHalf), size::kGrid, size::kGrid);
}

void FlatStyle::drawHeaderSection(const QStyleOption* option, QPainter* painter) const
{
    painter->fillRect(option->rect, m_tokens.bgPanel);
    painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), size::kHair), m_tokens.lineSubtle);
}

void FlatStyle::drawRing(QPainter* painter, const QRect& rect) const
{
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(m_tokens.focusRing, size::kFocus));
    painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), size::kCardRadius, size::kCardRadius);
}

/// Labels of heads line up with the padding of the cells below them; the arrow of the sorted column stands at its end.
QRect FlatStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_PushButtonLayoutItem) { // layouts align what is drawn; the ring's room hangs over
        constexpr int kRing = size::kFocus + size::kHair;
        return option->rect.adjusted(kRing, kRing, -kRing, -kRing);
    }
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header || (element != SE_HeaderLabel && element != SE_HeaderArrow)) {
        const QRect result = QProxyStyle::subElementRect(element, option, widget);
        return element == SE_LineEditContents ? result.adjusted(size::kGrid, 0, -size::kGrid, 0) : result;
    }
    const QRect inner = option->rect.adjusted(size::kSmall, 0, -size::kSmall, 0);
    // Close behind its word, so that it is read with this column and not with the next one.
    QRect arrow(std::min(inner.left() + header->fontMetrics.horizontalAdvance(header->text) + size::kGrid, inner.right() + 1 - size::kMedium), inner.top(), size::kMedium, inner.height());
    QRect label = inner;
    if (header->sortIndicator != QStyleOptionHeader::None)
        label.setRight(arrow.left() - 1);
    return visualRect(option->direction, option->rect, element == SE_HeaderLabel ? label : arrow);
}

/// The base style asks itself for the rectangles and would not see the ones above.
void FlatStyle::drawHeader(const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header)
        return;
    drawHeaderSection(option, painter);
    QStyleOptionHeaderV2 part;
    if (const auto* newer = qstyleoption_cast<const QStyleOptionHeaderV2*>(option))
        part = *newer;
    else
        static_cast<QStyleOptionHeader&>(part) = *header;
    part.rect = subElementRect(SE_HeaderLabel, option, widget);
    QProxyStyle::drawControl(CE_HeaderLabel, &part, painter, widget);
    part.rect = subElementRect(SE_HeaderArrow, option, widget);
    drawSortArrow(&part, painter);
}

void FlatStyle::drawSortArrow(const QStyleOption* option, QPainter* painter) const
{
    const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return;
    const SavedPainter saved(painter);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_tokens.textSecondary, kStroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const bool rising = header->sortIndicator == QStyleOptionHeader::SortDown; // Qt's name for ascending
    const qreal up = rising ? -size::kHalf : size::kHalf;
    const QPointF tip = QRectF(option->rect).center() + QPointF(0, up);
    painter->drawPolyline(QPolygonF{tip + QPointF(-size::kGrid, -2 * up), tip, tip + QPointF(size::kGrid, -2 * up)});
}

int FlatStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin: return 0; // containers bring no margins; spacing is always asked for
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing: return size::kSmall;
    case PM_SplitterWidth: return size::kSplitter;
    case PM_ScrollBarExtent: return size::kMedium;
    case PM_ScrollBarSliderMin: return size::kHuge;
    case PM_SmallIconSize:
    case PM_ButtonIconSize: return size::kIcon;
    case PM_MenuBarItemSpacing: return 0;
    case PM_MenuBarVMargin:
    case PM_MenuBarHMargin: return 0;
    case PM_MenuBarPanelWidth: return 0;
    case PM_MenuPanelWidth: return size::kHair;
    case PM_MenuVMargin: return size::kGrid;
    case PM_DefaultFrameWidth: return isTextEdit(widget) ? size::kGrid : size::kHair; // keeps the text out of the round corners
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical: return 0;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int FlatStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const
{
    switch (hint) {
    case SH_ComboBox_Popup: return 0;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText: return 0;
    case SH_UnderlineShortcut: return 1;
    case SH_Table_GridLineColor: return static_cast<int>(m_tokens.lineSubtle.rgb());
    default: return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QRect FlatStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part, const QWidget* widget) const
{
    const QRect result = QProxyStyle::subControlRect(control, option, part, widget);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->direction == Qt::RightToLeft ? result.adjusted(0, 0, -size::kGrid, 0) : result.adjusted(size::kGrid, 0, 0, 0);
    return result;
}

QSize FlatStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents, const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton) {
        // The ring lives inside the widget's rectangle, so a button is taller than what is drawn of it.
        result.setHeight(size::kControl + 2 * (size::kFocus + size::kHair));
        result.setWidth(contents.width() + 2 * (size::kLarge + size::kFocus));
    } else if (type == CT_LineEdit || type == CT_ComboBox) {
        result.setHeight(size::kControl);
    } else if (type == CT_MenuBarItem) {
        result.setHeight(size::kMenu);
        result.setWidth(contents.width() + 2 * size::kEdge); // the text of the first begins at the edge
    } else if (type == CT_MenuItem) {
        const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
        const bool line = item && item->menuItemType == QStyleOptionMenuItem::Separator;
        result.setHeight(line ? size::kSmall + size::kHair : qMax(result.height(), size::kControlDense));
    }
    return result;
}

} // namespace plateglass::ui
