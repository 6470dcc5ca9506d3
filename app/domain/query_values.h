// The values inside terms: times, days, hours, durations, areas. Private to the parser.
#pragma once

#include "domain/query_parser.h"
#include "domain/query_scanner.h"

namespace plateglass::domain {

[[nodiscard]] Parsed<TimeTerm> parseTime(Piece value, const QuerySurroundings& around);
[[nodiscard]] Parsed<DaysTerm> parseDays(Piece value);
[[nodiscard]] Parsed<HoursTerm> parseHours(Piece value);
[[nodiscard]] Parsed<std::chrono::seconds> parseDuration(Piece value); ///< `60s`, `5m`, `2h`, `1d`
[[nodiscard]] Parsed<Area> parseArea(Piece value);
[[nodiscard]] Parsed<double> parseNumber(Piece value);
[[nodiscard]] Parsed<std::int64_t> parseWhole(Piece value, std::int64_t least, std::int64_t most);

} // namespace plateglass::domain
