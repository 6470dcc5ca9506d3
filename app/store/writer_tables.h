// The statements that put reads into their tables. Inside the import's transaction.
#pragma once

#include "store/cells.h"
#include "store/image_store.h"
#include "store/intern.h"
#include "store/stored_read.h"

#include <optional>
#include <string>
#include <vector>

namespace plateglass::store {

/// What a read carries beside its narrow columns.
struct StoredDetails {
    std::string raw;
    std::string externalId;
    base::Bytes characters; ///< confidence of each character as two bytes, little end first; -1 for none
    std::optional<Sha256> image;
    domain::PixelBox box;
    std::vector<domain::Candidate> runnerUps;
};

[[nodiscard]] base::Bytes encodeCharacters(const std::vector<std::optional<base::PerMille>>& characters);
[[nodiscard]] std::vector<std::optional<base::PerMille>> decodeCharacters(base::ByteView bytes);
[[nodiscard]] base::Bytes encodeBox(const domain::PixelBox& box);
[[nodiscard]] domain::PixelBox decodeBox(base::ByteView bytes); ///< zero for anything that is none

class WriterTables {
public:
    [[nodiscard]] static base::Result<WriterTables> of(sqlite::Connection& connection);

    /// False where the same plate was seen at the same time by the same camera already: a duplicate, and not taken.
    [[nodiscard]] base::Result<bool> addHistory(const StoredRead& read);
    [[nodiscard]] base::Result<void> addPassage(const StoredRead& read);
    [[nodiscard]] base::Result<void> addCameraTime(const StoredRead& read);
    [[nodiscard]] base::Result<void> addDetails(const StoredRead& read, const StoredDetails& details);

private:
    explicit WriterTables(sqlite::Connection& connection) : m_connection(&connection) {}
    [[nodiscard]] base::Result<void> prepare();

    sqlite::Connection* m_connection;
    std::optional<sqlite::Statement> m_history, m_passage, m_cameraTime, m_details, m_runnerUp;
    std::optional<TextNumbers> m_runnerUpTexts;
};

} // namespace plateglass::store
