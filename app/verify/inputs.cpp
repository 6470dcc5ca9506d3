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

/// What each of the texts or files holds; `option` names it in errors.
Result<std::vector<VerifierKey>> collect(std::span<const std::string> given, KeyType type, const char* option)
{
    std::vector<VerifierKey> out;
    for (const auto& keyOrFile : given) {
        const auto keys = keysFrom(keyOrFile, type);
        if (!keys) return std::unexpected(aboutFile(option, keys.error()));
        out.insert(out.end(), keys->begin(), keys->end());
    }
    return out;
}

Result<LogKeys> keysOf(const Options& options, const LogFolder& folder)
{
    if (!options.vkeys.empty()) return givenKeys(options);
    if (!folder.has("vkey")) return fail(Errc::NotFound, "the folder holds no key and none was given with --vkey");
    auto keys = keysFrom((options.log / "vkey").string(), KeyType::Ed25519);
    if (!keys) return std::unexpected(aboutFile(options.log / "vkey", keys.error()));
    return LogKeys::of(std::move(*keys));
}

} // namespace

Result<std::vector<VerifierKey>> witnessesOf(const Options& options) { return collect(options.witnesses, KeyType::Cosignature, "--witness"); }

Result<LogKeys> givenKeys(const Options& options)
{
    PG_TRY(auto keys, collect(options.vkeys, KeyType::Ed25519, "--vkey"));
    return LogKeys::of(std::move(keys));
}

Result<Inputs> inputsOf(const Options& options)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(options.log, ignored)) return fail(Errc::NotFound, options.log.string() + ": no such folder");
    const LogFolder folder(options.log);
    PG_TRY(auto keys, keysOf(options, folder));
    PG_TRY(auto witnesses, witnessesOf(options));
    Inputs out{folder, std::move(keys), !options.vkeys.empty() ? KeySource::Independent : KeySource::Folder, std::move(witnesses), {}, {}};
    for (const auto& file : options.checkpoints) {
        auto bytes = readFile(file);
        if (!bytes) return std::unexpected(aboutFile(file, bytes.error()));
        out.older.push_back({file.string(), std::move(*bytes), {}});
    }
    return out;
}

} // namespace plateglass::verify
