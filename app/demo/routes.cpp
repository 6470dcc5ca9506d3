#include "demo/routes.h"

#include "imaging/chance.h"

#include <algorithm>
#include <queue>

namespace plateglass::demo {

double Routes::metresPerSecond(StreetClass kind)
{
    switch (kind) {
    case StreetClass::Motorway: return 27;
    case StreetClass::Ramp: return 13;
    case StreetClass::Primary: return 14;
    case StreetClass::Secondary: return 11.5;
    case StreetClass::Minor: return 6.5;
    }
    return 6.5;
}

Routes::Routes(const CityPlan& plan, const std::vector<CameraSite>& cameras, std::vector<int> anchors)
    : m_plan(plan)
    , m_anchors(std::move(anchors))
{
    const auto& stretches = plan.net.stretches;
    m_forward.assign(stretches.size(), -1);
    m_backward.assign(stretches.size(), -1);
    for (std::size_t s = 0; s < stretches.size(); ++s)
        for (std::size_t c = 0; c < cameras.size(); ++c) {
            if (cameras[c].from == stretches[s].from && cameras[c].to == stretches[s].to) m_forward[s] = static_cast<int>(c);
            if (cameras[c].from == stretches[s].to && cameras[c].to == stretches[s].from) m_backward[s] = static_cast<int>(c);
        }
    m_trees.resize(m_anchors.size() * kTastes);
}

double Routes::cost(int stretch, int taste) const
{
    const auto& s = m_plan.net.stretches[static_cast<std::size_t>(stretch)];
    const double metres = length(m_plan.net.crossings[static_cast<std::size_t>(s.to)]
                                 - m_plan.net.crossings[static_cast<std::size_t>(s.from)]);
    imaging::Chance liking(static_cast<std::uint64_t>(stretch * kTastes + taste));
    const double wait = s.kind == StreetClass::Motorway ? 0 : s.kind == StreetClass::Minor ? 3.5 : 2; // at crossings
    return (metres / metresPerSecond(s.kind) + wait) * liking.between(0.9, 1.25);
}

const Routes::Tree& Routes::tree(int fromAnchor, int taste)
{
    auto& kept = m_trees[static_cast<std::size_t>(fromAnchor * kTastes + taste)];
    if (kept) return *kept;
    const auto& net = m_plan.net;
    std::vector<double> seconds(net.crossings.size(), 1e12);
    Tree by(net.crossings.size(), -1);
    using Open = std::pair<double, int>;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    const int start = m_anchors[static_cast<std::size_t>(fromAnchor)];
    seconds[static_cast<std::size_t>(start)] = 0;
    open.emplace(0.0, start);
    while (!open.empty()) { // Dijkstra
        const auto [reached, here] = open.top();
        open.pop();
        if (reached > seconds[static_cast<std::size_t>(here)]) continue;
        for (const int s : net.around[static_cast<std::size_t>(here)]) {
            const auto& stretch = net.stretches[static_cast<std::size_t>(s)];
            const int next = stretch.from == here ? stretch.to : stretch.from;
            const double there = reached + cost(s, taste);
            if (there >= seconds[static_cast<std::size_t>(next)]) continue;
            seconds[static_cast<std::size_t>(next)] = there;
            by[static_cast<std::size_t>(next)] = s;
            open.emplace(there, next);
        }
    }
    return kept.emplace(std::move(by));
}

std::vector<int> Routes::stretches(int fromAnchor, int toAnchor, int taste)
{
    const Tree& by = tree(fromAnchor, taste);
    std::vector<int> path;
    int here = m_anchors[static_cast<std::size_t>(toAnchor)];
    while (by[static_cast<std::size_t>(here)] >= 0) {
        const int s = by[static_cast<std::size_t>(here)];
        path.push_back(s);
        const auto& stretch = m_plan.net.stretches[static_cast<std::size_t>(s)];
        here = stretch.to == here ? stretch.from : stretch.to;
    }
    std::ranges::reverse(path);
    return path;
}

const Way& Routes::way(int fromAnchor, int toAnchor, int taste)
{
    const auto key = (static_cast<std::uint64_t>(fromAnchor) << 24 | static_cast<std::uint64_t>(toAnchor)) * kTastes
        + static_cast<std::uint64_t>(taste);
    const auto [place, fresh] = m_ways.try_emplace(key);
    Way& way = place->second;
    if (!fresh) return way;
    int here = m_anchors[static_cast<std::size_t>(fromAnchor)];
    for (const int s : stretches(fromAnchor, toAnchor, taste)) {
        const auto& stretch = m_plan.net.stretches[static_cast<std::size_t>(s)];
        const bool forward = stretch.from == here;
        const int camera = (forward ? m_forward : m_backward)[static_cast<std::size_t>(s)];
        const double takes = cost(s, taste);
        if (camera >= 0) way.sightings.push_back({camera, way.seconds + takes * 0.35});
        way.seconds += takes;
        here = forward ? stretch.to : stretch.from;
    }
    return way;
}

std::vector<int> Routes::crossings(int fromAnchor, int toAnchor, int taste)
{
    std::vector<int> passed = {m_anchors[static_cast<std::size_t>(fromAnchor)]};
    for (const int s : stretches(fromAnchor, toAnchor, taste)) {
        const auto& stretch = m_plan.net.stretches[static_cast<std::size_t>(s)];
        passed.push_back(stretch.from == passed.back() ? stretch.to : stretch.from);
    }
    return passed;
}

} // namespace plateglass::demo
