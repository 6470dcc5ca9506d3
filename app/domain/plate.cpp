#include "domain/plate.h"

#include <utf8proc.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace plateglass::domain {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kPackedLength = 10; ///< the longest plate that fits one machine word at 6 bits a character
constexpr std::size_t kShownPseudonym = 8;

bool asciiAlnum(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

std::string asciiNormalForm(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (const char c : raw) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (asciiAlnum(upper)) out += upper;
    }
    return out;
}

bool keeps(utf8proc_int32_t codePoint)
{
    switch (utf8proc_category(codePoint)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;
    }
}

} // namespace

Result<std::string> normalForm(std::string_view raw)
{
    if (std::ranges::all_of(raw, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return asciiNormalForm(raw);

    utf8proc_uint8_t* mapped = nullptr;
    const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(raw.data()), static_cast<utf8proc_ssize_t>(raw.size()),
                                     &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, &std::free);
    if (length < 0) return fail(Errc::Malformed, "plate text is not UTF-8");

    std::string out;
    for (utf8proc_ssize_t at = 0; at < length;) {
        utf8proc_int32_t codePoint = 0;
        const auto width = utf8proc_iterate(mapped + at, length - at, &codePoint);
        if (width <= 0) return fail(Errc::Malformed, "plate text is not UTF-8");
        at += width;
        if (!keeps(codePoint)) continue;
        utf8proc_uint8_t bytes[4];
        const auto written = utf8proc_encode_char(utf8proc_toupper(codePoint), bytes);
        out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(written));
    }
    return out;
}

PlateKind kindOf(std::string_view normal)
{
    return normal.size() <= kPackedLength && std::ranges::all_of(normal, asciiAlnum) ? PlateKind::Plate : PlateKind::LongPlate;
}

Result<Jurisdiction> jurisdictionOf(std::string_view text, std::string_view workspaceCountry)
{
    std::string code;
    for (const char c : text) code += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (code.empty() || code == "UNKNOWN") return Jurisdiction{};

    const auto letters = [](std::string_view part) { return std::ranges::all_of(part, [](char c) { return c >= 'A' && c <= 'Z'; }); };
    const auto dash = code.find('-');
    if (dash == std::string::npos) {
        if (code.size() != 2 || !letters(code)) return fail(Errc::Malformed, "jurisdiction is neither ISO 3166-1 nor 3166-2");
        // Two letters are a subdivision only where the workspace's country writes its subdivisions so; elsewhere a country.
        const bool shortForSubdivision = workspaceCountry == "US" || workspaceCountry == "CA" || workspaceCountry == "BR";
        return Jurisdiction{shortForSubdivision ? std::string(workspaceCountry) + "-" + code : code};
    }
    const auto subdivision = std::string_view(code).substr(dash + 1);
    if (dash != 2 || !letters(std::string_view(code).substr(0, 2)) || subdivision.empty() || subdivision.size() > 3
        || !std::ranges::all_of(subdivision, asciiAlnum))
        return fail(Errc::Malformed, "jurisdiction is neither ISO 3166-1 nor 3166-2");
    return Jurisdiction{code};
}

std::string displayText(const Plate& plate)
{
    if (plate.kind != PlateKind::Pseudonym || plate.text.size() <= kShownPseudonym) return plate.text;
    return plate.text.substr(0, kShownPseudonym) + "…";
}

} // namespace plateglass::domain
