#include "verify/disclosure_checks.h"

#include "audit/disclosure.h"

#include <algorithm>
#include <format>

namespace plateglass::verify {

namespace {

/// The object a path like "q.area" leads to; null when there is none.
const json::Value* objectAt(const json::Value& record, std::string_view path)
{
    const auto* at = &record;
    while (at && !path.empty()) {
        const auto dot = path.find('.');
        at = at->find(path.substr(0, dot));
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    }
    return at;
}

bool isHeld(const json::Value& record, const std::string& path, const std::string& text)
{
    const auto disclosure = audit::Disclosure::parse(text);
    const auto* object = objectAt(record, path);
    const auto* digests = object ? object->find("_sd") : nullptr;
    if (!disclosure || !digests || !digests->array() || object->find(disclosure->name)) return false;
    return std::ranges::contains(*digests->array(), json::Value(audit::disclosureDigest(text)));
}

} // namespace

void DisclosureChecks::add(std::string_view label, std::string_view lines)
{
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const auto end = lines.find('\n');
        auto where = std::format("{} line {}", label, number);
        if (end == std::string_view::npos) return fault(where + " does not end");
        addLine(std::move(where), lines.substr(0, end));
        lines.remove_prefix(end + 1);
    }
}

void DisclosureChecks::addLine(std::string where, std::string_view line)
{
    const auto value = json::parse(line);
    const auto* members = value ? value->object() : nullptr;
    const auto seq = value ? value->integerOr("seq", -1) : -1;
    if (!members || members->size() != 3 || !value->find("path") || !value->find("disclosure") || seq < 0 || json::write(*value) != line)
        return fault(where + " is not a disclosure");
    m_claims.emplace(seq, Claim{std::move(where), value->stringOr("path", ""), value->stringOr("disclosure", "")});
}

void DisclosureChecks::take(std::uint64_t index, const json::Value& record)
{
    const auto [from, to] = m_claims.equal_range(index);
    for (auto claim = from; claim != to; ++claim) {
        if (!isHeld(record, claim->second.path, claim->second.text)) fault(std::format("{} is not what record {} holds", claim->second.where, index));
        ++m_checked;
    }
    m_claims.erase(from, to);
}

void DisclosureChecks::finish(Report& report) const
{
    if (m_fault) report.fails("disclosures", *m_fault);
    else if (!m_claims.empty())
        report.fails("disclosures", std::format("{} speaks of record {}, which is not here", m_claims.begin()->second.where, m_claims.begin()->first));
    else report.holds("disclosures", m_checked == 0 ? "none is shown" : std::format("{} match the digests in their records", m_checked));
}

} // namespace plateglass::verify
