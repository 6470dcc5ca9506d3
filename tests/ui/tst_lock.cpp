// The lock of the real window: what it covers, what it keeps, who gets back in, and what stands in the record.
#include "support/test_main.h"
#include "ui/common/keyed_button.h"
#include "ui/search/search_bar.h"
#include "window_stage.h"

#include <QAccessible>
#include <QTest>

#include <atomic>

using namespace plateglass;
using namespace std::chrono_literals;
using Page = ui::MainWindow::Page;

namespace {

/// The machine's clock, moved ahead.
class SkippingClock final : public base::Clock {
public:
    base::UtcTime now() const override { return m_real.now() + base::Microseconds(m_skipped.load()); }
    std::chrono::milliseconds monotonic() const override { return m_real.monotonic(); }
    void skip(base::Microseconds by) { m_skipped += by.count(); }

private:
    base::SystemClock m_real;
    std::atomic<std::int64_t> m_skipped{0};
};

/// Everything a screen reader could fetch below an element, seen or not.
QString spoken(QAccessibleInterface* element)
{
    if (!element || !element->isValid())
        return {};
    QString all;
    for (const auto kind : {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
        all += element->text(kind) + u'\n';
    if (const auto* text = element->textInterface())
        all += text->text(0, text->characterCount()) + u'\n';
    for (int i = 0; i < element->childCount(); ++i)
        all += spoken(element->child(i));
    return all;
}

} // namespace

class TestLock : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::WorkspaceFixture> m_workspaces;
    SkippingClock m_clock;
    std::unique_ptr<test::WindowStage> m_stage;

    test::WindowStage& stage() { return *m_stage; }
    QString spokenByTheWindow() { return spoken(QAccessible::queryAccessibleInterface(&stage().window())); }
    void lockByKey() { stage().press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier); }
    void unlockByKeys()
    {
        stage().type(QString::fromLatin1(test::kPassword));
        stage().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(stage().isOn(Page::Workspace), test::kSlow);
    }
    void verifyNothingOfTheCaseIn(const QString& said)
    {
        for (const char* secret : {"QQ", test::kCase, test::kAsked, "plate:"})
            QVERIFY2(!said.contains(QString::fromLatin1(secret)), secret);
    }

private Q_SLOTS:
    void initTestCase() { m_workspaces = std::make_unique<test::WorkspaceFixture>(); }
    void init()
    {
        m_stage = std::make_unique<test::WindowStage>(*m_workspaces, m_clock);
        QVERIFY(QTest::qWaitForWindowActive(&stage().window()));
        stage().signInAndSearch(test::question());
    }
    void cleanup() { m_stage.reset(); }
    void cleanupTestCase() { m_workspaces.reset(); }

    void theLockCoversEverythingAtOnce()
    {
        QTRY_VERIFY(stage().everythingSaid().contains(QStringLiteral("QQ8O0I3")));
        const QString before = spokenByTheWindow();
        QVERIFY(before.contains(QString::fromLatin1(test::kCase)) && before.contains(QStringLiteral("plate:QQ8"))); // the walk sees them
        stage().press(Qt::Key_3, Qt::ControlModifier);
        lockByKey();
        QVERIFY(stage().isOn(Page::Locked));
        verifyNothingOfTheCaseIn(stage().everythingSaid());
        verifyNothingOfTheCaseIn(spokenByTheWindow());
        QVERIFY(spokenByTheWindow().contains(QStringLiteral("Plateglass is locked")));
        QVERIFY(stage().everythingSaid().contains(QStringLiteral("lind"))); // who can open it
        QCOMPARE(stage().window().windowTitle(), QStringLiteral("Plateglass - locked"));
        QVERIFY(stage().part<QLineEdit>("lockPassword")->hasFocus());
    }
    void keysOfTheWindowBehindDoNothing()
    {
        const auto current = stage().shared().current();
        lockByKey();
        for (const auto key : {Qt::Key_O, Qt::Key_3, Qt::Key_L, Qt::Key_W})
            stage().press(key, Qt::ControlModifier);
        stage().press(Qt::Key_F6);
        QVERIFY(stage().isOn(Page::Locked));
        QCOMPARE(stage().shared().current(), current);
        QVERIFY(stage().part<QLineEdit>("lockPassword")->hasFocus());
    }
    void unlockingBringsEverythingBackAsItWas()
    {
        const auto result = stage().shared().result();
        const std::string session = stage().bench().session()->id;
        stage().press(Qt::Key_3, Qt::ControlModifier);
        stage().press(Qt::Key_Down);
        QWidget* const focus = QApplication::focusWidget();
        lockByKey();
        QTRY_VERIFY(stage().bench().session()->paused);
        unlockByKeys();
        QCOMPARE(stage().shared().result(), result);
        QCOMPARE(stage().shared().current(), std::optional<qint64>(1));
        QCOMPARE(stage().part<ui::SearchBar>("searchBar")->text(), test::question());
        QCOMPARE(QApplication::focusWidget(), focus);
        QCOMPARE(stage().bench().session()->id, session);
        QVERIFY(!stage().bench().session()->paused);
        stage().search(test::question()); // and it can be asked again
        QTRY_VERIFY(stage().shared().result() != result);
    }
    void aWrongPasswordIsSaidAndStaysLocked()
    {
        lockByKey();
        stage().type(QStringLiteral("not the password"));
        stage().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(stage().everythingSaid().contains(QStringLiteral("That did not match")), test::kSlow);
        QVERIFY(stage().isOn(Page::Locked));
        unlockByKeys(); // the focus is back in the field
    }
    void whoeverIsAwayIsLockedOut()
    {
        m_clock.skip(31min);
        QTRY_VERIFY(stage().isOn(Page::Locked));
        verifyNothingOfTheCaseIn(spokenByTheWindow());
        QVERIFY(stage().part<QLabel>("lockSince")->text().contains(QStringLiteral("minutes without a key or a move")));
        unlockByKeys();
        QVERIFY(stage().shared().result());
        QTRY_VERIFY(!stage().bench().session()->paused);
    }
    void theLockReachesOverADialog()
    {
        stage().press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(stage().part<QLineEdit>("sessionCaseNumber"));
        QTRY_VERIFY(stage().part<QLineEdit>("sessionCaseNumber")->hasFocus());
        lockByKey();
        QVERIFY(stage().isOn(Page::Locked));
        verifyNothingOfTheCaseIn(stage().everythingSaid());
    }
    void somebodyElseBeginsWithNothing()
    {
        lockByKey();
        QTest::mouseClick(stage().part<ui::KeyedButton>("lockSwitch"), Qt::LeftButton);
        QTRY_VERIFY(stage().isOn(Page::SignIn));
        QVERIFY(!stage().bench().session());
        stage().type(QStringLiteral("osei"));
        stage().press(Qt::Key_Tab);
        stage().type(QString::fromLatin1(test::kPassword));
        stage().press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(stage().isOn(Page::Workspace), test::kSlow);
        QVERIFY(stage().part<ui::SearchBar>("searchBar")->text().isEmpty());
        QVERIFY(!stage().shared().result());
    }
    void lockAndUnlockStandInTheRecordOfOneSession()
    {
        lockByKey();
        unlockByKeys();
        const auto directory = ui::toPath(stage().directory());
        m_stage.reset();
        const auto types = test::typesOf(m_workspaces->records(directory));
        const auto from = std::ranges::find(types, "lock");
        QVERIFY(from != types.end());
        QVERIFY(std::ranges::find(from, types.end(), "unlock") != types.end());
        QCOMPARE(std::ranges::count(types, "session.start"), 1);
        QCOMPARE(std::ranges::count(types, "session.end"), 1);
    }
};

PLATEGLASS_TEST(TestLock)
#include "tst_lock.moc"
