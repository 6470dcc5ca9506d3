#include "gate/policy_file.h"

#include "audit/merkle.h"
#include "gate/files.h"
#include "json/json.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = 4u << 20;
constexpr const char* kWaitingEnd = ".waiting.json";

fs::path folderOf(const fs::path& workspace) { return workspace / "policy"; }

/// What a signature stands for: this policy, in force, nothing else.
std::string statement(const std::string& digest)
{
    return "plateglass policy v1\nactivate " + digest + "\n";
}

bool isDigest(const std::string& text)
{
    const auto bytes = base::fromBase64Url(text);
    return bytes && bytes->size() == crypto_hash_sha256_BYTES;
}

json::Array toJson(std::span<const PolicySignature> signatures)
{
    json::Array all;
    for (const auto& signature : signatures)
        all.emplace_back(json::Object{{"by", signature.by}, {"signature", base::toHex(signature.signature)}});
    return all;
}

std::vector<PolicySignature> signaturesIn(const json::Value& file)
{
    std::vector<PolicySignature> all;
    const auto* list = file.find("signatures");
    if (list && list->array())
        for (const auto& item : *list->array())
            all.push_back({item.stringOr("by", ""), base::fromHex(item.stringOr("signature", "")).value_or(base::Bytes{})});
    return all;
}

Result<json::Value> loadJson(const fs::path& file)
{
    PG_TRY(const std::string text, readWhole(file, kMostBytes));
    auto value = json::parse(text);
    return value ? value : fail(Errc::Corrupt, "policy/" + file.filename().string());
}

/// Digests of the files of policy/ with this ending.
std::vector<std::string> digestsIn(const fs::path& workspace, std::string_view end)
{
    std::vector<std::string> all;
    std::error_code failed;
    for (fs::directory_iterator at(folderOf(workspace), failed), stop; !failed && at != stop; at.increment(failed)) {
        const std::string name = at->path().filename().string();
        if (!name.ends_with(end))
            continue;
        if (auto digest = name.substr(0, name.size() - end.size()); isDigest(digest))
            all.push_back(std::move(digest));
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

std::string policyDigest(std::string_view canonical)
{
    return base::toBase64Url(audit::sha256(base::viewOf(canonical)));
}

PolicySignature signPolicy(const std::string& digest, const Signatory& by)
{
    const std::string text = statement(digest);
    base::Bytes signature(crypto_sign_BYTES);
    crypto_sign_detached(signature.data(), nullptr, base::viewOf(text).data(), text.size(), by.keys.signSecret.data());
    return {by.name, std::move(signature)};
}

std::vector<const KeyAccount*> goodSigners(std::span<const PolicySignature> signatures, const std::string& digest, const KeyFile& keys)
{
    const std::string text = statement(digest);
    std::vector<const KeyAccount*> signers;
    for (const auto& [name, signature] : signatures) {
        const KeyAccount* by = keys.find(name);
        const bool good = by && signature.size() == crypto_sign_BYTES
                          && crypto_sign_verify_detached(signature.data(), base::viewOf(text).data(), text.size(), by->signPublic.data()) == 0;
        if (good && !std::ranges::contains(signers, by))
            signers.push_back(by);
    }
    return signers;
}

bool mayActivate(const std::vector<const KeyAccount*>& signers)
{
    const auto other = [&](const KeyAccount* signer) { return signer != signers.front() && signer->info.role != signers.front()->info.role; };
    return !signers.empty() && std::ranges::any_of(signers, other);
}

Result<void> keepPolicy(const fs::path& workspace, const std::string& canonical)
{
    std::error_code failed;
    fs::create_directories(folderOf(workspace), failed);
    if (failed)
        return fail(Errc::Io, "policy folder");
    return replaceFile(folderOf(workspace) / (policyDigest(canonical) + ".json"), canonical);
}

Result<policy::Policy> keptPolicy(const fs::path& workspace, const std::string& digest)
{
    if (!isDigest(digest))
        return fail(Errc::InvalidArgument, "digest");
    PG_TRY(const std::string text, readWhole(folderOf(workspace) / (digest + ".json"), kMostBytes));
    if (policyDigest(text) != digest)
        return fail(Errc::Corrupt, "the policy was changed after it was signed");
    auto policy = policy::parsePolicy(text);
    return policy ? std::move(policy) : fail(Errc::Corrupt, "policy: " + policy.error().detail);
}

std::vector<std::string> keptDigests(const fs::path& workspace)
{
    return digestsIn(workspace, ".json");
}

Result<void> saveWaiting(const fs::path& workspace, const WaitingPolicy& waiting)
{
    const json::Object file{{"digest", waiting.digest}, {"proposedBy", waiting.proposedBy}, {"proposed", waiting.proposed}, {"signatures", toJson(waiting.signatures)}};
    return replaceFile(folderOf(workspace) / (waiting.digest + kWaitingEnd), json::writePretty(file) + "\n");
}

Result<WaitingPolicy> loadWaiting(const fs::path& workspace, const std::string& digest)
{
    if (!isDigest(digest))
        return fail(Errc::InvalidArgument, "digest");
    PG_TRY(const json::Value file, loadJson(folderOf(workspace) / (digest + kWaitingEnd)));
    return WaitingPolicy{digest, file.stringOr("proposedBy", ""), file.stringOr("proposed", ""), signaturesIn(file)};
}

std::vector<std::string> waitingDigests(const fs::path& workspace)
{
    return digestsIn(workspace, kWaitingEnd);
}

void removeWaiting(const fs::path& workspace, const std::string& digest)
{
    std::error_code ignored;
    fs::remove(folderOf(workspace) / (digest + kWaitingEnd), ignored);
}

Result<void> activatePolicy(const fs::path& workspace, const std::string& digest, std::span<const PolicySignature> signatures)
{
    const json::Object activation{{"digest", digest}, {"signatures", toJson(signatures)}};
    return replaceFile(folderOf(workspace) / "active.json", json::writePretty(activation) + "\n");
}

Result<ActivePolicy> loadActivePolicy(const fs::path& workspace)
{
    PG_TRY(const json::Value activation, loadJson(folderOf(workspace) / "active.json"));
    const std::string digest = activation.stringOr("digest", "");
    auto policy = keptPolicy(workspace, digest);
    if (!policy)
        return fail(policy.error().code == Errc::InvalidArgument ? Errc::Corrupt : policy.error().code, policy.error().detail);
    return ActivePolicy{std::move(*policy), digest, signaturesIn(activation)};
}

Result<void> checkPolicySignatures(const ActivePolicy& active, const KeyFile& keys)
{
    if (!mayActivate(goodSigners(active.signatures, active.digest, keys)))
        return fail(Errc::Corrupt, "the policy lacks its two signatures");
    return {};
}

} // namespace plateglass::gate
