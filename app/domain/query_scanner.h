// Cuts a query's text into terms at spaces, minding quotes, parentheses, sets and /expressions/. Private to the parser.
#pragma once

#include "domain/query.h"

#include <expected>
#include <string_view>
#include <vector>

namespace plateglass::domain {

/// A piece of the query's text and where it stood, so that every fault can name its place.
struct Piece {
    std::string_view text;
    std::size_t position = 0;

    [[nodiscard]] Piece from(std::size_t offset) const { return {text.substr(offset), position + offset}; }
    [[nodiscard]] Piece sub(std::size_t offset, std::size_t length) const { return {text.substr(offset, length), position + offset}; }
};

template <class T>
using Parsed = std::expected<T, QueryFault>;

[[nodiscard]] std::unexpected<QueryFault> faultAt(Piece piece, std::string reason, std::string message, bool incomplete = false);

/// Terms of a query in their order. Faults: a quote, parenthesis, set or expression left open (incomplete).
[[nodiscard]] Parsed<std::vector<Piece>> scanTerms(std::string_view text);

/// The items of a list, split at `separator` outside quotes, parentheses, sets and expressions. Empty items are faults.
[[nodiscard]] Parsed<std::vector<Piece>> splitList(Piece list, char separator = ',');

/// A value without its quotes and escapes; a bare value as it stands.
[[nodiscard]] std::string unquoted(Piece value);

} // namespace plateglass::domain
