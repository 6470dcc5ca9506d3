// All commands: what they are called, how they are used, and an example of each.
#include "cli/command.h"

#include <array>

namespace plateglass::cli {

namespace {

/// A command that signs in: its own words, and those that say who and prove it. Where the policy has a notice, it is acknowledged
/// before anybody signs in.
Grammar signedIn(Grammar own)
{
    own.valued.insert(own.valued.end(), {"user", "password-file", "totp"});
    own.flags.emplace_back("acknowledge-notice");
    return own;
}

/// The same for a command that asks about reads.
Grammar asking(Grammar own)
{
    own.valued.insert(own.valued.end(), {"case", "purpose", "question", "offence", "task-force", "commander", "warrant", "court", "warrant-until"});
    return signedIn(std::move(own));
}

constexpr std::array kLater = {
    std::string_view("import hotlist"), std::string_view("import incidents"), std::string_view("import cameras"), std::string_view("hits"),
};

std::vector<Command> makeCommands()
{
    return {
        {"workspace create", "DIR --agency DOMAIN --profile NAME|FILE.json --admin NAME --supervisor NAME [--timezone ZONE] [--anchor-dir DIR]",
         "Makes a workspace with its two founders. Both get the password in PLATEGLASS_PASSWORD, or are asked on the terminal.",
         "plateglass-cli workspace create north.plateglass --agency pd.example --profile evaluation --admin adm --supervisor sup --timezone America/Los_Angeles",
         {1, 1, {"agency", "profile", "admin", "supervisor", "timezone", "anchor-dir", "password-file", "format"}, {}}, workspaceCreate},
        {"workspace info", "DIR [--format json]", "Says what may be known of a workspace without a password, the log's public key included.",
         "plateglass-cli workspace info north.plateglass --format json", {1, 1, {"format"}, {}}, workspaceInfo},
        {"workspace adopt", "DIR --reason TEXT", "Takes over a folder that was copied from another machine. Its log goes on under a new name and key and says where it came from. For administrators.",
         "plateglass-cli workspace adopt north.plateglass --reason 'New desk of the unit' --user adm", signedIn({1, 1, {"reason", "format"}, {}}), workspaceAdopt},
        {"workspace rekey", "DIR --reason TEXT",
         "Encrypts everything anew under keys that only active accounts have; after an account was removed. Copies made before stay readable. For supervisors.",
         "plateglass-cli workspace rekey north.plateglass --reason 'An account was removed' --user sup", signedIn({1, 1, {"reason", "format"}, {}}), workspaceRekey},
        {"workspace backup", "DIR OUT", "Copies the workspace, encrypted as it is, to a new folder; the log in it is signed.",
         "plateglass-cli workspace backup north.plateglass /media/disk/north-2026-11-25 --user adm", signedIn({2, 2, {"format"}, {}}), workspaceBackup},
        {"workspace restore", "BACKUP DIR --reason TEXT", "Checks a backup file by file and makes a workspace of it, which is adopted at once. For administrators.",
         "plateglass-cli workspace restore /media/disk/north-2026-11-25 north.plateglass --reason 'The disk failed' --user adm", signedIn({2, 2, {"reason", "format"}, {}}), workspaceRestore},
        {"account add", "DIR NAME --role analyst|supervisor|auditor|administrator|trainer [--need TEXT] [--trained DATE] [--hours N] [--new-password-file FILE]",
         "Adds an account. Its password is in PLATEGLASS_NEW_PASSWORD or the file, is asked on the terminal, or is the one in PLATEGLASS_PASSWORD.",
         "plateglass-cli account add north.plateglass ann --role analyst --user sup", signedIn({2, 2, {"role", "need", "trained", "hours", "new-password-file", "format"}, {}}), accountAdd},
        {"account approve", "DIR NAME", "Lets a proposed account sign in. For supervisors, and never for one's own proposal.",
         "plateglass-cli account approve north.plateglass ann --user sup", signedIn({2, 2, {"format"}, {}}), accountApprove},
        {"account disable", "DIR NAME [--reason TEXT]", "Shuts an account at once. Keys it took along still open copies made before; workspace rekey protects what comes after.",
         "plateglass-cli account disable north.plateglass ann --user adm", signedIn({2, 2, {"reason", "format"}, {}}), accountDisable},
        {"account release", "DIR NAME", "Undoes the lock after failed sign-ins. For administrators.",
         "plateglass-cli account release north.plateglass ann --user adm", signedIn({2, 2, {"format"}, {}}), accountRelease},
        {"account training", "DIR NAME --date DATE", "Records the date of a training. For supervisors and administrators, not about oneself.",
         "plateglass-cli account training north.plateglass ann --date 2026-03-14 --user sup", signedIn({2, 2, {"date", "format"}, {}}), accountTraining},
        {"account review", "DIR", "Signs that all accounts and their roles were looked at.",
         "plateglass-cli account review north.plateglass --user sup", signedIn({1, 1, {}, {}}), accountReview},
        {"account passwd", "DIR NAME [--new-password-file FILE]", "Changes one's own password; the new one is in PLATEGLASS_NEW_PASSWORD or the file, or is asked on the terminal.",
         "plateglass-cli account passwd north.plateglass ann", signedIn({2, 2, {"new-password-file"}, {}}), accountPasswd},
        {"account totp", "DIR NAME [--reset]", "Enrols a second factor: prints what an authenticator app needs and takes its first code from the terminal or standard input. "
         "--reset, for administrators, takes a lost one away.",
         "plateglass-cli account totp north.plateglass ann", signedIn({2, 2, {}, {"reset"}}), accountTotp},
        {"account list", "DIR [--format json]", "Lists the accounts with role and state.",
         "plateglass-cli account list north.plateglass --user sup", signedIn({1, 1, {"format"}, {}}), accountList},
        {"demo create", "DIR [--reads N] [--seed S]", "Makes a demo workspace: a synthetic city, the same for the same seed.",
         "plateglass-cli demo create city.plateglass --reads 100000", {1, 1, {"reads", "seed", "format"}, {}}, demoCreate},
        {"import reads", "DIR FILE...|- --mapping FILE [--timezone ZONE] [--source NAME] [--images DIR] [--purge-by TIME] [--dry-run] [--format json]",
         "Imports reads from delimited files (.gz is unpacked; - is standard input). Each file becomes a source of its own.",
         "plateglass-cli import reads north.plateglass october.csv.gz --mapping resources/mappings/seattle-pd.json --user sup",
         signedIn({2, 10'000, {"mapping", "timezone", "source", "images", "purge-by", "format"}, {"dry-run"}}), importReads},
        {"import overlay", "DIR FILE [--source NAME]", "Imports a GeoJSON file to be drawn over the map.",
         "plateglass-cli import overlay north.plateglass beats.geojson --user sup", signedIn({2, 2, {"source", "format"}, {}}), importOverlay},
        {"import basemap", "DIR FILE [--source NAME]", "Imports an MBTiles file as the base map.",
         "plateglass-cli import basemap north.plateglass city.mbtiles --user sup", signedIn({2, 2, {"source", "format"}, {}}), importBaseMap},
        {"import cases", "DIR FILE [--format json]",
         "Imports the agency's cases (CSV or JSON: number, title, opened, status, unit), so that case numbers resolve. Known numbers are replaced.",
         "plateglass-cli import cases north.plateglass cases.csv --user sup", signedIn({2, 2, {"format"}, {}}), importCases},
        {"import list", "DIR [SOURCE] [--format json]", "Lists the sources with their totals; of one source the rejected rows with their reasons.",
         "plateglass-cli import list north.plateglass october.csv.gz --user sup", signedIn({1, 2, {"format"}, {}}), importList},
        {"import remove", "DIR SOURCE", "Takes an import back: its reads, its rejected rows, and images that no other read names.",
         "plateglass-cli import remove north.plateglass october.csv.gz --user sup", signedIn({2, 2, {"format"}, {}}), importRemove},
        {"search", "DIR 'QUERY' --case NUMBER --purpose CODE --question TEXT [--offence CODE] [--limit N] [--format table|json|csv|count] [--explain]\n"
         "    [--request FILE --reason TEXT] [--approval ANSWER-FILE]",
         "Asks a question about reads. It is recorded before it is answered; so is every row that is printed. Where the policy asks for them:\n"
         "--case-pending (the number does not resolve yet), --task-force NAME --commander NAME, --warrant NUMBER --court NAME --warrant-until TIME.",
         "plateglass-cli search north.plateglass 'plate:QQ8* time:2026-01-01..2026-02-01' --case 26-001183 --purpose CRIM-AUTO \\\n"
         "    --question 'Which cars of the witness statement passed the bridge?' --user ann",
         asking({2, 2, {"limit", "format", "request", "approval", "reason"}, {"explain", "case-pending"}}), search},
        {"approve", "DIR REQUEST-FILE --out ANSWER-FILE --reason TEXT [--deny] | --show", "Grants or denies what somebody else asks to search, and writes the signed answer. For supervisors.",
         "plateglass-cli approve north.plateglass asked.json --out answered.json --reason 'The statement names that week' --user sup",
         signedIn({2, 2, {"out", "reason"}, {"deny", "show"}}), approve},
        {"breakglass", "DIR 'QUERY' --reason TEXT --case NUMBER --purpose CODE --question TEXT [--limit N] [--format table|json|csv|count]",
         "Searches at once although a second person would be needed. The password is asked again, and somebody else reviews it within a day.",
         "plateglass-cli breakglass north.plateglass 'plate:QQ8O0I3 time:-60d..now' --reason 'The child was seen in it an hour ago' --case 26-001183 \\\n"
         "    --purpose CRIM-AUTO --question 'Where did the van go after the school?' --user ann",
         asking({2, 2, {"limit", "format", "reason"}, {"explain"}}), breakGlass},
        {"review list", "DIR", "Lists what waits for review, the oldest first, and who must look at it until when.",
         "plateglass-cli review list north.plateglass --user sup", signedIn({1, 1, {}, {}}), reviewList},
        {"review close", "DIR RECORD --disposition WORD --comment TEXT",
         "Decides about one: justified, needs-correction, training, violation, refer or false-positive. Training, violation and refer need two people.",
         "plateglass-cli review close north.plateglass 1042 --disposition justified --comment 'The call log agrees' --user sup",
         signedIn({2, 2, {"disposition", "comment"}, {}}), reviewClose},
        {"export", "DIR 'QUERY' --to FILE.csv --recipient CODE --case NUMBER --purpose CODE --question TEXT [--request FILE --reason TEXT] [--approval ANSWER-FILE]",
         "Searches and writes the rows for a recipient of the policy's list, marked with who, when and why. Where the policy wants a second person for so many\n"
         "rows, --request asks for one and --approval brings the answer.",
         "plateglass-cli export north.plateglass 'plate:QQ8O0I3 time:-7d..now' --to rows.csv --recipient DA --case 26-001183 \\\n"
         "    --purpose CRIM-AUTO --question 'Which cars of the witness statement passed the bridge?' --user ann",
         asking({2, 2, {"to", "recipient", "request", "reason", "approval"}, {}}), exportRows},
        {"image", "DIR READ-ID --out FILE [--crop] --case NUMBER --purpose CODE --question TEXT", "Writes a read's photograph, or the part with the plate, to a file.",
         "plateglass-cli image north.plateglass 1042 --out read-1042.jpg --case 26-001183 --purpose CRIM-AUTO --question 'Is it the van of the statement?' --user ann",
         asking({2, 2, {"out"}, {"crop", "case-pending"}}), image},
        {"case pending", "DIR [--format json]", "Lists the case numbers that were searched under and do not resolve yet: one's own, or a supervisor's all.",
         "plateglass-cli case pending north.plateglass --user sup", signedIn({1, 1, {"format"}, {}}), casePending},
        {"case complete", "DIR PENDING NUMBER [--account NAME]", "States which case of the list a pending number turned out to be.",
         "plateglass-cli case complete north.plateglass 26-009999 26-001183 --user ann", signedIn({3, 3, {"account"}, {}}), caseComplete},
        {"policy show", "DIR [DIGEST] | --profile NAME [--format json]",
         "Shows the policy in force and those that wait, or any earlier one by its digest. With --profile the file of a shipped profile, to start from.",
         "plateglass-cli policy show north.plateglass --user ann", signedIn({0, 2, {"profile", "format"}, {}}), policyShow},
        {"policy propose", "DIR FILE [--format json]", "Proposes a policy file and shows what it would change. It waits for two signatures.",
         "plateglass-cli policy propose north.plateglass north-2026.json --user adm", signedIn({2, 2, {"format"}, {}}), policyPropose},
        {"policy sign", "DIR [DIGEST] [--format json]", "Signs a proposed policy; the second signature, by another person in another role, puts it in force.",
         "plateglass-cli policy sign north.plateglass --user sup", signedIn({1, 2, {"format"}, {}}), policySign},
        {"policy publish", "DIR --out FILE", "Writes the usage and privacy policy for the public, from the policy in force: HTML where FILE ends in .html, else Markdown.",
         "plateglass-cli policy publish north.plateglass --out alpr-policy.html --user ann", signedIn({1, 1, {"out"}, {}}), policyPublish},
        {"audit export", "DIR OUT [--redact plate,case,text,name]", "Writes the audit log for outsiders, to be checked with plateglass-verify.",
         "plateglass-cli audit export north.plateglass log-2026-11 --redact plate --user aud", signedIn({2, 2, {"redact", "format"}, {}}), auditExport},
        {"hold add", "DIR 'QUERY' --facts TEXT --case NUMBER --purpose CODE --question TEXT", "Asks that the reads of an answer be kept for the case past their retention. A supervisor approves.",
         "plateglass-cli hold add north.plateglass 'plate:QQ8O0I3 time:-7d..now' --facts 'The van of the statement, on its way to the warehouse.' \\\n"
         "    --case 26-001183 --purpose CRIM-AUTO --question 'Is it the van of the statement?' --user ann",
         asking({2, 2, {"facts", "format"}, {}}), holdAdd},
        {"hold approve", "DIR ID", "Approves a request, or renews a hold for its whole time. For supervisors, and never for one's own request.",
         "plateglass-cli hold approve north.plateglass 1 --user sup", signedIn({2, 2, {"format"}, {}}), holdApprove},
        {"hold release", "DIR ID", "Ends a hold: its reads go the way of all others.", "plateglass-cli hold release north.plateglass 1 --user sup",
         signedIn({2, 2, {"format"}, {}}), holdRelease},
        {"hold list", "DIR [--format json]", "Lists the holds that are not purged yet.", "plateglass-cli hold list north.plateglass --user sup",
         signedIn({1, 1, {"format"}, {}}), holdList},
        {"retention run", "DIR [--dry-run [--now TIME]]", "Purges what is past its retention now, or counts what a purge at a given time would take.",
         "plateglass-cli retention run north.plateglass --dry-run --now 2027-01-31T00:00:00Z --user sup", signedIn({1, 1, {"now", "format"}, {"dry-run"}}), retentionRun},
        {"retention age", "DIR [--format json]", "Says by month how old the reads were that searches returned and people opened, and when retention must be justified anew.",
         "plateglass-cli retention age north.plateglass --user aud", signedIn({1, 1, {"format"}, {}}), retentionAge},
        {"bench", "DIR --queries FILE.jsonl [--runs N] --case NUMBER --purpose CODE --question TEXT [--format json]",
         "Asks every question of a file and says what each class takes: the engine's time warm and cold, the first page, and the gate's share. For measuring, not for work:\n"
         "each question is recorded like any other. tests/bench/README.md describes the file.",
         "plateglass-cli bench bench.plateglass --queries questions.jsonl --case 26-000001 --purpose CRIM-AUTO \\\n"
         "    --question 'How long do the published questions take on this machine?' --user sup",
         asking({1, 1, {"queries", "runs", "format"}, {}}), bench},
        {"audit report", "DIR [--by user|plate|case|purpose|place|month] [--from TIME] [--to TIME] [--format json|csv]",
         "Counts the searches of the log by one of their properties, between two times (2026-11-01T00:00:00Z).",
         "plateglass-cli audit report north.plateglass --by case --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z --user aud",
         signedIn({1, 1, {"by", "from", "to", "format"}, {}}), auditReport},
        {"audit record", "DIR NUMBER OUT", "Writes one record and its proof into a new folder, to be checked with plateglass-verify --proof and --record.",
         "plateglass-cli audit record north.plateglass 4711 exhibit-7 --user aud", signedIn({3, 3, {"format"}, {}}), auditRecord},
        {"audit checkpoint", "DIR [--paper]", "Signs the present state of the log and prints it: a copy kept elsewhere finds a log that is set back or rewritten. --paper adds\n"
         "its QR code and records that this state left on paper.",
         "plateglass-cli audit checkpoint north.plateglass --user aud > november.checkpoint", signedIn({1, 1, {"format"}, {"paper"}}), auditCheckpoint},
        {"audit rotate-key", "DIR --reason TEXT", "Changes the key that signs the log; the old key signs the change. Auditors need both.",
         "plateglass-cli audit rotate-key north.plateglass --reason 'Yearly change' --user adm", signedIn({1, 1, {"reason", "format"}, {}}), auditRotateKey},
        {"audit witness-request", "DIR FILE", "Writes what a witness that is not connected needs to sign the log.",
         "plateglass-cli audit witness-request north.plateglass /media/stick/request --user aud", signedIn({2, 2, {"format"}, {}}), auditWitnessRequest},
        {"audit witness-response", "DIR FILE [--witness KEY]", "Takes in the witness's signature. The witness is one of the policy's, or the one whose key is given.",
         "plateglass-cli audit witness-response north.plateglass /media/stick/response --user aud", signedIn({2, 2, {"witness", "format"}, {}}), auditWitnessResponse},
    };
}

} // namespace

const std::vector<Command>& commands()
{
    static const auto all = makeCommands();
    return all;
}

std::span<const std::string_view> laterCommands() { return kLater; }

Exit usage(Console& console, std::string_view sentence)
{
    console.complain(std::string(sentence) + "; nothing was done; plateglass-cli COMMAND --help shows how a command is used.");
    return Exit::Usage;
}

base::Result<Format> formatOf(const Arguments& arguments, std::span<const Format> allowed)
{
    constexpr std::array<std::pair<std::string_view, Format>, 4> words = {{{"table", Format::Table}, {"json", Format::Json}, {"csv", Format::Csv}, {"count", Format::Count}}};
    const auto wanted = arguments.valueOr("format", "table");
    for (const auto& [word, format] : words)
        if (word == wanted && std::ranges::find(allowed, format) != allowed.end()) return format;
    return base::fail(base::Errc::InvalidArgument, "--format " + printable(wanted) + " is not a format of this command");
}

} // namespace plateglass::cli
