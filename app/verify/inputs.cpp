#include "verify/inputs.h"

namespace plateglass::verify {

using audit::KeyType;
using audit::VerifierKey;
using base::Errc;
using base::fail;
using base::Result;

base::Error aboutFile(const std::filesystem::path& file, const base::Error& cause)
{
    return {cause.code, file.string() + ": " + cause.detail, cause.where};
}

namespace {

Result<VerifierKey> keyOf(const Options& options, const LogFolder& folder)
{
    if (options.vkey) {
        auto key = keyFrom(*options.vkey, KeyType::Ed25519);
        if (!key) return std::unexpected(aboutFile("--vkey", key.error()));
        return key;
    }
    if (!folder.has("vkey")) return fail(Errc::NotFound, "the folder holds no key and none was given with --vkey");
    auto key = keyFrom((options.log / "vkey").string(), KeyType::Ed25519);
    if (!key) return std::unexpected(aboutFile(options.log / "vkey", key.error()));
    return key;
}

} // namespace

Result<std::vector<VerifierKey>> witnessesOf(const Options& options)
{
    std::vector<VerifierKey> out;
    for (const auto& witness : options.witnesses) {
        auto key = keyFrom(witness, KeyType::Cosignature);
        if (!key) return std::unexpected(aboutFile("--witness", key.error()));
        out.push_back(std::move(*key));
    }
    return out;
}

Result<Inputs> inputsOf(const Options& options)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(options.log, ignored)) return fail(Errc::NotFound, options.log.string() + ": no such folder");
    const LogFolder folder(options.log);
    PG_TRY(auto key, keyOf(options, folder));
    PG_TRY(auto witnesses, witnessesOf(options));
    Inputs out{folder, std::move(key), options.vkey ? KeySource::Independent : KeySource::Folder, std::move(witnesses), {}, {}};
    for (const auto& file : options.checkpoints) {
        auto bytes = readFile(file);
        if (!bytes) return std::unexpected(aboutFile(file, bytes.error()));
        out.older.push_back({file.string(), std::move(*bytes), {}});
    }
    return out;
}

} // namespace plateglass::verify
