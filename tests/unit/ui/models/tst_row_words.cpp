// What a row says in words, for eyes and for ears.
#include "support/fabricated_result.h"
#include "support/test_main.h"
#include "ui/common/languages.h"
#include "ui/models/row_words.h"

#include <QCoreApplication>
#include <QTest>

using namespace plateglass;
using namespace plateglass::ui;
using Kind = domain::Tier::Kind;

class TestRowWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { loadLanguage(*QCoreApplication::instance()); }

    void aPlateIsSpelledSoThatNoLookAlikeIsHeardAsTheOther()
    {
        QCOMPARE(spelledPlate({"QQ8O0I3", {}}), QStringLiteral("letter Q, letter Q, 8, letter O, zero, letter I, 3"));
        QCOMPARE(spelledPlate({"1L", {}}), QStringLiteral("one, letter L"));
    }
    void aPseudonymShowsItsBeginningOnly()
    {
        const domain::Plate plate{"0123456789ABCDEF", {}, domain::PlateKind::Pseudonym};
        QCOMPARE(plateCharacters(plate).join(QString()), QStringLiteral("01234567…"));
    }
    void charactersOutsideTheBasicPlaneStayWhole()
    {
        const domain::Plate plate{"Q\xF0\x9D\x94\xB8""1", {}, domain::PlateKind::LongPlate};
        QCOMPARE(plateCharacters(plate).size(), 3);
    }
    void vehicleWordsStandInOneOrderAndUnknownOnesAreLeftOut()
    {
        const auto result = test::fabricatedResult();
        QCOMPARE(vehicleText(result->answer, {.type = 9, .colour = 7, .make = 5}), QStringLiteral("SUV dark Toyota"));
        QCOMPARE(vehicleText(result->answer, {.colour = 8}), QStringLiteral("white"));
        QCOMPARE(vehicleText(result->answer, {}), QString());
    }
    void aCameraWithoutANameIsItsCode()
    {
        const auto cameras = test::fabrication::cameras();
        QCOMPARE(cameraText(cameras[0]), QStringLiteral("CAM-014 Mill"));
        QCOMPARE(cameraText(cameras[4]), QStringLiteral("MOB-02"));
    }
    void everyTierHasASentenceWithItsCount()
    {
        QCOMPARE(tierSentence({Kind::Exact, 0}), QStringLiteral("Exact: the plate as asked."));
        QCOMPARE(tierSentence({Kind::LookAlike, 1}), QStringLiteral("Look-alike: differs in 1 character that readers confuse."));
        QCOMPARE(tierSentence({Kind::LookAlike, 2}), QStringLiteral("Look-alike: differs in 2 characters that readers confuse."));
        QCOMPARE(tierSentence({Kind::Edited, 1}), QStringLiteral("Edited: 1 character changed, added or left out."));
        for (const Kind kind : {Kind::Pattern, Kind::Candidate})
            QVERIFY(!tierSentence({kind, 0}).isEmpty());
    }
    void confidenceStepsTurnAt70And90OfTheShareShown()
    {
        QCOMPARE(confidenceSteps({694}), 1);
        QCOMPARE(confidenceSteps({695}), 2);
        QCOMPARE(confidenceSteps({894}), 2);
        QCOMPARE(confidenceSteps({895}), 3);
        QCOMPARE(Formats::percent({895}), QStringLiteral("90%"));
    }
    void aCharacterIsLowUnder60()
    {
        QVERIFY(isLow({599}));
        QVERIFY(!isLow({600}));
    }
    void coordinatesKeepTheirSign() { QCOMPARE(placeText({{455012000}, {-300031000}}), QStringLiteral("45.5012, -30.0031")); }
};

PLATEGLASS_TEST(TestRowWords)
#include "tst_row_words.moc"
