#include "ui/shell/rooms.h"

#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/shell/investigate_page.h"
#include "ui/shell/page_stack.h"
#include "ui/shell/session_band.h"
#include "ui/shell/status_line.h"
#include "ui/shell/workbench.h"

#include <QVBoxLayout>

#include <algorithm>

namespace plateglass::ui {

Rooms::Rooms(Workbench& workbench, SessionBand& band, Theme& theme, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_band(&band), m_stack(new PageStack(this)), m_status(new StatusLine(theme, this)),
      m_investigate(new InvestigatePage(workbench, theme))
{
    setObjectName(QStringLiteral("rooms"));
    m_stack->setObjectName(QStringLiteral("roomStack"));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_stack, 1);
    all->addWidget(m_status);
    add(RoomId::Investigate, m_investigate);
    connect(m_band, &SessionBand::aboutToEnd, m_investigate, &InvestigatePage::reportShown);
    connect(m_band, &SessionBand::started, this, [this] { room().focusFirst(); });
    connect(m_status, &StatusLine::keysRequested, this, &Rooms::keysRequested);
    connectWorkbench();
}

void Rooms::add(RoomId id, Room* room)
{
    m_rooms.emplace(id, room);
    m_stack->addWidget(room);
    connect(room, &Room::said, m_status, &StatusLine::setMessage);
    connect(room, &Room::hinted, m_status, &StatusLine::setHint);
    connect(room, &Room::recordsWritten, &m_workbench, &Workbench::lookAgain);
}

void Rooms::connectWorkbench()
{
    connect(&m_workbench, &Workbench::furnitureArrived, this, [this](const Furniture& furniture) {
        m_dataTo = furniture.extent ? std::optional(furniture.extent->to) : std::nullopt;
        showFormats();
    });
    connect(&m_workbench, &Workbench::recordWritten, m_status, &StatusLine::setRecord);
    connect(&m_workbench, &Workbench::searchEnded, m_status, &StatusLine::setMessage);
}

void Rooms::enter(const QStringList& examples)
{
    const Desk& desk = *m_workbench.desk();
    m_formats = Formats(desk.zone, m_formats.mode());
    const bool demo = desk.workspace.kind == policy::WorkspaceKind::Demo;
    m_status->setMark(demo ? tr("Demo: no real vehicle, place or person") : toQt(desk.policy.mark.empty() ? desk.workspace.mark : desk.policy.mark));
    m_status->setAccount(toQt(desk.account.name));
    m_status->setMessage({});
    m_band->enter();
    m_investigate->enter(examples);
    m_offered = {RoomId::Investigate};
    showFormats();
    m_current = m_offered.front();
    m_stack->setCurrentWidget(&room());
    Q_EMIT roomChanged();
}

void Rooms::leave()
{
    m_band->leave();
    for (const auto& [id, room] : m_rooms)
        room->leave();
    m_status->setMessage({});
    m_status->setAccount({});
    m_status->setRecord(0);
    m_status->setDataTo({});
    m_dataTo.reset();
    m_offered.clear();
}

void Rooms::go(RoomId room)
{
    if (room == m_current || !std::ranges::contains(m_offered, room))
        return;
    m_current = room;
    m_stack->setCurrentWidget(&this->room());
    this->room().focusFirst();
    Q_EMIT roomChanged();
}

void Rooms::setClockMode(ClockMode mode)
{
    m_formats.setMode(mode);
    showFormats();
}

void Rooms::showFormats()
{
    for (const auto& [id, room] : m_rooms)
        room->setFormats(m_formats);
    const base::UtcTime at = m_dataTo.value_or(m_workbench.wallNow());
    m_status->setDataTo(m_dataTo ? m_formats.dateTime(*m_dataTo) : QString());
    m_status->setClock(m_formats.mode() == ClockMode::Utc ? tr("Times in UTC") : tr("Local time %1").arg(m_formats.offset(at)));
}

} // namespace plateglass::ui
