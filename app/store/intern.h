// Texts to numbers while an import runs: what is known stays in memory, what is new goes into its table at once. Inside
// the import's transaction; forgotten with it.
#pragma once

#include "domain/camera.h"
#include "domain/read.h"
#include "engine/word_map.h"
#include "sqlite/connection.h"
#include "store/plate_dictionary.h"
#include "store/stored_read.h"

#include <string>
#include <unordered_map>

namespace plateglass::store {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class T>
using TextMap = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

/// A table of (id, text).
class TextNumbers {
public:
    /// `table` is one of our own names.
    [[nodiscard]] static base::Result<TextNumbers> of(sqlite::Connection& connection, const std::string& table);
    [[nodiscard]] base::Result<std::uint32_t> number(std::string_view text);

private:
    TextNumbers(sqlite::Connection& connection, sqlite::Statement find, sqlite::Statement insert)
        : m_connection(&connection), m_find(std::move(find)), m_insert(std::move(insert))
    {
    }
    sqlite::Connection* m_connection;
    sqlite::Statement m_find, m_insert;
    TextMap<std::uint32_t> m_known;
};

/// The table plates: text, jurisdiction and kind. It has no index: what was there before stands in the dictionary.
class PlateNumbers {
public:
    [[nodiscard]] static base::Result<PlateNumbers> of(sqlite::Connection& connection, std::shared_ptr<const PlateDictionary> before);
    [[nodiscard]] base::Result<std::uint32_t> number(const domain::Plate& plate);

private:
    PlateNumbers(sqlite::Connection& connection, std::shared_ptr<const PlateDictionary> before, sqlite::Statement insert)
        : m_connection(&connection), m_before(std::move(before)), m_insert(std::move(insert))
    {
    }
    [[nodiscard]] base::Result<std::uint32_t> stored(const domain::Plate& plate);

    sqlite::Connection* m_connection;
    std::shared_ptr<const PlateDictionary> m_before;
    sqlite::Statement m_insert;
    engine::WordMap m_packed;
    TextMap<std::uint32_t> m_jurisdictions; ///< numbered as they come
    TextMap<std::uint32_t> m_long;
    std::string m_key;
};

/// The table cameras. A camera is made when a read first names it; a fixed one takes its place from its first read that
/// has one.
class CameraNumbers {
public:
    [[nodiscard]] static base::Result<CameraNumbers> of(sqlite::Connection& connection);
    [[nodiscard]] base::Result<std::uint32_t> number(const domain::ReadRow& row);
    /// Counts a read that was taken, in the order of the file.
    void taken(const StoredRead& read);
    /// Writes what changed.
    [[nodiscard]] base::Result<void> save();

private:
    explicit CameraNumbers(sqlite::Connection& connection) : m_connection(&connection) {}
    struct Known {
        domain::Camera camera;
        std::int64_t newReads = 0;
        bool changed = false;
    };
    sqlite::Connection* m_connection;
    TextMap<std::uint32_t> m_numbers;
    std::unordered_map<std::uint32_t, Known> m_cameras;
};

} // namespace plateglass::store
