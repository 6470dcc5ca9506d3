// What every search must answer, found the slow way: each read of a plain list is asked every term in turn. No indexes,
// no planner, no tables.
#pragma once

#include "domain/plate_matcher.h"
#include "geo/area_test.h"
#include "store/read_store.h"

#include <algorithm>
#include <cctype>
#include <set>

namespace plateglass::test {

class Oracle {
public:
    struct Hit {
        domain::Tier tier;
        std::int64_t time;
        std::int64_t id;
        const domain::Read* read;
        auto operator<=>(const Hit& other) const { return std::tuple(tier, time, id) <=> std::tuple(other.tier, other.time, other.id); }
        bool operator==(const Hit& other) const { return id == other.id; }
    };
    struct Expected {
        std::vector<Hit> hits;
        std::uint64_t withoutCoordinates = 0;
    };

    /// Takes a row as an import does. Reads are numbered in the order of the file; a duplicate uses up a number.
    bool add(const domain::ReadRow& row, const std::string& source)
    {
        ++m_lastId;
        const bool fresh = m_seen.emplace(row.plate, row.time.micros, row.cameraCode).second;
        if (!fresh) return false;
        const auto camera = std::ranges::find(m_cameras, row.cameraCode);
        const auto number = camera - m_cameras.begin() + 1;
        if (camera == m_cameras.end()) m_cameras.push_back(row.cameraCode);
        reads.push_back({.id = {m_lastId}, .camera = {number}, .sourceName = source, .row = row});
        return true;
    }

    std::vector<domain::Read> reads;

    [[nodiscard]] Expected answer(const domain::Query& query, const store::SearchFrame& frame) const
    {
        std::vector<domain::PlateMatcher> matchers;
        for (const auto& term : query.plates) matchers.push_back(std::move(domain::PlateMatcher::compile(term).value()));
        Expected out;
        for (const auto& read : reads) {
            const auto tier = tierOf(query, matchers, read.row);
            if (!tier || !inTime(query, frame, read.row.time) || !byColumns(query, read)) continue;
            if (!read.row.place) ++out.withoutCoordinates;
            if (inPlaces(query, read.row.place)) out.hits.push_back({*tier, read.row.time.micros, read.id.value, &read});
        }
        std::ranges::sort(out.hits);
        return out;
    }

private:
    static std::optional<domain::Tier> tierOf(const domain::Query& query, const std::vector<domain::PlateMatcher>& matchers,
                                              const domain::ReadRow& row)
    {
        domain::Tier worst{};
        for (std::size_t i = 0; i < matchers.size(); ++i) {
            std::optional<domain::Tier> tier;
            if (const auto match = matchers[i].match(row.plate.text, row.plate.kind)) tier = match->tier;
            for (const auto& candidate : row.candidates)
                if (!tier && query.plates[i].candidates && matchers[i].match(candidate.text, domain::kindOf(candidate.text)))
                    tier = domain::Tier{domain::Tier::Kind::Candidate, 0};
            if (!tier) return std::nullopt;
            worst = std::max(worst, *tier);
        }
        return worst;
    }

    static bool inTime(const domain::Query& query, const store::SearchFrame& frame, base::UtcTime time)
    {
        if (frame.visible.notBefore && time < *frame.visible.notBefore) return false;
        if (query.time && !query.time->all && !query.time->window.contains(time)) return false;
        const auto local = frame.zone.toLocal(time);
        const std::chrono::weekday day(
            std::chrono::sys_days(std::chrono::year(local.year) / static_cast<int>(local.month) / static_cast<int>(local.day)));
        if (query.days && !(query.days->mask >> (day.iso_encoding() - 1) & 1)) return false;
        if (!query.hours) return true;
        const int minute = local.hour * 60 + local.minute, from = query.hours->fromMinute, to = query.hours->toMinute;
        return from < to ? from <= minute && minute < to : from <= minute || minute < to;
    }

    static bool inPlaces(const domain::Query& query, const std::optional<base::LatLon>& place)
    {
        return std::ranges::all_of(query.places, [&](const auto& list) {
            return place && std::ranges::any_of(list, [&](const auto& area) { return geo::AreaTest::compile(area)->contains(*place); });
        });
    }

    static std::string lower(std::string text)
    {
        for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        return text;
    }
    static std::vector<std::string> wordsOf(const std::string& key, const domain::Read& read)
    {
        const auto& row = read.row;
        if (key == "state") return {row.plate.jurisdiction.code};
        if (key == "make") return {row.make};
        if (key == "model") return {row.model};
        if (key == "colour") return {row.colour};
        if (key == "type") return {row.vehicleType};
        if (key == "dir") return {row.direction};
        if (key == "source") return {read.sourceName};
        if (key == "hit") return {"no"};
        if (key == "verified") return {"no", "unverified"};
        if (row.image == domain::ImageState::Stored) return {"yes", "stored"};
        return row.image == domain::ImageState::Expired ? std::vector<std::string>{"no", "expired"}
                                                        : std::vector<std::string>{"no", "none"};
    }
    static bool byColumns(const domain::Query& query, const domain::Read& read)
    {
        for (const auto& term : query.attributes) {
            bool listed = false;
            for (const auto& word : wordsOf(term.key, read))
                for (const auto& value : term.values) listed = listed || lower(value) == lower(word.empty() ? "unknown" : word);
            if (listed == term.negated) return false;
        }
        for (const auto& term : query.cameras) {
            bool listed = false;
            for (const auto& code : term.codes)
                listed = listed || lower(code) == lower(read.row.cameraCode) || code == std::to_string(read.camera.value);
            if (listed == term.negated) return false;
        }
        return std::ranges::all_of(query.confidence, [&](const auto& term) {
            return read.row.confidence && (read.row.confidence->value >= term.percent * 10) == term.atLeast;
        });
    }

    std::set<std::tuple<domain::Plate, std::int64_t, std::string>> m_seen;
    std::vector<std::string> m_cameras; ///< in the order of their numbers
    std::int64_t m_lastId = 0;
};

} // namespace plateglass::test
