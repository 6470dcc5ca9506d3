#include "store/answer_builder.h"

#include "engine/word_map.h"
#include "store/furniture.h"

#include <algorithm>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::Answer;
using domain::AnswerRow;

namespace {

constexpr std::uint64_t kSlack = 4096;      ///< rows beyond the limit before they are cut off again
constexpr std::size_t kLookEvery = 1 << 14; ///< rows between two looks at the stop token
constexpr std::size_t kAhead = 12;          ///< plates between asking memory and reading it
constexpr std::size_t kSortedRun = 1 << 12; ///< rows sorted between two looks: about a millisecond

/// Numbers of a table to positions in a list of the answer, in the order of first use.
class Renumbering {
public:
    std::uint32_t operator()(std::uint32_t number)
    {
        if (m_positions.size() <= number) m_positions.resize(number + 1, kUnused);
        if (m_positions[number] == kUnused) {
            m_positions[number] = static_cast<std::uint32_t>(m_used.size());
            m_used.push_back(number);
        }
        return m_positions[number];
    }
    [[nodiscard]] const std::vector<std::uint32_t>& used() const { return m_used; }

private:
    static constexpr std::uint32_t kUnused = UINT32_MAX;
    std::vector<std::uint32_t> m_positions, m_used;
};

struct Numberings {
    Renumbering cameras, sources, words;
};

AnswerRow rowOf(const StoredRead& read, std::uint32_t plate, Numberings& numbers)
{
    AnswerRow row{.id = {read.read}, .time = {read.time}, .place = read.place, .plate = plate};
    row.camera = numbers.cameras(read.camera);
    row.source = numbers.sources(read.source);
    row.make = numbers.words(read.make);
    row.model = numbers.words(read.model);
    row.colour = numbers.words(read.colour);
    row.vehicleType = numbers.words(read.vehicleType);
    row.direction = numbers.words(read.direction);
    row.hasPlace = read.hasPlace;
    row.hasConfidence = read.confidence >= 0;
    if (row.hasConfidence) row.confidence = {read.confidence};
    row.mobile = read.mobile;
    row.image = read.image;
    return row;
}

Result<std::vector<std::string>> texts(sqlite::Connection& connection, std::string_view sql, const std::vector<std::uint32_t>& numbers)
{
    PG_TRY(auto row, connection.prepare(sql));
    std::vector<std::string> out;
    for (const auto number : numbers) {
        if (number == 0) { // words: unknown
            out.emplace_back();
            continue;
        }
        row.bindInteger(1, number);
        PG_TRY(const bool found, row.step());
        if (!found) return fail(Errc::Corrupt, "a read names a word or source that is not there");
        out.emplace_back(row.text(0));
        row.reset();
    }
    return out;
}

/// What rows are sorted by.
struct Key {
    std::int64_t time, read;
    domain::Tier tier;
    std::uint32_t at;
    bool operator<(const Key& other) const { return std::tie(tier, time, read) < std::tie(other.tier, other.time, other.read); }
};

/// Tier and plate are a plate of the answer; the tier fits eight bits beside the number.
std::uint64_t plateKey(const RowCollector::Found& found)
{
    return static_cast<std::uint64_t>(found.read.plate) << 16 | static_cast<std::uint64_t>(found.tier.kind) << 8 | found.tier.count;
}

} // namespace

void RowCollector::add(domain::Tier tier, const StoredRead& read)
{
    ++m_matched;
    if (m_limit == 0) return;
    m_found.push_back({tier, read});
    if (m_found.size() >= m_limit + m_limit / 4 + kSlack) cut();
}

void RowCollector::cut()
{
    if (m_found.size() <= m_limit) return;
    const auto end = m_found.begin() + static_cast<std::ptrdiff_t>(m_limit);
    std::ranges::nth_element(m_found, end);
    m_found.erase(end, m_found.end());
}

Result<RowCollector::Sorted> RowCollector::takeSorted(const std::stop_token& stop)
{
    cut();
    // Keys are sorted apart from their rows. A million take longer than a cancel may wait: runs are sorted, then merged two by two.
    std::vector<Key> keys;
    keys.reserve(m_found.size());
    for (const auto& found : m_found) keys.push_back({found.read.time, found.read.read, found.tier, static_cast<std::uint32_t>(keys.size())});
    const std::size_t size = keys.size();
    const auto at = [&](std::size_t i) { return keys.begin() + static_cast<std::ptrdiff_t>(std::min(i, size)); };
    for (std::size_t i = 0; i < size; i += kSortedRun) {
        if (stop.stop_requested()) return fail(Errc::Cancelled);
        std::sort(at(i), at(i + kSortedRun));
    }
    for (std::size_t width = kSortedRun; width < size; width *= 2)
        for (std::size_t i = 0; i + width < size; i += 2 * width) {
            if (stop.stop_requested()) return fail(Errc::Cancelled);
            std::inplace_merge(at(i), at(i + width), at(i + 2 * width));
        }
    Sorted sorted{.found = std::move(m_found)};
    sorted.order.reserve(size);
    for (const auto& key : keys) sorted.order.push_back(key.at);
    return sorted;
}

Result<Answer> buildAnswer(const RowCollector::Sorted& sorted, PlateFilter& filter, const PlateDictionary& dictionary,
                           sqlite::Connection& connection, const std::stop_token& stop)
{
    Answer answer;
    Numberings numbers;
    numbers.words(0); // words[0] is unknown
    engine::WordMap numbered(sorted.order.size()); // position in `plates`, and one
    std::vector<const RowCollector::Found*> plates; // the first row of each plate and tier
    answer.rows.reserve(sorted.order.size());
    for (const auto at : sorted.order) {
        if (answer.rows.size() % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        const auto& found = sorted.found[at];
        auto& plate = numbered.at(plateKey(found), 0);
        if (plate == 0) {
            plates.push_back(&found);
            plate = static_cast<std::uint32_t>(plates.size());
        }
        answer.rows.push_back(rowOf(found.read, plate - 1, numbers));
    }
    // Plates lie all over the dictionary: memory is asked for those to come while the present one is written down.
    answer.plates.reserve(plates.size());
    for (std::size_t i = 0; i < plates.size(); ++i) {
        if (i % kLookEvery == 0 && stop.stop_requested()) return fail(Errc::Cancelled);
        if (i + kAhead < plates.size()) dictionary.prefetch(plates[i + kAhead]->read.plate);
        PG_TRY(auto text, dictionary.plate(plates[i]->read.plate));
        answer.plates.push_back({std::move(text), plates[i]->tier, filter.diffOf(plates[i]->read.plate, plates[i]->tier)});
    }
    PG_TRY(answer.cameras, camerasByNumber(connection, numbers.cameras.used()));
    PG_TRY(answer.sources, texts(connection, "SELECT name FROM sources WHERE id = ?1", numbers.sources.used()));
    PG_TRY(answer.words, texts(connection, "SELECT text FROM words WHERE id = ?1", numbers.words.used()));
    return answer;
}

} // namespace plateglass::store
