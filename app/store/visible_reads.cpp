#include "store/visible_reads.h"

#include <algorithm>
#include <format>

namespace plateglass::store {

using base::Result;

Result<VisibleReads> VisibleReads::compile(const Visibility& visible, sqlite::Connection& connection)
{
    VisibleReads out;
    if (visible.notBefore) out.m_first = visible.notBefore->micros;
    if (visible.imagesNotBefore) out.m_firstImage = visible.imagesNotBefore->micros;

    PG_TRY(auto ended, connection.prepare("SELECT id FROM sources WHERE purge_by <= ?1"));
    ended.bindInteger(1, visible.now.micros);
    for (;;) {
        PG_TRY(const bool row, ended.step());
        if (!row) break;
        out.m_endedSources.allow(ended.integer(0));
        out.m_anyEnded = true;
    }

    const bool all = visible.held == Visibility::Held::All;
    if (!all && visible.holdCase.empty()) return out;
    PG_TRY(auto held, connection.prepare(std::format("SELECT r.read, r.time FROM holds h CROSS JOIN held_reads r ON r.hold = h.id "
                                                     "WHERE {} AND h.approved IS NOT NULL AND (?2 OR h.case_number = ?3)",
                                                     kHoldLives)));
    held.bindInteger(1, visible.now.micros).bindInteger(2, all ? 1 : 0).bindText(3, visible.holdCase);
    for (;;) {
        PG_TRY(const bool row, held.step());
        if (!row) return out;
        out.m_held.insert(held.integer(0));
        out.m_firstHeld = std::min(out.m_firstHeld, held.integer(1));
    }
}

TimeSpan VisibleReads::within(TimeSpan span) const
{
    span.first = std::max(span.first, std::min(m_first, m_firstHeld));
    return span;
}

bool VisibleReads::shows(const StoredRead& read) const
{
    if (read.time >= m_first && !m_endedSources.contains(read.source)) return true;
    return m_held.contains(read.read);
}

StoredRead VisibleReads::seen(StoredRead read) const
{
    if (read.image == domain::ImageState::Stored && read.time < m_firstImage && !m_held.contains(read.read))
        read.image = domain::ImageState::Expired;
    return read;
}

bool VisibleReads::showsAllSince(std::optional<std::int64_t> firstTime) const { return !m_anyEnded && (!firstTime || *firstTime >= m_first); }

} // namespace plateglass::store
