// Areas on the map: fences of the workspace, areas of the present question, and the one just drawn or typed. Window thread.
#pragma once

#include "gate/questions.h"
#include "ui/map/area_painter.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace plateglass::ui {

class MapAreas : public QObject {
    Q_OBJECT

public:
    explicit MapAreas(QObject* parent = nullptr);

    void setFences(std::vector<gate::Fence> fences);
    void setAsked(std::vector<domain::Area> areas);     ///< those of the present question
    void setProposed(std::optional<domain::Area> area); ///< drawn or typed, not yet asked
    [[nodiscard]] const std::optional<domain::Area>& proposed() const { return m_proposed; }

    /// A snapshot for painters. A fence that is asked for stands once, as asked, with its name.
    [[nodiscard]] const std::shared_ptr<const std::vector<AreaMark>>& marks() const { return m_marks; }

Q_SIGNALS:
    void changed();

private:
    void rebuild();

    std::vector<gate::Fence> m_fences;
    std::vector<domain::Area> m_asked;
    std::optional<domain::Area> m_proposed;
    std::shared_ptr<const std::vector<AreaMark>> m_marks;
};

} // namespace plateglass::ui
