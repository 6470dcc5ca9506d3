// Every distinct plate in memory, so that patterns scan plates instead of reads. A dictionary is immutable and shared by
// searches; when an import added plates, the next one shares the blocks there were and adds one.
#pragma once

#include "domain/plate.h"
#include "sqlite/connection.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace plateglass::store {

struct PlateEntry {
    std::uint32_t id = 0;
    std::string_view text;
    domain::PlateKind kind = domain::PlateKind::Plate;
    std::uint32_t jurisdiction = 0; ///< into PlateDictionary::jurisdictions()
};

class PlateDictionary {
public:
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] std::optional<PlateEntry> find(std::uint32_t id) const;
    [[nodiscard]] domain::Plate plate(const PlateEntry& entry) const;
    [[nodiscard]] const std::vector<std::string>& jurisdictions() const { return m_jurisdictions; }

    /// Calls `visit(entry)` for every plate. Errc::Cancelled as soon as `stop` is asked.
    [[nodiscard]] base::Result<void> forEach(std::stop_token stop, const std::function<void(const PlateEntry&)>& visit) const;

private:
    friend class PlateDictionaries;
    struct Block {
        std::vector<std::uint32_t> ids;  ///< ascending
        std::vector<std::uint32_t> ends; ///< of each text in `texts`
        std::vector<domain::PlateKind> kinds;
        std::vector<std::uint32_t> jurisdictions;
        std::string texts;

        [[nodiscard]] PlateEntry entry(std::size_t i) const;
    };

    /// Plates beyond the last one known, as one more block.
    [[nodiscard]] base::Result<void> extend(sqlite::Connection& connection, std::stop_token stop);
    [[nodiscard]] std::uint32_t lastId() const;

    std::vector<std::shared_ptr<const Block>> m_blocks; ///< ascending ids
    std::vector<std::string> m_jurisdictions;
    std::int64_t m_epoch = 0;
};

/// The newest dictionary, kept between searches. Any thread.
class PlateDictionaries {
public:
    /// The dictionary of the snapshot that `connection`'s transaction sees. It may hold newer plates too: they have no
    /// reads there. Errc::Cancelled.
    [[nodiscard]] base::Result<std::shared_ptr<const PlateDictionary>> at(sqlite::Connection& connection, std::int64_t epoch,
                                                                          std::stop_token stop);
    /// Lets the kept one go, after plates went from the store.
    void forget();

private:
    [[nodiscard]] std::shared_ptr<const PlateDictionary> newest() const;
    void keep(std::shared_ptr<const PlateDictionary> dictionary);

    mutable std::mutex m_mutex;
    std::shared_ptr<const PlateDictionary> m_newest;
};

} // namespace plateglass::store
