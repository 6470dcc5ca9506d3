// How everything below the windows reports failure: a value or an Error, never an exception.
#pragma once

#include <expected>
#include <source_location>
#include <string>
#include <utility>

namespace plateglass::base {

/// What went wrong, as a closed set. The user's sentence is made from it once, at the edge (ui/common, cli).
enum class Errc {
    InvalidArgument,   ///< the caller's value is not acceptable (usage)
    Malformed,         ///< text or bytes do not follow their format
    NotFound,          ///< the named thing does not exist
    AlreadyExists,     ///< the named thing exists and would be overwritten
    Refused,           ///< policy or role says no; the refusal is recorded
    WrongPassword,     ///< name or password did not match
    Locked,            ///< held by somebody else: another program has the workspace, or the account is locked
    NewerVersion,      ///< written by a newer Plateglass
    Corrupt,           ///< stored bytes fail their check
    DiskFull,          ///< no room; nothing half-written was kept
    Io,                ///< the operating system refused to read or write
    AuditUnavailable,  ///< the record could not be written, so the act did not happen
    Cancelled,         ///< stopped by the user
    LimitExceeded,     ///< a stated bound was met
    Unsupported,       ///< understood, but this version does not do it
};

/// One failure. `detail` is for developers and for machine-made words (column names, line numbers, policy codes);
/// it never holds a plate, a person's name or a coordinate.
struct Error {
    Errc code = Errc::InvalidArgument;
    std::string detail;
    std::source_location where = std::source_location::current();
};

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for the failing side of a Result, remembering where it was made.
[[nodiscard]] inline std::unexpected<Error> fail(Errc code, std::string detail = {},
                                                 std::source_location where = std::source_location::current())
{
    return std::unexpected(Error{code, std::move(detail), where});
}

/// Stable lower-case word for a code, used in audit records and on the command line.
[[nodiscard]] const char* word(Errc code);

} // namespace plateglass::base

/// Returns early with the error of a Result expression; for expressions whose value is not needed.
#define PG_TRY_VOID(expression)                                                                                        \
    do {                                                                                                               \
        if (auto pgResult = (expression); !pgResult)                                                                   \
            return std::unexpected(std::move(pgResult).error());                                                       \
    } while (false)

#define PG_CONCAT_INNER(a, b) a##b
#define PG_CONCAT(a, b) PG_CONCAT_INNER(a, b)
#define PG_TRY_NAMED(result, declaration, expression)                                                                  \
    auto result = (expression);                                                                                        \
    if (!result)                                                                                                       \
        return std::unexpected(std::move(result).error());                                                             \
    declaration = std::move(*result)

/// Declares a variable from a Result expression or returns early with its error: PG_TRY(auto rows, store.rows(range));
#define PG_TRY(declaration, expression) PG_TRY_NAMED(PG_CONCAT(pgResult, __LINE__), declaration, expression)
