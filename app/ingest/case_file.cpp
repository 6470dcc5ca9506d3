#include "ingest/case_file.h"

#include "base/time_text.h"
#include "ingest/row_reader.h"
#include "json/json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_set>

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::size_t kMostBytes = 256u << 20;
constexpr std::size_t kMostCases = 1'000'000;
constexpr std::size_t kMostText = 500; ///< bytes of one value

using Member = std::string domain::CaseEntry::*;
constexpr std::array<std::pair<std::string_view, Member>, 5> kMembers = {{{"number", &domain::CaseEntry::number},
                                                                          {"title", &domain::CaseEntry::title},
                                                                          {"opened", &domain::CaseEntry::opened},
                                                                          {"status", &domain::CaseEntry::status},
                                                                          {"unit", &domain::CaseEntry::unit}}};

std::string_view trimmed(std::string_view text)
{
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

Member memberCalled(std::string_view name)
{
    std::string lower(trimmed(name));
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    const auto found = std::ranges::find(kMembers, lower, &std::pair<std::string_view, Member>::first);
    return found == kMembers.end() ? nullptr : found->second;
}

/// Bytes that were already read, for the row reader.
class HeldBytes final : public ByteSource {
public:
    explicit HeldBytes(std::string text) : m_text(std::move(text)) {}
    Result<std::size_t> read(std::span<char> out) override
    {
        const std::size_t n = std::min(out.size(), m_text.size() - m_at);
        std::memcpy(out.data(), m_text.data() + m_at, n);
        m_at += n;
        return n;
    }
    [[nodiscard]] std::uint64_t consumed() const override { return m_at; }

private:
    std::string m_text;
    std::size_t m_at = 0;
};

class Collector {
public:
    /// Takes the entry, or keeps the reason why not.
    void take(domain::CaseEntry entry, std::uint64_t line)
    {
        for (const auto& [name, member] : kMembers) entry.*member = std::string(trimmed(entry.*member));
        if (const auto fault = faultOf(entry); !fault.empty()) return reject(line, fault, entry.number);
        m_numbers.insert(entry.number);
        m_file.cases.push_back(std::move(entry));
    }
    void reject(std::uint64_t line, std::string_view reason, std::string_view text)
    {
        m_file.rejected.push_back({line, std::string(reason), std::string(text.substr(0, kMostText))});
    }
    [[nodiscard]] bool full() const { return m_file.cases.size() + m_file.rejected.size() > kMostCases; }
    [[nodiscard]] CaseFile result() && { return std::move(m_file); }

private:
    [[nodiscard]] std::string_view faultOf(const domain::CaseEntry& entry) const
    {
        if (entry.number.empty()) return "number.missing";
        if (m_numbers.contains(entry.number)) return "number.twice";
        if (std::ranges::any_of(kMembers, [&](const auto& named) { return (entry.*named.second).size() > kMostText; })) return "text.long";
        if (!entry.opened.empty() && !base::fromRfc3339(entry.opened.size() == 10 ? entry.opened + "T00:00:00Z" : entry.opened)) return "opened.date";
        return {};
    }

    CaseFile m_file;
    std::unordered_set<std::string> m_numbers;
};

Result<std::string> wholeText(const std::filesystem::path& file)
{
    PG_TRY(auto bytes, openBytes(file));
    std::string text;
    std::array<char, 1u << 16> piece;
    for (;;) {
        PG_TRY(const auto n, bytes.source->read(piece));
        if (n == 0) break;
        text.append(piece.data(), n);
        if (text.size() > kMostBytes) return fail(Errc::LimitExceeded, "case list");
    }
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
    if (!simdjson::validate_utf8(text.data(), text.size()) || text.contains('\0')) return fail(Errc::Malformed, "the case list is not UTF-8");
    return text;
}

Result<void> takeObject(const json::Value& value, std::uint64_t line, Collector& into)
{
    if (!value.object()) return fail(Errc::Malformed, "a case is an object");
    domain::CaseEntry entry;
    for (const auto& [name, text] : *value.object())
        if (const auto member = memberCalled(name)) {
            if (!text.string() && !text.isNull()) return fail(Errc::Malformed, "a case's " + name + " is text");
            entry.*member = text.string() ? *text.string() : std::string();
        }
    into.take(std::move(entry), line);
    return {};
}

Result<void> takeList(const json::Value& list, Collector& into)
{
    const json::Array* values = list.array();
    if (!values) return fail(Errc::Malformed, "case list");
    for (std::size_t i = 0; i < values->size(); ++i) PG_TRY_VOID(takeObject((*values)[i], i + 1, into));
    return {};
}

Result<CaseFile> fromJson(const std::string& text, std::stop_token stop)
{
    Collector all;
    if (trimmed(text).starts_with('[')) {
        const auto list = json::parse(text);
        if (!list) return std::unexpected(list.error());
        PG_TRY_VOID(takeList(*list, all));
    } else {
        std::uint64_t number = 0;
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            const auto line = trimmed(std::string_view(text).substr(at, end - at));
            ++number;
            at = end + 1;
            if (line.empty()) continue;
            PG_TRY(const auto value, json::parse(line));
            PG_TRY_VOID(takeObject(value, number, all));
            if (stop.stop_requested()) return fail(Errc::Cancelled);
            if (all.full()) return fail(Errc::LimitExceeded, "case list");
        }
    }
    if (all.full()) return fail(Errc::LimitExceeded, "case list");
    return std::move(all).result();
}

Result<CaseFile> fromDelimited(std::string text, std::stop_token stop)
{
    const auto size = text.size();
    const auto head = std::string_view(text).substr(0, text.find('\n'));
    const char separator = head.contains(';') && !head.contains(',') ? ';' : head.contains('\t') && !head.contains(',') ? '\t' : ',';
    PG_TRY(auto source, TextSource::open({std::make_unique<HeldBytes>(std::move(text)), size}, Encoding::Utf8));
    RowReader rows(std::move(source), separator, '"');
    TextRow row;
    PG_TRY(const bool any, rows.next(row, stop));
    std::vector<Member> columns;
    for (const auto cell : any ? row.cells : std::span<const std::string_view>{}) columns.push_back(memberCalled(cell));
    if (!std::ranges::contains(columns, &domain::CaseEntry::number)) return fail(Errc::NotFound, "number");
    Collector all;
    for (;;) {
        PG_TRY(const bool more, rows.next(row, stop));
        if (!more) return std::move(all).result();
        if (all.full()) return fail(Errc::LimitExceeded, "case list");
        if (!row.fault.empty() || row.cells.size() != columns.size()) {
            all.reject(row.line, row.fault.empty() ? "columns.count" : row.fault, row.raw);
            continue;
        }
        domain::CaseEntry entry;
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i]) entry.*columns[i] = std::string(row.cells[i]);
        all.take(std::move(entry), row.line);
    }
}

} // namespace

Result<CaseFile> readCaseFile(const std::filesystem::path& file, std::stop_token stop)
{
    PG_TRY(auto text, wholeText(file));
    const auto begin = trimmed(text);
    if (begin.starts_with('[') || begin.starts_with('{')) return fromJson(text, stop);
    return fromDelimited(std::move(text), stop);
}

} // namespace plateglass::ingest
