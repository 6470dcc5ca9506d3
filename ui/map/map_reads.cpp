#include "ui/map/map_reads.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace plateglass::ui {

namespace {

constexpr double kSteps = 4294967296.0; // 2^32
constexpr std::int32_t kNoMark = -1;

std::int32_t codeOfSite(std::int32_t site)
{
    return -2 - site;
}

void include(std::optional<domain::Box>& box, base::LatLon place)
{
    if (!box)
        box = domain::Box{place.lat, place.lon, place.lat, place.lon};
    box->south = std::min(box->south, place.lat);
    box->north = std::max(box->north, place.lat);
    box->west = std::min(box->west, place.lon);
    box->east = std::max(box->east, place.lon);
}

} // namespace

FixedPoint fixedOf(geo::UnitPoint point)
{
    const auto fixed = [](double v) { return static_cast<std::uint32_t>(std::clamp(v * kSteps, 0.0, kSteps - 1)); };
    return {fixed(point.x), fixed(point.y)};
}

geo::UnitPoint unitOf(FixedPoint point)
{
    return {(point.x + 0.5) / kSteps, (point.y + 0.5) / kSteps};
}

Directions directionOf(std::string_view word)
{
    static constexpr std::array<std::string_view, 8> kEighths{"N", "NE", "E", "SE", "S", "SW", "W", "NW"};
    std::string letters;
    for (const char c : word)
        if (c != ' ' && c != '-' && c != '_')
            letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    for (const auto& [longWord, shortWord] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
             {"NORTH", "N"}, {"SOUTH", "S"}, {"EAST", "E"}, {"WEST", "W"}, {"BOUND", ""}})
        if (const auto at = letters.find(longWord); at != std::string::npos)
            letters.replace(at, longWord.size(), shortWord);
    if (letters.size() > 1 && letters.back() == 'B')
        letters.pop_back(); // NB: northbound
    const auto found = std::ranges::find(kEighths, letters);
    return found == kEighths.end() ? Directions(0) : static_cast<Directions>(1U << (found - kEighths.begin()));
}

MapReads::MapReads(gate::ResultPtr result) : m_result(std::move(result))
{
    if (!m_result)
        return;
    const domain::Answer& answer = m_result->answer;
    m_siteOfCamera.assign(answer.cameras.size(), -1);
    m_markOfRow.assign(answer.rows.size(), kNoMark);
    for (std::uint32_t row = 0; row < answer.rows.size(); ++row)
        addRow(row);
    for (MapSite& site : m_sites)
        std::ranges::stable_sort(site.rows, {}, [&](std::uint32_t row) { return answer.rows[row].time; });
    ageThem();
    m_index = PointIndex(m_points);
}

void MapReads::addRow(std::uint32_t row)
{
    const domain::Answer& answer = m_result->answer;
    const domain::AnswerRow& read = answer.rows[row];
    const domain::Camera* camera = read.camera < answer.cameras.size() ? &answer.cameras[read.camera] : nullptr;
    if (camera && !read.mobile && (camera->place || read.hasPlace))
        addToSite(row, camera->place.value_or(read.place));
    else if (read.hasPlace)
        addPoint(row, read.place);
    else
        ++m_withoutPlace;
}

void MapReads::addToSite(std::uint32_t row, base::LatLon place)
{
    const domain::AnswerRow& read = m_result->answer.rows[row];
    std::int32_t& site = m_siteOfCamera[read.camera];
    if (site < 0) {
        site = static_cast<std::int32_t>(m_sites.size());
        m_sites.push_back({geo::toUnit(place), read.camera, {}, 0});
        include(m_bounds, place);
    }
    MapSite& at = m_sites[static_cast<std::size_t>(site)];
    at.rows.push_back(row);
    if (read.direction != 0 && read.direction < m_result->answer.words.size())
        at.directions |= directionOf(m_result->answer.words[read.direction]);
    m_markOfRow[row] = codeOfSite(site);
}

void MapReads::addPoint(std::uint32_t row, base::LatLon place)
{
    m_markOfRow[row] = static_cast<std::int32_t>(m_points.size());
    m_points.push_back(fixedOf(geo::toUnit(place)));
    m_pointRows.push_back(row);
    include(m_bounds, place);
}

void MapReads::ageThem()
{
    const auto& rows = m_result->answer.rows;
    const auto timeOf = [&](std::uint32_t row) { return rows[row].time.micros; };
    m_ages.assign(m_points.size(), 0);
    if (m_pointRows.empty())
        return;
    const auto [oldest, newest] = std::ranges::minmax(m_pointRows, {}, timeOf);
    const double span = static_cast<double>(timeOf(newest) - timeOf(oldest));
    if (span <= 0)
        return;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        const double age = static_cast<double>(timeOf(newest) - timeOf(m_pointRows[i])) / span;
        m_ages[i] = static_cast<std::uint8_t>(std::min(kAgeSteps - 1, static_cast<int>(age * kAgeSteps)));
    }
}

std::optional<Mark> MapReads::markOf(std::int64_t row) const
{
    if (row < 0 || row >= std::ssize(m_markOfRow))
        return std::nullopt;
    const std::int32_t code = m_markOfRow[static_cast<std::size_t>(row)];
    if (code == kNoMark)
        return std::nullopt;
    if (code >= 0)
        return PointMark{static_cast<std::uint32_t>(code)};
    return SiteMark{static_cast<std::uint32_t>(-2 - code)};
}

geo::UnitPoint MapReads::placeOf(const Mark& mark) const
{
    if (const auto* site = std::get_if<SiteMark>(&mark))
        return m_sites[site->site].at;
    return unitOf(m_points[std::get<PointMark>(mark).point]);
}

std::optional<domain::Box> MapReads::boundsOf(std::span<const qint64> rows) const
{
    std::optional<domain::Box> box;
    for (const qint64 row : rows)
        if (const auto mark = markOf(row))
            include(box, geo::fromUnit(placeOf(*mark)));
    return box;
}

} // namespace plateglass::ui
