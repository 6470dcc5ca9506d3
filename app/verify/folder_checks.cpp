#include "verify/folder_checks.h"

#include "audit/merkle.h"

#include <algorithm>
#include <format>

namespace plateglass::verify {

namespace {

/// Whole lines, each a key that was given.
bool areAmong(std::string_view lines, const LogKeys& keys)
{
    const auto copies = parseKeys(lines);
    std::string exact;
    for (const auto& key : copies ? *copies : std::vector<audit::VerifierKey>{}) {
        if (!std::ranges::contains(keys.all(), key)) return false;
        exact += key.text() + '\n';
    }
    return !exact.empty() && exact == lines;
}

} // namespace

void checkKeyCopy(const LogFolder& folder, const LogKeys& keys, Report& report)
{
    const auto copy = folder.read("vkey");
    if (!copy) report.fails("vkey", "the folder holds no copy of the key");
    else if (!areAmong(*copy, keys)) report.fails("vkey", "the folder's copy of the key is another key");
    else report.holds("vkey", "the folder's copy of the key is the same key");
}

void checkPolicies(const LogFolder& folder, const std::set<std::string>& named, Report& report)
{
    constexpr std::string_view suffix = ".json";
    std::set<std::string> here;
    for (const auto& name : folder.list("policies")) {
        const auto text = folder.read("policies/" + name);
        const auto digest = text ? base::toBase64Url(audit::sha256(base::viewOf(*text))) : std::string();
        if (name != digest + std::string(suffix)) return report.fails("policies", "policies/" + name + " is not the text that its name promises");
        here.insert(digest);
    }
    const auto missing = std::ranges::count_if(named, [&](const auto& digest) { return !here.contains(digest); });
    auto text = std::format("{} here match their digests", here.size());
    if (missing > 0) text += std::format("; {} that records name are not here", missing);
    report.holds("policies", std::move(text));
}

} // namespace plateglass::verify
