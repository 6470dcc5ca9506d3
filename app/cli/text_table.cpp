#include "cli/text_table.h"

#include "cli/console.h"

#include <vector>

namespace plateglass::cli {

namespace {

bool startsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }

std::string fitted(std::string_view text, int width)
{
    auto shown = printable(text);
    int characters = 0;
    std::size_t lastFitting = 0; // where the last character that leaves room for … begins
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!startsCharacter(shown[i])) continue;
        if (++characters == width) lastFitting = i;
    }
    if (characters > width) return shown.substr(0, lastFitting) + "…";
    return shown + std::string(static_cast<std::size_t>(width - characters), ' ');
}

} // namespace

std::string tableLine(std::span<const Column> columns, std::span<const std::string> cells)
{
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) line += (i == 0 ? "" : "  ") + (i + 1 == columns.size() ? printable(cells[i]) : fitted(cells[i], columns[i].width));
    while (line.ends_with(' ')) line.pop_back();
    return line + "\n";
}

std::string tableHead(std::span<const Column> columns)
{
    std::vector<std::string> titles;
    for (const auto& column : columns) titles.emplace_back(column.title);
    return tableLine(columns, titles);
}

} // namespace plateglass::cli
