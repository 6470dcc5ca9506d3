#include "ui/models/row_order.h"

#include "ui/models/row_words.h"

#include <QCollator>
#include <QLocale>
#include <QString>

#include <algorithm>
#include <concepts>
#include <map>
#include <numeric>

namespace plateglass::ui {

namespace {

using Key = std::uint64_t;
constexpr Key kNone = ~Key{0}; ///< a row without a value

/// Ranks of texts under an order: equal texts share a rank.
template <class Less>
std::vector<Key> ranks(const std::vector<QString>& texts, Less less)
{
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return less(texts[a], texts[b]); });
    std::vector<Key> rank(texts.size());
    for (std::size_t i = 1; i < order.size(); ++i)
        rank[order[i]] = rank[order[i - 1]] + (less(texts[order[i - 1]], texts[order[i]]) ? 1 : 0);
    return rank;
}

std::vector<Key> collated(const std::vector<QString>& texts)
{
    // The C locale compares bytes; words of people are never meant that way.
    QCollator collator(QLocale() == QLocale::c() ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true); // CAM-9 before CAM-14
    auto rank = ranks(texts, [&collator](const QString& a, const QString& b) { return collator.compare(a, b) < 0; });
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i].isEmpty())
            rank[i] = kNone;
    return rank;
}

/// Plates are data and not language: by their characters, never by a collation.
std::vector<Key> plateRanks(const domain::Answer& answer)
{
    std::vector<QString> texts;
    texts.reserve(answer.plates.size());
    for (const auto& entry : answer.plates)
        texts.push_back(toQt(entry.plate.text));
    return ranks(texts, [](const QString& a, const QString& b) { return a < b; });
}

std::vector<Key> tierRanks(const domain::Answer& answer)
{
    std::vector<Key> keys;
    keys.reserve(answer.plates.size());
    for (const auto& entry : answer.plates)
        keys.push_back((static_cast<Key>(entry.tier.kind) << 8U) + entry.tier.count);
    return keys;
}

std::vector<Key> cameraRanks(const domain::Answer& answer)
{
    std::vector<QString> texts;
    for (const auto& camera : answer.cameras)
        texts.push_back(toQt(camera.code));
    return collated(texts);
}

std::vector<Key> wordRanks(const domain::Answer& answer)
{
    std::vector<QString> texts;
    for (const auto& word : answer.words)
        texts.push_back(toQt(word));
    return collated(texts);
}

/// Of make and model as they are shown.
std::vector<Key> makeKeys(const domain::Answer& answer)
{
    std::map<VehicleWords, Key> keys;
    for (const auto& row : answer.rows)
        keys.try_emplace(VehicleWords::makeOf(row), 0);
    std::vector<QString> texts;
    for (const auto& [words, unused] : keys)
        texts.push_back(vehicleText(answer, words));
    const auto rank = collated(texts);
    std::size_t i = 0;
    for (auto& entry : keys)
        entry.second = rank[i++];
    std::vector<Key> perRow;
    perRow.reserve(answer.rows.size());
    for (const auto& row : answer.rows)
        perRow.push_back(keys.at(VehicleWords::makeOf(row)));
    return perRow;
}

/// Turns a signed number into one that sorts the same way unsigned.
template <std::signed_integral Signed>
Key lifted(Signed value)
{
    using Unsigned = std::make_unsigned_t<Signed>;
    return static_cast<Unsigned>(static_cast<Unsigned>(value) ^ (Unsigned{1} << (sizeof(Signed) * 8 - 1)));
}

Key placeKey(const domain::AnswerRow& row)
{
    if (!row.hasPlace)
        return kNone;
    return (lifted(row.place.lat.value) << 32U) | lifted(row.place.lon.value);
}

template <class KeyOf>
std::vector<Key> keysBy(const domain::Answer& answer, KeyOf keyOf)
{
    std::vector<Key> keys;
    keys.reserve(answer.rows.size());
    for (const auto& row : answer.rows)
        keys.push_back(keyOf(row));
    return keys;
}

std::vector<Key> keysOf(const domain::Answer& answer, ResultColumn column)
{
    using domain::AnswerRow;
    switch (column) {
    case ResultColumn::Plate: return keysBy(answer, [r = plateRanks(answer)](const AnswerRow& row) { return r[row.plate]; });
    case ResultColumn::Tier: return keysBy(answer, [r = tierRanks(answer)](const AnswerRow& row) { return r[row.plate]; });
    case ResultColumn::Confidence:
        return keysBy(answer, [](const AnswerRow& row) { return row.hasConfidence ? lifted(row.confidence.value) : kNone; });
    case ResultColumn::Time: return keysBy(answer, [](const AnswerRow& row) { return lifted(row.time.micros); });
    case ResultColumn::Camera: return keysBy(answer, [r = cameraRanks(answer)](const AnswerRow& row) { return r[row.camera]; });
    case ResultColumn::Direction: return keysBy(answer, [r = wordRanks(answer)](const AnswerRow& row) { return r[row.direction]; });
    case ResultColumn::VehicleType: return keysBy(answer, [r = wordRanks(answer)](const AnswerRow& row) { return r[row.vehicleType]; });
    case ResultColumn::Colour: return keysBy(answer, [r = wordRanks(answer)](const AnswerRow& row) { return r[row.colour]; });
    case ResultColumn::Make: return makeKeys(answer);
    case ResultColumn::Place: return keysBy(answer, placeKey);
    }
    return {};
}

} // namespace

std::vector<qint64> orderedPositions(const domain::Answer& answer, RowOrder order, std::stop_token stop)
{
    struct Entry {
        Key key;
        qint64 position;
        auto operator<=>(const Entry&) const = default;
    };
    const std::vector<Key> keys = keysOf(answer, order.column);
    std::vector<Entry> entries;
    entries.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) {
        // The complement turns the order round without turning the ties round.
        const bool turned = order.sense == Sense::Descending && keys[i] != kNone;
        entries.push_back({turned ? kNone - 1 - keys[i] : keys[i], static_cast<qint64>(i)});
    }
    if (stop.stop_requested())
        return {};
    std::ranges::sort(entries);
    if (stop.stop_requested())
        return {};
    std::vector<qint64> positions;
    positions.reserve(entries.size());
    for (const auto& entry : entries)
        positions.push_back(entry.position);
    return positions;
}

} // namespace plateglass::ui
