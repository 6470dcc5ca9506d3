#include "verify/options.h"

#include "verify/log_folder.h"
#include "verify/log_keys.h"

#include <algorithm>

namespace plateglass::verify {

using base::Errc;
using base::fail;
using base::Result;

namespace {
constexpr std::uintmax_t kMostKeyBytes = 4096;
}

std::string usage()
{
    return R"(Usage: plateglass-verify LOGDIR --vkey FILE|STRING... [--checkpoint OLD]... [--witness VKEY]... [--disclosures FILE] [--format json]
       plateglass-verify --proof FILE --record FILE --vkey FILE|STRING... [--witness VKEY]...

Checks an exported audit log, or the proof of a single record. One line a check; exit status 0 only if all hold and the
key was given by you. 1: something does not hold, or the key is the folder's own. 2: usage. 3: a file cannot be read.

  --vkey        the log's public key as you were given it, independently of the folder; a text or a file.
                Once for each key where the log changed its key
  --checkpoint  an older checkpoint that you kept: finds logs cut short or rewritten since
  --witness     public key of a witness whose signature must be there
  --disclosures more disclosures to check, in the form of disclosures.jsonl

Example: plateglass-verify export-2026-11 --vkey "pd.example/alpr-audit/ws07+6075c869+AfDf..." --checkpoint last-month.checkpoint
)";
}

Result<Options> parseOptions(std::span<const std::string> arguments)
{
    Options out;
    bool onlyNames = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        if (!onlyNames && argument == "--") {
            onlyNames = true;
            continue;
        }
        if (onlyNames || !argument.starts_with("--")) {
            if (!out.log.empty()) return fail(Errc::InvalidArgument, "more than one folder is named");
            if (argument.empty()) return fail(Errc::InvalidArgument, "the name of the folder is empty");
            out.log = argument;
            continue;
        }
        if (argument == "--help") {
            out.help = true;
            return out;
        }
        if (i + 1 == arguments.size()) return fail(Errc::InvalidArgument, argument + " is unknown or lacks its value");
        const auto& value = arguments[++i];
        if (argument == "--vkey") out.vkeys.push_back(value);
        else if (argument == "--checkpoint") out.checkpoints.emplace_back(value);
        else if (argument == "--witness") out.witnesses.push_back(value);
        else if (argument == "--disclosures") out.disclosures = value;
        else if (argument == "--proof") out.proof = value;
        else if (argument == "--record") out.record = value;
        else if (argument == "--format" && (value == "json" || value == "text")) out.format = value == "json" ? Format::Json : Format::Text;
        else return fail(Errc::InvalidArgument, argument + " is unknown or has a value it does not take");
    }
    const bool single = out.proof || out.record;
    if (single && (!out.proof || !out.record || out.vkeys.empty() || !out.log.empty()))
        return fail(Errc::InvalidArgument, "a single record is proved with --proof, --record and --vkey and without a folder");
    if (!single && out.log.empty()) return fail(Errc::InvalidArgument, "no folder is named");
    return out;
}

Result<std::vector<audit::VerifierKey>> keysFrom(const std::string& keyOrFile, audit::KeyType type)
{
    const bool spelledOut = std::ranges::count(keyOrFile, '+') >= 2 && !readFile(keyOrFile, kMostKeyBytes);
    std::string text = keyOrFile;
    if (!spelledOut) {
        PG_TRY(text, readFile(keyOrFile, kMostKeyBytes));
    }
    auto keys = parseKeys(text);
    if (!keys) return fail(spelledOut ? Errc::InvalidArgument : Errc::Malformed, keys.error().detail);
    if (std::ranges::any_of(*keys, [&](const auto& key) { return key.type != type; }))
        return fail(spelledOut ? Errc::InvalidArgument : Errc::Malformed, "the key is of another kind than asked for");
    return *keys;
}

} // namespace plateglass::verify
