// Whatever way a plate term takes through a block, it finds the plates that the domain's matcher finds one by one.
#include "engine/plate_question.h"
#include "support/test_main.h"
#include "unit/store/random_reads.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace plateglass;
using namespace plateglass::test;
using engine::PlateBlock;
using engine::PlateQuestion;

namespace {

struct Plates {
    std::vector<domain::Plate> all; ///< by slot
    PlateBlock block;
};

Plates blockOf(std::vector<domain::Plate> plates)
{
    PlateBlock::Builder builder;
    std::uint32_t id = 7;
    for (const auto& plate : plates) builder.add(id += 3, plate.text, plate.kind, 0);
    return {std::move(plates), std::move(builder).finish()};
}

Plates randomBlock(Random& random, int count)
{
    std::vector<domain::Plate> plates;
    for (int i = 0; i < count; ++i) plates.push_back(randomPlate(random));
    plates.push_back({"", {}, domain::PlateKind::Plate});
    return blockOf(std::move(plates));
}

/// So many that trigrams are kept.
Plates city()
{
    Random random(3);
    std::vector<domain::Plate> plates;
    for (int i = 0; i < 60'000; ++i) {
        auto text = std::format("{}{}{}{}{:03}", random.below(9) + 1, char('A' + random.below(26)), char('A' + random.below(26)), char('A' + random.below(26)), random.below(1000));
        if (random.chance(20)) text.resize(static_cast<std::size_t>(2 + random.below(6)));
        plates.push_back({text, {}, domain::PlateKind::Plate});
    }
    return blockOf(std::move(plates));
}

domain::PlateTerm termOf(const std::string& text)
{
    const auto query = domain::parseQuery(text, {});
    if (!query) qFatal("term of a test does not parse: %s", text.c_str());
    return query->plates.front();
}

std::vector<std::uint32_t> oneByOne(const domain::PlateTerm& term, const Plates& plates)
{
    const auto matcher = domain::PlateMatcher::compile(term);
    std::vector<std::uint32_t> out;
    for (std::uint32_t slot = 0; slot < plates.all.size(); ++slot)
        if (matcher->match(plates.all[slot].text, plates.all[slot].kind)) out.push_back(slot);
    return out;
}

} // namespace

class TestPlateQuestion : public QObject {
    Q_OBJECT
private slots:
    void randomTermsFindWhatTheMatcherFinds()
    {
        Random random(11);
        std::size_t found = 0;
        for (int blocks = 0; blocks < 20; ++blocks) {
            const auto plates = randomBlock(random, 400);
            for (int i = 0; i < 250; ++i) {
                const auto text = randomPlateTerm(random);
                const auto term = termOf(text);
                const auto question = PlateQuestion::compile(term);
                const auto expected = oneByOne(term, plates), asked = *question->ask(plates.block, {});
                QVERIFY2(asked == expected, text.c_str());
                found += asked.size();
            }
        }
        QVERIFY(found > 10'000);
    }
    void everyWayOverManyPlates_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"plate:7ABC123", "plate:7AB*", "plate:*12", "plate:*B123", "has:AB1", "has:BC", "has:AB1?3", "has:[8B]#1", "plate:7?B*2", "plate:?BF?3?4", "plate:*1*2*3",
                                 "plate:*A*B*C*1*2*", "plate:/(6|7)AB[C-F]\\d{3}/", "plate:*", "plate:??????????", "plate:8O0B123 ~1", "plate:8O0B123 ~2(38B,4A,11>H)", "plate:8OOB123 ^1",
                                 "plate:8OOB123 ^2", "plate:8OOB123 ~1 ^1", "plate:8OOB123 ~2 ^2", "plate:[8B]*1 ~1", "plate:12345678901234 ^2", "plate:7ABC123,8*,has"})
            QTest::newRow(text) << text;
    }
    void everyWayOverManyPlates()
    {
        static const Plates plates = city();
        QFETCH(QString, text);
        const auto term = termOf(text.toStdString());
        const auto question = PlateQuestion::compile(term);
        QVERIFY(question.has_value());
        const auto expected = oneByOne(term, plates);
        QCOMPARE(question->ask(plates.block, {})->size(), expected.size());
        QVERIFY(*question->ask(plates.block, {}) == expected);
    }
    void blocksJoinWithoutLosingAPlate()
    {
        Random random(5);
        const auto first = randomBlock(random, 100), second = randomBlock(random, 100);
        PlateBlock::Builder joined;
        joined.add(first.block);
        std::uint32_t id = 10'000;
        for (const auto& plate : second.all) joined.add(id++, plate.text, plate.kind, 5);
        const auto block = std::move(joined).finish();
        QCOMPARE(block.size(), first.all.size() + second.all.size());
        for (std::uint32_t slot = 0; slot < first.all.size(); ++slot) {
            QVERIFY(block.textAt(slot) == first.all[slot].text && block.kindAt(slot) == first.all[slot].kind);
            QCOMPARE(*block.slotOfId(block.idAt(slot)), slot);
        }
        for (std::uint32_t slot = 0; slot < second.all.size(); ++slot) {
            const auto at = *block.slotOfId(10'000 + slot);
            QVERIFY(block.textAt(at) == second.all[slot].text && block.kindAt(at) == second.all[slot].kind);
            QCOMPARE(block.jurisdictionAt(at), 5);
        }
        QVERIFY(!block.slotOfId(8));      // between two
        QVERIFY(!block.slotOfId(0));      // before all
        QVERIFY(!block.slotOfId(20'000)); // behind all
    }
    void aStoppedQuestionIsCancelled()
    {
        const auto plates = city();
        std::stop_source stop;
        stop.request_stop();
        for (const char* text : {"has:BC", "plate:8OOB123 ^2", "plate:/.*1.*/"})
            QCOMPARE(PlateQuestion::compile(termOf(text))->ask(plates.block, stop.get_token()).error().code, base::Errc::Cancelled);
    }
};
PLATEGLASS_TEST(TestPlateQuestion)
#include "tst_plate_question.moc"
