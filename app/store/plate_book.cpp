#include "store/plate_book.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

Result<const PlateDictionary*> PlateBook::dictionary()
{
    if (!m_dictionary) {
        PG_TRY(m_dictionary, m_dictionaries->at(*m_connection, m_epoch, m_stop));
    }
    return m_dictionary.get();
}

Result<std::vector<std::uint32_t>> PlateBook::withText(std::string_view text)
{
    PG_TRY(auto rows, m_connection->prepare("SELECT id, jurisdiction, kind FROM plates WHERE text = ?1"));
    rows.bindText(1, text);
    std::vector<std::uint32_t> out;
    for (;;) {
        PG_TRY(const bool row, rows.step());
        if (!row) return out;
        out.push_back(static_cast<std::uint32_t>(rows.integer(0)));
        m_known.try_emplace(out.back(),
                            domain::Plate{std::string(text), {std::string(rows.text(1))}, static_cast<domain::PlateKind>(rows.integer(2))});
    }
}

Result<domain::Plate> PlateBook::plate(std::uint32_t id)
{
    if (const auto known = m_known.find(id); known != m_known.end()) return known->second;
    PG_TRY(const auto* all, dictionary());
    const auto entry = all->find(id);
    if (!entry) return fail(Errc::Corrupt, "a read names a plate that is not in the dictionary");
    return all->plate(*entry);
}

} // namespace plateglass::store
