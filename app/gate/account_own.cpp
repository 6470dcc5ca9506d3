// What the one who is signed in does about the own account: prove it again, password, second factor.
#include "gate/account_desk.h"
#include "gate/impl.h"
#include "gate/program.h"
#include "gate/proof.h"
#include "gate/totp.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

Result<Vault> Gate::Impl::proveHere(const std::string& account, const std::string& password, const std::string& code, Claim::Factors factors)
{
    auto proven = prove({account, password, code, factors}, {info.directory, rules().accounts, info.kind, wall.now()});
    if (proven)
        return std::move(*proven);
    const Refusal& refusal = proven.error();
    if (refusal.reason != "totp.missing")
        for (const char* type : {"login.fail", "account.lock"}) {
            if (std::string_view(type) == "account.lock" && !refusal.lockedNow)
                continue;
            auto draft = recorder->refusal(type, refusal.reason, nullptr);
            draft.fields.emplace("at", base::toRfc3339(wall.now(), base::Precision::Millisecond));
            draft.fields.emplace("attempt", json::Object{{"host", hostName()}, {"beside", true}}); // beside an open gate
            draft.disclosed.push_back({"attempt", "name", account});
            draft.disclosed.push_back({"attempt", "user", userName()});
            PG_TRY_VOID(recorder->log().append(std::move(draft)));
        }
    return std::unexpected(refusal.error);
}

Due AccountDesk::due() const
{
    Due due;
    const policy::AccountRules& rules = m_in.rules().accounts;
    std::lock_guard hold(m_in.mutex);
    due.enrolSecondFactor = m_in.wantsFactor;
    const bool working = m_in.info.kind == policy::WorkspaceKind::Working;
    const auto left = m_in.provedAt.load() + rules.reauth - m_in.wall.monotonic();
    due.signInAgain = working && left <= left.zero();
    due.signInAgainBy = m_in.wall.now() + left;
    const AccountInfo& own = m_in.vault.account();
    if (m_in.attested() && own.trained)
        due.trainingEnds = base::UtcTime::from(trainingEnd(*own.trained, rules));
    const bool reviews = m_in.may(policy::Capability::ReviewAccounts) || m_in.may(policy::Capability::ReleaseAccount);
    if (const auto reviewed = m_in.vault.accountsReviewed(); working && reviews && reviewed)
        due.accountReviewOverdue = m_in.wall.now().sys() >= std::chrono::floor<std::chrono::days>(reviewed->sys()) + std::chrono::days(1) + rules.review;
    return due;
}

Result<void> AccountDesk::signInAgain(const std::string& password, const std::string& code)
{
    std::lock_guard hold(m_in.mutex);
    PG_TRY(const Vault proven, m_in.proveHere(m_in.own.name, password, code, Claim::Factors::All));
    PG_TRY_VOID(m_in.changeKeys([&]() -> Result<audit::RecordDraft> {
        m_in.vault.takeOver(proven);
        auto draft = m_in.recorder->draft("login.ok");
        draft.code = "again";
        draft.fields.emplace("auth", m_in.vault.account().secondFactor ? "password+totp" : "password");
        return draft;
    }));
    m_in.provedAt = m_in.wall.monotonic();
    return {};
}

Result<void> AccountDesk::changePassword(const std::string& present, const std::string& wanted)
{
    std::lock_guard hold(m_in.mutex);
    PG_TRY_VOID(m_in.checkPassword(m_in.own.name, wanted));
    PG_TRY_VOID(m_in.proveHere(m_in.own.name, present, "", Claim::Factors::Password));
    return m_in.changeKeys([&]() -> Result<audit::RecordDraft> {
        PG_TRY_VOID(m_in.vault.setPassword(wanted));
        return m_in.recorder->draft("account.password");
    });
}

Result<TotpEnrolment> AccountDesk::beginTotp()
{
    std::lock_guard hold(m_in.mutex);
    m_in.totpOffered.resize(totp::kSecretBytes);
    randombytes_buf(m_in.totpOffered.data(), m_in.totpOffered.size());
    return TotpEnrolment{totp::base32(m_in.totpOffered), totp::uri(m_in.totpOffered, "Plateglass " + m_in.info.agency, m_in.own.name)};
}

Result<void> AccountDesk::confirmTotp(const std::string& code)
{
    std::lock_guard hold(m_in.mutex);
    if (m_in.totpOffered.empty())
        return fail(Errc::InvalidArgument, "totp.begin");
    const auto step = totp::match(m_in.totpOffered, code, m_in.wall.now(), 0);
    if (!step)
        return fail(Errc::WrongPassword, "totp.wrong");
    PG_TRY_VOID(m_in.changeKeys([&]() -> Result<audit::RecordDraft> {
        m_in.vault.setTotp(m_in.totpOffered, *step);
        auto draft = m_in.recorder->draft("account.totp");
        draft.code = "enrolled";
        return draft;
    }));
    sodium_memzero(m_in.totpOffered.data(), m_in.totpOffered.size());
    m_in.totpOffered.clear();
    m_in.wantsFactor = false;
    return {};
}

} // namespace plateglass::gate
