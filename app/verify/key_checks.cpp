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
    if (record.stringOr("type", "") != "key.rotate" || m_fault) return;
    const auto* change = record.find("key");
    const auto from = change ? audit::VerifierKey::parse(change->stringOr("old", "")) : base::Result<audit::VerifierKey>(base::fail(base::Errc::Malformed));
    const auto to = change ? audit::VerifierKey::parse(change->stringOr("new", "")) : base::Result<audit::VerifierKey>(base::fail(base::Errc::Malformed));
    const auto words = from && to ? audit::rotationText(*from, *to) : std::string();
    if (words.empty() || !isSigned(change->stringOr("oldSig", ""), words, *from) || !isSigned(change->stringOr("newSig", ""), words, *to))
        m_fault = std::format("record {} changes the key without the signatures of both", index);
    else if (!m_changes.empty() && m_changes.back().to != *from) m_fault = std::format("record {} changes a key that was not the log's", index);
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
    if (fault) report.fails("keys", *fault);
    else if (m_changes.empty()) report.holds("keys", "one key signs all states");
    else report.holds("keys", std::format("{} changes of the key, each signed by the old key and the new one", m_changes.size()));
}

} // namespace plateglass::verify
