#include "demo/blocks.h"

#include "imaging/chance.h"

#include <algorithm>
#include <array>

namespace plateglass::demo {

namespace {

/// One cell of the bent grid; (s, t) go from 0 to 1 along its sides.
struct Block {
    std::array<Spot, 4> corner; ///< south-west, south-east, north-east, north-west
    double wide = 0, tall = 0;  ///< metres
    [[nodiscard]] Spot at(double s, double t) const
    {
        return between(between(corner[0], corner[1], s), between(corner[3], corner[2], s), t);
    }
    /// A rectangle given in metres from the south-west corner.
    [[nodiscard]] Ring box(double x, double y, double w, double h) const
    {
        const double s0 = x / wide, s1 = (x + w) / wide, t0 = y / tall, t1 = (y + h) / tall;
        return {at(s0, t0), at(s1, t0), at(s1, t1), at(s0, t1)};
    }
};

class Filler {
public:
    Filler(const Landscape& land, const StreetNet& net) : m_land(land), m_net(net) {}
    std::vector<Ring> fill();

private:
    void houses(const Block& block, imaging::Chance& chance);
    void rows(const Block& block, imaging::Chance& chance, double narrow, double broad, double deep);
    void sheds(const Block& block, imaging::Chance& chance);
    void put(Ring ring);
    [[nodiscard]] bool free(const Ring& ring) const;
    [[nodiscard]] bool built(Spot middle) const;

    const Landscape& m_land;
    const StreetNet& m_net;
    std::vector<std::pair<double, const Path*>> m_ways; ///< how far to stay away from each
    std::vector<Ring> m_made;
};

bool Filler::free(const Ring& ring) const
{
    for (const auto& spot : ring)
        if (m_land.inWater(spot) || !m_land.inCity(spot) || m_land.inSea({spot.x - 24, spot.y})) return false; // moles and piers stay bare
    Spot middle = between(ring[0], ring[2], 0.5);
    return std::ranges::all_of(m_ways, [&](const auto& way) {
        const double reach = way.first + length(ring[0] - middle);
        if (distance(middle, *way.second) > reach + 40) return true;
        return distance(middle, *way.second) > way.first
            && std::ranges::all_of(ring, [&](Spot spot) { return distance(spot, *way.second) > way.first; });
    });
}

void Filler::put(Ring ring)
{
    if (free(ring)) m_made.push_back(std::move(ring));
}

/// Along both long sides, each in its garden.
void Filler::houses(const Block& block, imaging::Chance& chance)
{
    for (const bool north : {false, true})
        for (double x = 15; x < block.wide - 24;) {
            const double w = chance.between(9, 14), h = chance.between(9, 13), set = chance.between(13, 17);
            const double y = north ? block.tall - set - h : set;
            Ring house = block.box(x, y, w, h);
            if (chance.once(3)) { // an L: a wing towards the garden
                const double wing = chance.between(4, 6), deep = chance.between(4, 7);
                const double s = (x + wing) / block.wide;
                const double inner = north ? y : y + h, outer = north ? y - deep : y + h + deep;
                house = north ? Ring { block.at(x / block.wide, outer / block.tall),
                                       block.at(s, outer / block.tall),
                                       block.at(s, inner / block.tall),
                                       block.at((x + w) / block.wide, inner / block.tall),
                                       block.at((x + w) / block.wide, (y + h) / block.tall),
                                       block.at(x / block.wide, (y + h) / block.tall) }
                              : Ring { block.at(x / block.wide, y / block.tall),
                                       block.at((x + w) / block.wide, y / block.tall),
                                       block.at((x + w) / block.wide, inner / block.tall),
                                       block.at(s, inner / block.tall),
                                       block.at(s, outer / block.tall),
                                       block.at(x / block.wide, outer / block.tall) };
            }
            if (!chance.once(14)) put(std::move(house));
            x += w + chance.between(4, 8);
        }
}

/// House by house along all four sides.
void Filler::rows(const Block& block, imaging::Chance& chance, double narrow, double broad, double deep)
{
    const double edge = 10;
    for (const bool north : {false, true})
        for (double x = edge; x < block.wide - edge - narrow;) {
            const double w = std::min(chance.between(narrow, broad), block.wide - edge - x), h = deep + chance.between(-4, 5);
            if (!chance.once(11)) put(block.box(x, north ? block.tall - edge - h : edge, w, h));
            x += w + (chance.once(5) ? 4 : 0.6);
        }
    for (const bool east : {false, true})
        for (double y = edge + deep + 6; y < block.tall - edge - deep - 6 - narrow;) {
            const double h = chance.between(narrow, broad), w = deep * 0.8 + chance.between(-3, 3);
            put(block.box(east ? block.wide - edge - w : edge, y, w, h));
            y += h + 0.6;
        }
    if (chance.once(3)) put(block.box(block.wide * 0.4, block.tall * 0.42, block.wide * 0.2, block.tall * 0.16));
}

void Filler::sheds(const Block& block, imaging::Chance& chance)
{
    const double split = chance.between(0.4, 0.62), edge = 14;
    if (chance.once(5)) return; // a yard
    put(block.box(edge, edge, block.wide * split - edge - 6, block.tall - 2 * edge));
    if (!chance.once(3))
        put(block.box(block.wide * split + 6, edge, block.wide * (1 - split) - edge - 6,
                      (block.tall - 2 * edge) * chance.between(0.4, 1)));
}

bool Filler::built(Spot middle) const
{
    if (!m_land.inCity(middle) || m_land.inWater(middle)) return false;
    return std::ranges::none_of(m_net.parks, [&](const GroundArea& park) { return contains(park.ring, middle); });
}

std::vector<Ring> Filler::fill()
{
    for (const auto& way : m_net.motorways) m_ways.emplace_back(30, &way);
    for (const auto& rail : m_net.rails) m_ways.emplace_back(14, &rail);
    for (std::size_t s = StreetNet::kColumns + StreetNet::kRows; s < m_net.streets.size(); ++s) // those that cut across the grid
        if (m_net.streets[s].kind != StreetClass::Motorway)
            for (const auto& line : m_net.streets[s].lines) m_ways.emplace_back(13, &line);
    for (int i = 0; i + 1 < StreetNet::kColumns; ++i)
        for (int j = 0; j + 1 < StreetNet::kRows; ++j) {
            const auto at = [&](int c, int r) { return m_net.crossings[static_cast<std::size_t>(StreetNet::grid(c, r))]; };
            Block block{{at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)}, 0, 0};
            block.wide = (length(block.corner[1] - block.corner[0]) + length(block.corner[2] - block.corner[3])) / 2;
            block.tall = (length(block.corner[3] - block.corner[0]) + length(block.corner[2] - block.corner[1])) / 2;
            const Spot middle = block.at(0.5, 0.5);
            if (!built(middle)) continue;
            imaging::Chance chance(static_cast<std::uint64_t>(i * 1000 + j));
            switch (districtAt(middle)) {
            case District::Centre: rows(block, chance, 20, 38, 32); break;
            case District::OldTown: rows(block, chance, 9, 17, 22); break;
            case District::Commercial: rows(block, chance, 24, 46, 28); break;
            case District::Industrial: sheds(block, chance); break;
            case District::Residential: houses(block, chance); break;
            }
        }
    return std::move(m_made);
}

} // namespace

std::vector<Ring> makeBuildings(const Landscape& land, const StreetNet& net) { return Filler(land, net).fill(); }

} // namespace plateglass::demo
