#include "cli/sentences.h"

#include <algorithm>
#include <array>

namespace plateglass::cli {

namespace {

using base::Errc;

struct Sentence {
    Errc code;
    std::string_view happened;
    std::string_view todo;
};
constexpr std::array<Sentence, 15> kSentences = {{
    {Errc::InvalidArgument, "a value is not acceptable", "correct it and try again"},
    {Errc::Malformed, "the input does not follow its form", "correct the file or the mapping and try again"},
    {Errc::NotFound, "it is not there", "check the name and try again"},
    {Errc::AlreadyExists, "it exists already", "choose another name"},
    {Errc::Refused, "this was refused, and the refusal is recorded", "ask somebody whose role allows it, or state what is missing"},
    {Errc::WrongPassword, "name or password did not match, and the attempt is recorded", "try again; five failures in 15 minutes lock the account"},
    {Errc::Locked, "the workspace is in use by another program, or the account is locked", "close the other program, or ask an administrator"},
    {Errc::NewerVersion, "this was written by a newer Plateglass", "update this program"},
    {Errc::Corrupt, "stored bytes fail their check", "restore the workspace from a backup"},
    {Errc::DiskFull, "the disk is full", "free some space and try again"},
    {Errc::Io, "the operating system refused to read or write", "check that the disk is there and that you may use it"},
    {Errc::AuditUnavailable, "the record could not be written, so the act did not happen", "check the disk of the workspace and try again"},
    {Errc::Cancelled, "it was stopped", "start it again when you want to"},
    {Errc::LimitExceeded, "a stated limit was met", "ask for less"},
    {Errc::Unsupported, "this version cannot do that", "use another way or a newer version"},
}};

/// Machine-made words of details, as people say them.
constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"log.fork", "the log was set back: the auditor's folder knows a later state; an auditor must acknowledge this first"},
    {"log.changed", "the log failed its check; an auditor must acknowledge this first"},
    {"witness.overdue", "the log was not seen by a witness for longer than the policy allows"},
    {"workspace.copied", "this folder was copied from another machine or made of a backup; an administrator takes it over with workspace adopt"},
    {"workspace.home", "the workspace is where it belongs; only a copy is adopted"},
    {"intake.waiting", "sealed imports wait; an analyst or supervisor signs in first, which takes them in"},
    {"backup.json", "the backup's list"},
    {"witness", "no witness that the policy or --witness names signed a checkpoint of this log"},
    {"record", "there is no such record that you may see"},
    {"case.missing", "a case number is needed: --case NUMBER"},
    {"case.pattern", "the case number does not follow the agency's pattern, for example 26-001183"},
    {"case.unknown", "the case is not in the agency's list; --case-pending asks for time to complete it"},
    {"case.pending", "the policy allows no case that is still pending"},
    {"case.overdue", "an earlier case of this account is still pending past its time"},
    {"taskforce.purpose", "this purpose needs a case number, not a task force"},
    {"taskforce.commander", "a task force is named with its commander: --commander NAME"},
    {"taskforce.missing", "a commander is named with the task force: --task-force NAME"},
    {"warrant.missing", "a warrant is needed: --warrant NUMBER --court NAME --warrant-until DATE"},
    {"warrant.expired", "the warrant has ended"},
    {"purpose.forbidden", "the policy forbids this purpose"},
    {"purpose.window", "the time window is longer than this purpose allows"},
    {"purpose.age", "the question reaches further back than this purpose allows"},
    {"offence.unknown", "the offence is not in the policy's list"},
    {"question.words", "the question has too few words"},
    {"question.copied", "these words were used before under another case"},
    {"required.case", "this kind of question needs a case number: --case NUMBER"},
    {"required.offence", "this kind of question needs an offence code: --offence CODE"},
    {"required.warrant", "this kind of question needs a warrant: --warrant NUMBER --court NAME --warrant-until DATE"},
    {"required.time", "this kind of question needs a time window"},
    {"required.place", "this kind of question needs an area or a camera"},
    {"policy.signed", "this account has signed it already"},
    {"policy.role", "the one who signed before has the same role; two different roles must sign"},
    {"policy", "it is in force or waits already"},
    {"pending case", "no such case is pending"},
    {"purpose.missing", "a purpose is needed: --purpose CODE"},
    {"purpose.unknown", "the policy knows no such purpose"},
    {"offence.missing", "an offence code is needed: --offence CODE"},
    {"question.missing", "the question in your own words is needed: --question TEXT"},
    {"question.short", "the question is too short to be understood by a reviewer a year from now"},
    {"question.stock", "the question says nothing that a reviewer could understand a year from now"},
    {"question.long", "the question is too long"},
    {"role", "the role of this account may not do this"},
    {"session.missing", "no session is open"},
    {"session.paused", "the session is paused"},
    {"locked", "the window is locked"},
    {"account.proposed", "the account waits for the approval of a supervisor"},
    {"account.disabled", "the account is disabled"},
    {"no key to reads", "this account holds no key to reads"},
    {"agency", "--agency takes a domain name, for example pd.example"},
    {"timezone", "--timezone takes a name such as America/Los_Angeles"},
    {"profile", "there is no such policy profile for this kind of workspace; training is for demo workspaces only"},
    {"notice", "the policy's notice must be acknowledged first: --acknowledge-notice"},
    {"totp.missing", "the account has a second factor: --totp CODE"},
    {"totp.wrong", "the code of the second factor did not match, or was used already"},
    {"totp.enrol", "the policy wants a second factor; enrol one first: account totp"},
    {"totp.begin", "the second factor was not begun"},
    {"reauth.due", "the sign-in is too long ago"},
    {"account.locked", "the account is locked after failed sign-ins until an administrator releases it"},
    {"account.ended", "the temporary account has ended"},
    {"account.inactive", "the account was not used for too long; a supervisor can approve it again"},
    {"training.missing", "no training is recorded for this account; until then it may use the demo only"},
    {"training.expired", "the training of this account has expired; until the next one it may use the demo only"},
    {"training.date", "a training cannot be in the future"},
    {"password.short", "a password needs at least 12 characters, or as many as the policy says"},
    {"password.long", "a password has at most 1024 bytes"},
    {"password.common", "the password is one that many people choose, or such a one dressed up"},
    {"password.simple", "the password has too few different characters, or is a sequence or a repetition"},
    {"password.name", "the password holds the account's name"},
    {"password.agency", "the password holds a word of the agency or the program"},
    {"need", "what the account is needed for must be said: --need TEXT"},
    {"lasts", "a temporary account lasts at least an hour and at most as long as the policy says"},
    {"approver", "nobody approves what they asked for themselves, nor their own account"},
    {"own", "nobody does this to their own account"},
    {"account is not locked", "the account is not locked"},
    {"names equal", "administrator and supervisor must be two people"},
    {"account", "the name of the account"},
    {"account is not proposed", "the account does not wait for approval"},
    {"redact", "--redact takes plate, case, text, name"},
    {"directory", "the folder is not empty"},
    {"approval.needed", "a second person must approve this"},
    {"approval.never", "the policy never allows this"},
    {"approval.own", "nobody approves their own request"},
    {"approval.denied", "the second person said no"},
    {"approval.policy", "the policy has changed since it was asked"},
    {"approval.workspace", "it belongs to another workspace"},
    {"approval.sealed", "it was not sealed to this account"},
    {"approval.changed", "it answers another request"},
    {"approval.expired", "its time is over"},
    {"approval.answered", "it is answered already"},
    {"approval.needless", "nothing stands in its way"},
    {"approval.nobody", "there is no account that may approve it"},
    {"signature", "the signature is not that of the account it names"},
    {"request", "there is no such request"},
    {"review", "no such record waits for review"},
    {"review.own", "nobody reviews their own search"},
    {"comment.missing", "a comment is needed: --comment TEXT"},
    {"reason.missing", "a reason is needed: --reason TEXT"},
    {"reason.stock", "the reason says nothing that a reviewer could understand"},
    {"reason.short", "the reason is too short"},
    {"breakglass.off", "the policy does not allow emergency searches"},
    {"recipient.nobody", "the policy shares with nobody"},
    {"recipient.unlisted", "the recipient is not on the policy's list"},
    {"recipient.kind", "recipients of this kind are given nothing"},
    {"recipient.jurisdiction", "recipients from there are given nothing"},
    {"recipient.stale", "the recipient's right and need were not looked at for too long"},
    {"image.none", "the read has no image"},
    {"image.expired", "the read's image is not kept any more"},
    {"read", "there is no such read"},
    {"reads", "the answer holds no reads"},
    {"facts", "say in your own words why these reads matter to the case: --facts TEXT"},
    {"held", "a hold keeps reads of it"},
    {"hold", "there is no such hold"},
    {"hold.own", "nobody decides on a hold they asked for"},
    {"hold.over", "the hold has ended"},
    {"network file system", "a workspace may not lie on a network file system"},
    {"workspace.json", "the workspace's description"},
    {"query.unsupported", "this version cannot answer this kind of question yet"},
});

std::string spoken(std::string_view word)
{
    const auto found = std::ranges::find(kWords, word, [](const auto& entry) { return entry.first; });
    if (found != kWords.end()) return std::string(found->second);
    if (word.starts_with("forbidden.")) return "the words name a purpose that the policy forbids (" + printable(word.substr(10)) + "); a supervisor must decide";
    if (word.starts_with("policy.")) return "a policy cannot be activated with this setting: " + printable(word.substr(7));
    return printable(word);
}

/// A list of codes is spoken one by one; anything else as a whole.
std::string spokenDetail(std::string_view detail)
{
    if (const auto whole = spoken(detail); whole != detail || !detail.contains(',') || detail.contains(' ')) return whole;
    std::string all;
    for (std::size_t at = 0; at <= detail.size();) {
        const auto end = std::min(detail.find(',', at), detail.size());
        all += (all.empty() ? "" : "; ") + spoken(detail.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

} // namespace

std::string sentenceFor(const base::Error& error, std::string_view kept)
{
    const auto& sentence = *std::ranges::find(kSentences, error.code, &Sentence::code);
    std::string text(sentence.happened);
    if (!error.detail.empty()) text += " (" + spokenDetail(error.detail) + ")";
    return text + "; " + std::string(kept) + "; " + std::string(sentence.todo) + ".";
}

Exit exitFor(const base::Error& error) { return error.code == Errc::Refused ? Exit::No : Exit::Error; }

Exit report(Console& console, const base::Error& error, std::string_view kept)
{
    console.complain(sentenceFor(error, kept));
    return exitFor(error);
}

} // namespace plateglass::cli
