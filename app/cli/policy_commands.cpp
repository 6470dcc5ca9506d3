// policy show, policy propose, policy sign, policy publish.
#include "cli/command.h"
#include "cli/output_file.h"
#include "cli/sentences.h"
#include "cli/sign_in.h"

#include "base/time_text.h"
#include "gate/policy_desk.h"
#include "json/json.h"

#include <array>
#include <format>
#include <fstream>

namespace plateglass::cli {

namespace {

using base::Errc;

constexpr std::array kFormats = {Format::Table, Format::Json};
constexpr std::string_view kKept = "the policy in force was left as it was";

json::Array texts(const std::vector<std::string>& lines)
{
    json::Array all;
    for (const auto& line : lines) all.emplace_back(line);
    return all;
}

json::Array described(const std::vector<policy::PolicyChange>& changes)
{
    json::Array all;
    for (const auto& change : changes)
        all.emplace_back(json::Object{{"setting", change.setting}, {"before", texts(change.before)}, {"after", texts(change.after)}, {"source", change.source}});
    return all;
}

void showChanges(Console& console, const std::vector<policy::PolicyChange>& changes)
{
    for (const auto& change : changes) {
        console.out("  " + printable(change.setting) + "\n");
        for (const auto& line : change.before) console.out("    - " + printable(line) + "\n");
        for (const auto& line : change.after) console.out("    + " + printable(line) + "\n");
        if (!change.source.empty()) console.out("    source: " + printable(change.source) + "\n");
    }
}

std::string signers(const std::vector<std::string>& names)
{
    std::string all;
    for (const auto& name : names) all += (all.empty() ? "" : ", ") + printable(name);
    return all.empty() ? "nobody yet" : all;
}

void show(Console& console, Format format, const gate::PolicyProposal& proposal)
{
    const auto& sheet = proposal.sheet;
    if (format == Format::Json)
        return console.out(json::write(json::Object{{"digest", sheet.digest}, {"profile", sheet.policy.profile}, {"version", sheet.policy.version}, {"inForce", sheet.inForce},
                                                    {"signers", texts(sheet.signers)}, {"proposedBy", proposal.proposedBy},
                                                    {"proposed", base::toRfc3339(proposal.proposed, base::Precision::Second)}, {"changes", described(proposal.changes)}}) + "\n");
    console.out((sheet.inForce ? "In force now: " : "Waiting: ") + printable(sheet.policy.title) + std::format(", version {}\n", sheet.policy.version));
    console.out("Digest: " + sheet.digest + "\nProposed by " + printable(proposal.proposedBy) + ", signed by " + signers(sheet.signers) + "\nChanges:\n");
    showChanges(console, proposal.changes);
}

/// The settings of a canonical text, each with its source.
void showText(Console& console, const std::string& canonical)
{
    const auto file = json::parse(canonical);
    const auto* settings = file ? file->find("settings") : nullptr;
    if (!settings || !settings->object()) return;
    console.out(printable(file->stringOr("note", "")) + "\n");
    for (const auto& [name, setting] : *settings->object()) {
        const auto* value = setting.find("value");
        console.out("\n" + printable(name) + ": " + printable(value ? json::write(*value) : "") + "\n  " + printable(setting.stringOr("source", "")) + "\n");
    }
}

Exit showProfile(const std::string& name, Console& console)
{
    const auto text = policy::shippedProfile(name);
    if (!text) return report(console, text.error(), "nothing was shown");
    const auto value = json::parse(*text);
    console.out(value ? json::writePretty(*value) + "\n" : *text + "\n");
    return Exit::Done;
}

base::Result<std::string> textOf(const std::string& file)
{
    constexpr std::streamsize most = 4 << 20;
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream) return base::fail(Errc::NotFound, "the policy file");
    if (stream.tellg() > most) return base::fail(Errc::LimitExceeded, "the policy file");
    stream.seekg(0);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

} // namespace

Exit policyShow(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    if (const auto profile = arguments.value("profile")) return showProfile(*profile, console);
    if (arguments.names().empty()) return usage(console, "the folder of the workspace is missing");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    auto& desk = (*gate)->policyDesk();
    const bool named = arguments.names().size() == 2;
    const auto sheet = named ? desk.sheet(arguments.names()[1]) : desk.inForce();
    if (!sheet) return report(console, sheet.error(), "nothing was shown");
    if (*format == Format::Json) {
        const auto value = json::parse(sheet->policy.canonical);
        if (value) console.out(json::writePretty(*value) + "\n");
        return Exit::Done;
    }
    console.out(printable(sheet->policy.title) + std::format(", version {}{}\n", sheet->policy.version, sheet->inForce ? ", in force" : ""));
    console.out("Digest: " + sheet->digest + "\nSigned by " + signers(sheet->signers) + "\n");
    showText(console, sheet->policy.canonical);
    if (named) return Exit::Done;
    const auto waiting = desk.proposals();
    if (!waiting) return report(console, waiting.error(), "the waiting ones were not shown");
    for (const auto& proposal : *waiting) {
        console.out("\n");
        show(console, *format, proposal);
    }
    return Exit::Done;
}

Exit policyPropose(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const auto text = textOf(arguments.names()[1]);
    if (!text) return report(console, text.error(), kKept);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Administrator, clock, console);
    if (!gate) return gate.error();
    const auto proposal = (*gate)->policyDesk().propose(*text);
    if (!proposal) return report(console, proposal.error(), kKept);
    show(console, *format, *proposal);
    return Exit::Done;
}

Exit policySign(const Arguments& arguments, Console& console)
{
    const auto format = formatOf(arguments, kFormats);
    if (!format) return usage(console, format.error().detail);
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Supervisor, clock, console);
    if (!gate) return gate.error();
    auto& desk = (*gate)->policyDesk();
    std::string digest = arguments.names().size() == 2 ? arguments.names()[1] : "";
    if (digest.empty()) {
        const auto waiting = desk.proposals();
        if (!waiting) return report(console, waiting.error(), kKept);
        if (waiting->size() != 1) return usage(console, waiting->empty() ? "no policy waits for a signature" : "several policies wait; name the digest of one");
        digest = waiting->front().sheet.digest;
    }
    const auto proposal = desk.sign(digest);
    if (!proposal) return report(console, proposal.error(), kKept);
    show(console, *format, *proposal);
    return Exit::Done;
}

Exit policyPublish(const Arguments& arguments, Console& console)
{
    const auto file = arguments.value("out");
    if (!file) return usage(console, "--out FILE is missing");
    const base::SystemClock clock;
    const auto gate = signIn(arguments, policy::Role::Analyst, clock, console);
    if (!gate) return gate.error();
    const bool html = file->ends_with(".html") || file->ends_with(".htm");
    const auto text = (*gate)->policyDesk().publicText(html ? policy::TextForm::Html : policy::TextForm::Markdown);
    if (!text && text.error().code == Errc::InvalidArgument) {
        console.complain("the policy in force says nothing about " + printable(text.error().detail) + "; no file was written; propose a policy that does.");
        return Exit::No;
    }
    if (!text) return report(console, text.error(), "no file was written");
    if (const auto written = writeNewFile(*file, base::viewOf(*text)); !written) return report(console, written.error(), "no file was written");
    console.out("The usage and privacy policy was written.\n");
    return Exit::Done;
}

} // namespace plateglass::cli
