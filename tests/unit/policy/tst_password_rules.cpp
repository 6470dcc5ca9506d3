// What is refused as a password, and why; what is taken although other programs refuse it.
#include "policy/password_rules.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass::policy;

namespace {

QString faultsOf(const std::string& password)
{
    QStringList all;
    for (const auto& fault : passwordFaults(password, 12, {"lindqvist", "northpd.example"})) all.append(QString::fromStdString(fault));
    return all.join(QLatin1Char(','));
}

} // namespace

class TestPasswordRules : public QObject {
    Q_OBJECT
private slots:
    void R71_eachRefusalSaysWhy_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("faults");
        QTest::newRow("empty") << "" << "password.short,password.simple";
        QTest::newRow("eleven characters") << "tea & morfo" << "password.short";
        QTest::newRow("common") << "1q2w3e4r5t6y" << "password.common";
        QTest::newRow("common in capitals") << "MailCreated5240" << "password.common";
        QTest::newRow("dressed up") << "Dragon!2024!!" << "password.common";
        QTest::newRow("look-alikes") << "p4$$w0rd....99" << "password.common";
        QTest::newRow("two common words") << "monkey baseball" << "password.common";
        QTest::newRow("a digit and again") << "111111111111" << "password.simple";
        QTest::newRow("alphabet") << "abcdefghijklmn" << "password.simple";
        QTest::newRow("keyboard") << "asdfghjklqwertyuiop" << "password.common,password.simple";
        QTest::newRow("repetition") << "kvetz7kvetz7kvetz7" << "password.simple";
        QTest::newRow("account") << "Lindqvist and his cat" << "password.name";
        QTest::newRow("agency") << "we serve northpd daily" << "password.agency";
        QTest::newRow("program") << "the Plateglass sentence" << "password.agency";
    }
    void R71_eachRefusalSaysWhy()
    {
        QFETCH(QString, password);
        QFETCH(QString, faults);
        QCOMPARE(faultsOf(password.toStdString()), faults);
    }
    void R71_spacesAndAnyCharactersAreTaken_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("sentence") << "correct horse battery";
        QTest::newRow("spaces at both ends") << "  twelve or so  words ";
        QTest::newRow("no digits, no capitals") << "quilted marmots yawn";
        QTest::newRow("Greek") << QString::fromUtf8("καλημέρα κόσμε");
        QTest::newRow("signs") << "(/&%$!{}[]=?^~+#";
    }
    void R71_spacesAndAnyCharactersAreTaken()
    {
        QFETCH(QString, password);
        QCOMPARE(faultsOf(password.toStdString()), QString());
    }
    void R71_lengthIsCountedInCharactersAndNothingIsCutOff()
    {
        QCOMPARE(faultsOf("\xC3\xA4\xC3\xB6\xC3\xBC \xC3\x9F\xC3\xA9"), QStringLiteral("password.short")); // 6 characters, 11 bytes
        std::string most;
        while (most.size() < kMostPasswordBytes) most += static_cast<char>('a' + (most.size() * most.size()) % 23);
        QVERIFY(!faultsOf(most).contains(QStringLiteral("long")));
        QCOMPARE(faultsOf(most + "x"), QStringLiteral("password.long"));
    }
};
PLATEGLASS_TEST(TestPasswordRules)
#include "tst_password_rules.moc"
