#include "verify/report.h"

#include "json/json.h"

#include <algorithm>
#include <format>

namespace plateglass::verify {

bool Report::allHold() const
{
    return !m_checks.empty() && std::ranges::all_of(m_checks, &Check::holds);
}

int Report::exitStatus(KeySource key) const { return allHold() && key == KeySource::Independent ? 0 : 1; }

std::string Report::verdict(KeySource key) const
{
    if (!allHold()) return std::format("not verified: {} of {} checks failed", std::ranges::count(m_checks, false, &Check::holds), m_checks.size());
    return key == KeySource::Independent ? "verified" : "consistent, but the key was not given to you independently";
}

std::string Report::text(Format format, KeySource key) const
{
    if (format == Format::Json) {
        json::Array checks;
        for (const auto& check : m_checks) checks.push_back(json::Object{{"name", check.name}, {"ok", check.holds}, {"text", check.text}});
        return json::write(json::Object{{"checks", checks}, {"keyIndependent", key == KeySource::Independent},
                                        {"ok", exitStatus(key) == 0}, {"verdict", verdict(key)}}) + '\n';
    }
    std::string out;
    for (const auto& check : m_checks) out += std::format("{:4} {}: {}\n", check.holds ? "ok" : "FAIL", check.name, check.text);
    return out + verdict(key) + '\n';
}

} // namespace plateglass::verify
