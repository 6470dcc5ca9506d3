// audit export: the log for outsiders.
#include "cli/command.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "gate/audit_desk.h"
#include "json/json.h"

#include <algorithm>
#include <array>

namespace plateglass::cli {

namespace {

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::array<std::string_view, 4> kRedactable = {"plate", "case", "text", "name"};

base::Result<std::set<std::string>> redactions(const std::string& list)
{
    std::set<std::string> all;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        const auto word = list.substr(at, end - at);
        if (!std::ranges::contains(kRedactable, word)) return base::fail(base::Errc::InvalidArgument, "--redact takes plate, case, text, name");
        all.insert(word);
        at = end + 1;
    }
    return all;
}

} // namespace

Exit auditExport(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto redact = redactions(arguments.valueOr("redact", ""));
    if (!redact) return usage(console, redact.error().detail);
    const auto& directory = arguments.names()[1];
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Auditor, clock, console);
    if (!gate) return gate.error();
    if (const auto exported = (*gate)->auditDesk().exportTo(directory, *redact); !exported) return report(console, exported.error(), "no log was written");
    if (*format == Format::Json) {
        console.out(json::write(json::Object{{"directory", directory}, {"records", (*gate)->auditDesk().size()}}) + "\n");
        return Exit::Done;
    }
    console.out("The log was written to " + printable(directory) + ".\nCheck it with: plateglass-verify " + printable(directory) + " --vkey KEY, the key as it was given to you apart from this folder.\n");
    return Exit::Done;
}

} // namespace plateglass::cli
