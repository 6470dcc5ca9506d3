#include "gate/approval_desk.h"

#include "audit/merkle.h"
#include "domain/query_text.h"
#include "gate/files.h"
#include "gate/impl.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;
using Effect = policy::ApprovalTier::Effect;

namespace {

constexpr std::size_t kMostBytes = 4u << 20;

std::string newId()
{
    std::array<std::uint8_t, 12> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    return base::toHex(bytes);
}

bool saysSomething(const std::string& text)
{
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > ' '; });
}

/// Why this account may not decide this request, or nullptr.
const char* whyNot(const KeyAccount& approver, const SealedRequest& sealed, const ApprovalRequest& open, policy::WorkspaceKind kind)
{
    if (Vault::pseudonym(approver) == sealed.requester)
        return "approval.own";
    const bool role = policy::may(approver.info.role, policy::Capability::ApproveSearch, kind)
        && std::ranges::all_of(open.needs, [&](const auto& need) { return need.tier.approver == approver.info.role; });
    return role && approver.info.state == AccountInfo::State::Active ? nullptr : reason::kRole;
}

std::chrono::hours shortest(const std::vector<policy::ApprovalNeed>& needs)
{
    auto hours = needs.front().tier.ttl;
    for (const auto& need : needs)
        hours = std::min(hours, need.tier.ttl);
    return hours;
}

/// The open request with what has become of it.
ApprovalRequest withAnswer(ApprovalRequest open, const std::optional<SignedAnswer>& answer, const Vault& reader, base::UtcTime now)
{
    using State = ApprovalRequest::State;
    if (!answer) {
        open.state = now < open.expires ? State::Pending : State::Expired;
        return open;
    }
    open.state = answer->decision == Decision::Deny ? State::Denied : now < answer->expires ? State::Granted : State::Expired;
    open.expires = answer->expires;
    open.record = answer->record;
    if (const KeyAccount* approver = accountOf(reader.file(), answer->approver))
        open.approver = approver->info.name;
    if (const auto words = unseal(reader.keys(), answer->sealedReason)) // readable by the requester only
        open.answer = *words;
    return open;
}

audit::RecordDraft approvalDraft(audit::RecordDraft draft, const SealedRequest& sealed, const std::string& reason)
{
    draft.fields.emplace("appr", json::Object{{"id", sealed.id}, {"bound", sealed.bound}, {"requester", sealed.requester}});
    draft.disclosed.push_back({"appr", "reason", reason});
    return draft;
}

} // namespace

Result<std::optional<ApprovalPath>> ApprovalDesk::pathFor(const std::string& text) const
{
    const auto query = m_in.understand(text);
    if (!query)
        return fail(Errc::Malformed, query.error().reason);
    std::optional<SessionState> session;
    {
        std::lock_guard hold(m_in.mutex);
        session = m_in.session;
    }
    if (!session)
        return fail(Errc::Refused, reason::kNoSession);
    const std::string canonical = domain::canonicalText(*query);
    auto needs = m_in.needsOf(*query, canonical, *session);
    std::erase_if(needs, [](const auto& need) { return need.tier.effect == Effect::After; });
    if (needs.empty())
        return std::optional<ApprovalPath>{};
    {
        std::lock_guard hold(m_in.mutex);
        if (m_in.grantFor(*session, canonical, needs))
            return std::optional<ApprovalPath>{};
    }
    return m_in.pathOf(canonical, std::move(needs));
}

Result<ApprovalRequest> ApprovalDesk::ask(const std::string& text, const std::string& reason)
{
    PG_TRY(const SessionState session, m_in.demandSession("approval.refused"));
    const auto query = m_in.understand(text);
    if (!query)
        return fail(Errc::Malformed, query.error().reason);
    if (!saysSomething(reason))
        return fail(Errc::InvalidArgument, "reason.missing");
    ApprovalRequest request;
    request.canonical = domain::canonicalText(*query);
    request.needs = m_in.needsOf(*query, request.canonical, session);
    {
        std::lock_guard hold(m_in.mutex);
        if (const auto stopped = m_in.stoppedExports.find(request.canonical); stopped != m_in.stoppedExports.end())
            request.needs.push_back(stopped->second);
    }
    if (std::ranges::any_of(request.needs, [](const auto& need) { return need.tier.effect == Effect::Refuse; }))
        return fail(Errc::Refused, reason::kNever);
    std::erase_if(request.needs, [](const auto& need) { return need.tier.effect == Effect::After; });
    if (request.needs.empty())
        return fail(Errc::InvalidArgument, "approval.needless");
    request.id = newId();
    request.requester = m_in.own.name;
    request.ground = session.request;
    request.reason = reason;
    request.asked = m_in.wall.now();
    request.expires = request.asked + m_in.rules().approval.requestWaits;

    std::optional<SealedRequest> sealed;
    {
        std::lock_guard hold(m_in.mutex);
        auto readers = m_in.approversOf(request.needs);
        if (readers.empty())
            return fail(Errc::NotFound, "approval.nobody");
        readers.push_back(m_in.vault.file().find(m_in.own.name));
        PG_TRY(sealed, makeRequest(request, m_in.info.origin, m_in.recorder->actor().policyDigest, m_in.vault, readers));
    }
    auto draft = approvalDraft(m_in.recorder->draft("approval.request", &session), *sealed, reason);
    json::Array tiers;
    for (const auto& need : request.needs)
        tiers.emplace_back(need.tier.code);
    draft.fields.emplace("tiers", std::move(tiers));
    PG_TRY_VOID(m_in.describe(draft, *query, request.canonical));
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    PG_TRY_VOID(m_in.approvals().keep(*sealed));
    return request;
}

Result<std::vector<ApprovalRequest>> ApprovalDesk::requests() const
{
    PG_TRY_VOID(m_in.demandOpen("approval.refused"));
    std::lock_guard hold(m_in.mutex);
    std::vector<ApprovalRequest> all;
    const ApprovalFolder folder = m_in.approvals();
    for (const auto& sealed : folder.requests(m_in.vault.file()))
        if (auto open = openRequest(sealed, m_in.vault)) // what is sealed to others is not for this account
            all.push_back(withAnswer(std::move(*open), folder.answer(sealed.id, m_in.vault.file()), m_in.vault, m_in.wall.now()));
    std::ranges::sort(all, std::greater(), &ApprovalRequest::asked);
    return all;
}

Result<ApprovalRequest> Gate::Impl::decideRequest(const Vault& approver, const SealedRequest& sealed, Decision decision, const std::string& reason, SignedAnswer* made)
{
    const Actor by = actorOf(approver);
    const auto refuse = [&](Errc code, const char* why) -> Result<ApprovalRequest> {
        auto draft = approvalDraft(recorder->draftBy(by, "approval.refused"), sealed, reason);
        draft.out = "refused";
        draft.code = why;
        PG_TRY_VOID(recorder->log().append(std::move(draft)));
        return fail(code, why);
    };
    if (!saysSomething(reason))
        return fail(Errc::InvalidArgument, "reason.missing");
    if (sealed.workspace != info.origin)
        return refuse(Errc::Refused, "approval.workspace");
    // One's own request is one's own whoever it was sealed to.
    if (approver.pseudonym() == sealed.requester)
        return refuse(Errc::Refused, "approval.own");
    auto open = openRequest(sealed, approver);
    if (!open)
        return open.error().code == Errc::Refused ? refuse(Errc::Refused, "approval.sealed") : open;
    const KeyAccount* account = approver.file().find(approver.account().name);
    if (const char* why = whyNot(*account, sealed, *open, info.kind))
        return refuse(Errc::Refused, why);
    if (sealed.policy != recorder->actor().policyDigest)
        return refuse(Errc::Refused, "approval.policy");
    const auto now = wall.now();
    if (now >= sealed.expires)
        return refuse(Errc::LimitExceeded, "approval.expired");
    if (approvals().answer(sealed.id, vault.file()))
        return refuse(Errc::AlreadyExists, "approval.answered");

    const auto expires = now + shortest(open->needs);
    auto draft = approvalDraft(recorder->draftBy(by, decision == Decision::Grant ? "approval.grant" : "approval.deny"), sealed, reason);
    draft.fields["appr"].object()->emplace("expires", base::toRfc3339(expires, base::Precision::Millisecond));
    PG_TRY(const auto record, recorder->log().append(std::move(draft)));
    PG_TRY(SignedAnswer answer, makeAnswer(sealed, decision, reason, now, expires, approver, approver.file()));
    answer.record = record;
    PG_TRY_VOID(approvals().keep(sealed));
    PG_TRY_VOID(approvals().keep(answer));
    auto result = withAnswer(std::move(*open), answer, approver, now);
    result.answer = reason;
    if (made)
        *made = std::move(answer);
    return result;
}

Result<ApprovalRequest> ApprovalDesk::approveHere(const std::string& id, const SecondPerson& who, Decision decision, const std::string& reason)
{
    std::lock_guard hold(m_in.mutex);
    PG_TRY(const SealedRequest sealed, m_in.approvals().request(id, m_in.vault.file()));
    PG_TRY(const Vault approver, m_in.proveBeside(who));
    return m_in.decideRequest(approver, sealed, decision, reason, nullptr);
}

Result<ApprovalRequest> ApprovalDesk::decide(const std::string& id, Decision decision, const std::string& reason)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ApproveSearch, "approval.refused"));
    std::lock_guard hold(m_in.mutex);
    PG_TRY(const SealedRequest sealed, m_in.approvals().request(id, m_in.vault.file()));
    return m_in.decideRequest(m_in.vault, sealed, decision, reason, nullptr);
}

Result<void> ApprovalDesk::writeRequest(const std::string& id, const std::filesystem::path& file) const
{
    std::lock_guard hold(m_in.mutex);
    PG_TRY(const SealedRequest sealed, m_in.approvals().request(id, m_in.vault.file()));
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return fail(Errc::AlreadyExists, "file");
    return replaceFile(file, sealed.text);
}

Result<ApprovalRequest> ApprovalDesk::readRequest(const std::filesystem::path& file) const
{
    PG_TRY(std::string text, readWhole(file, kMostBytes));
    std::lock_guard hold(m_in.mutex);
    PG_TRY(const SealedRequest sealed, parseRequest(std::move(text), m_in.vault.file()));
    if (sealed.workspace != m_in.info.origin)
        return fail(Errc::Refused, "approval.workspace");
    PG_TRY(auto open, openRequest(sealed, m_in.vault));
    return withAnswer(std::move(open), m_in.approvals().answer(sealed.id, m_in.vault.file()), m_in.vault, m_in.wall.now());
}

Result<ApprovalRequest> ApprovalDesk::decideFile(const std::filesystem::path& request, const std::filesystem::path& answer, Decision decision, const std::string& reason)
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ApproveSearch, "approval.refused"));
    std::error_code ignored;
    if (std::filesystem::exists(answer, ignored))
        return fail(Errc::AlreadyExists, "file");
    PG_TRY(std::string text, readWhole(request, kMostBytes));
    std::lock_guard hold(m_in.mutex);
    PG_TRY(const SealedRequest sealed, parseRequest(std::move(text), m_in.vault.file()));
    SignedAnswer made;
    PG_TRY(auto decided, m_in.decideRequest(m_in.vault, sealed, decision, reason, &made));
    PG_TRY_VOID(replaceFile(answer, made.text));
    return decided;
}

Result<ApprovalRequest> ApprovalDesk::takeAnswer(const std::filesystem::path& file)
{
    PG_TRY(std::string text, readWhole(file, kMostBytes));
    std::lock_guard hold(m_in.mutex);
    const KeyFile& keys = m_in.vault.file();
    PG_TRY(SignedAnswer answer, parseAnswer(std::move(text), keys));
    PG_TRY(const SealedRequest sealed, m_in.approvals().request(answer.id, keys));
    PG_TRY(auto open, openRequest(sealed, m_in.vault));
    const KeyAccount* approver = accountOf(keys, answer.approver);
    const char* why = answer.workspace != m_in.info.origin ? "approval.workspace"
        : answer.bound != sealed.bound                     ? "approval.changed"
        : answer.policy != m_in.recorder->actor().policyDigest          ? "approval.policy"
                                                           : whyNot(*approver, sealed, open, m_in.info.kind);
    Errc code = Errc::Refused;
    if (!why && m_in.wall.now() >= answer.expires) {
        why = "approval.expired";
        code = Errc::LimitExceeded;
    } else if (!why && m_in.approvals().answer(answer.id, keys)) {
        why = "approval.answered";
        code = Errc::AlreadyExists;
    }
    const std::string words = unseal(m_in.vault.keys(), answer.sealedReason).value_or("");
    auto draft = approvalDraft(m_in.recorder->draft(why ? "approval.refused" : answer.decision == Decision::Grant ? "approval.grant" : "approval.deny"), sealed, words);
    auto& about = *draft.fields["appr"].object();
    about.emplace("approver", answer.approver);
    about.emplace("via", "file");
    about.emplace("file", base::toBase64Url(audit::sha256(base::viewOf(answer.text))));
    about.emplace("expires", base::toRfc3339(answer.expires, base::Precision::Millisecond));
    if (why) {
        draft.out = "refused";
        draft.code = why;
    }
    PG_TRY(answer.record, m_in.recorder->log().append(std::move(draft)));
    if (why)
        return fail(code, why);
    PG_TRY_VOID(m_in.approvals().keep(answer));
    return withAnswer(std::move(open), answer, m_in.vault, m_in.wall.now());
}

} // namespace plateglass::gate
