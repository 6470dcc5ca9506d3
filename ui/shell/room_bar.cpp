#include "ui/shell/room_bar.h"

#include "ui/common/tab_button.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

namespace plateglass::ui {

namespace {

QKeySequence keyOf(RoomId room)
{
    return QKeySequence(QKeyCombination(Qt::ALT, static_cast<Qt::Key>(Qt::Key_0 + static_cast<int>(room))));
}

} // namespace

QString roomName(RoomId room)
{
    switch (room) {
    case RoomId::Investigate: return RoomBar::tr("Investigate", "room of the window");
    case RoomId::Audit: return RoomBar::tr("Audit", "room of the window");
    case RoomId::Administration: return RoomBar::tr("Administration", "room of the window");
    }
    return {};
}

RoomBar::RoomBar(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("roomBar"));
    setFixedHeight(size::kMenu);
    m_row->setContentsMargins(0, 0, size::kEdge, 0);
    m_row->setSpacing(0);
    m_row->addStretch(1);
    for (const RoomId room : {RoomId::Investigate, RoomId::Audit, RoomId::Administration}) {
        auto* button = new TabButton(theme, roomName(room), keyOf(room), this);
        button->setObjectName(QStringLiteral("room%1").arg(static_cast<int>(room)));
        button->setFocusPolicy(Qt::NoFocus); // its key reaches it from everywhere
        m_group->addButton(button, static_cast<int>(room));
        m_row->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idClicked, this, [this](int id) { Q_EMIT wanted(static_cast<RoomId>(id)); });
}

void RoomBar::show(std::span<const RoomId> offered, RoomId current)
{
    for (QAbstractButton* button : m_group->buttons()) {
        const auto room = static_cast<RoomId>(m_group->id(button));
        button->setVisible(offered.size() > 1 && std::ranges::contains(offered, room));
        button->setChecked(room == current);
    }
}

void RoomBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
}

} // namespace plateglass::ui
