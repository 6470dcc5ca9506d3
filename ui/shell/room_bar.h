// The rooms an account may use, as words with their keys at the end of the menu's row; the one that is shown is marked.
// Hidden while there is no choice. Window thread.
#pragma once

#include <QWidget>

#include <span>

class QButtonGroup;
class QHBoxLayout;

namespace plateglass::ui {

class Theme;

/// In the order of their numbers; Alt and the number goes there.
enum class RoomId { Investigate = 1, Audit = 3, Administration = 6 };

[[nodiscard]] QString roomName(RoomId room);

class RoomBar : public QWidget {
    Q_OBJECT

public:
    explicit RoomBar(const Theme& theme, QWidget* parent = nullptr);

    void show(std::span<const RoomId> offered, RoomId current);

Q_SIGNALS:
    void wanted(plateglass::ui::RoomId room);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
};

} // namespace plateglass::ui
