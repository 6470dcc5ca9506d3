// Every distinct plate in memory, so that patterns are asked of plates instead of reads. A dictionary is immutable and shared
// by searches; when an import added plates, the next one shares the blocks there were and adds one. A block that is not twice
// as large as what comes behind it is joined with it, so that there are few. About 50 bytes a plate.
#pragma once

#include "engine/plate_question.h"
#include "sqlite/connection.h"

#include <memory>
#include <mutex>

namespace plateglass::store {

class PlateDictionary {
public:
    [[nodiscard]] std::size_t size() const;
    /// Errc::Corrupt where there is none: a read names a plate that is gone.
    [[nodiscard]] base::Result<domain::Plate> plate(std::uint32_t id) const;
    /// Says that plate() will be asked for soon.
    void prefetch(std::uint32_t id) const
    {
        if (const auto at = find(id)) at->block->prefetch(at->slot);
    }
    /// The number of exactly this plate.
    [[nodiscard]] std::optional<std::uint32_t> numberOf(const domain::Plate& plate) const;
    /// Position in jurisdictions(); nullopt where there is no such plate.
    [[nodiscard]] std::optional<std::size_t> jurisdictionOf(std::uint32_t id) const;
    [[nodiscard]] const std::vector<std::string>& jurisdictions() const { return m_jurisdictions; }

    /// Numbers of all plates that answer, ascending. Errc::Cancelled as soon as `stop` is asked.
    [[nodiscard]] base::Result<std::vector<std::uint32_t>> answering(const engine::PlateQuestion& question, const std::stop_token& stop) const;

private:
    friend class PlateDictionaries;
    using Blocks = std::vector<std::shared_ptr<const engine::PlateBlock>>;
    /// Where a plate stands.
    struct At {
        const engine::PlateBlock* block = nullptr;
        std::uint32_t slot = 0;
    };

    /// Plates beyond the last one known, as one more block.
    [[nodiscard]] base::Result<void> extend(sqlite::Connection& connection, std::int64_t last, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> read(sqlite::Connection& connection, engine::PlateBlock::Builder& into, const std::stop_token& stop);
    [[nodiscard]] std::optional<At> find(std::uint32_t id) const;
    [[nodiscard]] std::uint32_t lastId() const { return m_blocks.empty() ? 0 : m_blocks.back()->lastId(); }

    Blocks m_blocks; ///< ascending ids; none is empty
    std::vector<std::string> m_jurisdictions;
    std::int64_t m_epoch = 0;
};

/// The newest dictionary, kept between searches. Any thread.
class PlateDictionaries {
public:
    /// The dictionary of the snapshot that `connection`'s transaction sees. It may hold newer plates too: they have no
    /// reads there. Errc::Cancelled.
    [[nodiscard]] base::Result<std::shared_ptr<const PlateDictionary>> at(sqlite::Connection& connection, std::int64_t epoch,
                                                                          const std::stop_token& stop);
    /// Lets the kept one go, after plates went from the store.
    void forget();

private:
    [[nodiscard]] std::shared_ptr<const PlateDictionary> newest() const;
    void keep(std::shared_ptr<const PlateDictionary> dictionary);

    mutable std::mutex m_mutex;
    std::shared_ptr<const PlateDictionary> m_newest;
};

} // namespace plateglass::store
