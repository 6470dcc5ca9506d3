// Searching at once in an emergency, and the review that follows: the half of the approval desk where the second person comes later.
#include "gate/approval_desk.h"

#include "audit/disclosure.h"
#include "domain/query_text.h"
#include "gate/impl.h"
#include "policy/question_check.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::array<std::string_view, 6> kDispositions = {"justified", "needs-correction", "training", "violation", "refer", "false-positive"};

/// Those that may cost somebody dearly, so that two must agree.
bool isSevere(Disposition disposition)
{
    return disposition == Disposition::Training || disposition == Disposition::Violation || disposition == Disposition::Refer;
}

/// A reason must tell a reviewer as much as a session's question: the same check, with the break-glass's own length. `reason.missing`, …
std::string reasonFault(policy::Policy rules, const std::string& reason)
{
    rules.questionLeast = rules.approval.breakGlass.reasonLeast;
    constexpr std::string_view kQuestion = "question";
    const std::string fault = policy::questionFault(rules, reason);
    return fault.empty() ? fault : "reason" + fault.substr(kQuestion.size());
}

/// What the log still discloses of a record.
std::string disclosed(const audit::AuditLog& log, std::uint64_t record, std::string_view path, std::string_view name)
{
    const auto stored = log.disclosures(record);
    if (!stored)
        return {};
    for (const auto& one : *stored)
        if (one.path == path)
            if (const auto parsed = audit::Disclosure::parse(one.text); parsed && parsed->name == name && parsed->value.string())
                return *parsed->value.string();
    return {};
}

} // namespace

std::string_view word(Disposition disposition)
{
    return kDispositions[static_cast<std::size_t>(disposition)];
}

std::expected<ResultPtr, SearchFailure> ApprovalDesk::breakGlass(const std::string& text, const SecondPerson& self, const std::string& reason, std::stop_token stop)
{
    const auto failed = [](base::Error error) { return std::unexpected(SearchFailure{std::move(error), {}, {}}); };
    const auto session = m_in.demandSession("breakglass.refused");
    if (!session)
        return failed(session.error());
    const auto refuse = [&](Errc code, const std::string& why) -> std::expected<ResultPtr, SearchFailure> {
        const auto record = m_in.recorder->log().append(m_in.recorder->refusal("breakglass.refused", why, &*session));
        return record ? std::unexpected(SearchFailure{{code, why}, {}, *record}) : failed(record.error());
    };
    if (!m_in.rules().approval.breakGlass.allowed)
        return refuse(Errc::Refused, "breakglass.off");
    if (self.account != m_in.own.name)
        return refuse(Errc::Refused, "breakglass.other");
    if (const auto fault = reasonFault(m_in.rules(), reason); !fault.empty())
        return refuse(Errc::InvalidArgument, fault);
    {
        std::lock_guard hold(m_in.mutex);
        if (const auto again = m_in.proveHere(self.account, self.password, {}, Claim::Factors::Password); !again)
            return failed(again.error());
    }
    const auto query = m_in.understand(text);
    if (!query)
        return std::unexpected(m_in.refuseText("breakglass", *session, text, query.error()));

    auto draft = m_in.recorder->draft("breakglass", &*session);
    draft.fields.emplace("glass", json::Object{});
    draft.disclosed.push_back({"glass", "reason", reason});
    if (const auto described = m_in.describe(draft, *query, domain::canonicalText(*query)); !described)
        return failed(described.error());
    const auto record = m_in.recorder->log().append(std::move(draft));
    if (!record)
        return failed(record.error());
    Leave leave;
    leave.record = *record;
    leave.emergency = true;
    return m_in.ask(domain::canonicalText(*query), leave, std::move(stop));
}

Result<std::vector<ReviewItem>> ApprovalDesk::reviews() const
{
    PG_TRY_VOID(m_in.demand(policy::Capability::ReadReviewQueue, "review.refused"));
    std::lock_guard hold(m_in.mutex);
    const auto& log = m_in.recorder->log();
    PG_TRY_VOID(m_in.reviewBook.catchUp(log));
    const auto& rules = m_in.rules().approval.breakGlass;
    std::vector<ReviewItem> items;
    for (const auto& [record, open] : m_in.reviewBook.open()) {
        ReviewItem item;
        item.record = record;
        const KeyAccount* searcher = accountOf(m_in.vault.file(), open.searcher);
        item.searcher = searcher ? searcher->info.name : disclosed(log, record, "actor", "name");
        item.canonical = disclosed(log, record, "q", "canonical");
        item.reason = disclosed(log, record, "glass", "reason");
        item.done = open.done;
        item.duty = policy::reviewDuty(rules, open.done, open.within.count() > 0 ? open.within : rules.review, m_in.wall.now());
        item.overdue = m_in.wall.now() >= item.duty.until;
        if (const KeyAccount* first = accountOf(m_in.vault.file(), open.first))
            item.first = first->info.name;
        if (const auto at = std::ranges::find(kDispositions, open.proposed); at != kDispositions.end())
            item.proposed = static_cast<Disposition>(at - kDispositions.begin());
        items.push_back(std::move(item));
    }
    return items;
}

void Gate::Impl::noteEscalations()
{
    if (!dutyBook.catchUp(recorder->log()))
        return;
    const auto& rulesNow = rules().approval.breakGlass;
    for (const auto& [record, item] : dutyBook.open()) {
        const auto duty = policy::reviewDuty(rulesNow, item.done, item.within.count() > 0 ? item.within : rulesNow.review, wall.now());
        if (duty.escalations <= item.escalations)
            continue;
        auto draft = recorder->draft("review.escalated");
        draft.fields.emplace("rel", record);
        draft.fields.emplace("escalations", duty.escalations);
        draft.fields.emplace("to", std::string(policy::word(duty.role)));
        if (!recorder->log().append(std::move(draft)))
            return; // the next look tries again
    }
}

Result<void> ApprovalDesk::review(std::uint64_t record, Disposition disposition, const std::string& comment)
{
    PG_TRY(const auto waiting, reviews());
    const auto item = std::ranges::find(waiting, record, &ReviewItem::record);
    if (item == waiting.end())
        return fail(Errc::NotFound, "review");
    const bool mine = item->searcher == m_in.own.name;
    const bool may = m_in.may(policy::Capability::Review) || (item->duty.escalations > 0 && item->duty.role == m_in.own.role);
    if (mine || !may) {
        const char* why = mine ? "review.own" : reason::kRole;
        auto draft = m_in.recorder->refusal("review.refused", why, nullptr);
        draft.fields.emplace("of", record);
        PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
        return fail(Errc::Refused, why);
    }
    if (std::ranges::none_of(comment, [](char c) { return static_cast<unsigned char>(c) > ' '; }))
        return fail(Errc::InvalidArgument, "comment.missing");
    const bool two = isSevere(disposition) || item->proposed;
    const bool agreed = item->proposed == disposition && !item->first.empty() && item->first != m_in.own.name;
    auto draft = m_in.recorder->draft(two && !agreed ? "review.first" : "review.close");
    draft.fields.emplace("rel", record);
    draft.fields.emplace("disposition", std::string(word(disposition)));
    draft.fields.emplace("review", json::Object{});
    draft.disclosed.push_back({"review", "comment", comment});
    PG_TRY_VOID(m_in.recorder->log().append(std::move(draft)));
    return {};
}

} // namespace plateglass::gate
