// A delimited file in a scratch folder and everything that came out of it.
#pragma once

#include "ingest/delimited_reads.h"

#include <QTemporaryDir>

#include <algorithm>
#include <fstream>

namespace plateglass::test {

struct Read {
    base::Result<void> outcome; ///< of opening and of reading to the end
    std::vector<domain::ReadRow> reads;
    std::vector<domain::RejectedRow> rejected;
    std::vector<domain::ImageBlob> images;

    /// Reasons with their lines, `3 time.format, 5 plate.empty`.
    [[nodiscard]] std::string reasons() const
    {
        std::string all;
        for (const auto& row : rejected) all += (all.empty() ? "" : ", ") + std::to_string(row.line) + " " + row.reason;
        return all;
    }
    [[nodiscard]] std::string plates() const
    {
        std::string all;
        for (const auto& read : reads) all += (all.empty() ? "" : " ") + read.plate.text;
        return all;
    }
};

inline Read drain(base::Result<std::unique_ptr<domain::ReadStream>> stream)
{
    Read all;
    if (!stream) {
        all.outcome = std::unexpected(stream.error());
        return all;
    }
    domain::ReadBatch batch;
    for (;;) {
        const auto more = (*stream)->next(batch, {});
        if (!more) all.outcome = std::unexpected(more.error());
        if (!more || !*more) return all;
        std::ranges::move(batch.reads, std::back_inserter(all.reads));
        std::ranges::move(batch.rejected, std::back_inserter(all.rejected));
        std::ranges::move(batch.images, std::back_inserter(all.images));
    }
}

/// JSON written with ' for ", because moc loses the classes behind raw strings that hold quotes.
inline std::string json(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

/// Plate, time, camera and coordinates, comma separated.
inline const std::string kPlainMapping = json("{'nulls':['NA'],'columns':{'plate':'plate','time':{'column':'time','format':'iso8601'},'camera':'cam','lat':'lat','lon':'lon'}}");
inline constexpr const char* kPlainHeader = "plate,time,cam,lat,lon\n";
inline constexpr const char* kPlainRow = "QQ1,2026-01-03T08:00:00Z,C1,34.1,-118.2\n";

class DelimitedFile {
public:
    explicit DelimitedFile(std::string_view bytes) { std::ofstream(path(), std::ios::binary) << bytes; }
    [[nodiscard]] std::filesystem::path path() const { return std::filesystem::path(m_folder.path().toStdString()) / "reads.csv"; }
    [[nodiscard]] Read read(std::string_view mapping = kPlainMapping, const ingest::DelimitedOptions& options = {}) const
    {
        const auto parsed = ingest::parseMapping(mapping);
        if (!parsed) return {.outcome = std::unexpected(parsed.error())};
        return drain(ingest::openDelimited(path(), *parsed, options));
    }

private:
    QTemporaryDir m_folder;
};

} // namespace plateglass::test
