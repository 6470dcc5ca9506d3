#include "ui/map/shape_draft.h"

#include "geo/area_test.h"
#include "ui/map/area_term.h"

#include <QLocale>

namespace plateglass::ui {

namespace {

constexpr std::size_t kMostCorners = 200;
constexpr qsizetype kMostRadiusDigits = 6; ///< under a thousand kilometres

} // namespace

std::vector<base::LatLon> ShapeDraft::path() const
{
    std::vector<base::LatLon> out = m_corners;
    if (begun() && m_pointer)
        out.push_back(*m_pointer);
    return out;
}

double ShapeDraft::radius() const
{
    if (m_tool != Tool::Circle || !begun())
        return 0;
    if (!m_typedRadius.isEmpty())
        return m_typedRadius.toDouble();
    return m_pointer ? geo::distance(m_corners.front(), *m_pointer).value : 0;
}

QString ShapeDraft::hint() const
{
    switch (m_tool) {
    case Tool::None: return {};
    case Tool::Polygon: return tr("Polygon: click corners, Enter closes, Backspace removes the last, Esc cancels");
    case Tool::Circle:
        if (!begun())
            return tr("Circle: click the centre, Esc cancels");
        return m_typedRadius.isEmpty() ? tr("Circle: click the edge or type the radius in metres, Enter closes, Esc cancels")
                                       : tr("Circle: radius %1 m, Enter closes, Backspace removes a digit, Esc cancels").arg(m_typedRadius);
    }
    return {};
}

std::optional<domain::Area> ShapeDraft::area() const
{
    if (m_tool == Tool::Circle && radius() >= 1)
        return rounded(domain::Circle{m_corners.front(), {radius()}});
    if (m_tool == Tool::Polygon && m_corners.size() >= 3)
        return rounded(domain::Polygon{m_corners, {}});
    return std::nullopt;
}

void ShapeDraft::arm(Tool tool)
{
    m_tool = tool;
    m_corners.clear();
    m_pointer.reset();
    m_typedRadius.clear();
    Q_EMIT changed();
}

void ShapeDraft::click(base::LatLon place)
{
    if (m_tool == Tool::None || m_corners.size() >= kMostCorners)
        return;
    m_pointer = place;
    if (m_tool == Tool::Circle && begun()) {
        m_typedRadius.clear();
        close();
        return;
    }
    // The second click of a double click falls onto the first; a ring needs no corner twice.
    if (m_corners.empty() || m_corners.back() != place)
        m_corners.push_back(place);
    Q_EMIT changed();
}

void ShapeDraft::movePointer(base::LatLon place)
{
    if (!begun())
        return;
    m_pointer = place;
    Q_EMIT changed();
}

void ShapeDraft::removeLast()
{
    if (!m_typedRadius.isEmpty())
        m_typedRadius.chop(1);
    else if (begun())
        m_corners.pop_back();
    Q_EMIT changed();
}

void ShapeDraft::typeDigit(QChar digit)
{
    if (m_tool != Tool::Circle || !begun() || !digit.isDigit() || m_typedRadius.size() >= kMostRadiusDigits)
        return;
    m_typedRadius += QString::number(digit.digitValue());
    Q_EMIT changed();
}

bool ShapeDraft::close()
{
    const auto whole = area();
    if (!whole)
        return false;
    cancel();
    Q_EMIT finished(*whole);
    return true;
}

} // namespace plateglass::ui
