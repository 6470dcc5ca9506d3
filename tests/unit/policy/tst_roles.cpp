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
    {Capability::Import, "import", "nynyd"},
    {Capability::ListSources, "list sources", "yynyd"},
    {Capability::ProposeAccount, "propose account", "nynyn"},
    {Capability::ApproveAccount, "approve account", "nynnn"},
    {Capability::ReadAuditLog, "read audit log", "nnynd"},
    {Capability::ReadOwnRecords, "read own records", "yyynd"},
    {Capability::ExportAuditLog, "export audit log", "nnynd"},
    {Capability::ProposePolicy, "propose policy", "nnnyn"},
    {Capability::SignPolicy, "sign policy", "nyyyn"},
};
static const Role kRoles[] = {Role::Analyst, Role::Supervisor, Role::Auditor, Role::Administrator, Role::Trainer};

class TestRoles : public QObject {
    Q_OBJECT
private slots:
    void everyCellIsAsTheReferenceSays()
    {
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
    void wordsRoundTrip()
    {
        for (const auto role : kRoles) QVERIFY(roleOf(word(role)) == role);
        QVERIFY(!roleOf("Analyst"));
        QVERIFY(!roleOf(""));
    }
};
PLATEGLASS_TEST(TestRoles)
#include "tst_roles.moc"
