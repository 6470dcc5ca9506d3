#include "verify/key_checks.h"

#include <algorithm>
#include <format>

namespace plateglass::verify {

namespace {

bool isSigned(const std::string& base64, const std::string& words, const audit::VerifierKey& key)
{
    const auto signature = base::fromBase64(base64);
    return signature && audit::isSignedBy(key, base::viewOf(words), *signature);
}

} // namespace

void KeyChecks::take(std::uint64_t index, const json::Value& record)
{
    if (!std::exchange(m_begun, true)) m_first = index;
    const auto type = record.stringOr("type", "");
    if ((type != "key.rotate" && type != "workspace.adopt") || m_fault) return;
    const auto* change = record.find("key");
    const auto from = change ? audit::VerifierKey::parse(change->stringOr("old", "")) : base::Result<audit::VerifierKey>(base::fail(base::Errc::Malformed));
    const auto to = change ? audit::VerifierKey::parse(change->stringOr("new", "")) : base::Result<audit::VerifierKey>(base::fail(base::Errc::Malformed));
    const auto words = from && to ? audit::rotationText(*from, *to) : std::string();
    if (words.empty() || !isSigned(change->stringOr("oldSig", ""), words, *from) || !isSigned(change->stringOr("newSig", ""), words, *to))
        m_fault = std::format("record {} changes the key without the signatures of both", index);
    else if (!m_changes.empty() && m_changes.back().to != *from) m_fault = std::format("record {} changes a key that was not the log's", index);
    else if ((type == "workspace.adopt") != (from->name != to->name)) m_fault = std::format("record {} changes the name of the log, which only an adoption does", index);
    else m_changes.push_back({index + 1, *from, *to});
}

std::optional<std::string> KeyChecks::faultIn(const Note& note, const Note& newest) const
{
    const auto size = note.state.checkpoint.size;
    const auto isBy = [&](const audit::VerifierKey& key) { return std::ranges::contains(note.state.signers, key); };
    const auto after = std::ranges::upper_bound(m_changes, size, {}, &Change::since);
    if (after == m_changes.begin() && size <= m_first) return {}; // before the records that are here: which key it was is not told
    const auto& due = after != m_changes.begin() ? std::prev(after)->to : !m_changes.empty() ? m_changes.front().from : newest.state.signers.front();
    return isBy(due) ? std::optional<std::string>() : std::format("{} is not signed by the key that was the log's at {} records", note.label, size);
}

void KeyChecks::finish(const LogKeys& keys, const Note& newest, const Inputs& inputs, Report& report) const
{
    auto fault = m_fault;
    const auto check = [&](const Note& note) {
        if (!fault) fault = faultIn(note, newest);
    };
    if (!newest.state.signers.empty()) {
        check(newest);
        std::ranges::for_each(inputs.kept, check);
        std::ranges::for_each(inputs.older, check);
    }
    for (const auto& change : m_changes)
        if (!fault && (!std::ranges::contains(keys.all(), change.from) || !std::ranges::contains(keys.all(), change.to)))
            fault = std::format("the log changed its key at {} records; both keys must be given", change.since);
    const auto known = [&](const std::string& name) {
        return std::ranges::any_of(newest.state.signers, [&](const auto& key) { return key.name == name; }) || std::ranges::any_of(m_changes, [&](const auto& change) { return change.from.name == name; });
    };
    for (const auto& key : keys.all())
        if (!fault && !newest.state.signers.empty() && !known(key.name)) fault = "a key of another log was given";
    for (const auto& change : m_changes)
        if (!fault && change.adopts())
            report.holds("adopted", std::format("a copy of {} was adopted at {} records and goes on as {}; what {} recorded after that is elsewhere", change.from.name, change.since, change.to.name, change.from.name));
    if (fault) report.fails("keys", *fault);
    else if (m_changes.empty()) report.holds("keys", "one key signs all states");
    else report.holds("keys", std::format("{} changes of the key, each signed by the old key and the new one", m_changes.size()));
}

} // namespace plateglass::verify
