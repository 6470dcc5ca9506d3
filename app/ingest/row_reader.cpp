#include "ingest/row_reader.h"

#include <algorithm>
#include <cstring>

namespace plateglass::ingest {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::size_t kChunk = 256 * 1024;
constexpr std::size_t kKept = 1024;

bool isLineEnd(char c) { return c == '\n' || c == '\r'; }

/// Lines that the line ends inside `text` make: CRLF counts once.
std::uint64_t lineEnds(std::string_view text)
{
    std::uint64_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++count;
    return count;
}

} // namespace

RowReader::RowReader(TextSource source, char separator, char quote)
    : m_source(std::move(source)), m_separator(separator), m_quote(quote), m_buffer(kMaxRow + kChunk)
{
    for (const char c : {separator, '\n', '\r'}) m_endsPlain[static_cast<unsigned char>(c)] = true;
}

/// Makes room by moving the row to the front and reads on. False when nothing came.
Result<bool> RowReader::fill(std::stop_token stop)
{
    if (stop.stop_requested()) return fail(Errc::Cancelled);
    if (m_eof) return false;
    if (m_buffer.size() - m_end < kChunk / 2) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_end - m_begin);
        m_scan -= m_begin;
        m_end -= m_begin;
        m_begin = 0;
    }
    PG_TRY(const auto got, m_source.read(std::span(m_buffer).subspan(m_end)));
    m_end += got;
    m_eof = got == 0;
    return got > 0;
}

void RowReader::closeCell(std::size_t end)
{
    m_cells.push_back({m_cellBegin, end - m_begin, m_doubledQuotes});
    m_doubledQuotes = false;
    m_state = State::CellStart;
}

void RowReader::scanPlain()
{
    while (m_scan < m_end && !m_endsPlain[static_cast<unsigned char>(m_buffer[m_scan])]) ++m_scan;
}

void RowReader::scanQuoted()
{
    const auto* found = static_cast<const char*>(std::memchr(m_buffer.data() + m_scan, m_quote, m_end - m_scan));
    m_scan = found ? static_cast<std::size_t>(found - m_buffer.data()) : m_end;
}

/// Runs over what is in the buffer until the row ends there or the buffer does.
RowReader::Step RowReader::scanBuffer()
{
    while (m_scan < m_end) {
        const char c = m_buffer[m_scan];
        switch (m_state) {
        case State::CellStart:
            m_cellBegin = m_scan - m_begin;
            m_state = c == m_quote && m_quote != '\0' ? State::Quoted : State::Plain;
            if (m_state == State::Quoted) {
                m_quotedCells = true;
                m_cellBegin = ++m_scan - m_begin;
            }
            break;
        case State::Plain:
            scanPlain();
            if (m_scan == m_end) return Step::More;
            closeCell(m_scan);
            if (isLineEnd(m_buffer[m_scan])) return Step::RowEnd;
            ++m_scan;
            break;
        case State::Quoted:
            scanQuoted();
            if (m_scan == m_end) return Step::More;
            ++m_scan;
            m_state = State::AfterQuote;
            break;
        case State::AfterQuote:
            if (c == m_quote) {
                m_doubledQuotes = true;
                m_state = State::Quoted;
                ++m_scan;
            } else if (m_endsPlain[static_cast<unsigned char>(c)]) {
                closeCell(m_scan - 1);
                if (isLineEnd(c)) return Step::RowEnd;
                ++m_scan;
            } else {
                m_state = State::Misplaced;
            }
            break;
        case State::Misplaced: return Step::RowEnd;
        }
    }
    return Step::More;
}

/// False at the end of the text, when there is no row any more.
Result<bool> RowReader::scanRow(std::stop_token stop)
{
    m_cells.clear();
    m_state = State::CellStart;
    m_quotedCells = m_doubledQuotes = false;
    m_scan = m_begin;
    for (;;) {
        if (scanBuffer() == Step::RowEnd) return true;
        if (m_end - m_begin > kMaxRow) return true;
        PG_TRY(const bool more, fill(stop));
        if (more) continue;
        if (m_begin == m_end) return false;
        if (m_state == State::Quoted) return true;
        if (m_state == State::CellStart) m_cellBegin = m_end - m_begin;
        closeCell(m_state == State::AfterQuote ? m_end - 1 : m_end);
        return true;
    }
}

/// Steps over the line end at m_scan, if there is one.
void RowReader::takeLineEnd()
{
    if (m_scan < m_end) m_skipLineFeed = m_buffer[m_scan++] == '\r';
    m_begin = m_scan;
    ++m_line;
}

void RowReader::finishRow(TextRow& row)
{
    const char* base = m_buffer.data() + m_begin;
    row = {m_line, {base, m_scan - m_begin}, {}, {}};
    m_unquoted.clear();
    m_unquoted.reserve(row.raw.size()); // views into it must stay
    m_views.clear();
    for (const auto& cell : m_cells) {
        const std::string_view text(base + cell.begin, cell.end - cell.begin);
        if (!cell.doubledQuotes) {
            m_views.push_back(text);
            continue;
        }
        const auto begin = m_unquoted.size();
        for (std::size_t i = 0; i < text.size(); ++i) {
            m_unquoted += text[i];
            if (text[i] == m_quote) ++i;
        }
        m_views.emplace_back(m_unquoted.data() + begin, m_unquoted.size() - begin);
    }
    row.cells = m_views;
    if (m_quotedCells) m_line += lineEnds(row.raw);
    takeLineEnd();
}

/// The row was given up: hand out its first line as refused and go on behind that line.
Result<void> RowReader::refuseFirstLine(TextRow& row, std::string_view fault, std::stop_token stop)
{
    const auto* begin = m_buffer.data() + m_begin;
    const auto* end = m_buffer.data() + m_end;
    const auto* lineEnd = std::find_if(begin, end, isLineEnd);
    const auto looked = m_scan - m_begin;
    if (static_cast<std::size_t>(lineEnd - begin) > kMaxRow) {
        m_scan = static_cast<std::size_t>(lineEnd - m_buffer.data());
        return skipToLineEnd(row, "row.long", stop);
    }
    if (lineEnd == end || looked > m_rereadingLeft) return skipToLineEnd(row, fault, stop);
    m_rereadingLeft -= looked;
    row = {m_line, {begin, static_cast<std::size_t>(lineEnd - begin)}, {}, fault};
    m_scan = static_cast<std::size_t>(lineEnd - m_buffer.data());
    takeLineEnd();
    return {};
}

/// Drops everything up to the next line end behind what is in the buffer, in any amount.
Result<void> RowReader::skipToLineEnd(TextRow& row, std::string_view fault, std::stop_token stop)
{
    m_kept.assign(m_buffer.data() + m_begin, std::min(kKept, m_end - m_begin));
    row = {m_line, m_kept, {}, fault};
    m_line += lineEnds({m_buffer.data() + m_begin, m_scan - m_begin});
    for (;;) {
        while (m_scan < m_end && !isLineEnd(m_buffer[m_scan])) ++m_scan;
        if (m_scan < m_end) break;
        m_begin = m_scan;
        PG_TRY(const bool more, fill(stop));
        if (!more) break;
    }
    takeLineEnd();
    return {};
}

Result<bool> RowReader::next(TextRow& row, std::stop_token stop)
{
    for (;;) {
        if (m_skipLineFeed) {
            if (m_begin == m_end) {
                m_scan = m_begin;
                PG_TRY(const bool more, fill(stop));
                if (!more) return false;
            }
            if (m_buffer[m_begin] == '\n') ++m_begin;
            m_skipLineFeed = false;
        }
        PG_TRY(const bool found, scanRow(stop));
        if (!found) return false;
        if (m_state == State::Quoted) { PG_TRY_VOID(refuseFirstLine(row, "quote.unclosed", stop)); }
        else if (m_state == State::Misplaced) { PG_TRY_VOID(refuseFirstLine(row, "quote.misplaced", stop)); }
        else if (m_scan - m_begin > kMaxRow) { PG_TRY_VOID(skipToLineEnd(row, "row.long", stop)); }
        else finishRow(row);
        if (!row.raw.empty()) return true;
    }
}

} // namespace plateglass::ingest
