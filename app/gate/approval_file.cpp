#include "gate/approval_file.h"

#include "audit/merkle.h"
#include "base/time_text.h"
#include "gate/files.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr const char* kRequest = "approval request";
constexpr const char* kAnswer = "approval answer";
constexpr std::size_t kMostBytes = 4u << 20;

std::string stamp(base::UtcTime t)
{
    return base::toRfc3339(t, base::Precision::Millisecond);
}

/// Ids become file names, so nothing else may stand in them.
bool isId(const std::string& id)
{
    return id.size() == 24 && std::ranges::all_of(id, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string digestOf(const std::string& words)
{
    return base::toBase64Url(audit::sha256(base::viewOf(words)));
}

json::Value needsOf(const std::vector<policy::ApprovalNeed>& needs)
{
    json::Array all;
    for (const auto& need : needs)
        all.emplace_back(json::Object{{"code", need.tier.code}, {"because", need.because}, {"sentence", need.tier.sentence}, {"approver", std::string(policy::word(need.tier.approver))},
                                      {"ttl", static_cast<std::int64_t>(need.tier.ttl.count())}});
    return all;
}

Result<std::vector<policy::ApprovalNeed>> needsFrom(const json::Value* value)
{
    std::vector<policy::ApprovalNeed> needs;
    if (!value || !value->array() || value->array()->empty())
        return fail(Errc::Corrupt, "request");
    for (const auto& entry : *value->array()) {
        policy::ApprovalNeed need;
        need.tier.code = entry.stringOr("code", "");
        need.tier.sentence = entry.stringOr("sentence", "");
        need.because = entry.stringOr("because", "");
        need.tier.ttl = std::chrono::hours(std::max<std::int64_t>(0, entry.integerOr("ttl", 0)));
        const auto role = policy::roleOf(entry.stringOr("approver", ""));
        if (!role || need.tier.code.empty())
            return fail(Errc::Corrupt, "request");
        need.tier.approver = *role;
        needs.push_back(std::move(need));
    }
    return needs;
}

/// The words that are sealed. The salt keeps their digest, which anybody may see, from giving a plate away to one who tries them all.
std::string wordsOf(const ApprovalRequest& request)
{
    std::array<std::uint8_t, 16> salt{};
    randombytes_buf(salt.data(), salt.size());
    return json::write(json::Object{{"salt", base::toHex(salt)},
                                    {"canonical", request.canonical},
                                    {"requester", request.requester},
                                    {"reason", request.reason},
                                    {"case", request.ground.caseNumber},
                                    {"purpose", request.ground.purpose},
                                    {"offence", request.ground.offence},
                                    {"question", request.ground.question},
                                    {"needs", needsOf(request.needs)}});
}

Result<base::UtcTime> timeOf(const json::Value& value, std::string_view name)
{
    const auto time = base::fromRfc3339(value.stringOr(name, ""));
    return time ? time : fail(Errc::Malformed, "file");
}

Result<PublicKey> signerOf(const std::string& text, const char* member, const KeyFile& keys)
{
    PG_TRY(const auto pseudonym, claimed(text, member));
    const KeyAccount* account = accountOf(keys, pseudonym);
    if (!account)
        return fail(Errc::Refused, "approval.workspace");
    PG_TRY_VOID(keys.checkVouch(*account));
    return account->signPublic;
}

} // namespace

const KeyAccount* accountOf(const KeyFile& keys, const std::string& pseudonym)
{
    const auto at = std::ranges::find(keys.accounts(), pseudonym, [](const KeyAccount& account) { return Vault::pseudonym(account); });
    return at == keys.accounts().end() ? nullptr : &*at;
}

Result<SealedRequest> makeRequest(const ApprovalRequest& request, const std::string& workspace, const std::string& policyDigest, const Vault& requester,
                                  const std::vector<const KeyAccount*>& readers)
{
    const std::string words = wordsOf(request);
    json::Object sealed;
    for (const KeyAccount* reader : readers)
        sealed.emplace(Vault::pseudonym(*reader), sealTo(reader->boxPublic, words));
    json::Array tiers;
    for (const auto& need : request.needs)
        tiers.emplace_back(need.tier.code);
    json::Object content{{"id", request.id},           {"workspace", workspace},      {"policy", policyDigest},         {"requester", requester.pseudonym()}, {"bound", digestOf(words)},
                         {"asked", stamp(request.asked)}, {"expires", stamp(request.expires)}, {"tiers", std::move(tiers)}, {"sealed", std::move(sealed)}};
    PG_TRY(auto text, writeSigned(std::move(content), kRequest, requester.keys()));
    return parseRequest(std::move(text), requester.file());
}

Result<SealedRequest> parseRequest(std::string text, const KeyFile& keys)
{
    PG_TRY(const PublicKey signer, signerOf(text, "requester", keys));
    PG_TRY(auto content, readSigned(text, kRequest, signer));
    const json::Value value(std::move(content));
    SealedRequest request;
    request.text = std::move(text);
    request.id = value.stringOr("id", "");
    request.workspace = value.stringOr("workspace", "");
    request.policy = value.stringOr("policy", "");
    request.requester = value.stringOr("requester", "");
    request.bound = value.stringOr("bound", "");
    PG_TRY(request.asked, timeOf(value, "asked"));
    PG_TRY(request.expires, timeOf(value, "expires"));
    const auto* sealed = value.find("sealed");
    if (!isId(request.id) || !sealed || !sealed->object())
        return fail(Errc::Malformed, "file");
    for (const auto& [reader, words] : *sealed->object())
        request.sealed.emplace(reader, words.string() ? *words.string() : std::string());
    return request;
}

Result<ApprovalRequest> openRequest(const SealedRequest& request, const Vault& reader)
{
    const auto sealed = request.sealed.find(reader.pseudonym());
    if (sealed == request.sealed.end())
        return fail(Errc::Refused, "approval.sealed");
    PG_TRY(const std::string words, unseal(reader.keys(), sealed->second));
    const auto value = json::parse(words);
    if (!value || digestOf(words) != request.bound)
        return fail(Errc::Corrupt, "request");
    ApprovalRequest open;
    open.id = request.id;
    open.asked = request.asked;
    open.expires = request.expires;
    const KeyAccount* requester = accountOf(reader.file(), request.requester);
    open.requester = requester ? requester->info.name : value->stringOr("requester", "");
    open.canonical = value->stringOr("canonical", "");
    open.reason = value->stringOr("reason", "");
    open.ground.caseNumber = value->stringOr("case", "");
    open.ground.purpose = value->stringOr("purpose", "");
    open.ground.offence = value->stringOr("offence", "");
    open.ground.question = value->stringOr("question", "");
    PG_TRY(open.needs, needsFrom(value->find("needs")));
    return open;
}

Result<SignedAnswer> makeAnswer(const SealedRequest& request, Decision decision, const std::string& reason, base::UtcTime at, base::UtcTime expires, const Vault& approver,
                                const KeyFile& keys)
{
    const KeyAccount* requester = accountOf(keys, request.requester);
    if (!requester)
        return fail(Errc::Refused, "approval.workspace");
    json::Object content{{"id", request.id},
                         {"workspace", request.workspace},
                         {"policy", request.policy},
                         {"bound", request.bound},
                         {"approver", approver.pseudonym()},
                         {"decision", decision == Decision::Grant ? "grant" : "deny"},
                         {"at", stamp(at)},
                         {"expires", stamp(expires)},
                         {"sealed", sealTo(requester->boxPublic, reason)}};
    PG_TRY(auto text, writeSigned(std::move(content), kAnswer, approver.keys()));
    return parseAnswer(std::move(text), keys);
}

Result<SignedAnswer> parseAnswer(std::string text, const KeyFile& keys)
{
    PG_TRY(const PublicKey signer, signerOf(text, "approver", keys));
    PG_TRY(auto content, readSigned(text, kAnswer, signer));
    const json::Value value(std::move(content));
    SignedAnswer answer;
    answer.text = std::move(text);
    answer.id = value.stringOr("id", "");
    answer.workspace = value.stringOr("workspace", "");
    answer.policy = value.stringOr("policy", "");
    answer.bound = value.stringOr("bound", "");
    answer.approver = value.stringOr("approver", "");
    answer.decision = value.stringOr("decision", "") == "grant" ? Decision::Grant : Decision::Deny;
    PG_TRY(answer.at, timeOf(value, "at"));
    PG_TRY(answer.expires, timeOf(value, "expires"));
    answer.sealedReason = value.stringOr("sealed", "");
    if (!isId(answer.id))
        return fail(Errc::Malformed, "file");
    return answer;
}

Result<void> ApprovalFolder::keep(const SealedRequest& request) const
{
    std::error_code failed;
    std::filesystem::create_directories(m_folder, failed);
    if (failed)
        return fail(Errc::Io, "approvals");
    return replaceFile(m_folder / (request.id + ".request.json"), request.text);
}

Result<void> ApprovalFolder::keep(const SignedAnswer& answer) const
{
    return replaceFile(m_folder / (answer.id + ".answer.json"), json::write(json::Object{{"record", answer.record}, {"answer", answer.text}}));
}

std::vector<SealedRequest> ApprovalFolder::requests(const KeyFile& keys) const
{
    std::vector<SealedRequest> all;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, failed)) {
        const std::string name = entry.path().filename().string();
        if (!name.ends_with(".request.json"))
            continue;
        if (auto found = request(name.substr(0, name.find('.')), keys))
            all.push_back(std::move(*found));
    }
    return all;
}

Result<SealedRequest> ApprovalFolder::request(const std::string& id, const KeyFile& keys) const
{
    if (!isId(id))
        return fail(Errc::NotFound, "request");
    auto text = readWhole(m_folder / (id + ".request.json"), kMostBytes);
    if (!text)
        return fail(Errc::NotFound, "request");
    PG_TRY(auto found, parseRequest(std::move(*text), keys));
    if (found.id != id)
        return fail(Errc::Corrupt, "request");
    return found;
}

std::optional<SignedAnswer> ApprovalFolder::answer(const std::string& id, const KeyFile& keys) const
{
    if (!isId(id))
        return std::nullopt;
    const auto text = readWhole(m_folder / (id + ".answer.json"), kMostBytes);
    const auto kept = text ? json::parse(*text) : fail(Errc::NotFound);
    if (!kept)
        return std::nullopt;
    auto answer = parseAnswer(kept->stringOr("answer", ""), keys);
    if (!answer || answer->id != id)
        return std::nullopt;
    answer->record = static_cast<std::uint64_t>(std::max<std::int64_t>(0, kept->integerOr("record", 0)));
    return std::move(*answer);
}

void ApprovalFolder::sweep(base::UtcTime before, const KeyFile& keys) const
{
    for (const auto& request : requests(keys)) {
        const auto given = answer(request.id, keys);
        if ((given ? std::max(given->expires, request.expires) : request.expires) >= before)
            continue;
        std::error_code ignored; // what stays is tried again at the next sign-in
        std::filesystem::remove(m_folder / (request.id + ".answer.json"), ignored);
        std::filesystem::remove(m_folder / (request.id + ".request.json"), ignored);
    }
}

} // namespace plateglass::gate
