#include "policy/public_text.h"

#include <algorithm>
#include <format>

namespace plateglass::policy {

using base::Errc;
using base::fail;
using base::Result;

namespace {

/// One part of the text: paragraphs, and lines of a list after the first paragraph.
struct Section {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<std::string> items = {};
};

std::string days(const Days& time)
{
    return !time ? std::string("until it is removed") : time->count() == 1 ? std::string("1 day") : std::format("{} days", time->count());
}

std::string count(std::int64_t number, std::string_view one, std::string_view many) { return std::format("{} {}", number, number == 1 ? one : many); }

std::string joined(const std::vector<std::string>& parts)
{
    std::string all;
    for (std::size_t i = 0; i < parts.size(); ++i) all += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return all;
}

std::string purposeLine(const Purpose& purpose)
{
    std::vector<std::string> needs;
    if (purpose.needsCase) needs.emplace_back(purpose.taskForceInstead ? "a case number, or a task force and its commander" : "a case number");
    if (purpose.needsOffence) needs.emplace_back("the offence");
    if (purpose.needsWarrant) needs.emplace_back("a warrant or court order");
    auto line = purpose.name + " (" + purpose.code + ")";
    if (!needs.empty()) line += ": needs " + joined(needs);
    if (purpose.maxWindow) line += "; at most " + days(purpose.maxWindow) + " in one question";
    if (purpose.maxAge) line += "; not further back than " + days(purpose.maxAge);
    return line + ".";
}

Section purposes(const Policy& policy)
{
    Section section{"A. Authorized purposes", {"Plate reader information may be searched for these purposes and no other:"}};
    for (const auto& purpose : policy.purposes) section.items.push_back(purposeLine(purpose));
    if (policy.forbidden.empty()) return section;
    std::vector<std::string> names;
    for (const auto& forbidden : policy.forbidden) names.push_back(forbidden.name);
    section.paragraphs.push_back("It may not be searched for: " + joined(names) + ". Words that name such a purpose stop the search.");
    return section;
}

Section people(const Policy& policy)
{
    return {"B. Who may use the system, and their training",
            {"Users by job title: " + joined(policy.publication.jobTitles) + ".", policy.publication.training,
             std::format("Training is repeated every {}. An account that was not used for {} is disabled.", count(policy.accounts.training.count(), "month", "months"),
                         count(policy.accounts.inactive.count(), "day", "days"))}};
}

Section monitoring(const Policy& policy)
{
    const auto& plan = policy.review.plan;
    return {"C. How use is monitored, security, and periodic audits",
            {policy.publication.monitoring,
             std::format("Use is reviewed every {}: {} percent of the searches drawn at random, at least {} and at most {}, and at least {} of each user.",
                         count(policy.review.cadence.count(), "day", "days"), policy.review.samplePercent, policy.review.sampleFloor, policy.review.sampleCap,
                         policy.review.perUserLeast),
             std::format("Audits are made by: {}. Findings are approved by: {}. Sampling: {}. Documentation: {}. Findings: {}. Audit papers are kept for {}.", plan.auditor,
                         plan.approver, plan.sampling, plan.documentation, plan.resolution, count(plan.papersDays, "day", "days")),
             std::format("The screen is locked after {} without input; {} failed sign-ins within {} lock an account.", count(policy.accounts.lock.count(), "minute", "minutes"),
                         policy.accounts.maxFailures, count(policy.accounts.failureWindow.count(), "minute", "minutes"))}};
}

Section sharing(const Policy& policy)
{
    Section section{"D. Sale, sharing and transfer", {policy.publication.sharing}};
    const auto& rules = policy.sharing;
    if (rules.scope == SharingRules::Scope::Nobody) {
        section.paragraphs.emplace_back("Nobody outside the agency is given plate reader information.");
        return section;
    }
    section.paragraphs.push_back(std::format("Information goes only to the recipients listed here, whose right and need are looked at again every {}.",
                                             count(rules.review.count(), "month", "months")));
    if (!rules.jurisdictions.empty()) section.paragraphs.push_back("Recipients lie in: " + joined(rules.jurisdictions) + ".");
    if (rules.recipients.empty()) section.paragraphs.emplace_back("No recipient is listed at present.");
    for (const auto& recipient : rules.recipients)
        section.items.push_back(std::format("{} ({}): {}; reviewed {}.", recipient.name, recipient.jurisdiction, recipient.legalBasis, recipient.reviewed));
    return section;
}

Section retention(const Policy& policy)
{
    const auto& kept = policy.retention;
    return {"G. How long information is kept, and how it is destroyed",
            {policy.publication.destruction, "Times:"},
            {"reads that matched nothing: " + days(kept.read), "reads that matched a hotlist: " + days(kept.hit), "photographs: " + days(kept.image),
             "reduced photographs: " + days(kept.thumbnail), "entries of imported hotlists: " + days(kept.bulkHotlist),
             "hotlist entries typed by a user: " + days(kept.customHotlist), "alerts: " + days(kept.alert), "the program's copies of exports: " + days(kept.exported),
             "records of use: " + days(kept.audit), "information held for a case, unless the hold is renewed: " + days(kept.hold)}};
}

/// What an agency writes is text, never markup of its own.
std::string escaped(std::string_view text, TextForm form)
{
    std::string out;
    for (const char c : text) {
        if (form == TextForm::Html && c == '&') out += "&amp;";
        else if (c == '<') out += "&lt;"; // in Markdown too, where a tag would be one
        else if (form == TextForm::Html && c == '>') out += "&gt;";
        else if (form == TextForm::Markdown && (c == '\n' || c == '\r')) out += ' ';
        else if (form == TextForm::Markdown && std::string_view("\\`*_[]#|").contains(c)) out += std::string("\\") + c;
        else out += c;
    }
    return out;
}

constexpr std::string_view kHtmlHead = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n<style>\n"
                                       "body {{ max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 Georgia, serif; }}\n"
                                       "h1, h2 {{ font-family: Arial, sans-serif; line-height: 1.25; }}\n</style>\n</head>\n<body>\n<h1>{0}</h1>\n";

std::string set(const std::string& title, const std::vector<Section>& sections, TextForm form)
{
    const bool html = form == TextForm::Html;
    const auto text = [form](const std::string& words) { return escaped(words, form); };
    std::string out = html ? std::format(kHtmlHead, text(title)) : "# " + text(title) + "\n";
    for (const auto& section : sections) {
        if (!section.title.empty()) out += html ? "<h2>" + text(section.title) + "</h2>\n" : "\n## " + text(section.title) + "\n";
        for (const auto& paragraph : section.paragraphs) out += html ? "<p>" + text(paragraph) + "</p>\n" : "\n" + text(paragraph) + "\n";
        if (section.items.empty()) continue;
        out += html ? "<ul>\n" : "\n";
        for (const auto& item : section.items) out += html ? "<li>" + text(item) + "</li>\n" : "- " + text(item) + "\n";
        if (html) out += "</ul>\n";
    }
    return out + (html ? "</body>\n</html>\n" : "");
}

} // namespace

Result<std::string> publicText(const Policy& policy, const PublicTextFrame& frame, TextForm form)
{
    if (const auto empty = emptyFields(policy.publication); !empty.empty()) return fail(Errc::InvalidArgument, empty.front());
    if (const auto faults = activationFaults(policy); std::ranges::contains(faults, "auditPlan")) return fail(Errc::InvalidArgument, "auditPlan");
    const auto& words = policy.publication;
    return set("Usage and privacy policy for automated license plate readers",
               {{"", {"Agency: " + frame.agency + ". This text is made from the policy that the agency's system enforces: " + policy.title + ", version " +
                          std::to_string(policy.version) + ", digest " + frame.digest + ".",
                      "It is published at: " + words.place + "."}},
                purposes(policy),
                people(policy),
                monitoring(policy),
                sharing(policy),
                {"E. Custodian", {"Responsible for carrying out this policy: " + words.custodianTitle + "."}},
                {"F. Accuracy and correction of errors", {words.accuracyMeasures}},
                retention(policy)},
               form);
}

} // namespace plateglass::policy
