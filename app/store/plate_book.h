// Plates of one snapshot, looked up the cheap way. Private to this folder.
#pragma once

#include "store/plate_dictionary.h"

#include <unordered_map>

namespace plateglass::store {

/// Plates of one snapshot by number: from the dictionary, which is read when first needed. Exact questions never need it.
class PlateBook {
public:
    PlateBook(sqlite::Connection& connection, PlateDictionaries& dictionaries, std::int64_t epoch, std::stop_token stop)
        : m_connection(&connection), m_dictionaries(&dictionaries), m_epoch(epoch), m_stop(std::move(stop))
    {
    }
    [[nodiscard]] base::Result<const PlateDictionary*> dictionary();
    /// Plates with exactly this text, whatever their jurisdiction.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> withText(std::string_view text);
    /// Errc::Corrupt where a read names a plate that is not there.
    [[nodiscard]] base::Result<domain::Plate> plate(std::uint32_t id);
    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }

private:
    sqlite::Connection* m_connection;
    PlateDictionaries* m_dictionaries;
    std::int64_t m_epoch;
    std::stop_token m_stop;
    std::shared_ptr<const PlateDictionary> m_dictionary;
    std::unordered_map<std::uint32_t, domain::Plate> m_known; ///< those met without the dictionary
};

} // namespace plateglass::store
