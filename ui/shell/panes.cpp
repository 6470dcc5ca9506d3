#include "ui/shell/panes.h"

#include "ui/common/tokens.h"

#include <QApplication>
#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QSplitter>

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr std::array kCentre{Pane::Map, Pane::Timeline, Pane::Table};

QSplitter* splitter(Qt::Orientation orientation, const char* name, QWidget* parent)
{
    auto* made = new QSplitter(orientation, parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setChildrenCollapsible(false);
    made->setHandleWidth(size::kSmall);
    return made;
}

} // namespace

Panes::Panes(std::array<Slot, 4> panes, QWidget* parent)
    : QWidget(parent), m_slots(std::move(panes)), m_across(splitter(Qt::Horizontal, "splitAcross", this)),
      m_down(splitter(Qt::Vertical, "splitDown", m_across))
{
    for (const Pane pane : kCentre)
        m_down->addWidget(widgetOf(pane));
    m_across->addWidget(m_down);
    m_across->addWidget(widgetOf(Pane::Loupe));
    m_across->setStretchFactor(0, 1);
    m_across->setStretchFactor(1, 0);
    m_down->setStretchFactor(0, 1);
    m_down->setStretchFactor(1, 0);
    m_down->setStretchFactor(2, 1);
    auto* all = new QHBoxLayout(this);
    all->addWidget(m_across);
}

void Panes::focus(Pane pane)
{
    if (m_grown && *m_grown != pane && pane != Pane::Loupe)
        grow(*m_grown); // a pane that is hidden cannot take the focus
    m_slots[static_cast<std::size_t>(pane)].focus();
}

std::optional<Pane> Panes::focused() const
{
    const QWidget* focus = QApplication::focusWidget();
    for (const Pane pane : {Pane::Map, Pane::Timeline, Pane::Table, Pane::Loupe})
        if (focus && (widgetOf(pane) == focus || widgetOf(pane)->isAncestorOf(focus)))
            return pane;
    return std::nullopt;
}

void Panes::grow(Pane pane)
{
    if (m_grown) {
        const bool back = *m_grown == pane;
        m_grown.reset();
        for (const Pane each : kCentre)
            widgetOf(each)->show();
        m_down->setSizes(m_before);
        if (back)
            return;
    }
    m_before = m_down->sizes();
    m_grown = pane;
    const auto before = focused();
    for (const Pane each : kCentre)
        widgetOf(each)->setVisible(each == pane);
    if (before && *before != Pane::Loupe && *before != pane)
        m_slots[static_cast<std::size_t>(pane)].focus(); // the keys go with what is seen
}

void Panes::resetLayout()
{
    if (m_grown)
        grow(*m_grown);
    const bool compact = window()->width() < size::kCompactBelow;
    const int loupe = compact ? size::kLoupeCompact : size::kLoupe;
    m_across->setSizes({qMax(0, width() - loupe), loupe});
    const int timeline = compact ? size::kTimelineLeast : size::kTimeline;
    const int rest = qMax(0, height() - timeline - 2 * m_down->handleWidth());
    constexpr double kTableShare = 0.4; // of a high window; in a low one the table has the rows it needs and the map the rest
    const int rows = compact ? 6 * size::kRowLow : 8 * size::kRow + size::kStatusBar;
    const int table = std::max(size::kPanelHead + (compact ? size::kRowLow : size::kRow) + rows + size::kGrid, static_cast<int>(rest * kTableShare));
    m_down->setSizes({rest - table, timeline, table});
    m_arranged = true;
}

QByteArray Panes::state() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out << m_across->saveState() << m_down->saveState();
    return bytes;
}

void Panes::restore(const QByteArray& state)
{
    QByteArray across, down;
    QDataStream in(state);
    in >> across >> down;
    m_arranged = in.status() == QDataStream::Ok && m_across->restoreState(across) && m_down->restoreState(down);
}

void Panes::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (!m_arranged && isVisible())
        resetLayout();
}

void Panes::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_arranged)
        resetLayout();
}

} // namespace plateglass::ui
