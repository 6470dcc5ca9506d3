#include "store/side_tables.h"

namespace plateglass::store {

using base::Result;

Result<SideTables> SideTables::of(sqlite::Connection& connection)
{
    PG_TRY(auto texts, TextNumbers::of(connection, "runner_up_texts"));
    PG_TRY(auto image, connection.prepare("INSERT INTO read_images (read, time, image) VALUES (?1, ?2, ?3)"));
    PG_TRY(auto runnerUp, connection.prepare("INSERT INTO runner_ups (read, rank, text, confidence) VALUES (?1, ?2, ?3, ?4)"));
    return SideTables(std::move(texts), std::move(image), std::move(runnerUp));
}

Result<void> SideTables::addImage(const StoredRead& read, const Sha256& image)
{
    return m_image.bindInteger(1, read.read).bindInteger(2, read.time).bindBlob(3, image).run();
}

Result<void> SideTables::addRunnerUps(const StoredRead& read, const std::vector<domain::Candidate>& runnerUps)
{
    std::int64_t rank = 0;
    for (const auto& runnerUp : runnerUps) {
        PG_TRY(const auto text, m_texts.number(runnerUp.text));
        m_runnerUp.bindInteger(1, read.read).bindInteger(2, rank++).bindInteger(3, text).bindInteger(4, runnerUp.confidence.value);
        PG_TRY_VOID(m_runnerUp.run());
    }
    return {};
}

} // namespace plateglass::store
