// What the gate says to the audit log: the keys common to all records, and the shape of each kind. Any thread.
#pragma once

#include "audit/audit_log.h"
#include "domain/query.h"
#include "gate/questions.h"
#include "gate/secret.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace plateglass::gate {

/// Whose acts are recorded.
struct Actor {
    std::string pseudonym;
    std::string name;
    std::string agency;
    std::string role;
    std::string policyDigest;
    std::string mark; ///< the policy's mark, in every record
};

/// Reasons in `code` that do not come from an Errc.
namespace reason {
inline constexpr const char* kNoSession = "session.missing";
inline constexpr const char* kPaused = "session.paused";
inline constexpr const char* kLocked = "locked";
inline constexpr const char* kCopied = "workspace.copied";
inline constexpr const char* kRole = "role";
inline constexpr const char* kEnrolFactor = "totp.enrol";
inline constexpr const char* kSignInAgain = "reauth.due";
inline constexpr const char* kMalformed = "query.malformed";
inline constexpr const char* kNoTime = "time.missing";
inline constexpr const char* kAllTime = "time.all";
inline constexpr const char* kUnsupported = "query.unsupported";
inline constexpr const char* kApproval = "approval.needed";
inline constexpr const char* kNever = "approval.never";
} // namespace reason

class Recorder {
public:
    Recorder(std::unique_ptr<audit::AuditLog> log, Actor actor) : m_log(std::move(log)), m_actor(std::move(actor)) {}

    [[nodiscard]] audit::AuditLog& log() { return *m_log; }
    [[nodiscard]] const audit::AuditLog& log() const { return *m_log; }

    [[nodiscard]] Actor actor() const
    {
        const std::lock_guard hold(m_mutex);
        return m_actor;
    }

    /// A draft with actor and policy, and with the session's ground where one is given.
    [[nodiscard]] audit::RecordDraft draft(std::string type, const SessionState* session = nullptr) const { return draftBy(actor(), std::move(type), session); }
    /// The same for the second person at this desk.
    [[nodiscard]] audit::RecordDraft draftBy(const Actor& actor, std::string type, const SessionState* session = nullptr) const;
    /// A refusal: one record, no intent before it.
    [[nodiscard]] audit::RecordDraft refusal(std::string type, std::string code, const SessionState* session) const;
    /// The outcome of an intent: `<stem>.<how>`.
    [[nodiscard]] audit::RecordDraft outcome(const std::string& stem, const base::Receipt& intent, const SessionState* session, std::chrono::milliseconds took) const;
    /// The outcome after a failure: `.cancelled` or `.error`.
    [[nodiscard]] audit::RecordDraft failure(const std::string& stem, const base::Receipt& intent, const SessionState* session, const base::Error& error, std::chrono::milliseconds took) const;

    /// From the next record on, another policy is in force.
    void setPolicy(std::string digest, std::string mark);

private:
    std::unique_ptr<audit::AuditLog> m_log;
    mutable std::mutex m_mutex; ///< guards the actor's policy; all else of it never changes
    Actor m_actor;
};

/// `q` of a search: kind, window, cameras, digest of the areas; canonical text and plates are disclosed selectively, each plate
/// has its tag.
void describeQuery(audit::RecordDraft& draft, const domain::Query& query, const std::string& canonical, const Secret& plateTagKey);

/// `r` of a result: count, oldest, newest, ages in days at `asked`, digest of the sorted ids. Returns the digest.
std::string describeAnswer(audit::RecordDraft& draft, const domain::Answer& answer, const Secret& digestKey, base::UtcTime asked);

/// `r` of an import.
void describeTotals(audit::RecordDraft& draft, const domain::ImportTotals& totals);

} // namespace plateglass::gate
