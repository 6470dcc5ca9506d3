// Who may do what, cell by cell, written down a second time from the table of the reference.
#include "policy/roles.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::policy;

// Columns: analyst, supervisor, auditor, administrator, trainer. y yes, n no, d in demo workspaces only.
struct Expected {
    Capability capability;
    const char* name;
    const char* cells;
};
static const Expected kExpected[] = {
    {Capability::Search, "search", "yynnd"},
    {Capability::Export, "export", "yynnd"},
    {Capability::ApproveExport, "approve export", "nynnn"},
    {Capability::DecideHit, "decide hit", "nynnd"},
    {Capability::LookAtHitFirst, "look at hit first", "yynnd"},
    {Capability::Import, "import", "nynyd"},
    {Capability::ListSources, "list sources", "yynyd"},
    {Capability::ApproveSearch, "approve search", "nynnn"},
    {Capability::ListAccounts, "list accounts", "nyyyd"},
    {Capability::ProposeAccount, "propose account", "nynyn"},
    {Capability::ApproveAccount, "approve account", "nynnn"},
    {Capability::DisableAccount, "disable account", "nynyn"},
    {Capability::ReleaseAccount, "release account", "nnnyn"},
    {Capability::RecordTraining, "record training", "nynyn"},
    {Capability::ReviewAccounts, "review accounts", "nyynn"},
    {Capability::ReadOwnRecords, "read own records", "yyynd"},
    {Capability::ReadReviewQueue, "read review queue", "nyynd"},
    {Capability::Review, "review", "nynnd"},
    {Capability::ReadAuditLog, "read audit log", "nnynd"},
    {Capability::ExportAuditLog, "export audit log", "nnynd"},
    {Capability::AnchorAuditLog, "anchor audit log", "nyyyd"},
    {Capability::AnswerForAuditLog, "answer for audit log", "nnynn"},
    {Capability::ReadPolicy, "read policy", "yyyyy"},
    {Capability::ProposePolicy, "propose policy", "nnnyn"},
    {Capability::SignPolicy, "sign policy", "nyyyn"},
    {Capability::ReadRetention, "read retention", "yyyyn"},
    {Capability::RequestRetention, "request retention", "yynnn"},
    {Capability::ApproveRetention, "approve retention", "nynnn"},
    {Capability::RunRetention, "run retention", "nnnyn"},
    {Capability::Rekey, "rekey", "nynnn"},
    {Capability::Backup, "backup", "nynyn"},
    {Capability::Adopt, "adopt", "nnnyn"},
};
static const Role kRoles[] = {Role::Analyst, Role::Supervisor, Role::Auditor, Role::Administrator, Role::Trainer};

class TestRoles : public QObject {
    Q_OBJECT
private slots:
    void R62_everyCellIsAsTheReferenceSays()
    {
        QCOMPARE(std::size(kExpected), kCapabilities);
        for (std::size_t i = 0; i < kCapabilities; ++i) QCOMPARE(static_cast<std::size_t>(kExpected[i].capability), i);
        for (const auto& row : kExpected)
            for (std::size_t i = 0; i < 5; ++i) {
                const auto where = std::string(row.name) + ", " + std::string(word(kRoles[i]));
                QVERIFY2(may(kRoles[i], row.capability, WorkspaceKind::Working) == (row.cells[i] == 'y'), where.c_str());
                QVERIFY2(may(kRoles[i], row.capability, WorkspaceKind::Demo) == (row.cells[i] != 'n'), where.c_str());
            }
    }
    void onlyThoseWhoMayViewReadsHoldTheirKeys()
    {
        for (const auto kind : {WorkspaceKind::Working, WorkspaceKind::Demo})
            for (const auto role : kRoles) {
                const auto keys = keysOf(role, kind);
                const bool views = role == Role::Analyst || role == Role::Supervisor || (role == Role::Trainer && kind == WorkspaceKind::Demo);
                QCOMPARE(keys.reads, views);
                QCOMPARE(keys.images, views);
                QVERIFY(keys.audit && keys.sign);
            }
    }
    void R62_anAdministratorCannotSearchAndNobodyChangesThePolicyAlone()
    {
        for (const auto kind : {WorkspaceKind::Working, WorkspaceKind::Demo}) {
            for (const auto views : {Capability::Search, Capability::Export, Capability::DecideHit, Capability::LookAtHitFirst, Capability::ReadAuditLog})
                QVERIFY(!may(Role::Administrator, views, kind));
            for (const auto role : kRoles) // who asks for a purge does not run it
                QVERIFY(!(may(role, Capability::RequestRetention, kind) && may(role, Capability::RunRetention, kind)));
            QVERIFY(!may(Role::Supervisor, Capability::ProposePolicy, kind));
        }
    }
    void wordsRoundTrip()
    {
        for (const auto role : kRoles) QVERIFY(roleOf(word(role)) == role);
        QVERIFY(!roleOf("Analyst"));
        QVERIFY(!roleOf(""));
    }
};
PLATEGLASS_TEST(TestRoles)
#include "tst_roles.moc"
