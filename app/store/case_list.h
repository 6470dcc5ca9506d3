// The agency's cases and those still pending. Private to this folder.
#pragma once

#include "store/read_store.h"

namespace plateglass::store {

/// Adds, or replaces those of the same number; all or nothing.
[[nodiscard]] base::Result<void> saveCases(sqlite::Connection& connection, std::span<const domain::CaseEntry> cases);
[[nodiscard]] base::Result<std::optional<domain::CaseEntry>> findCase(sqlite::Connection& connection, const std::string& number);
[[nodiscard]] base::Result<std::uint64_t> countCases(sqlite::Connection& connection);

/// Those not completed, by time due.
[[nodiscard]] base::Result<std::vector<PendingCaseRow>> listPending(sqlite::Connection& connection);
/// The first promise of an account about a number holds: later ones change nothing while it is open.
[[nodiscard]] base::Result<void> savePending(sqlite::Connection& connection, const domain::PendingCase& pending);
/// Errc::NotFound where no such case is pending.
[[nodiscard]] base::Result<void> completePending(sqlite::Connection& connection, const std::string& number, const std::string& account, const std::string& resolved);
[[nodiscard]] base::Result<void> markOverdue(sqlite::Connection& connection, const std::string& number, const std::string& account);

} // namespace plateglass::store
