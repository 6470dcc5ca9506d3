// The plan of the synthetic city: streets one could drive, on land, named once.
#include "demo/city_plan.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace plateglass;
using namespace plateglass::demo;

class TestCityPlan : public QObject {
    Q_OBJECT

    CityPlan m_plan;
    [[nodiscard]] Spot at(int crossing) const { return m_plan.net.crossings[static_cast<std::size_t>(crossing)]; }
    [[nodiscard]] const Street& streetOf(const Stretch& stretch) const
    {
        return m_plan.net.streets[static_cast<std::size_t>(stretch.street)];
    }

    [[nodiscard]] bool overRiver(const Stretch& stretch) const
    {
        for (int step = 0; step <= 8; ++step)
            if (m_plan.land.inRiver(between(at(stretch.from), at(stretch.to), step / 8.0))) return true;
        return false;
    }

private slots:
    void initTestCase() { m_plan = planCity(); }

    void planIsTheSameEveryTime()
    {
        const auto again = planCity();
        QVERIFY(again.net.crossings == m_plan.net.crossings);
        QVERIFY(again.buildings == m_plan.buildings);
        QCOMPARE(again.net.stretches.size(), m_plan.net.stretches.size());
    }

    void streetsStayOnLandAndOnlyMainOnesCrossTheRiver()
    {
        QVERIFY(m_plan.net.stretches.size() > 3500);
        for (const auto& stretch : m_plan.net.stretches) {
            if (stretch.kind == StreetClass::Motorway || stretch.kind == StreetClass::Ramp) continue;
            const Spot middle = between(at(stretch.from), at(stretch.to), 0.5);
            QVERIFY(!m_plan.land.inSea(middle) && !contains(m_plan.land.lake, middle));
            if (overRiver(stretch)) QVERIFY2(stretch.bridge && stretch.kind != StreetClass::Minor, streetOf(stretch).name.c_str());
        }
    }

    void bothBanksAreJoined()
    {
        std::set<std::string> bridges;
        for (const auto& stretch : m_plan.net.stretches)
            if (overRiver(stretch)) bridges.insert(streetOf(stretch).name);
        for (const char* name :
             { "Mill Street", "Orange Street", "Foundry Street", "Market Street", "Quarry Road", "Larkhaven Freeway" })
            QVERIFY2(bridges.contains(name), name);
    }

    void everyCrossingCanBeReachedFromEveryOther()
    {
        std::vector<char> reached(m_plan.net.crossings.size(), 0);
        std::vector<int> open = {m_plan.net.stretches.front().from};
        reached[static_cast<std::size_t>(open.front())] = 1;
        std::size_t count = 0;
        while (!open.empty()) {
            const int here = open.back();
            open.pop_back();
            ++count;
            for (const int s : m_plan.net.around[static_cast<std::size_t>(here)])
                for (const int next : { m_plan.net.stretches[static_cast<std::size_t>(s)].from,
                                        m_plan.net.stretches[static_cast<std::size_t>(s)].to })
                    if (!reached[static_cast<std::size_t>(next)]) reached[static_cast<std::size_t>(next)] = 1, open.push_back(next);
        }
        const auto used = std::ranges::count_if(m_plan.net.around, [](const auto& stretches) { return !stretches.empty(); });
        QCOMPARE(count, static_cast<std::size_t>(used));
        for (const int gateway : m_plan.net.gateways) QVERIFY(reached[static_cast<std::size_t>(gateway)]);
    }

    void noTwoStreetsShareAName()
    {
        std::set<std::string> names;
        for (const auto& street : m_plan.net.streets) QVERIFY2(names.insert(street.name).second, street.name.c_str());
    }

    void buildingsStandClearOfWaterAndMotorways()
    {
        QVERIFY(m_plan.buildings.size() > 20'000);
        for (std::size_t i = 0; i < m_plan.buildings.size(); i += 7)
            for (const auto& corner : m_plan.buildings[i]) {
                QVERIFY(!m_plan.land.inWater(corner));
                for (const auto& way : m_plan.net.motorways) QVERIFY(distance(corner, way) > 25);
            }
    }

    void cityLiesInTheOpenPacific()
    {
        for (const auto& spot : m_plan.net.crossings) {
            if (std::abs(spot.x) > 5000 || std::abs(spot.y) > 5000) continue; // the motorways go on
            const auto place = placeOf(spot);
            QVERIFY(place.lat.degrees() > 36.1 && place.lat.degrees() < 36.3);
            QVERIFY(place.lon.degrees() > -122.7 && place.lon.degrees() < -122.5); // the real shore is at -121.7
        }
    }

    void windsAreNamedByTheWay_data()
    {
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<QString>("wind");
        QTest::newRow("north") << 0.0 << 1.0 << "N";
        QTest::newRow("nearly north from the west") << -0.3 << 1.0 << "N";
        QTest::newRow("north-east") << 1.0 << 1.0 << "NE";
        QTest::newRow("south") << 0.0 << -1.0 << "S";
        QTest::newRow("west") << -1.0 << 0.1 << "W";
    }
    void windsAreNamedByTheWay()
    {
        QFETCH(const double, x);
        QFETCH(const double, y);
        QTEST(QString::fromLatin1(windOf({0, 0}, {x, y})), "wind");
    }
};
PLATEGLASS_TEST(TestCityPlan)
#include "tst_city_plan.moc"
