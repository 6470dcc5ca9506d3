// search: one question, answered through the gate; where a second person is needed, the request to them and their answer as files.
// export: the same, to a file for a named recipient.
#include "cli/interrupt.h"
#include "cli/search_run.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "gate/approval_desk.h"

namespace plateglass::cli {

namespace {

/// Writes the request of --request. The exit status says that there is no answer yet.
Exit askForApproval(gate::Gate& gate, const std::string& text, const std::string& file, const Arguments& arguments, Console& console)
{
    constexpr std::string_view kept = "no request was made";
    const auto request = gate.approvalDesk().ask(text, arguments.valueOr("reason", ""));
    if (!request) return report(console, request.error(), kept);
    if (const auto written = gate.approvalDesk().writeRequest(request->id, file); !written) return report(console, written.error(), "the request waits in the workspace");
    console.out("Asked for approval: " + printable(file) + "\nOnce it is granted, ask exactly this: " + printable(request->canonical) + "\n");
    return Exit::No;
}

/// Takes in the answer of --approval; one that was taken before is as good.
std::expected<void, Exit> takeApproval(gate::Gate& gate, const Arguments& arguments, Console& console)
{
    const auto answer = arguments.value("approval");
    if (!answer) return {};
    const auto taken = gate.approvalDesk().takeAnswer(*answer);
    if (!taken && taken.error().code != base::Errc::AlreadyExists) return std::unexpected(report(console, taken.error(), "nothing was searched"));
    return {};
}

} // namespace

Exit search(const Arguments& arguments, Console& console)
{
    if (const auto format = searchFormat(arguments); !format) return usage(console, format.error().detail);
    if (const auto limit = arguments.number("limit"); !limit) return usage(console, limit.error().detail);
    const auto& text = arguments.names()[1];
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    if (const auto session = openSession(**gate, arguments, console); !session) return session.error();
    if (const auto taken = takeApproval(**gate, arguments, console); !taken) return taken.error();
    const Interrupt interrupt;
    const auto result = (*gate)->search(text, interrupt.token());
    if (const auto file = arguments.value("request"); file && !result && result.error().approval && !result.error().approval->refused)
        return askForApproval(**gate, text, *file, arguments, console);
    return printSearch(**gate, result, arguments, console);
}

Exit exportRows(const Arguments& arguments, Console& console)
{
    const auto file = arguments.value("to"), recipient = arguments.value("recipient");
    if (!file) return usage(console, "--to FILE.csv is missing");
    if (!recipient) return usage(console, "--recipient CODE is missing");
    if (!file->ends_with(".csv")) return usage(console, "--to takes a file that ends in .csv");
    constexpr std::string_view kept = "no file was written";
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    if (const auto session = openSession(**gate, arguments, console); !session) return session.error();
    if (const auto taken = takeApproval(**gate, arguments, console); !taken) return taken.error();
    const Interrupt interrupt;
    const auto result = (*gate)->search(arguments.names()[1], interrupt.token());
    if (!result) return reportFailure(console, arguments.names()[1], result.error());
    const auto exported = (*gate)->exportRows(*result, {*file, *recipient});
    if (const auto request = arguments.value("request"); request && !exported && exported.error().detail == "approval.needed")
        return askForApproval(**gate, arguments.names()[1], *request, arguments, console);
    if (!exported) return report(console, exported.error(), kept);
    console.out(std::to_string(exported->rows) + " rows to " + printable(*file) + "\nSHA-256 " + exported->sha256 + "; record " + std::to_string(exported->record) + ".\n");
    return Exit::Done;
}

} // namespace plateglass::cli
