// The loupe: what it shows at once, what it asks for and when, and what it says where there is nothing to show.
#include "imaging/plate_photo.h"
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/loupe/crop_view.h"
#include "ui/loupe/image_view.h"
#include "ui/loupe/loupe_panel.h"
#include "ui/loupe/plate_cells.h"
#include "ui/models/investigation.h"

#include <QLabel>
#include <QSignalSpy>
#include <QRegularExpression>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

gate::OpenedImage photograph()
{
    const auto drawn = imaging::drawPlatePhoto({.plate = "QQ8O0I3", .jurisdiction = "US-CA", .colour = "grey", .vehicleType = "SUV", .caption = "CAM-014 Mill",
                                                .clock = "2031-05-12 20:36:59", .hour = 20.6, .street = 3, .seed = 9});
    return {.bytes = *imaging::encodeJpeg(drawn->photo, 85), .plateBox = drawn->plateBox, .record = 41208};
}

/// Columns of red and blue, a pixel each: any smoothing makes a third colour.
gate::OpenedImage stripes(domain::PixelBox box)
{
    imaging::Photo photo{.width = 40, .height = 20, .rgb = {}};
    for (int i = 0; i < photo.width * photo.height; ++i)
        for (const int part : {i % 2 == 0 ? 255 : 0, 0, i % 2 == 0 ? 0 : 255})
            photo.rgb.push_back(static_cast<std::uint8_t>(part));
    return {.bytes = *imaging::encodePng(photo), .plateBox = box, .record = 1};
}

domain::Read readOf(const gate::SearchResult& result, std::size_t position)
{
    const auto& row = result.answer.rows[position];
    domain::Read read;
    read.id = row.id;
    read.row.plate = result.answer.plates[row.plate].plate;
    read.row.confidence = base::PerMille{740};
    for (const int value : {980, 970, 910, 510, 880, 550, 990})
        read.row.characterConfidence.push_back(base::PerMille{static_cast<std::int16_t>(value)});
    read.row.candidates = {{"QQ800I3", {440}}};
    return read;
}

struct Scene {
    explicit Scene(Scheme scheme = Scheme::Light)
        : stage(scheme), panel(investigation, stage.theme(), {*base::TimeZone::named("America/Los_Angeles"), ClockMode::Local})
    {
        stage.show(panel, {400, 912});
        image = panel.findChild<ImageView*>(QStringLiteral("loupeImage"));
        crop = panel.findChild<CropView*>(QStringLiteral("loupeCrop"));
        panel.focusImage();
    }
    void result(domain::ImageState state = domain::ImageState::Stored)
    {
        auto made = test::fabricate({.rows = 12});
        for (auto& row : made->answer.rows)
            row.image = state;
        investigation.setResult(made);
    }
    void show(const gate::OpenedImage& opened) { panel.showImage(opened, *investigation.current()); }
    QString text(const char* name) const { return panel.findChild<QLabel*>(QString::fromLatin1(name))->text(); }
    QToolButton* button(const char* name) const { return panel.findChild<QToolButton*>(QString::fromLatin1(name)); }

    test::PanelStage stage;
    Investigation investigation;
    LoupePanel panel;
    ImageView* image;
    CropView* crop;
};

} // namespace

class TestLoupePanel : public QObject {
    Q_OBJECT
private slots:
    void withoutAReadItSaysWhatToDo()
    {
        Scene s;
        QCOMPARE(s.image->words(), QStringLiteral("Select a read to see its image."));
        QVERIFY(!s.crop->isVisible());
        QVERIFY(s.panel.findChild<QWidget*>(QStringLiteral("loupeNothing"))->isVisible());
        QVERIFY(!s.panel.findChild<QWidget*>(QStringLiteral("nextRead"))->isEnabled());
        s.result();
        s.investigation.setCurrent(0);
        QVERIFY(!s.panel.findChild<QWidget*>(QStringLiteral("loupeNothing"))->isVisible());
        QVERIFY(s.panel.findChild<QWidget*>(QStringLiteral("nextRead"))->isEnabled());
    }
    void aReadThatTheBrushHidesIsSaidToBeHidden()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(0);
        auto* hidden = s.panel.findChild<QWidget*>(QStringLiteral("loupeHidden"));
        QVERIFY(!hidden->isVisible());
        const auto time = s.investigation.result()->answer.rows[0].time;
        s.investigation.setBrush(base::Interval{time + std::chrono::minutes(5), time + std::chrono::minutes(9)});
        QVERIFY(hidden->isVisible());
        s.investigation.clearFilters();
        QVERIFY(!hidden->isVisible());
    }
    void whatTheResultKnowsIsShownAtOnce()
    {
        Scene s;
        s.result();
        const auto& result = *s.investigation.result();
        QVERIFY(s.text("factSource").endsWith(QStringLiteral("no. %1").arg(result.answer.rows[0].id.value)));
        QCOMPARE(s.text("cameraLine"), QStringLiteral("QQ8O0I3"));
        QVERIFY(s.text("factTime").startsWith(QStringLiteral("12 May 2031 20:")));
        QVERIFY(s.text("factTime").endsWith(QStringLiteral("UTC-7")));
        QCOMPARE(s.text("factSource"), QStringLiteral("city, no. 88000"));
        QCOMPARE(s.image->words(), QStringLiteral("Loading the image"));
    }
    void threeReadingsAreThreeLines()
    {
        Scene s;
        s.result();
        QCOMPARE(s.text("rereadLine"), QStringLiteral("No second reader installed"));
        QCOMPARE(s.text("personLine"), QStringLiteral("Not verified yet"));
    }
    void theStoredReadAddsSingleCharacters()
    {
        Scene s;
        s.result();
        s.panel.showRead(readOf(*s.investigation.result(), 0), 0);
        static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
        QVERIFY(s.text("cameraMore").contains(fontFor(TextRole::PlateTable).family())); // the plate in it keeps its face
        const QString more = s.text("cameraMore").remove(tags);
        QVERIFY(more.contains(QStringLiteral("Confidence 74%")));
        QVERIFY(more.contains(QStringLiteral("character 4, 51%; character 6, 55%")));
        QVERIFY(!more.contains(QStringLiteral("character 5")));
        QVERIFY(more.contains(QStringLiteral("Also considered: QQ800I3, 44%")));
        QCOMPARE(s.text("personLine"), QStringLiteral("Not verified yet"));
    }
    void answersForAnotherReadAreIgnored()
    {
        Scene s;
        s.result();
        s.investigation.setCurrent(2);
        const QString before = s.text("cameraMore");
        s.panel.showRead(readOf(*s.investigation.result(), 0), 0);
        QCOMPARE(s.text("cameraMore"), before);
        s.panel.showImage(base::fail(base::Errc::Refused), 0);
        QCOMPARE(s.image->words(), QStringLiteral("Loading the image"));
    }
    void theReadIsAskedForOnceItRests()
    {
        Scene s;
        QSignalSpy wanted(&s.panel, &LoupePanel::wanted);
        s.result();
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(s.image, Qt::Key_BracketRight);
            QTest::qWait(10);
        }
        QVERIFY(wanted.count() <= 1); // a busy machine may rest by itself, never eight times
        wanted.clear();
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toLongLong(), 8);
        QTest::qWait(200);
        QCOMPARE(wanted.count(), 1);
    }
    void aHiddenLoupeOpensNothing()
    {
        Scene s;
        s.panel.hide();
        QSignalSpy wanted(&s.panel, &LoupePanel::wanted);
        s.result();
        QTest::qWait(250);
        QCOMPARE(wanted.count(), 0);
        s.panel.show();
        QTRY_COMPARE(wanted.count(), 1);
    }
    void theImageComesWithItsCropAndRealSize()
    {
        Scene s;
        s.result();
        const auto opened = photograph();
        s.show(opened);
        QTRY_VERIFY(s.image->words().isEmpty());
        QVERIFY(s.crop->caption().startsWith(QStringLiteral("Crop %1 × %2 px").arg(opened.plateBox.width).arg(opened.plateBox.height)));
        QVERIFY(s.crop->warning().isEmpty());
    }
    void fewPixelsAreWarnedAbout()
    {
        Scene s;
        s.result();
        s.show(stripes({5, 5, 20, 8}));
        QTRY_COMPARE(s.crop->warning(), QStringLiteral("Few pixels: treat with care"));
        QVERIFY(s.crop->caption().startsWith(QStringLiteral("Crop 20 × 8 px")));
    }
    void aBoxOutsideTheImageGivesNoCrop()
    {
        Scene s;
        s.result();
        s.show(stripes({100, 100, 20, 8}));
        QTRY_VERIFY(s.image->words().isEmpty());
        QCOMPARE(s.crop->caption(), QStringLiteral("No crop"));
    }
    void noImageOfAnotherReadStandsBesideThisOne()
    {
        Scene s;
        s.result();
        s.show(photograph());
        QTRY_VERIFY(s.image->words().isEmpty());
        s.investigation.step(1);
        QCOMPARE(s.image->words(), QStringLiteral("Loading the image"));
        QCOMPARE(s.crop->caption(), QStringLiteral("No crop"));
    }
    void anImageThatIsStillBeingDecodedIsDroppedWithItsRead()
    {
        Scene s;
        s.result();
        s.show(photograph());
        s.investigation.step(1);
        QTest::qWait(200);
        QCOMPARE(s.image->words(), QStringLiteral("Loading the image"));
    }
    void everyReasonForNoImageIsItsOwnSentence_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("part");
        using base::Errc;
        QTest::newRow("missing") << static_cast<int>(Errc::NotFound) << QStringLiteral("sent no image");
        QTest::newRow("not allowed") << static_cast<int>(Errc::Refused) << QStringLiteral("not its image");
        QTest::newRow("damaged store") << static_cast<int>(Errc::Corrupt) << QStringLiteral("damaged");
        QTest::newRow("damaged file") << static_cast<int>(Errc::Malformed) << QStringLiteral("damaged");
        QTest::newRow("too large") << static_cast<int>(Errc::LimitExceeded) << QStringLiteral("too large");
        QTest::newRow("not recorded") << static_cast<int>(Errc::AuditUnavailable) << QStringLiteral("record could not be written");
    }
    void everyReasonForNoImageIsItsOwnSentence()
    {
        QFETCH(int, code);
        QFETCH(QString, part);
        Scene s;
        s.result();
        s.panel.showImage(base::fail(static_cast<base::Errc>(code)), 0);
        QVERIFY2(s.image->words().contains(part), qPrintable(s.image->words()));
    }
    void rowsWithoutAnImageSayItAtOnce()
    {
        Scene s;
        s.result(domain::ImageState::None);
        QVERIFY(s.image->words().contains(QStringLiteral("sent no image")));
        s.result(domain::ImageState::Expired);
        QVERIFY(s.image->words().contains(QStringLiteral("has been deleted")));
    }
    void damagedBytesAreSaid()
    {
        Scene s;
        s.result();
        auto opened = photograph();
        opened.bytes.resize(40);
        s.show(opened);
        QTRY_VERIFY(s.image->words().contains(QStringLiteral("damaged")));
    }
    void zTogglesFitAndActualSize()
    {
        Scene s;
        s.result();
        s.show(photograph());
        QTRY_VERIFY(s.image->words().isEmpty());
        QVERIFY(!s.image->zoom());
        QTest::keyClick(s.image, Qt::Key_Z);
        QCOMPARE(s.image->zoom(), std::optional(1.0));
        QVERIFY(s.button("zoom100")->isChecked());
        QTest::keyClick(s.image, Qt::Key_Z);
        QVERIFY(!s.image->zoom());
        QVERIFY(s.button("zoomFit")->isChecked());
    }
    void digitsZoomAndWithoutImageNothingDoes()
    {
        Scene s;
        s.result();
        QVERIFY(!s.button("zoom200")->isEnabled());
        QTest::keyClick(s.image, Qt::Key_2);
        QVERIFY(!s.image->zoom());
        s.show(photograph());
        QTRY_VERIFY(s.button("zoom200")->isEnabled());
        for (const auto& [key, zoom] : {std::pair(Qt::Key_2, 2.0), {Qt::Key_4, 4.0}, {Qt::Key_1, 1.0}}) {
            QTest::keyClick(s.image, key);
            QCOMPARE(s.image->zoom(), std::optional(zoom));
        }
        QTest::keyClick(s.image, Qt::Key_0);
        QVERIFY(!s.image->zoom());
    }
    void whileSearchingTheImageIsOfThePreviousResult()
    {
        Scene s;
        s.result();
        s.show(photograph());
        QTRY_VERIFY(s.image->fit());
        const QImage before = s.image->grab().toImage();
        s.investigation.setSearching();
        QVERIFY(s.image->grab().toImage() != before);
        s.investigation.setCancelled();
        QCOMPARE(s.image->grab().toImage(), before);
    }
    void buttonsZoomToThePlate()
    {
        Scene s;
        s.result();
        const auto opened = photograph();
        s.show(opened);
        QTRY_VERIFY(s.image->words().isEmpty());
        QTest::mouseClick(s.button("zoom400"), Qt::LeftButton);
        QCOMPARE(s.image->zoom(), std::optional(4.0));
        const QPointF middle = s.image->imagePointAt(QRectF(s.image->rect()).center());
        const QRectF box(opened.plateBox.x, opened.plateBox.y, opened.plateBox.width, opened.plateBox.height);
        QVERIFY(box.contains(middle));
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(s.image, Qt::Key_Left);
        QVERIFY(!box.contains(s.image->imagePointAt(QRectF(s.image->rect()).center())));
        QTest::mouseClick(s.button("zoom200"), Qt::LeftButton);
        QVERIFY(box.contains(s.image->imagePointAt(QRectF(s.image->rect()).center())));
    }
    void theWheelZoomsAtThePointer()
    {
        Scene s;
        s.result();
        s.show(photograph());
        QTRY_VERIFY(s.image->words().isEmpty());
        const QPointF pointer(150, 120);
        const QPointF under = s.image->imagePointAt(pointer);
        QWheelEvent wheel(pointer, s.image->mapToGlobal(pointer), {}, {0, 480}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(s.image, &wheel);
        const QPointF moved = s.image->imagePointAt(pointer) - under;
        QVERIFY(std::abs(moved.x()) < 0.5 && std::abs(moved.y()) < 0.5);
        QVERIFY(s.image->zoom());
        QVERIFY(!s.button("zoomFit")->isChecked());
    }
    void draggingAndArrowsMoveTheImage()
    {
        Scene s;
        s.result();
        s.show(photograph());
        QTRY_VERIFY(s.image->words().isEmpty());
        s.image->setZoom(4.0);
        const QPointF before = s.image->imagePointAt({0, 0});
        QTest::mousePress(s.image, Qt::LeftButton, {}, {200, 100});
        QTest::mouseMove(s.image, {160, 100});
        QTest::mouseRelease(s.image, Qt::LeftButton, {}, {160, 100});
        QCOMPARE(s.image->imagePointAt({0, 0}).x(), before.x() + 10);
        QTest::keyClick(s.image, Qt::Key_Left);
        QCOMPARE(s.image->imagePointAt({0, 0}).x(), before.x() + 2);
    }
    void from400PercentUpPixelsAreSquares()
    {
        Scene s;
        s.result();
        s.show(stripes({0, 0, 0, 0}));
        QTRY_VERIFY(s.image->words().isEmpty());
        const auto colours = [&](double zoom) {
            s.image->setZoom(zoom);
            QCoreApplication::processEvents();
            const QImage picture = s.image->grab(QRect(s.image->rect().center() - QPoint(20, 5), QSize(40, 10))).toImage();
            QSet<QRgb> found;
            for (int x = 0; x < picture.width(); ++x)
                found.insert(picture.pixel(x, 5));
            return found.size();
        };
        QCOMPARE(colours(4.0), 2);
        QVERIFY(colours(3.9) > 2);
    }
    void previousAndNextStepTheCurrentRead()
    {
        Scene s;
        s.result();
        QTest::mouseClick(s.button("nextRead"), Qt::LeftButton);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(1));
        QTest::mouseClick(s.button("previousRead"), Qt::LeftButton);
        QCOMPARE(s.investigation.current(), std::optional<qint64>(0));
    }
    void thePlateIsSpelledForScreenReaders()
    {
        Scene s;
        s.result();
        const auto* cells = s.panel.findChild<PlateCells*>(QStringLiteral("loupePlate"));
        QVERIFY(cells->accessibleName().endsWith(QStringLiteral("letter Q, letter Q, 8, letter O, zero, letter I, 3")));
    }
    void clocksTurnHereToo()
    {
        Scene s;
        s.result();
        s.panel.setFormats({*base::TimeZone::named("America/Los_Angeles"), ClockMode::Utc});
        QVERIFY(s.text("factTime").startsWith(QStringLiteral("13 May 2031 03:")));
        QVERIFY(s.text("factTime").endsWith(QStringLiteral("UTC")));
    }
    void closingWhileDecodingIsSafe()
    {
        Investigation investigation;
        test::PanelStage stage;
        auto panel = std::make_unique<LoupePanel>(investigation, stage.theme(), Formats());
        investigation.setResult(test::fabricatedResult({.rows = 2}));
        panel->showImage(photograph(), 0);
        panel.reset();
        QTest::qWait(50);
        QVERIFY(investigation.current());
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void pictures()
    {
        QFETCH(bool, dark);
        Scene s(dark ? Scheme::Dark : Scheme::Light);
        const auto keep = [&s](const char* name) { QVERIFY(!s.stage.picture(s.panel, QString::fromLatin1(name)).isNull()); };
        keep("loupe_nothing");
        s.result();
        keep("loupe_loading");
        s.panel.showRead(readOf(*s.investigation.result(), 0), 0);
        s.show(photograph());
        QTRY_VERIFY(s.image->words().isEmpty());
        keep("loupe_shown");
        s.image->setZoom(4.0);
        keep("loupe_zoomed");
        s.panel.showImage(base::fail(base::Errc::Refused), 0);
        keep("loupe_refused");
        s.panel.resize(320, 600);
        s.show(photograph());
        QTRY_VERIFY(s.image->words().isEmpty());
        keep("loupe_small");
    }
};

PLATEGLASS_TEST(TestLoupePanel)
#include "tst_loupe_panel.moc"
