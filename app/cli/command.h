// One command of the program, and what every command is given.
#pragma once

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/exit_status.h"

#include <span>

namespace plateglass::cli {

struct Command {
    std::string_view words; ///< `import reads`
    std::string_view synopsis;
    std::string_view summary;
    std::string_view example;
    Grammar grammar;
    Exit (*run)(const Arguments& arguments, Console& console);
};

[[nodiscard]] const std::vector<Command>& commands();

/// Commands of the reference that this version does not have, by their first words.
[[nodiscard]] std::span<const std::string_view> laterCommands();

/// A usage error: the sentence, and where help is.
Exit usage(Console& console, std::string_view sentence);

/// The output formats of a command: `table` (text for people), `json`, and for rows also `csv` and `count`.
enum class Format { Table, Json, Csv, Count };
[[nodiscard]] base::Result<Format> formatOf(const Arguments& arguments, std::span<const Format> allowed);

// One function per command; the families are in the files of their names.
Exit workspaceCreate(const Arguments&, Console&);
Exit workspaceInfo(const Arguments&, Console&);
Exit workspaceAdopt(const Arguments&, Console&);
Exit workspaceRekey(const Arguments&, Console&);
Exit workspaceBackup(const Arguments&, Console&);
Exit workspaceRestore(const Arguments&, Console&);
Exit accountAdd(const Arguments&, Console&);
Exit accountApprove(const Arguments&, Console&);
Exit accountDisable(const Arguments&, Console&);
Exit accountRelease(const Arguments&, Console&);
Exit accountTraining(const Arguments&, Console&);
Exit accountReview(const Arguments&, Console&);
Exit accountPasswd(const Arguments&, Console&);
Exit accountTotp(const Arguments&, Console&);
Exit accountList(const Arguments&, Console&);
Exit demoCreate(const Arguments&, Console&);
Exit importReads(const Arguments&, Console&);
Exit importOverlay(const Arguments&, Console&);
Exit importBaseMap(const Arguments&, Console&);
Exit importCases(const Arguments&, Console&);
Exit importList(const Arguments&, Console&);
Exit importRemove(const Arguments&, Console&);
Exit search(const Arguments&, Console&);
Exit exportRows(const Arguments&, Console&);
Exit approve(const Arguments&, Console&);
Exit breakGlass(const Arguments&, Console&);
Exit reviewList(const Arguments&, Console&);
Exit reviewClose(const Arguments&, Console&);
Exit image(const Arguments&, Console&);
Exit auditExport(const Arguments&, Console&);
Exit holdAdd(const Arguments&, Console&);
Exit holdApprove(const Arguments&, Console&);
Exit holdRelease(const Arguments&, Console&);
Exit holdList(const Arguments&, Console&);
Exit retentionRun(const Arguments&, Console&);
Exit retentionAge(const Arguments&, Console&);
Exit bench(const Arguments&, Console&);

Exit casePending(const Arguments&, Console&);
Exit caseComplete(const Arguments&, Console&);
Exit policyShow(const Arguments&, Console&);
Exit policyPropose(const Arguments&, Console&);
Exit policySign(const Arguments&, Console&);
Exit policyPublish(const Arguments&, Console&);
Exit auditReport(const Arguments&, Console&);
Exit auditRecord(const Arguments&, Console&);
Exit auditCheckpoint(const Arguments&, Console&);
Exit auditRotateKey(const Arguments&, Console&);
Exit auditWitnessRequest(const Arguments&, Console&);
Exit auditWitnessResponse(const Arguments&, Console&);

} // namespace plateglass::cli
