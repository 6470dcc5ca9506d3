// Where the panels stand: map, timeline and results in the centre, the loupe at the right; which of them has the focus,
// and which has grown over its neighbours. Panels are moved by commands and by the lines between them. Window thread.
#pragma once

#include <QWidget>

#include <array>
#include <functional>
#include <optional>

class QSplitter;

namespace plateglass::ui {

enum class Pane { Map, Timeline, Table, Loupe };

class Panes : public QWidget {
    Q_OBJECT

public:
    struct Slot {
        QWidget* widget = nullptr;
        std::function<void()> focus; ///< puts the focus where the pane's keys work
    };

    /// In the order of Pane; takes the widgets.
    explicit Panes(std::array<Slot, 4> panes, QWidget* parent = nullptr);

    void focus(Pane pane);
    [[nodiscard]] std::optional<Pane> focused() const;
    /// The centre pane takes the whole centre; again: back to what was before.
    void grow(Pane pane);
    [[nodiscard]] std::optional<Pane> grown() const { return m_grown; }
    /// Sizes of the sheet for the present size of the window.
    void resetLayout();

    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray& state);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* widgetOf(Pane pane) const { return m_slots[static_cast<std::size_t>(pane)].widget; }

    std::array<Slot, 4> m_slots;
    QSplitter* m_across;
    QSplitter* m_down;
    std::optional<Pane> m_grown;
    QList<int> m_before; ///< heights before a pane grew
    bool m_arranged = false; ///< by hand, from settings or once for the first size
};

} // namespace plateglass::ui
