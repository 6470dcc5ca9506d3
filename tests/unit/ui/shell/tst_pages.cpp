#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/common/keyed_button.h"
#include "ui/shell/card_button.h"
#include "ui/shell/choice_buttons.h"
#include "ui/shell/demo_page.h"
#include "ui/shell/preferences.h"
#include "ui/shell/sign_in_page.h"
#include "ui/shell/welcome_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace plateglass;

class TestPages : public QObject {
    Q_OBJECT

private:
    test::PanelStage m_stage;

    static gate::WorkspaceInfo workspace()
    {
        gate::WorkspaceInfo info;
        info.directory = "/nowhere/riverside.plateglass";
        info.title = "Riverside";
        return info;
    }
    template <class T>
    static T* part(QWidget& page, const char* name)
    {
        return page.findChild<T*>(QString::fromLatin1(name));
    }

private Q_SLOTS:
    void theFirstPageOffersTwoWaysAndTheTheme()
    {
        ui::WelcomePage page(m_stage.theme());
        m_stage.show(page, {1200, 800});
        QSignalSpy demo(&page, &ui::WelcomePage::demoRequested), open(&page, &ui::WelcomePage::openRequested);
        QTest::keyClick(part<ui::CardButton>(page, "welcomeDemo"), Qt::Key_Space);
        QTest::mouseClick(part<ui::CardButton>(page, "welcomeOpen"), Qt::LeftButton);
        QCOMPARE(demo.size(), 1);
        QCOMPARE(open.size(), 1);
        auto* theme = part<ui::ChoiceButtons>(page, "welcomeTheme");
        QTest::mouseClick(theme->findChildren<QToolButton*>().last(), Qt::LeftButton);
        QCOMPARE(m_stage.theme().scheme(), ui::Scheme::Dark);
        m_stage.theme().setScheme(ui::Scheme::Light);
        page.setDemo(ui::WelcomePage::Demo::Absent);
        QVERIFY(!part<ui::CardButton>(page, "welcomeDemo")->isVisible());
    }
    void signInHandsOverWhatWasTypedAndForgetsThePassword()
    {
        ui::SignInPage page(m_stage.theme());
        page.ask(workspace(), {}, {});
        m_stage.show(page, {1200, 800});
        gate::Credentials got;
        connect(&page, &ui::SignInPage::signInRequested, this, [&got](const gate::Credentials& who) { got = who; });
        auto* account = part<QLineEdit>(page, "signInAccount");
        auto* password = part<QLineEdit>(page, "signInPassword");
        QVERIFY(account->hasFocus());
        QTest::mouseClick(part<ui::KeyedButton>(page, "signInButton"), Qt::LeftButton); // says what is missing
        QCOMPARE(page.trouble(), QStringLiteral("Type account and password first."));
        QVERIFY(got.account.empty() && account->hasFocus());
        QTest::keyClicks(account, QStringLiteral("lind"));
        QTest::keyClick(account, Qt::Key_Tab);
        QVERIFY(password->hasFocus());
        QTest::keyClicks(password, QStringLiteral("correct horse battery"));
        QTest::keyClick(password, Qt::Key_Return);
        QCOMPARE(got.account, std::string("lind"));
        QCOMPARE(got.password, std::string("correct horse battery"));
        QCOMPARE(got.workspace, workspace().directory);
        QVERIFY(password->text().isEmpty());
        QVERIFY(!password->isEnabled()); // while it is being checked
        page.showTrouble(QStringLiteral("Account and password did not match."));
        QCOMPARE(page.trouble(), QStringLiteral("Account and password did not match."));
        QVERIFY(password->isEnabled());
        QVERIFY(password->hasFocus());
    }
    void passwordsAreNeverShown()
    {
        ui::SignInPage page(m_stage.theme());
        QCOMPARE(part<QLineEdit>(page, "signInPassword")->echoMode(), QLineEdit::Password);
    }
    void makingTheDemoShowsHowFarItIsAndCanBeLeft()
    {
        ui::DemoPage page(m_stage.theme());
        m_stage.show(page, {1200, 800});
        ui::DemoStand stand;
        page.follow([&stand] { return stand; });
        auto* words = part<QLabel>(page, "demoProgress");
        const QString first = words->text();
        QVERIFY(!first.isEmpty());
        stand = {ui::DemoStand::Step::Reads, 600};
        QTRY_VERIFY(words->text() != first);
        QSignalSpy cancelled(&page, &ui::DemoPage::cancelRequested);
        QTest::mouseClick(part<ui::KeyedButton>(page, "demoCancel"), Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(!part<ui::KeyedButton>(page, "demoRetry")->isVisible());
        page.showTrouble(QStringLiteral("The disk is full."));
        QVERIFY(part<ui::KeyedButton>(page, "demoRetry")->isVisible());
    }
    void preferencesRememberThemeClockAndPlaces()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("window.ini"));
        {
            ui::Preferences preferences(file);
            QVERIFY(!preferences.scheme());
            preferences.setScheme(ui::Scheme::Dark);
            preferences.setClockMode(ui::ClockMode::Utc);
            preferences.setPanes({1920, 1080}, "abc");
        }
        const ui::Preferences again(file);
        QCOMPARE(again.scheme(), std::optional(ui::Scheme::Dark));
        QCOMPARE(again.clockMode(), ui::ClockMode::Utc);
        QCOMPARE(again.panes({1920, 1080}), QByteArray("abc"));
        QVERIFY(again.panes({1366, 768}).isEmpty());
    }
};

PLATEGLASS_TEST(TestPages)
#include "tst_pages.moc"
