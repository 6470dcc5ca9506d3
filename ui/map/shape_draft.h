// A shape being drawn: which tool is armed, what has been clicked or typed so far, and when it is whole. Knows no pixels.
// Window thread.
#pragma once

#include "domain/area.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace plateglass::ui {

class ShapeDraft : public QObject {
    Q_OBJECT

public:
    enum class Tool { None, Circle, Polygon };

    explicit ShapeDraft(QObject* parent = nullptr) : QObject(parent) {}

    [[nodiscard]] Tool tool() const { return m_tool; }
    [[nodiscard]] bool begun() const { return !m_corners.empty(); }
    [[nodiscard]] const std::vector<base::LatLon>& corners() const { return m_corners; } ///< of a circle: its centre
    [[nodiscard]] std::vector<base::LatLon> path() const; ///< corners, and the pointer as the next one
    [[nodiscard]] double radius() const; ///< of a circle, in metres; 0: not yet
    /// What the armed tool expects next; empty when none is.
    [[nodiscard]] QString hint() const;
    /// The shape as far as it is one.
    [[nodiscard]] std::optional<domain::Area> area() const;

    void arm(Tool tool); ///< drops what was begun
    void cancel() { arm(Tool::None); }
    void click(base::LatLon place);
    void movePointer(base::LatLon place);
    void removeLast();
    void typeDigit(QChar digit); ///< of a circle's radius in metres
    bool close();                ///< false while there is no whole shape

Q_SIGNALS:
    void changed();
    void finished(const plateglass::domain::Area& area);

private:
    Tool m_tool = Tool::None;
    std::vector<base::LatLon> m_corners;
    std::optional<base::LatLon> m_pointer;
    QString m_typedRadius;
};

} // namespace plateglass::ui
