// The loupe: what it shows at once, what it asks for and when, and what it says where there is nothing to show.
#include "imaging/plate_photo.h"
#include "support/fabricated_result.h"
#include "support/panel_stage.h"
#include "support/test_main.h"
#include "ui/loupe/crop_view.h"
#include "ui/loupe/image_view.h"
#include "ui/loupe/loupe_panel.h"
#include "ui/models/investigation.h"

#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

gate::OpenedImage photograph()
{
    const auto drawn = imaging::drawPlatePhoto({.plate = "QQ8O0I3", .jurisdiction = "US-CA", .colour = "grey", .vehicleType = "SUV", .caption = "CAM-014 Mill",
                                                .clock = "2031-05-12 20:36:59", .hour = 20.6, .street = 3, .seed = 9});
    return {.bytes = *imaging::encodeJpeg(drawn->photo, 85), .plateBox = drawn->plateBox, .record = 41208};
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

} // namespace

class TestLoupePanel : public QObject {
    Q_OBJECT
private slots:
    void shots_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void shots()
    {
        QFETCH(bool, dark);
        test::PanelStage stage(dark ? Scheme::Dark : Scheme::Light);
        Investigation investigation;
        const auto zone = base::TimeZone::named("America/Los_Angeles");
        LoupePanel panel(investigation, stage.theme(), Formats(*zone, ClockMode::Local));
        stage.show(panel, {400, 912});
        stage.picture(panel, QStringLiteral("loupe_nothing"));
        const auto result = test::fabricatedResult();
        investigation.setResult(result);
        investigation.setCurrent(3);
        stage.picture(panel, QStringLiteral("loupe_loading"));
        panel.showRead(readOf(*result, 3), 3);
        panel.showImage(photograph(), 3);
        auto* image = panel.findChild<ImageView*>(QStringLiteral("loupeImage"));
        QTRY_VERIFY(image->words().isEmpty());
        stage.picture(panel, QStringLiteral("loupe_shown"));
        image->setZoom(4.0);
        stage.picture(panel, QStringLiteral("loupe_zoomed"));
        panel.showImage(base::fail(base::Errc::Refused), 3);
        stage.picture(panel, QStringLiteral("loupe_refused"));
        panel.resize(320, 600);
        panel.showImage(photograph(), 3);
        QTRY_VERIFY(image->words().isEmpty());
        stage.picture(panel, QStringLiteral("loupe_small"));
    }
};

PLATEGLASS_TEST(TestLoupePanel)
#include "tst_loupe_panel.moc"
