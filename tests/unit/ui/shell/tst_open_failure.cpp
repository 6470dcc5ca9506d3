#include "support/test_main.h"
#include "ui/shell/open_failure.h"

#include <QSet>
#include <QTest>

using namespace plateglass;
using base::Errc;

class TestOpenFailure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReasonIsASentenceOfItsOwn()
    {
        QSet<QString> seen;
        for (const Errc code : {Errc::WrongPassword, Errc::Locked, Errc::Refused, Errc::NotFound, Errc::Malformed, Errc::NewerVersion, Errc::Corrupt, Errc::Unsupported,
                                Errc::AuditUnavailable, Errc::Io, Errc::DiskFull}) {
            const QString sentence = ui::openFailureSentence({code, ""});
            QVERIFY2(sentence.endsWith(u'.'), qPrintable(sentence));
            QVERIFY2(!seen.contains(sentence), qPrintable(sentence));
            seen.insert(sentence);
        }
    }
    void aHeldWorkspaceSaysByWhom()
    {
        const QString sentence = ui::openFailureSentence({Errc::Locked, "osei@desk-07, process 4711"});
        QVERIFY(sentence.contains(QStringLiteral("osei@desk-07, process 4711")));
    }
    void aLockedAccountNamesNobody()
    {
        QVERIFY(ui::openFailureSentence({Errc::Locked, "account.locked"}).contains(QStringLiteral("administrator")));
    }
    void eachRefusalSaysWhatToDo()
    {
        QSet<QString> said;
        for (const char* detail : {"account.proposed", "account.disabled", "account.ended", "account.inactive", "training.missing", "totp.missing", "notice"})
            said.insert(ui::openFailureSentence({Errc::Refused, detail}));
        QCOMPARE(said.size(), 7);
        QVERIFY(ui::openFailureSentence({Errc::WrongPassword, "totp.wrong"}) != ui::openFailureSentence({Errc::WrongPassword, ""}));
    }
    void aProposedAccountIsToldToWait()
    {
        QVERIFY(ui::openFailureSentence({Errc::Refused, "account.proposed"}) != ui::openFailureSentence({Errc::Refused, "account.disabled"}));
    }
};

PLATEGLASS_TEST(TestOpenFailure)
#include "tst_open_failure.moc"
