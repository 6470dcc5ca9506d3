#include "demo/street_net.h"

#include "demo/street_grid.h"
#include "demo/street_names.h"
#include "imaging/chance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace plateglass::demo {

namespace {

constexpr int kColumns = StreetNet::kColumns, kRows = StreetNet::kRows;

bool crosses(Spot a, Spot b, const Path& path)
{
    const auto side = [](Spot p, Spot q, Spot r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    for (std::size_t i = 1; i < path.size(); ++i) {
        const Spot c = path[i - 1], d = path[i];
        if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return true;
    }
    return false;
}

class Builder {
public:
    explicit Builder(const Landscape& land) : m_land(land) {}
    StreetNet build();

private:
    void layGrid();
    void layRails();
    void layParks();
    void layMotorway(const Path& way, const Path& drawn, const std::string& name, const std::string& ref);
    void layRamps(const Path& way, bool followsRows, std::span<const int> lines);
    void layDiagonal(const std::string& name, StreetClass kind, int column, int row, int stepRow, int count);
    void dropUnreachable();
    void collectAround();
    void drawLines();
    void leadOut();

    [[nodiscard]] bool insidePark(int column, int row, bool alongColumn) const;
    [[nodiscard]] bool thinned(Spot middle, int column, int row, bool alongColumn, imaging::Chance& chance) const;
    void tryStretch(int from, int to, int street, StreetClass kind, imaging::Chance& chance, bool dropped);
    [[nodiscard]] int nearestOnLine(Spot spot, bool row, int line, int sideOfMotorway) const;

    const Landscape& m_land;
    StreetNet m_net;
    std::vector<int> m_motorwayFirst; ///< first crossing of each motorway, and one past the last
};

bool Builder::insidePark(int column, int row, bool alongColumn) const
{
    return std::ranges::any_of(parkCells(), [&](const ParkCells& p) {
        return alongColumn ? p.west < column && column < p.east && p.south <= row && row < p.north
                           : p.south < row && row < p.north && p.west <= column && column < p.east;
    });
}

/// Away from the middle some patches have longer blocks, and here and there a stretch was never built.
bool Builder::thinned(Spot middle, int column, int row, bool alongColumn, imaging::Chance& chance) const
{
    if (chance.with(0.035)) return true;
    const District district = districtAt(middle);
    if (district == District::OldTown || district == District::Centre) return false;
    imaging::Chance patch(static_cast<std::uint64_t>((column / 5) * 131 + row / 6 + 77));
    const double style = patch.between(0, 1);
    const bool odd = (alongColumn ? column : row) % 2 == 1;
    if (district == District::Industrial) return odd;
    if (style < 0.34) return !alongColumn && odd;
    if (style < 0.56) return alongColumn && odd;
    if (style < 0.66) return odd;
    return false;
}

void Builder::tryStretch(int from, int to, int street, StreetClass kind, imaging::Chance& chance, bool dropped)
{
    const Spot a = m_net.crossings[static_cast<std::size_t>(from)], b = m_net.crossings[static_cast<std::size_t>(to)];
    const Spot middle = between(a, b, 0.5);
    const bool main = kind != StreetClass::Minor;
    if (dropped && !main) return;
    bool bridge = false;
    for (int step = 0; step <= 8; ++step) {
        const Spot p = between(a, b, step / 8.0);
        if (!m_land.inCity(p) || contains(m_land.lake, p)) return;
        bridge = bridge || m_land.inRiver(p);
    }
    if (bridge && !main) return;
    for (const auto& way : m_net.motorways) {
        const bool over = crosses(a, b, way);
        if (!main && (over || distance(middle, way) < 75 || distance(a, way) < 38 || distance(b, way) < 38)) return;
        bridge = bridge || over;
    }
    for (const auto& rail : m_net.rails) {
        const bool over = crosses(a, b, rail);
        if (!main && ((over && chance.with(0.6)) || distance(middle, rail) < 24)) return;
        bridge = bridge || (over && main);
    }
    m_net.stretches.push_back({from, to, kind, street, bridge});
}

void Builder::layGrid()
{
    for (int i = 0; i < kColumns; ++i)
        for (int j = 0; j < kRows; ++j) m_net.crossings.push_back(gridCrossing(i, j));
    for (int i = 0; i < kColumns; ++i) m_net.streets.push_back({nameOfColumn(i).name, "", nameOfColumn(i).kind, {}, {}});
    for (int j = 0; j < kRows; ++j) m_net.streets.push_back({nameOfRow(j).name, "", nameOfRow(j).kind, {}, {}});
    imaging::Chance chance(71);
    const auto consider = [&](int from, int to, int street, int i, int j, bool alongColumn) {
        const Spot middle = between(m_net.crossings[static_cast<std::size_t>(from)], m_net.crossings[static_cast<std::size_t>(to)], 0.5);
        const bool dropped = insidePark(i, j, alongColumn) || thinned(middle, i, j, alongColumn, chance);
        tryStretch(from, to, street, m_net.streets[static_cast<std::size_t>(street)].kind, chance, dropped);
    };
    for (int i = 0; i < kColumns; ++i)
        for (int j = 0; j < kRows; ++j) {
            if (j + 1 < kRows) consider(StreetNet::grid(i, j), StreetNet::grid(i, j + 1), i, i, j, true);
            if (i + 1 < kColumns) consider(StreetNet::grid(i, j), StreetNet::grid(i + 1, j), kColumns + j, i, j, false);
        }
}

void Builder::layRails()
{
    m_net.rails.push_back(curve({ { 14000, 6200 },
                                  { 9000, 3400 },
                                  { 5200, 2050 },
                                  { 3500, 1250 },
                                  { 2350, 420 },
                                  { 1400, -700 },
                                  { 300, -920 },
                                  { -800, -960 },
                                  { -1500, -700 },
                                  { -2020, -220 },
                                  { -2330, 500 },
                                  { -2560, 1500 },
                                  { -2500, 2700 },
                                  { -2300, 4800 },
                                  { -2500, 9000 },
                                  { -2900, 24000 } },
                                12));
    m_net.rails.push_back(curve({{-800, -960}, {-1250, -1000}, {-1800, -1180}, {-2330, -1290}}, 8)); // to the docks
}

void Builder::layParks()
{
    for (const auto& p : parkCells()) {
        Ring ring;
        const auto corner = [&](int i, int j) { ring.push_back(m_net.crossings[static_cast<std::size_t>(StreetNet::grid(i, j))]); };
        for (int i = p.west; i < p.east; ++i) corner(i, p.south);
        for (int j = p.south; j < p.north; ++j) corner(p.east, j);
        for (int i = p.east; i > p.west; --i) corner(i, p.north);
        for (int j = p.north; j > p.south; --j) corner(p.west, j);
        m_net.parks.push_back({p.kind, std::string(p.name), ring});
    }
    Path round;
    for (const auto& p : m_land.lake) round.push_back(Spot{500, 1400} + (p - Spot{500, 1400}) * 1.12);
    round.push_back(round.front());
    m_net.paths.push_back(round);
    const auto at = [&](int i, int j) { return m_net.crossings[static_cast<std::size_t>(StreetNet::grid(i, j))]; };
    m_net.paths.push_back(curve({at(28, 22), between(at(29, 24), at(30, 24), 0.5), at(31, 25), at(32, 26), at(33, 27)}, 8));
    m_net.paths.push_back(curve({at(34, 22), at(33, 23), at(31, 25), at(29, 26), at(28, 28)}, 8));
    Path loop;
    for (int k = 0; k <= 24; ++k) loop.push_back(at(31, 25) + Spot{150 * std::cos(k * 0.2618), 110 * std::sin(k * 0.2618)});
    m_net.paths.push_back(loop);
}

/// `drawn` goes on where nobody of this city drives.
void Builder::layMotorway(const Path& way, const Path& drawn, const std::string& name, const std::string& ref)
{
    const int street = static_cast<int>(m_net.streets.size());
    m_net.streets.push_back({name, ref, StreetClass::Motorway, {drawn}, {}});
    const int first = static_cast<int>(m_net.crossings.size());
    m_motorwayFirst.push_back(first);
    for (std::size_t k = 0; k < way.size(); ++k) {
        m_net.crossings.push_back(way[k]);
        if (k > 0)
            m_net.stretches.push_back({ first + static_cast<int>(k) - 1, first + static_cast<int>(k),
                                        StreetClass::Motorway, street, m_land.inRiver(way[k]) });
    }
    if (drawn.size() > way.size()) m_net.gateways.insert(m_net.gateways.end(), {first, static_cast<int>(m_net.crossings.size()) - 1});
}

int Builder::nearestOnLine(Spot spot, bool row, int line, int side) const
{
    int best = -1;
    double least = 1e12;
    for (int k = 0; k < (row ? kColumns : kRows); ++k) {
        const int id = row ? StreetNet::grid(k, line) : StreetNet::grid(line, k);
        const Spot at = m_net.crossings[static_cast<std::size_t>(id)];
        const double away = length(at - spot), aside = row ? at.x - spot.x : at.y - spot.y;
        if (aside * side > 60 && away < least) best = id, least = away;
    }
    return best;
}

void Builder::layRamps(const Path& way, bool followsRows, std::span<const int> lines)
{
    const int first = m_motorwayFirst.back();
    for (const int line : lines) {
        // The motorway's point nearest to the line, and the crossings of the line on both sides of it.
        int nearest = 0;
        double least = 1e12;
        for (std::size_t k = 0; k < way.size(); ++k)
            for (int c = 0; c < (followsRows ? kColumns : kRows); ++c) {
                const double away = length(m_net.crossings[static_cast<std::size_t>(
                                               followsRows ? StreetNet::grid(c, line) : StreetNet::grid(line, c))]
                                           - way[k]);
                if (away < least) least = away, nearest = static_cast<int>(k);
            }
        for (const int side : {-1, 1}) {
            const int at = nearestOnLine(way[static_cast<std::size_t>(nearest)], followsRows, line, side);
            if (at < 0) continue;
            for (const int along : {-2, 2}) {
                const int leave = std::clamp(nearest + along, 0, static_cast<int>(way.size()) - 1);
                m_net.stretches.push_back({first + leave, at, StreetClass::Ramp, static_cast<int>(m_net.streets.size()) - 1, false});
            }
        }
    }
}

void Builder::layDiagonal(const std::string& name, StreetClass kind, int column, int row, int stepRow, int count)
{
    const int street = static_cast<int>(m_net.streets.size());
    m_net.streets.push_back({name, "", kind, {}, {}});
    imaging::Chance chance(5);
    for (int k = 0; k < count; ++k)
        tryStretch(StreetNet::grid(column + k, row + k * stepRow),
                   StreetNet::grid(column + k + 1, row + (k + 1) * stepRow), street, kind, chance, false);
}

void Builder::collectAround()
{
    m_net.around.assign(m_net.crossings.size(), {});
    for (std::size_t s = 0; s < m_net.stretches.size(); ++s) {
        m_net.around[static_cast<std::size_t>(m_net.stretches[s].from)].push_back(static_cast<int>(s));
        m_net.around[static_cast<std::size_t>(m_net.stretches[s].to)].push_back(static_cast<int>(s));
    }
}

void Builder::dropUnreachable()
{
    collectAround();
    std::vector<char> reached(m_net.crossings.size(), 0);
    std::vector<int> open = {StreetNet::grid(27, 22)};
    reached[static_cast<std::size_t>(open.back())] = 1;
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        for (const int s : m_net.around[static_cast<std::size_t>(at)]) {
            const auto& stretch = m_net.stretches[static_cast<std::size_t>(s)];
            for (const int next : {stretch.from, stretch.to})
                if (!reached[static_cast<std::size_t>(next)]) reached[static_cast<std::size_t>(next)] = 1, open.push_back(next);
        }
    }
    std::erase_if(m_net.stretches, [&](const Stretch& s) { return !reached[static_cast<std::size_t>(s.from)]; });
    collectAround();
}

/// Stretches of one street that meet are one line, so that its name can follow it.
void Builder::drawLines()
{
    for (const auto& stretch : m_net.stretches) {
        auto& street = m_net.streets[static_cast<std::size_t>(stretch.street)];
        if (stretch.kind == StreetClass::Motorway || stretch.kind == StreetClass::Ramp) continue;
        const Spot a = m_net.crossings[static_cast<std::size_t>(stretch.from)], b = m_net.crossings[static_cast<std::size_t>(stretch.to)];
        // Stretches were laid in order along each street, so a line grows at its end only.
        const auto open = std::ranges::find_if(street.lines, [&](const Path& line) { return line.back() == a; });
        if (open != street.lines.end()) open->push_back(b);
        else street.lines.push_back({a, b});
        if (stretch.bridge) street.bridges.push_back({a, b});
    }
    for (auto& street : m_net.streets)
        std::ranges::stable_sort(street.lines, std::greater {}, [](const Path& line) { return length(line); });
}

/// Main streets go on into the country, and what comes from there enters where they begin.
void Builder::leadOut()
{
    const auto lead = [&](int street, int gate, Path beyond) {
        m_net.gateways.push_back(gate);
        beyond.insert(beyond.begin(), m_net.crossings[static_cast<std::size_t>(gate)]);
        m_net.streets[static_cast<std::size_t>(street)].lines.push_back(curve(beyond, 6));
    };
    const auto last = [&](bool row, int line, bool fromEnd) {
        const int count = row ? kColumns : kRows;
        for (int k = 0; k < count; ++k) {
            const int at = fromEnd ? count - 1 - k : k;
            const int id = row ? StreetNet::grid(at, line) : StreetNet::grid(line, at);
            if (m_net.connected(id)) return id;
        }
        return 0;
    };
    lead(kColumns + 31, last(true, 31, true), {{5000, 420}, {7200, -200}, {11000, -300}, {24000, 900}, {52000, -3000}, {120000, 9000}});
    lead(kColumns + 43, last(true, 43, true), {{5000, 2500}, {7000, 2700}, {10000, 4800}, {16000, 7800}, {34000, 15000}, {70000, 42000}});
    lead(9, last(false, 9, true), {{-2750, 3900}, {-3000, 6000}, {-2600, 11000}, {-3100, 24000}});
    lead(9, last(false, 9, false), {{-2400, -3700}, {-2650, -6000}, {-2300, -11000}, {-2700, -24000}});
    lead(47, last(false, 47, false), {{2700, -3800}, {3600, -5600}, {5200, -9000}, {9000, -15000}, {21000, -32000}});
}

StreetNet Builder::build()
{
    const Path through = curve({ { 4600, 24000 },
                                 { 3300, 9000 },
                                 { 2750, 4500 },
                                 { 2440, 3000 },
                                 { 2080, 1900 },
                                 { 1760, 900 },
                                 { 1640, 0 },
                                 { 1850, -1000 },
                                 { 2060, -2000 },
                                 { 1780, -3000 },
                                 { 1500, -4500 },
                                 { 1900, -9000 },
                                 { 900, -24000 } },
                               9);
    const Path spur = curve({{1800, -800}, {1560, -1240}, {800, -1470}, {-200, -1440}, {-1100, -1500}, {-1900, -1560}, {-2300, -1480}}, 7);
    m_net.motorways = {through, spur};
    layRails();
    layGrid();
    layDiagonal("Old Post Road", StreetClass::Secondary, 15, 22, 1, 14);
    layDiagonal("Ferry Road", StreetClass::Secondary, 9, 20, -1, 12);
    layDiagonal("University Parkway", StreetClass::Secondary, 35, 31, 1, 13);
    layDiagonal("Canal Street", StreetClass::Secondary, 21, 17, -1, 8);
    Path drawn = curve({{14000, 190'000}, {16000, 120'000}, {9500, 62'000}, {4600, 24000}}, 8);
    drawn.insert(drawn.end(), through.begin() + 1, through.end());
    const Path south = curve({through.back(), {-2500, -58'000}, {6000, -110'000}, {2000, -190'000}}, 8);
    drawn.insert(drawn.end(), south.begin() + 1, south.end());
    layMotorway(through, drawn, "Larkhaven Freeway", "9");
    layRamps(through, true, std::array{49, 43, 31, 17, 5});
    layMotorway(spur, spur, "Harbor Spur", "109");
    layRamps(spur, false, std::array{27, 21, 15, 9});
    // The spur leaves the freeway where it begins.
    int join = m_motorwayFirst[0];
    for (int k = m_motorwayFirst[0]; k < m_motorwayFirst[1]; ++k)
        if (length(m_net.crossings[static_cast<std::size_t>(k)] - spur.front())
            < length(m_net.crossings[static_cast<std::size_t>(join)] - spur.front()))
            join = k;
    m_net.stretches.push_back({join, m_motorwayFirst[1], StreetClass::Motorway, static_cast<int>(m_net.streets.size()) - 1, false});
    layParks();
    dropUnreachable();
    drawLines();
    leadOut();
    return std::move(m_net);
}

} // namespace

StreetNet makeStreets(const Landscape& land) { return Builder(land).build(); }

} // namespace plateglass::demo
