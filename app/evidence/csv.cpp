#include "evidence/csv.h"

namespace plateglass::evidence {

std::string csvText(std::string_view text)
{
    std::string cell;
    if (!text.empty() && (std::string_view("=+-@").contains(text.front()) || static_cast<unsigned char>(text.front()) < 0x20)) cell = "'";
    cell += text;
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + "\"";
}

} // namespace plateglass::evidence
