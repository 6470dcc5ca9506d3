// The synthetic photographs: true to their text, the same every time, and never without their mark.
#include "imaging/plate_photo.h"
#include "support/test_main.h"

#include <QTest>

using namespace plateglass;
using base::Errc;

namespace {

imaging::PlateScene scene(const std::string& plate)
{
    return { .plate = plate,
             .jurisdiction = "US-CA",
             .colour = "blue",
             .vehicleType = "SUV",
             .caption = "CAM-014 Mill Street",
             .clock = "2031-05-12 20:41:22",
             .hour = 20.7,
             .street = 14,
             .seed = 99 };
}

bool inside(const domain::PixelBox& box, int x, int y)
{
    return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

std::size_t at(int x, int y) { return static_cast<std::size_t>(y * 640 + x) * 3; }

} // namespace

class TestPlatePhoto : public QObject {
    Q_OBJECT
private slots:
    void sameSceneGivesTheSamePixels()
    {
        const auto a = imaging::drawPlatePhoto(scene("QQ8O0I3")), b = imaging::drawPlatePhoto(scene("QQ8O0I3"));
        QVERIFY(a && b);
        QCOMPARE(a->photo.width, 640);
        QCOMPARE(a->photo.height, 480);
        QVERIFY(a->photo.rgb == b->photo.rgb);
        QVERIFY(a->plateBox == b->plateBox);
        auto other = scene("QQ8O0I3");
        other.seed = 100;
        QVERIFY(imaging::drawPlatePhoto(other)->photo.rgb != a->photo.rgb);
    }

    void anotherTextChangesThePlateAndNothingElse()
    {
        const auto a = imaging::drawPlatePhoto(scene("QQ8O0I3")), b = imaging::drawPlatePhoto(scene("QQ880I3"));
        QVERIFY(a && b);
        QVERIFY(a->plateBox == b->plateBox);
        int within = 0, beyond = 0;
        for (int y = 0; y < 480; ++y)
            for (int x = 0; x < 640; ++x)
                if (a->photo.rgb[at(x, y)] != b->photo.rgb[at(x, y)]) inside(a->plateBox, x, y) ? ++within : ++beyond;
        QVERIFY2(within > 40, qPrintable(QString::number(within)));
        QCOMPARE(beyond, 0);
    }

    void everyVehicleAndHourKeepsThePlateInThePicture()
    {
        for (const char* type : {"sedan", "coupe", "SUV", "hatchback", "pickup", "van", "truck", "hovercraft"})
            for (int hour = 0; hour < 24; hour += 7)
                for (std::uint64_t seed = 0; seed < 4; ++seed) {
                    auto wanted = scene("QQ5S2B7");
                    wanted.vehicleType = type;
                    wanted.hour = hour;
                    wanted.seed = seed;
                    wanted.street = seed;
                    const auto made = imaging::drawPlatePhoto(wanted);
                    QVERIFY(made.has_value());
                    const auto& box = made->plateBox;
                    QVERIFY2(box.x > 0 && box.y > 24 && box.x + box.width < 640 && box.y + box.height < 480, type);
                    QVERIFY2(box.width > 85 && box.width < 150 && box.height > 40 && box.height < 80, type);
                }
    }

    void plateIsBrightEnoughToReadByNight()
    {
        auto dark = scene("QQ7XK4W");
        dark.hour = 2;
        dark.colour = "black";
        const auto made = imaging::drawPlatePhoto(dark);
        QVERIFY(made.has_value());
        int lightest = 0, darkest = 255;
        const auto& box = made->plateBox;
        for (int y = box.y + 12; y < box.y + box.height - 12; ++y)
            for (int x = box.x + 12; x < box.x + box.width - 12; ++x) {
                const int green = made->photo.rgb[at(x, y) + 1];
                lightest = std::max(lightest, green);
                darkest = std::min(darkest, green);
            }
        QVERIFY2(lightest - darkest > 120, qPrintable(QString::number(lightest - darkest)));
    }

    void everyPictureCarriesItsMark()
    {
        const auto made = imaging::drawPlatePhoto(scene("QQ8O0I3"));
        QVERIFY(made.has_value());
        int magenta = 0, ink = 0;
        for (int y = 454; y < 470; ++y)
            for (int x = 530; x < 628; ++x) {
                const auto* pixel = &made->photo.rgb[at(x, y)];
                if (pixel[0] > 110 && pixel[1] < 50 && pixel[2] > 100) ++magenta;
                if (pixel[1] > 200) ++ink;
            }
        QVERIFY(magenta > 900);
        QVERIFY(ink > 100);
    }

    void jpegAndBackKeepsItsSize()
    {
        const auto made = imaging::drawPlatePhoto(scene("QQ8O0I3"));
        const auto file = imaging::encodeJpeg(made->photo, 82);
        QVERIFY(file.has_value());
        QVERIFY(file->size() < 70'000);
        QCOMPARE(imaging::decode(*file)->width, 640);
    }

    void textWithoutAShapeIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << "";
        QTest::newRow("too long") << "QQ8O0I3QQ";
        QTest::newRow("lower case") << "qq8o0i3";
        QTest::newRow("other script") << QString::fromUtf8("QQЖ123");
    }
    void textWithoutAShapeIsRefused()
    {
        QFETCH(const QString, text);
        const auto made = imaging::drawPlatePhoto(scene(text.toStdString()));
        QVERIFY(!made && made.error().code == Errc::InvalidArgument);
    }

    /// A caption longer than the picture is cut, never drawn over the clock.
    void longCaptionDoesNotFail()
    {
        auto wordy = scene("QQ8O0I3");
        wordy.caption = std::string(300, 'W');
        wordy.clock = std::string(300, '8');
        QVERIFY(imaging::drawPlatePhoto(wordy).has_value());
    }
};
PLATEGLASS_TEST(TestPlatePhoto)
#include "tst_plate_photo.moc"
