#include "ui/map/map_areas.h"

#include "ui/common/qt_std.h"

#include <algorithm>

namespace plateglass::ui {

MapAreas::MapAreas(QObject* parent) : QObject(parent), m_marks(std::make_shared<const std::vector<AreaMark>>()) {}

void MapAreas::setFences(std::vector<gate::Fence> fences)
{
    m_fences = std::move(fences);
    rebuild();
}

void MapAreas::setAsked(std::vector<domain::Area> areas)
{
    m_asked = std::move(areas);
    rebuild();
}

void MapAreas::setProposed(std::optional<domain::Area> area)
{
    if (area == m_proposed)
        return;
    m_proposed = std::move(area);
    rebuild();
}

void MapAreas::rebuild()
{
    const auto nameOf = [this](const domain::Area& area) {
        const auto fence = std::ranges::find(m_fences, area, &gate::Fence::area);
        return fence == m_fences.end() ? QString() : toQt(fence->name);
    };
    auto marks = std::make_shared<std::vector<AreaMark>>();
    for (const gate::Fence& fence : m_fences)
        if (std::ranges::find(m_asked, fence.area) == m_asked.end())
            marks->push_back(areaMark(fence.area, toQt(fence.name), AreaState::Fence));
    for (const domain::Area& area : m_asked)
        marks->push_back(areaMark(area, nameOf(area), AreaState::Asked));
    if (m_proposed)
        marks->push_back(areaMark(*m_proposed, {}, AreaState::Proposed));
    m_marks = std::move(marks);
    Q_EMIT changed();
}

} // namespace plateglass::ui
