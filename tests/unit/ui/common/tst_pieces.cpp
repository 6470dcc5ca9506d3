// The pieces every panel is made of.
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/common/empty_state.h"
#include "ui/common/notice.h"
#include "ui/common/panel_head.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace plateglass;
using namespace plateglass::ui;

class TestPieces : public QObject {
    Q_OBJECT
private slots:
    void aNoticeWithoutWordsIsNotThere()
    {
        test::PanelStage stage;
        QWidget window;
        Notice notice(stage.theme(), Notice::Kind::Trouble, &window);
        stage.show(window, {400, 60});
        QVERIFY(!notice.isVisible());
        notice.say(QStringLiteral("The disk is full."));
        QVERIFY(notice.isVisible());
        QCOMPARE(notice.sentence(), QStringLiteral("The disk is full."));
        QCOMPARE(notice.accessibleName(), QStringLiteral("The disk is full."));
        notice.say({});
        QVERIFY(!notice.isVisible());
    }
    void noticesDifferInShapeAndNotOnlyInColour()
    {
        test::PanelStage stage;
        QList<QImage> icons;
        for (const auto kind : {Notice::Kind::Information, Notice::Kind::Warning, Notice::Kind::Trouble}) {
            const Notice notice(stage.theme(), kind);
            icons.push_back(notice.findChild<QLabel*>()->pixmap().toImage().convertToFormat(QImage::Format_Alpha8));
        }
        QVERIFY(!icons[0].isNull());
        QVERIFY(icons[0] != icons[1] && icons[1] != icons[2] && icons[0] != icons[2]);
    }
    void anEmptyStateKeepsEachSentence()
    {
        test::PanelStage stage;
        EmptyState state(stage.theme(), EmptyState::KeysAt::Side);
        auto* button = new QPushButton(QStringLiteral("Widen"));
        state.addAction(button);
        state.say(QStringLiteral("No reads match"), {QStringLiteral("One."), QStringLiteral("Two.")});
        state.setPlates(QStringLiteral("QQ8O0I3"));
        state.setKeys({{QStringLiteral("F7"), QStringLiteral("gone again")}});
        state.setKeys({{QStringLiteral("Ctrl+L"), QStringLiteral("go to the search bar")}});
        stage.show(state, {500, 300});
        const auto shows = [&](const char16_t* words) { return std::ranges::any_of(state.findChildren<QLabel*>(), [&](const QLabel* label) { return label->text() == words && label->isVisible(); }); };
        QVERIFY(shows(u"Ctrl+L") && shows(u"go to the search bar") && !shows(u"F7"));
        QCOMPARE(state.headline(), QStringLiteral("No reads match"));
        QCOMPARE(state.body(), QStringLiteral("One.\nTwo."));
        QVERIFY(button->isVisible());
        const auto labels = state.findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text() == u"QQ8O0I3" && label->font().families().front() == u"Fira Code" && label->isVisible();
        }));
    }
    void aPanelHeadIs28HighAndItsNoteGivesWay()
    {
        test::PanelStage stage;
        PanelHead head(stage.theme(), QStringLiteral("Results"));
        auto* tool = new QToolButton;
        head.addTool(tool);
        head.setNote(QStringLiteral("a note that is longer than there is room for on a head of this width"));
        stage.show(head, {220, size::kPanelHead});
        QCOMPARE(head.height(), size::kPanelHead);
        QVERIFY(head.minimumSizeHint().width() <= 220);
        QVERIFY(tool->geometry().right() <= head.width());
    }
    void aChangeOfThemeReachesThePieces()
    {
        test::PanelStage stage;
        PanelHead head(stage.theme(), QStringLiteral("Results"));
        stage.show(head, {220, size::kPanelHead});
        const QColor light = head.grab().toImage().pixelColor(150, 10);
        stage.theme().setScheme(Scheme::Dark);
        QCOMPARE(head.grab().toImage().pixelColor(150, 10), tokensOf(Scheme::Dark).bgPanel);
        QCOMPARE(light, tokensOf(Scheme::Light).bgPanel);
    }
};

PLATEGLASS_TEST(TestPieces)
#include "tst_pieces.moc"
