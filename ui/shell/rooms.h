// The inside of an open workspace: one of the rooms, and the status line under it. The session band stands above all pages. Which rooms
// are offered follows from what the role may do; what the rooms do is theirs. Window thread.
#pragma once

#include "ui/common/formats.h"
#include "ui/shell/room_bar.h"

#include <QStringList>
#include <QWidget>

#include <map>
#include <optional>
#include <vector>

namespace plateglass::ui {

class InvestigatePage;
class PageStack;
class Room;
class SessionBand;
class StatusLine;
class Theme;
class Workbench;
struct Furniture;

class Rooms : public QWidget {
    Q_OBJECT

public:
    /// `band` outlives the rooms.
    Rooms(Workbench& workbench, SessionBand& band, Theme& theme, QWidget* parent = nullptr);

    /// Shows the workspace that was just signed in to, in the room where the account's work is.
    void enter(const QStringList& examples);
    /// Nothing of it stays in any view.
    void leave();

    [[nodiscard]] const std::vector<RoomId>& offered() const { return m_offered; } ///< in the order of their numbers
    [[nodiscard]] RoomId current() const { return m_current; }
    /// Does nothing where the room is not offered.
    void go(RoomId room);
    [[nodiscard]] Room& room() { return *m_rooms.at(m_current); }
    [[nodiscard]] InvestigatePage& investigate() { return *m_investigate; }

    void setClockMode(ClockMode mode);
    [[nodiscard]] ClockMode clockMode() const { return m_formats.mode(); }

Q_SIGNALS:
    void roomChanged();
    void keysRequested();

private:
    void add(RoomId id, Room* room);
    void connectWorkbench();
    void showFormats();

    Workbench& m_workbench;
    Formats m_formats;
    SessionBand* m_band;
    PageStack* m_stack;
    StatusLine* m_status;
    InvestigatePage* m_investigate;
    std::map<RoomId, Room*> m_rooms;
    std::vector<RoomId> m_offered;
    RoomId m_current = RoomId::Investigate;
    std::optional<base::UtcTime> m_dataTo;
};

} // namespace plateglass::ui
