#include "store/row_filter.h"

#include "store/attribute_values.h"

#include <algorithm>
#include <limits>

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;
using domain::ImageState;

namespace {

/// What a read's image goes by in `image:`.
bool acceptsImage(const AttributeValues& values, ImageState state)
{
    switch (state) {
    case ImageState::Stored: return values.acceptAnyOf({"yes", "stored"});
    case ImageState::Expired: return values.acceptAnyOf({"no", "expired"});
    case ImageState::None: return values.acceptAnyOf({"no", "none"});
    }
    return false;
}

std::uint32_t StoredRead::* columnOf(std::string_view key)
{
    if (key == "make") return &StoredRead::make;
    if (key == "model") return &StoredRead::model;
    if (key == "colour") return &StoredRead::colour;
    if (key == "type") return &StoredRead::vehicleType;
    if (key == "dir") return &StoredRead::direction;
    if (key == "source") return &StoredRead::source;
    return nullptr;
}

/// Numbers of all rows whose text is accepted. `sql` gives number and text.
Result<NumberSet> acceptedNumbers(sqlite::Connection& connection, std::string_view sql, auto&& accept)
{
    PG_TRY(auto rows, connection.prepare(sql));
    NumberSet out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        if (accept(rows.integer(0), rows.text(1))) out.allow(rows.integer(0));
    }
}

} // namespace

TimeSpan spanOf(const domain::Query& query)
{
    TimeSpan span;
    if (query.time && !query.time->all) {
        const auto& window = query.time->window;
        if (window.empty()) return {0, -1};
        span = {window.from.micros, window.to.micros - 1}; // half-open
    }
    return span;
}

void NumberSet::allow(std::int64_t number)
{
    const auto at = static_cast<std::size_t>(number);
    if (m_allowed.size() <= at) m_allowed.resize(at + 1);
    m_allowed[at] = 1;
}

std::vector<std::uint32_t> NumberSet::numbers() const
{
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < m_allowed.size(); ++i)
        if (m_allowed[i] != 0) out.push_back(i);
    return out;
}

void NumberSet::keepOnly(const NumberSet& other)
{
    for (std::uint32_t i = 0; i < m_allowed.size(); ++i)
        if (!other.contains(i)) m_allowed[i] = 0;
}

Result<RowFilter> RowFilter::compile(const domain::Query& query, TimeSpan span, base::TimeZone zone, sqlite::Connection& connection)
{
    RowFilter filter(span, LocalHours(query.days, query.hours, zone));
    filter.m_confidence = query.confidence;
    for (const auto& term : query.cameras) PG_TRY_VOID(filter.addCameras(term, connection));
    for (const auto& term : query.attributes) PG_TRY_VOID(filter.add(term, connection));
    return filter;
}

Result<void> RowFilter::addCameras(const domain::CameraTerm& term, sqlite::Connection& connection)
{
    std::set<std::string, std::less<>> wanted;
    for (const auto& code : term.codes) wanted.insert(caseFold(code));
    PG_TRY(auto allowed, acceptedNumbers(connection, "SELECT id, code FROM cameras", [&](std::int64_t id, std::string_view code) {
               return (wanted.contains(caseFold(code)) || wanted.contains(std::to_string(id))) != term.negated;
           }));
    if (m_cameras) m_cameras->keepOnly(allowed);
    else m_cameras = std::move(allowed);
    return {};
}

Result<void> RowFilter::add(const domain::AttributeTerm& term, sqlite::Connection& connection)
{
    const AttributeValues values(term);
    if (term.key == "state") return {}; // belongs to the plate
    if (term.key == "image") {
        for (const auto state : {ImageState::None, ImageState::Stored, ImageState::Expired})
            m_images[static_cast<std::size_t>(state)] = m_images[static_cast<std::size_t>(state)] && acceptsImage(values, state);
        return {};
    }
    // Neither hits nor verifications are kept yet: every read is without hit and unverified.
    if (term.key == "hit" || term.key == "verified") {
        const bool accepted = term.key == "hit" ? values.acceptAnyOf({"no"}) : values.acceptAnyOf({"no", "unverified"});
        m_nothing = m_nothing || !accepted;
        return {};
    }
    const auto column = columnOf(term.key);
    if (column == nullptr) return fail(Errc::InvalidArgument, "no such attribute: " + term.key);
    const bool isSource = column == &StoredRead::source;
    PG_TRY(auto allowed,
           acceptedNumbers(connection, isSource ? "SELECT id, name FROM sources" : "SELECT id, text FROM words",
                           [&](std::int64_t, std::string_view word) { return values.accept(word); }));
    if (!isSource && values.accept({})) allowed.allow(0);
    m_words.push_back({column, std::move(allowed)});
    return {};
}

bool RowFilter::accepts(const StoredRead& read)
{
    if (m_nothing || !m_span.contains(read.time)) return false;
    if (m_cameras && !m_cameras->contains(read.camera)) return false;
    if (!m_images[static_cast<std::size_t>(read.image)]) return false;
    for (const auto& term : m_words)
        if (!term.allowed.contains(read.*term.column)) return false;
    for (const auto& term : m_confidence) // a read without confidence meets neither sign
        if (read.confidence < 0 || (read.confidence >= term.percent * 10) != term.atLeast) return false;
    return m_hours.accepts({read.time});
}

} // namespace plateglass::store
