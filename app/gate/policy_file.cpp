#include "gate/policy_file.h"

#include "audit/merkle.h"
#include "gate/files.h"
#include "json/json.h"

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

constexpr std::size_t kMostBytes = 4u << 20;

/// What a signature stands for: this policy, in force, nothing else.
std::string statement(const std::string& digest)
{
    return "plateglass policy v1\nactivate " + digest + "\n";
}

json::Value signatureOf(const Signatory& by, const std::string& digest)
{
    const std::string text = statement(digest);
    base::Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, base::viewOf(text).data(), text.size(), by.keys.signSecret.data());
    return json::Object{{"by", by.name}, {"signature", base::toHex(signature)}};
}

Result<json::Value> loadActivation(const std::filesystem::path& workspace)
{
    PG_TRY(const std::string text, readWhole(workspace / "policy" / "active.json", kMostBytes));
    auto value = json::parse(text);
    return value ? value : fail(Errc::Corrupt, "policy/active.json");
}

} // namespace

std::string policyDigest(std::string_view canonical)
{
    return base::toBase64Url(audit::sha256(base::viewOf(canonical)));
}

Result<void> activatePolicy(const std::filesystem::path& workspace, const policy::Policy& policy, const Signatory& first, const Signatory& second)
{
    const std::string digest = policyDigest(policy.canonical);
    std::error_code failed;
    std::filesystem::create_directories(workspace / "policy", failed);
    if (failed)
        return fail(Errc::Io, "policy folder");
    PG_TRY_VOID(replaceFile(workspace / "policy" / (digest + ".json"), policy.canonical));
    const json::Object activation{{"digest", digest}, {"signatures", json::Array{signatureOf(first, digest), signatureOf(second, digest)}}};
    return replaceFile(workspace / "policy" / "active.json", json::writePretty(activation) + "\n");
}

Result<ActivePolicy> loadActivePolicy(const std::filesystem::path& workspace)
{
    PG_TRY(const json::Value activation, loadActivation(workspace));
    const std::string digest = activation.stringOr("digest", "");
    if (!base::fromBase64Url(digest))
        return fail(Errc::Corrupt, "policy/active.json");
    PG_TRY(const std::string text, readWhole(workspace / "policy" / (digest + ".json"), kMostBytes));
    if (policyDigest(text) != digest)
        return fail(Errc::Corrupt, "the policy was changed after it was signed");
    auto policy = policy::parsePolicy(text);
    if (!policy)
        return fail(Errc::Corrupt, "policy: " + policy.error().detail);
    return ActivePolicy{std::move(*policy), digest};
}

Result<void> checkPolicySignatures(const std::filesystem::path& workspace, const KeyFile& keys)
{
    PG_TRY(const json::Value activation, loadActivation(workspace));
    const std::string text = statement(activation.stringOr("digest", ""));
    const auto* signatures = activation.find("signatures");
    std::string firstGood;
    if (signatures && signatures->array())
        for (const auto& item : *signatures->array()) {
            const KeyAccount* by = keys.find(item.stringOr("by", ""));
            const auto bytes = base::fromHex(item.stringOr("signature", ""));
            const bool good = by && bytes && bytes->size() == crypto_sign_BYTES
                && crypto_sign_verify_detached(bytes->data(), base::viewOf(text).data(), text.size(), by->signPublic.data()) == 0;
            if (good && !firstGood.empty() && firstGood != by->info.name)
                return {};
            if (good)
                firstGood = by->info.name;
        }
    return fail(Errc::Corrupt, "the policy lacks its two signatures");
}

} // namespace plateglass::gate
