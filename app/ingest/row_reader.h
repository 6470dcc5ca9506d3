// Rows and cells of delimited text (RFC 4180 and what is found in the wild): CRLF, LF or CR, cells in quotes with line ends in them, quotes
// doubled inside quotes. A quote that does not open its cell is a character like any other. One thread at a time.
//
// Memory is bounded: a row has at most kMaxRow bytes. What is wrong costs one line, not the rest of the file: a quote that is not closed within
// kMaxRow bytes, or is closed in the middle of a cell, makes the reader refuse the first line of that row and go on with
// the next line. Going back costs time, so a file may cause it only for kMaxRereading bytes in all; after that, what was looked at is skipped.
#pragma once

#include "ingest/text_source.h"

#include <array>
#include <stop_token>

namespace plateglass::ingest {

inline constexpr std::size_t kMaxRow = 1u << 20;
inline constexpr std::size_t kMaxRereading = 256u << 20;

struct TextRow {
    std::uint64_t line = 0;                 ///< 1-based, where the row begins
    std::string_view raw;                   ///< without its line end; of a refused row perhaps only the beginning
    std::span<const std::string_view> cells; ///< unquoted
    std::string_view fault;                 ///< `row.long`, `quote.unclosed`, `quote.misplaced`, or empty
};

class RowReader {
public:
    RowReader(TextSource source, char separator, char quote);

    /// The next row that is not an empty line; false at the end. Views hold until the next call. Errc::Cancelled, or what the source says.
    [[nodiscard]] base::Result<bool> next(TextRow& row, std::stop_token stop);
    [[nodiscard]] double progress() const { return m_source.progress(); }

private:
    enum class State { CellStart, Plain, Quoted, AfterQuote, Misplaced };
    enum class Step { More, RowEnd };
    struct Cell {
        std::size_t begin = 0, end = 0; ///< from the row's begin
        bool doubledQuotes = false;
    };

    base::Result<bool> fill(std::stop_token stop);
    base::Result<bool> scanRow(std::stop_token stop);
    Step scanBuffer();
    void scanPlain();
    void scanQuoted();
    void closeCell(std::size_t end);
    void finishRow(TextRow& row);
    base::Result<void> refuseFirstLine(TextRow& row, std::string_view fault, std::stop_token stop);
    base::Result<void> skipToLineEnd(TextRow& row, std::string_view fault, std::stop_token stop);
    void takeLineEnd();

    TextSource m_source;
    char m_separator;
    char m_quote;
    std::array<bool, 256> m_endsPlain{}; ///< separator and line ends
    std::vector<char> m_buffer;
    std::size_t m_begin = 0; ///< of the row
    std::size_t m_scan = 0;
    std::size_t m_end = 0;
    bool m_eof = false;
    bool m_skipLineFeed = false; ///< the last row ended with CR: a LF that follows belongs to it
    std::uint64_t m_line = 1;
    std::size_t m_rereadingLeft = kMaxRereading;

    State m_state = State::CellStart;
    std::size_t m_cellBegin = 0;
    bool m_doubledQuotes = false;
    bool m_quotedCells = false;
    std::vector<Cell> m_cells;
    std::vector<std::string_view> m_views;
    std::string m_unquoted; ///< cells whose doubled quotes were made single
    std::string m_kept;     ///< the beginning of a row that was skipped
};

} // namespace plateglass::ingest
