// A prepared statement: bind, step, read columns, reset. Same thread rules as its connection, which must outlive it.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <string_view>

struct sqlite3_stmt;

namespace plateglass::sqlite {

class Statement {
public:
    /// Parameters count from 1. A failed bind (too big, no memory) is reported by the next step(); a wrong index ends
    /// the program. Text and blobs are copied.
    Statement& bindInteger(int index, std::int64_t value);
    Statement& bindReal(int index, double value);
    Statement& bindText(int index, std::string_view value);
    Statement& bindBlob(int index, base::ByteView value);
    Statement& bindNull(int index);

    /// true: a row is ready; false: done.
    [[nodiscard]] base::Result<bool> step();
    /// Steps to the end, dropping rows, and resets: for statements that change something.
    [[nodiscard]] base::Result<void> run();
    /// Ready to run again; bindings are cleared, so that no value is used twice by accident.
    void reset();

    /// Columns count from 0 and hold only after step() returned true. Views end with the next step() or reset().
    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] base::ByteView blob(int column) const;

private:
    friend class Connection;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}
    Statement& bound(int code);

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bindError = 0;
};

} // namespace plateglass::sqlite
