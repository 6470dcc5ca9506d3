// What few reads have, in tables of its own beside the segments: the image a read names, and the reader's runner-ups, which
// are searched by their text. Inside the import's transaction. Private to this folder.
#pragma once

#include "store/image_store.h"
#include "store/intern.h"

#include <optional>

namespace plateglass::store {

class SideTables {
public:
    [[nodiscard]] static base::Result<SideTables> of(sqlite::Connection& connection);

    [[nodiscard]] base::Result<void> addImage(const StoredRead& read, const Sha256& image);
    [[nodiscard]] base::Result<void> addRunnerUps(const StoredRead& read, const std::vector<domain::Candidate>& runnerUps);

private:
    SideTables(TextNumbers texts, sqlite::Statement image, sqlite::Statement runnerUp)
        : m_texts(std::move(texts)), m_image(std::move(image)), m_runnerUp(std::move(runnerUp))
    {
    }
    TextNumbers m_texts;
    sqlite::Statement m_image, m_runnerUp;
};

} // namespace plateglass::store
