// The order of the table: by numbers only, ties as in the answer, rows without a value last.
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/models/row_order.h"
#include "ui/models/row_words.h"

#include <QTest>

#include <functional>

using namespace plateglass;
using namespace plateglass::ui;

namespace {

using Positions = std::vector<qint64>;

Positions ordered(const domain::Answer& answer, ResultColumn column, Sense sense)
{
    return orderedPositions(answer, {column, sense}, {});
}

/// The column's value as text or number that Qt can compare, in the way a person would say it.
QVariant valueOf(const domain::Answer& answer, ResultColumn column, qint64 position)
{
    const auto& row = answer.rows[static_cast<std::size_t>(position)];
    switch (column) {
    case ResultColumn::Plate: return toQt(answer.plates[row.plate].plate.text);
    case ResultColumn::Tier: return static_cast<int>(answer.plates[row.plate].tier.kind) * 10 + answer.plates[row.plate].tier.count;
    case ResultColumn::Confidence: return row.hasConfidence ? QVariant(row.confidence.value) : QVariant();
    case ResultColumn::Time: return QVariant::fromValue(row.time.micros);
    case ResultColumn::Camera: return toQt(answer.cameras[row.camera].code);
    case ResultColumn::Direction: return row.direction ? QVariant(toQt(answer.words[row.direction])) : QVariant();
    case ResultColumn::VehicleType: return row.vehicleType ? QVariant(toQt(answer.words[row.vehicleType]).toLower()) : QVariant();
    case ResultColumn::Colour: return row.colour ? QVariant(toQt(answer.words[row.colour]).toLower()) : QVariant();
    case ResultColumn::Make: {
        const QString text = vehicleText(answer, VehicleWords::makeOf(row));
        return text.isEmpty() ? QVariant() : QVariant(text.toLower());
    }
    case ResultColumn::Place: return row.hasPlace ? QVariant::fromValue(row.place.lat.value * qint64{1} * 10'000'000'000 + row.place.lon.value) : QVariant();
    }
    return {};
}

} // namespace

class TestRowOrder : public QObject {
    Q_OBJECT
private slots:
    void everyColumnIsOrderedBothWays_data()
    {
        QTest::addColumn<int>("column");
        for (int column = 0; column < kResultColumns; ++column)
            QTest::addRow("column %d", column) << column;
    }
    void everyColumnIsOrderedBothWays()
    {
        QFETCH(int, column);
        const auto result = test::fabricatedResult({.rows = 300});
        const auto& answer = result->answer;
        for (const Sense sense : {Sense::Ascending, Sense::Descending}) {
            const Positions positions = ordered(answer, static_cast<ResultColumn>(column), sense);
            Positions all = positions;
            std::ranges::sort(all);
            for (std::size_t i = 0; i < all.size(); ++i)
                QCOMPARE(all[i], static_cast<qint64>(i));
            QCOMPARE(all.size(), 300U);
            for (std::size_t i = 1; i < positions.size(); ++i) {
                const QVariant a = valueOf(answer, static_cast<ResultColumn>(column), positions[i - 1]);
                const QVariant b = valueOf(answer, static_cast<ResultColumn>(column), positions[i]);
                if (!b.isValid()) {
                    QVERIFY(a.isValid() || positions[i - 1] < positions[i]);
                    continue;
                }
                QVERIFY2(a.isValid(), "rows without a value stand last");
                const auto order = QVariant::compare(a, b);
                if (order == QPartialOrdering::Equivalent)
                    QVERIFY2(positions[i - 1] < positions[i], "ties keep the answer's order");
                else
                    QVERIFY((order == QPartialOrdering::Less) == (sense == Sense::Ascending));
            }
        }
    }
    void theTierOrderIsTheAnswersOwn()
    {
        const auto result = test::fabricatedResult({.rows = 200});
        const Positions positions = ordered(result->answer, ResultColumn::Tier, Sense::Ascending);
        QVERIFY(std::ranges::is_sorted(positions));
        QVERIFY(RowOrder{}.isTheAnswersOwn());
        QVERIFY(!(RowOrder{ResultColumn::Tier, Sense::Descending}.isTheAnswersOwn()));
    }
    void camerasAreOrderedByTheirNumbers()
    {
        auto result = test::fabricate({.rows = 2});
        result->answer.cameras[0].code = "CAM-10";
        result->answer.cameras[1].code = "CAM-9";
        result->answer.rows[0].camera = 0;
        result->answer.rows[1].camera = 1;
        QCOMPARE(ordered(result->answer, ResultColumn::Camera, Sense::Ascending), (Positions{1, 0}));
    }
    void aPlateReachedByTwoTiersTiesWithItself()
    {
        auto result = test::fabricate({.rows = 4});
        result->answer.plates[1].plate = result->answer.plates[0].plate;
        for (std::size_t i = 0; i < 4; ++i)
            result->answer.rows[i].plate = i % 2 == 0 ? 1 : 0;
        for (const Sense sense : {Sense::Ascending, Sense::Descending})
            QCOMPARE(ordered(result->answer, ResultColumn::Plate, sense), (Positions{0, 1, 2, 3}));
    }
    void placesWestAndSouthComeFirst()
    {
        auto result = test::fabricate({.rows = 3});
        const std::array<base::LatLon, 3> places{{{{10}, {-5}}, {{10}, {-7}}, {{-10}, {9}}}};
        for (std::size_t i = 0; i < 3; ++i) {
            result->answer.rows[i].place = places[i];
            result->answer.rows[i].hasPlace = true;
        }
        QCOMPARE(ordered(result->answer, ResultColumn::Place, Sense::Ascending), (Positions{2, 1, 0}));
    }
    void stoppedWorkGivesNoOrder()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(orderedPositions(test::fabricatedResult()->answer, {ResultColumn::Time, Sense::Ascending}, stop.get_token()).empty());
    }
    void anEmptyAnswerHasAnEmptyOrder() { QVERIFY(ordered(test::fabricatedResult({.rows = 0})->answer, ResultColumn::Make, Sense::Descending).empty()); }
};

PLATEGLASS_TEST(TestRowOrder)
#include "tst_row_order.moc"
