// A workspace whose policy asks for everything (training, second factor, notice, approval), made once on a clock that tests move,
// and copied for each. One hash of a password takes a third of a second, so few accounts are made.
#pragma once

#include "gate/account_desk.h"
#include "gate/totp.h"
#include "gate/workspace_fixture.h"


namespace plateglass::test {

using State = gate::AccountInfo::State;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

inline base::UtcTime startOfTests() { return *base::fromRfc3339("2026-02-02T09:00:00Z"); }

/// Profile `strict`: administrator `adams`, supervisor `osei`.
class StrictWorkspace {
public:
    explicit StrictWorkspace(const std::string& profile) : m_profile(profile)
    {
        gate::NewWorkspace wanted;
        wanted.directory = path("master");
        wanted.agency = "pd.example";
        wanted.profile = profile;
        wanted.administrator = {"adams", kPassword};
        wanted.supervisor = {"osei", kPassword};
        if (const auto made = gate::createWorkspace(wanted, clock); !made)
            qFatal("workspace: %s", made.error().detail.c_str());
    }
    [[nodiscard]] fs::path path(const std::string& name) const { return fs::path(m_dir.path().toStdString()) / name; }
    [[nodiscard]] fs::path copy(const fs::path& of)
    {
        const fs::path to = path("copy" + std::to_string(++m_copies));
        fs::copy(of, to, fs::copy_options::recursive);
        return to;
    }
    [[nodiscard]] fs::path copy() { return copy(path("master")); }

    [[nodiscard]] base::Result<std::unique_ptr<gate::Gate>> tryIn(const fs::path& workspace, const std::string& account, const std::string& password = kPassword, const std::string& code = {})
    {
        return gate::Gate::signIn({workspace, account, password, code, gate::Notice::Acknowledged}, clock);
    }
    /// Code and detail of what signing in said, or "in".
    [[nodiscard]] std::string said(const fs::path& workspace, const std::string& account, const std::string& password = kPassword, const std::string& code = {})
    {
        const auto gate = tryIn(workspace, account, password, code);
        return gate ? "in" : std::string(base::word(gate.error().code)) + (gate.error().detail.empty() ? "" : " " + gate.error().detail);
    }
    [[nodiscard]] std::unique_ptr<gate::Gate> in(const fs::path& workspace, const std::string& account, const std::string& code = {})
    {
        auto gate = tryIn(workspace, account, kPassword, code);
        if (!gate)
            qFatal("sign-in: %s %s", base::word(gate.error().code), gate.error().detail.c_str());
        return std::move(*gate);
    }

    base::FixedClock clock{startOfTests()};

private:
    QTemporaryDir m_dir;
    std::string m_profile;
    int m_copies = 0;
};

/// The bytes of a base32 secret.
inline std::string fromBase32(const std::string& text)
{
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char c : text) {
        held = held << 5 | static_cast<std::uint32_t>(c >= 'A' ? c - 'A' : c - '2' + 26);
        if ((bits += 5) >= 8)
            out += static_cast<char>(held >> (bits -= 8));
    }
    return out;
}
inline std::string codeNow(const std::string& secret, const base::Clock& clock)
{
    return gate::totp::code(base::viewOf(secret), gate::totp::stepAt(clock.now()));
}
inline gate::AccountInfo infoOf(gate::Gate& gate, const std::string& account)
{
    const auto all = gate.accountDesk().list();
    const auto at = std::ranges::find(all, account, &gate::AccountInfo::name);
    return at == all.end() ? gate::AccountInfo{} : *at;
}
/// Enrols a second factor and returns its secret.
inline std::string enrolFactor(gate::Gate& gate, const base::Clock& clock)
{
    const auto made = gate.accountDesk().beginTotp();
    if (!made)
        qFatal("totp");
    const std::string secret = fromBase32(made->secret);
    if (!gate.accountDesk().confirmTotp(codeNow(secret, clock)))
        qFatal("totp code");
    return secret;
}

} // namespace plateglass::test
