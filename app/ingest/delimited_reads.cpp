#include "ingest/delimited_reads.h"

#include "ingest/row_converter.h"
#include "ingest/row_reader.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::size_t kBatchRows = 8192;
constexpr std::size_t kBatchImageBytes = 64u << 20;
constexpr std::size_t kKeptText = 1024;

/// The beginning of the row as UTF-8 that ends between characters; what was not text is shown as U+FFFD.
std::string keptText(std::string_view raw)
{
    raw = raw.substr(0, kKeptText);
    std::string kept;
    while (!raw.empty()) {
        std::size_t length = 1;
        while (length < raw.size() && (static_cast<unsigned char>(raw[length]) & 0xc0) == 0x80) ++length;
        const auto character = raw.substr(0, length);
        const auto shown = simdjson::validate_utf8(character.data(), character.size()) && character != std::string_view("\0", 1) ? character : "\xef\xbf\xbd";
        if (kept.size() + shown.size() > kKeptText) break;
        kept += shown;
        raw.remove_prefix(length);
    }
    return kept;
}

class DelimitedReads final : public domain::ReadStream {
public:
    /// `columns`: of the header; 0 without one, then the first row that has `needed` columns says how many there are.
    DelimitedReads(RowReader rows, RowConverter converter, std::size_t columns, std::size_t needed)
        : m_rows(std::move(rows)), m_converter(std::move(converter)), m_columns(columns), m_needed(needed)
    {
    }

    Result<bool> next(domain::ReadBatch& batch, std::stop_token stop) override
    {
        batch.reads.clear();
        batch.rejected.clear();
        batch.images.clear();
        std::size_t imageBytes = 0;
        TextRow row;
        while (batch.reads.size() + batch.rejected.size() < kBatchRows && imageBytes < kBatchImageBytes) {
            PG_TRY(const bool more, m_rows.next(row, stop));
            if (!more) break;
            const auto imagesBefore = batch.images.size();
            take(row, batch);
            for (auto i = imagesBefore; i < batch.images.size(); ++i) imageBytes += batch.images[i].bytes.size();
        }
        return !batch.reads.empty() || !batch.rejected.empty();
    }
    double progress() const override { return m_rows.progress(); }

private:
    void take(const TextRow& row, domain::ReadBatch& batch)
    {
        auto& read = batch.reads.emplace_back();
        const auto reason = fault(row);
        const auto why = reason.empty() ? m_converter.convert(row.cells, read, batch.images) : reason;
        if (why.empty()) return;
        batch.reads.pop_back();
        batch.rejected.push_back({row.line, std::string(why), keptText(row.raw)});
    }
    std::string_view fault(const TextRow& row)
    {
        if (!row.fault.empty()) return row.fault;
        if (row.raw.contains('\0')) return "text.nul";
        if (!simdjson::validate_utf8(row.raw.data(), row.raw.size())) return "text.encoding";
        if (m_columns == 0 && row.cells.size() >= m_needed) m_columns = row.cells.size();
        return row.cells.size() == m_columns ? "" : "columns.count";
    }

    RowReader m_rows;
    RowConverter m_converter;
    std::size_t m_columns;
    std::size_t m_needed;
};

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

/// `#3` is the third column.
std::optional<std::size_t> numberedColumn(std::string_view name)
{
    std::size_t number = 0;
    if (name.size() < 2 || name.front() != '#') return {};
    const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), number);
    if (error != std::errc() || end != name.data() + name.size() || number == 0) return {};
    return number - 1;
}

Result<int> columnIn(const std::vector<std::string>& header, bool hasHeader, const std::string& name)
{
    constexpr std::size_t mostColumns = 100'000;
    if (const auto times = std::ranges::count(header, name); times > 1) return fail(Errc::Malformed, "the header has this column twice, say #number: " + name);
    if (const auto at = std::ranges::find(header, name); at != header.end()) return static_cast<int>(at - header.begin());
    const auto number = numberedColumn(name);
    if (!number || *number >= (hasHeader ? header.size() : mostColumns)) return fail(Errc::NotFound, name);
    return static_cast<int>(*number);
}

Result<FieldSources> findFields(const Mapping& mapping, const std::vector<std::string>& header)
{
    FieldSources sources;
    for (const auto& [field, column] : mapping.columns) {
        PG_TRY(sources[static_cast<std::size_t>(field)].column, columnIn(header, mapping.header, column.column));
    }
    for (const auto& [field, text] : mapping.constants) sources[static_cast<std::size_t>(field)] = {FieldSource::kConstant, text};
    return sources;
}

Result<std::vector<std::string>> readHeader(RowReader& rows)
{
    TextRow row;
    PG_TRY(const bool found, rows.next(row, {}));
    if (!found) return fail(Errc::Malformed, "header: the file is empty");
    if (!row.fault.empty()) return fail(Errc::Malformed, "header: " + std::string(row.fault));
    if (row.raw.contains('\0')) return fail(Errc::Malformed, "encoding: the header holds NUL bytes, as UTF-16 without byte order mark does");
    if (!simdjson::validate_utf8(row.raw.data(), row.raw.size())) return fail(Errc::Malformed, "encoding: the header is not in the mapping's encoding");
    std::vector<std::string> header;
    for (const auto cell : row.cells) header.emplace_back(trimmed(cell));
    return header;
}

Result<base::TimeZone> zoneFor(const Mapping& mapping, const DelimitedOptions& options)
{
    if (options.zone) return *options.zone;
    if (mapping.timezone.empty()) return options.workspaceZone;
    return base::TimeZone::named(mapping.timezone);
}

std::size_t columnsNeeded(const FieldSources& fields)
{
    int most = FieldSource::kNowhere;
    for (const auto& field : fields) most = std::max(most, field.column);
    return static_cast<std::size_t>(most + 1);
}

} // namespace

Result<std::unique_ptr<domain::ReadStream>> openDelimited(const std::filesystem::path& file, const Mapping& mapping, const DelimitedOptions& options)
{
    PG_TRY(auto zone, zoneFor(mapping, options));
    PG_TRY(auto images, ImageFolder::open(options.images));
    PG_TRY(auto time, TimePattern::compile(mapping.columns.at(Field::Time).format));
    PG_TRY(auto bytes, openBytes(file));
    PG_TRY(auto text, TextSource::open(std::move(bytes), mapping.encoding));
    RowReader rows(std::move(text), mapping.separator, mapping.quote);
    std::vector<std::string> header;
    if (mapping.header) { PG_TRY(header, readHeader(rows)); }
    PG_TRY(auto fields, findFields(mapping, header));
    const auto needed = columnsNeeded(fields);

    const bool placed = mapping.columns.contains(Field::Lat);
    const auto kind = mapping.cameraKind.value_or(placed ? domain::CameraKind::Mobile : domain::CameraKind::Fixed);
    const auto confidence = mapping.columns.find(Field::Confidence);
    RowConverter converter({.fields = std::move(fields),
                            .nulls = mapping.nulls,
                            .time = std::move(time),
                            .zone = std::move(zone),
                            .confidenceScale = confidence == mapping.columns.end() ? 1.0 : confidence->second.scale,
                            .mobileCamera = kind == domain::CameraKind::Mobile,
                            .country = options.country,
                            .images = std::move(images)});
    return std::make_unique<DelimitedReads>(std::move(rows), std::move(converter), header.size(), needed);
}

} // namespace plateglass::ingest
