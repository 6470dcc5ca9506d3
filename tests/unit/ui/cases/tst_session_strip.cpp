#include "support/test_main.h"
#include "ui/cases/session_strip.h"
#include "ui/cases/strip_fact.h"
#include "ui/common/fonts.h"
#include "ui/common/keyed_button.h"
#include "ui/common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace plateglass;
using namespace std::chrono_literals;
using ui::SessionStrip;

class TestSessionStrip : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<SessionStrip> m_strip;
    gate::SessionState m_session;

    ui::KeyedButton* button(const char* name) { return m_strip->findChild<ui::KeyedButton*>(QString::fromLatin1(name)); }
    ui::StripFact* fact(const char* name) { return m_strip->findChild<ui::StripFact*>(QString::fromLatin1(name)); }

private Q_SLOTS:
    void init()
    {
        ui::loadFonts();
        m_theme = std::make_unique<ui::Theme>(*qApp, ui::Scheme::Dark);
        m_strip = std::make_unique<SessionStrip>(*m_theme);
        m_session = {};
        m_session.request = {"31-001183", "TRAINING", "", "Which vehicles left the park after the alert?"};
        m_session.purposeName = "Training and demonstration";
        m_session.ends = m_session.started + 4h;
        m_session.searches = 6;
        m_session.readsShown = 3412;
        m_strip->resize(1800, m_strip->height());
        m_strip->show();
    }
    void cleanup()
    {
        m_strip.reset();
        m_theme.reset();
    }

    void withoutSessionItSaysSoAndOffersOne()
    {
        QCOMPARE(m_strip->stateText(), QStringLiteral("No session. Nothing can be searched."));
        QVERIFY(button("sessionStart")->isVisible());
        QVERIFY(!button("sessionEnd")->isVisible());
        QVERIFY(!fact("sessionCase")->isVisible());
        QSignalSpy started(m_strip.get(), &SessionStrip::startRequested);
        QTest::mouseClick(button("sessionStart"), Qt::LeftButton);
        QCOMPARE(started.size(), 1);
    }
    void recordingShowsCasePurposeAndCounts()
    {
        m_strip->setSession(m_session);
        m_strip->setNow(m_session.started + 42min + 18s);
        QCOMPARE(m_strip->stateText(), QStringLiteral("Recording"));
        QCOMPARE(fact("sessionCase")->value(), QStringLiteral("31-001183"));
        QCOMPARE(fact("sessionElapsed")->value(), QStringLiteral("42 min 18 s"));
        QCOMPARE(fact("sessionSearches")->value(), QStringLiteral("6"));
        QVERIFY(fact("sessionReads")->value().startsWith(QStringLiteral("3")));
        QVERIFY(button("sessionPause")->isVisible());
        QVERIFY(!button("sessionResume")->isVisible());
        QVERIFY(!button("sessionStart")->isVisible());
    }
    void pausedOffersResume()
    {
        m_session.paused = true;
        m_strip->setSession(m_session);
        QCOMPARE(m_strip->stateText(), QStringLiteral("Paused"));
        QVERIFY(!button("sessionPause")->isVisible());
        QSignalSpy resumed(m_strip.get(), &SessionStrip::resumeRequested);
        QTest::mouseClick(button("sessionResume"), Qt::LeftButton);
        QCOMPARE(resumed.size(), 1);
    }
    void theLastFiveMinutesCountDown()
    {
        const auto soon = [this] {
            for (const auto* label : m_strip->findChildren<ui::TonedLabel*>())
                if (label->isVisible() && label->tone() == ui::Tone::Warn)
                    return label->text();
            return QString();
        };
        m_strip->setSession(m_session);
        m_strip->setNow(m_session.ends - 5min - 1s);
        QCOMPARE(soon(), QString());
        m_strip->setNow(m_session.ends - 4min - 58s);
        QCOMPARE(soon(), QStringLiteral("Ends in 4 min 58 s"));
    }
    void theDemoIsMarked()
    {
        auto* mark = m_strip->findChild<QLabel*>(QStringLiteral("windowMark"));
        QVERIFY(!mark->isVisible());
        m_strip->setMark(QStringLiteral("DEMO - SYNTHETIC DATA"), ui::MarkChip::Kind::Demo);
        QVERIFY(mark->isVisible());
    }
    void whatIsCoveredIsNowhere()
    {
        m_strip->setSession(m_session);
        m_strip->setCover(QStringLiteral("Locked."), QStringLiteral("Everything is covered."));
        QCOMPARE(m_strip->stateText(), QStringLiteral("Locked."));
        m_strip->setNow(m_session.ends); // the last minutes are not counted down in sight of everybody
        for (const auto* label : m_strip->findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("31-001183")) && !label->text().contains(QStringLiteral("park")) && !label->text().startsWith(QStringLiteral("Ends")),
                     qPrintable(label->text()));
        for (const char* name : {"sessionCase", "sessionQuestion"})
            QVERIFY(!fact(name)->isVisible() && !fact(name)->accessibleName().contains(QStringLiteral("31-001183")));
        for (const char* name : {"sessionStart", "sessionPause", "sessionResume", "sessionEnd"})
            QVERIFY(!button(name)->isVisible());
        m_strip->setCover({}, {});
        QCOMPARE(m_strip->stateText(), QStringLiteral("Recording"));
        QCOMPARE(fact("sessionCase")->value(), QStringLiteral("31-001183"));
    }
    void aNarrowWindowKeepsEverythingInside()
    {
        m_strip->setSession(m_session);
        m_strip->setMark(QStringLiteral("DEMO - SYNTHETIC DATA"), ui::MarkChip::Kind::Demo);
        m_strip->resize(1358, m_strip->height());
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_strip->minimumSizeHint().width() <= 1358);
        QVERIFY(m_strip->rect().contains(button("sessionEnd")->geometry()));
        QCOMPARE(fact("sessionCase")->accessibleName(), QStringLiteral("Case: 31-001183"));
    }
    void aReasonNotToStartIsSaid()
    {
        m_strip->setStartReason(QStringLiteral("An auditor does not search."));
        QVERIFY(!button("sessionStart")->isEnabled());
        QCOMPARE(m_strip->stateText(), QStringLiteral("An auditor does not search."));
    }
};

PLATEGLASS_TEST(TestSessionStrip)
#include "tst_session_strip.moc"
