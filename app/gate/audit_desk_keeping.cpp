// Proving the log, having it witnessed, and erasing from it what may go.
#include "gate/audit_desk.h"

#include "gate/audit_reader.h"
#include "gate/files.h"
#include "gate/impl.h"
#include "gate/witness_files.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;
using policy::Capability;

namespace {

constexpr std::chrono::minutes kClocksMayDiffer{5};
constexpr std::size_t kMostResponse = 1u << 16;

} // namespace

Result<void> AuditDesk::verify()
{
    PG_TRY_VOID(m_in.demand(Capability::AnchorAuditLog, "auditlog.verify"));
    auto draft = m_in.recorder->draft("auditlog.verify");
    draft.fields.emplace("size", size());
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    return m_in.watch->checkAll();
}

Result<std::string> AuditDesk::checkpoint()
{
    PG_TRY_VOID(m_in.demand(Capability::AnchorAuditLog, "anchor.refused"));
    return m_in.watch->sign();
}

Result<std::string> AuditDesk::checkpointForPaper()
{
    PG_TRY_VOID(m_in.demand(Capability::AnchorAuditLog, "anchor.refused"));
    auto draft = m_in.recorder->draft("anchor.ok");
    draft.fields.emplace("anchor", json::Object{{"kind", "paper"}});
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    PG_TRY(auto note, m_in.watch->sign());
    m_in.watch->anchored("paper", note);
    return note;
}

Result<void> AuditDesk::witnessRequest(const std::filesystem::path& file)
{
    PG_TRY_VOID(m_in.demand(Capability::AnchorAuditLog, "anchor.refused"));
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) return fail(Errc::AlreadyExists, "file");
    auto& log = m_in.recorder->log();
    PG_TRY(const auto cosignatures, log.cosignatures());
    PG_TRY(const auto since, log.originSince()); // what a witness signed of the log this one was copied from was another log
    const auto old = cosignatures.empty() || cosignatures.back().size < since ? 0 : cosignatures.back().size;
    auto draft = m_in.recorder->draft("anchor.request");
    draft.fields.emplace("anchor", json::Object{{"kind", "witness"}, {"old", old}});
    PG_TRY_VOID(log.append(std::move(draft)));
    PG_TRY(const auto note, m_in.watch->sign());
    PG_TRY(const auto signedNote, audit::SignedNote::parse(note));
    PG_TRY(const auto checkpoint, audit::Checkpoint::parse(signedNote.text));
    std::vector<audit::Hash> proof;
    if (old > 0) {
        PG_TRY(proof, log.consistency(old, checkpoint.size));
    }
    return replaceFile(file, witnessRequestText(old, proof, note));
}

Result<std::vector<WitnessAnswer>> AuditDesk::witnessResponse(const std::filesystem::path& file, std::span<const std::string> witnesses)
{
    PG_TRY_VOID(m_in.demand(Capability::AnchorAuditLog, "anchor.refused"));
    std::vector<audit::VerifierKey> known;
    std::vector<std::string> named = m_in.rules().audit.witnesses;
    named.insert(named.end(), witnesses.begin(), witnesses.end());
    for (const auto& text : named) {
        auto key = audit::VerifierKey::parse(text);
        if (!key || key->type != audit::KeyType::Cosignature) return fail(Errc::InvalidArgument, "witness");
        known.push_back(std::move(*key));
    }
    PG_TRY(const auto text, readWhole(file, kMostResponse));
    PG_TRY(const auto signatures, parseWitnessResponse(text));
    auto& log = m_in.recorder->log();
    std::vector<WitnessAnswer> answers;
    json::Array names;
    for (const auto& signature : signatures)
        for (const auto& key : known) {
            if (signature.name != key.name || signature.keyId != key.id()) continue;
            const auto kept = log.addCosignature(key, signature);
            if (!kept && kept.error().code != Errc::NotFound) return std::unexpected(kept.error());
            if (!kept) continue;
            answers.push_back({kept->size, key.name, base::UtcTime{kept->unixSeconds * 1'000'000}});
            names.emplace_back(key.text());
        }
    auto draft = m_in.recorder->draft(answers.empty() ? "anchor.fail" : "anchor.ok");
    json::Object anchor{{"kind", "witness"}};
    if (answers.empty()) {
        draft.out = "error";
        draft.code = "witness.unknown";
    } else {
        anchor.emplace("witnesses", std::move(names));
        anchor.emplace("size", answers.back().size);
    }
    draft.fields.emplace("anchor", std::move(anchor));
    PG_TRY_VOID(log.append(std::move(draft)));
    if (answers.empty()) return fail(Errc::NotFound, "witness");
    m_in.watch->lookAtWitnesses();
    for (const auto& answer : answers) {
        // The witness signed before now; by its own clock it cannot have been later.
        const auto ahead = answer.time - m_in.wall.now();
        if (ahead <= kClocksMayDiffer) continue;
        auto jump = m_in.recorder->draft("clock.jump");
        jump.code = "witness";
        jump.fields.emplace("clock", json::Object{{"ms", std::chrono::duration_cast<std::chrono::milliseconds>(ahead).count()}});
        PG_TRY_VOID(log.append(std::move(jump)));
    }
    return answers;
}

Result<void> AuditDesk::acknowledge(const std::string& reason)
{
    PG_TRY_VOID(m_in.demand(Capability::AnswerForAuditLog, "integrity.acknowledge"));
    const auto fault = chain().fault;
    if (!fault) return fail(Errc::NotFound, "fault");
    auto draft = m_in.recorder->draft("integrity.acknowledge");
    draft.code = fault->code;
    draft.fields.emplace("fault", json::Object{{"detail", fault->detail}});
    draft.disclosed.push_back({"fault", "text", reason});
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    return m_in.watch->acknowledge();
}

Result<std::uint64_t> AuditDesk::erase(std::span<const std::uint64_t> records, const std::string& order)
{
    PG_TRY_VOID(m_in.demand(Capability::RunRetention, "disclosure.erase.refused"));
    if (order.empty() || records.empty()) return fail(Errc::InvalidArgument, "order");
    auto& log = m_in.recorder->log();
    std::set<std::string> tagKeys;
    json::Array numbers;
    for (const auto seq : records) {
        PG_TRY(const auto stored, log.records(seq, 1));
        if (stored.empty() || stored.front().seq != seq) return fail(Errc::NotFound, "record");
        PG_TRY(const auto opened, openRecord(stored.front(), {}));
        const auto* q = opened.record.find("q");
        if (q && q->find("ptag")) tagKeys.insert(Vault::plateTagName(opened.line.time));
        numbers.emplace_back(seq);
    }
    auto draft = m_in.recorder->draft("disclosure.erase.intent");
    draft.fields.emplace("erase", json::Object{{"records", std::move(numbers)}});
    draft.disclosed.push_back({"erase", "text", order});
    PG_TRY(const auto intent, log.appendIntent(std::move(draft), base::Receipt::Kind::Maintenance));
    const Stopwatch watch(m_in.wall);
    const auto act = [&]() -> Result<std::uint64_t> {
        PG_TRY(const auto erased, log.eraseDisclosures(records));
        std::lock_guard hold(m_in.mutex);
        PG_TRY_VOID(m_in.vault.destroy(tagKeys));
        return erased;
    };
    const auto erased = act();
    if (!erased) {
        (void)log.append(m_in.recorder->failure("disclosure.erase", intent, nullptr, erased.error(), watch.elapsed())); // the error itself is what must be heard
        return erased;
    }
    auto outcome = m_in.recorder->outcome("disclosure.erase", intent, nullptr, watch.elapsed());
    outcome.fields.emplace("r", json::Object{{"n", *erased}, {"tagKeys", static_cast<std::int64_t>(tagKeys.size())}});
    PG_TRY_VOID(log.append(std::move(outcome)));
    return erased;
}

Result<std::uint64_t> AuditDesk::expire()
{
    PG_TRY_VOID(m_in.demand(Capability::RunRetention, "purge.refused"));
    return m_in.expireLog("asked");
}

Result<std::uint64_t> Gate::Impl::expireLog(const char* why)
{
    const auto keep = rules().retention.audit;
    if (!keep) return std::uint64_t{0};
    auto& log = recorder->log();
    PG_TRY(auto span, log.expired(wall.now() - *keep));
    if (std::string_view(why) == "asked" || span.count() > 0) {
        PG_TRY_VOID(watch->sign()); // only what is signed may go
        PG_TRY(span, log.expired(wall.now() - *keep));
    }
    if (span.count() == 0) return std::uint64_t{0};
    auto draft = recorder->draft("purge.intent");
    draft.fields.emplace("purge", json::Object{{"class", "audit"}, {"from", span.from}, {"to", span.to}, {"why", why}});
    PG_TRY(const auto intent, log.appendIntent(std::move(draft), base::Receipt::Kind::Maintenance));
    const Stopwatch since(wall);
    if (const auto pruned = log.prune(span); !pruned) {
        (void)log.append(recorder->failure("purge", intent, nullptr, pruned.error(), since.elapsed())); // as above
        return std::unexpected(pruned.error());
    }
    auto outcome = recorder->outcome("purge", intent, nullptr, since.elapsed());
    outcome.fields.emplace("r", json::Object{{"n", span.count()}});
    PG_TRY_VOID(log.append(std::move(outcome)));
    return span.count();
}

} // namespace plateglass::gate
