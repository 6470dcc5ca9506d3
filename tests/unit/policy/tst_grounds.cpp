// Grounds under the strict profile: fifty texts that say nothing and fifty that say something, in English and Spanish; purposes that
// nobody may search for, in plain words and around them; warrants, task forces, pending cases.
#include "base/time_text.h"
#include "policy/forbidden_terms.h"
#include "policy/policy.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>

using namespace plateglass;
using namespace plateglass::policy;

static Policy strict() { return *parsePolicy(*shippedProfile("strict")); }
static SessionRequest good() { return {"26-001183", "CRIM-AUTO", "ARSON", "Which cars stood near the depot on the night of the fire?"}; }
static std::string codes(const SessionRequest& request, const SessionContext& context = {}, const Policy& policy = strict())
{
    std::string all;
    for (const auto& fault : checkSession(policy, request, context)) all += (all.empty() ? "" : ",") + fault.code;
    return all;
}

static const char* const kBad[] = {
    // one-word and stock reasons, as public audits found them
    "investigation", "Investigation.", "test", "testing 1 2 3", ".", "...", "n/a", "criminal investigation", "ongoing investigation", "police business",
    "official use only", "follow up", "Follow-up investigation of suspect vehicle", "see report", "per detective", "as requested by the detective",
    "suspicious vehicle", "stolen", "intel", "patrol check", "law enforcement purposes", "case", "lookup plate for case",
    // keyboard mash
    "asdf", "asdfasdf asdfasdf asdfasdf", "qwerty qwertz qwertyuiop", "lkjh lkjhg lkjhgf lkjhgfd", "sdfg hjkl zxcv vbnm sdfgh", "hahaha hahaha hahaha hahaha",
    "aaaaaaaaaaaaaaaaaaaaaaaa", "xxxxx yyyyy zzzzz wwwww", "jjjj kkkk llll mmmm nnnn oooo", "1234567890 1234567890", "bla bla bla bla blabla blabla",
    // the same words again and again
    "stolen stolen stolen stolen stolen", "stolen car stolen car stolen car stolen car", "the car the car the car the car the car", "van van van van van van van",
    // fewer than three words
    "carjacking downtown", "Fairbanks-Homicide", "burglary",
    // Spanish
    "investigación", "Investigación en curso", "investigación criminal en curso", "según lo solicitado", "Seguimiento del caso", "consulta de placa", "vehículo sospechoso",
    "asuntos oficiales", "PRUEBA de búsqueda de la MATRÍCULA",
};
static const char* const kGood[] = {
    "Which cars stood near the depot on the night of the fire?", "Did the grey pickup from the robbery pass the bridge before midnight?",
    "Find the van that left Fairbanks Street after the shots", "Where was the stolen Honda seen since Sunday morning?", "Witness saw plate beginning QQ8, heading north on Mill Road",
    "Kidnapped child: route of the white sedan towards the border", "Hit and run on 5th Avenue, pedestrian injured, dark SUV", "Arson series: vehicles present at two or more of the fires",
    "Missing hiker's car, last known at the trail parking lot", "Catalytic converter thefts: same truck at three scenes?", "Which vehicles entered the quarry road between 2 and 3 am?",
    "Carjacking victim's phone pinged at the mall; confirm the car", "Trace the getaway car of the bank robbery on Friday", "Homicide: who drove past the victim's house that evening?",
    "Check the suspect's alibi for the evening of the burglary", "Does the delivery van match the one in the garage video?", "Trailer stolen from the farm, towed by a red truck",
    "Shots fired at the corner store, silver sedan fled east", "Human trafficking: motels visited by the same car", "Ransom drop: cars that circled the park twice",
    "Sexual assault at the lake; witness noted part of a plate", "Wanted person seen in a blue coupe near the harbor", "Elderly man with dementia drove off, needs medication",
    "Compare reads at both tunnel exits during the chase", "Fraud ring: rental cars at the pharmacies on those days", "Body found near the canal; vehicles on the tow path",
    "Ram raid on the jeweler's shop, two stolen cars used", "Suspect's truck after the stabbing, direction of flight", "Arson at the warehouse: which plates came back later?",
    "Amber alert child may be in a green minivan", "Drive-by shooting, find cars slowing before the house", "Locate the tanker that spilled fuel and left", "Was the stolen plate used on another vehicle?",
    "Serial burglar: cars seen in every street that was hit", "Unpaid fuel and assault of the clerk, white van", "Test fire of the recovered gun ties it to the March shooting; find the car",
    "Follow up on the tip: red Ford left the marina at dawn", "Investigation of the explosion at the mill, trucks of that week",
    "¿Qué coches estaban cerca del almacén la noche del incendio?", "Robo de la furgoneta gris en la calle Mayor, salida hacia el norte", "Niña desaparecida, última vez vista en un sedán azul",
    "Homicidio: vehículos frente a la casa de la víctima", "Atropello con fuga en la avenida Quinta, camioneta oscura", "Seguimiento de la pista: camión rojo salió del puerto al alba",
    "¿Pasó el coche robado por el puente antes de medianoche?", "Secuestro: ruta del furgón blanco hacia la frontera", "Incendios en serie: vehículos presentes en dos lugares",
    "Testigo vio una placa que empieza por QQ8 en la gasolinera", "Asalto al banco del viernes, coche de la huida", "Anciano con demencia se fue en su coche y necesita medicinas",
};
static_assert(std::size(kBad) == 50 && std::size(kGood) == 50);

struct Forbidden {
    const char* code;
    const char* text;
};
static const Forbidden kForbidden[] = {
    {"IMMIGRATION", "Immigration status check of the driver of this car"}, {"IMMIGRATION", "Locate subject for deportation next week at his house"},
    {"IMMIGRATION", "ICE assist: where does this worker park at night"}, {"IMMIGRATION", "Ran for ICE, subject with a final removal order"},
    {"IMMIGRATION", "Help with an illegal alien living on Oak Street"}, {"IMMIGRATION", "Undocumented family moved, find their new home"},
    {"IMMIGRATION", "Man overstayed a visa and drives a tan sedan"}, {"IMMIGRATION", "imm1gration hold for the owner of the truck"},
    {"IMMIGRATION", "I M M I G R A T I O N case from the other office"}, {"IMMIGRATION", "Ayuda a la migra con el dueño del camión"},
    {"IMMIGRATION", "Trabajador sin papeles, dónde duerme su coche"}, {"IMMIGRATION", "Situación MIGRATORIA del conductor del sedán"},
    {"CARE", "Had an abortion, search for the female in the state"}, {"CARE", "Woman who ended her pregnancy drove out of state"},
    {"CARE", "Who parks at Planned Parenthood on weekdays"}, {"CARE", "Cars that visit the women's clinic on Elm Street"},
    {"CARE", "Teen travelled for gender-affirming treatment with mother"}, {"CARE", "Patient bought misoprostol across the border"},
    {"CARE", "4bortion related trip of the girlfriend"}, {"CARE", "Interrupción voluntaria del embarazo, coche de la hermana"},
    {"PROTECTED-ACTIVITY", "Plates of everyone at the protest on Saturday"}, {"PROTECTED-ACTIVITY", "Who came to the No Kings event downtown"},
    {"PROTECTED-ACTIVITY", "Identify organizers of the march for housing"}, {"PROTECTED-ACTIVITY", "Cars of those who attend the mosque on Fridays"},
    {"PROTECTED-ACTIVITY", "Where does the journalist park in the evening"}, {"PROTECTED-ACTIVITY", "Vehículos de los manifestantes en la plaza"},
    {"TRAFFIC", "Parking tickets unpaid by the owner of this car"}, {"TRAFFIC", "Speed enforcement on Mill Road this weekend"},
};

class TestGrounds : public QObject {
    Q_OBJECT
private slots:
    void R22_textsThatSayNothingAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : kBad) QTest::newRow(text) << QByteArray(text);
    }
    void R22_textsThatSayNothingAreRefused()
    {
        QFETCH(QByteArray, text);
        auto request = good();
        request.question = text.toStdString();
        QVERIFY(codes(request).starts_with("question."));
    }
    void R22_textsThatSaySomethingAreTaken_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : kGood) QTest::newRow(text) << QByteArray(text);
    }
    void R22_textsThatSaySomethingAreTaken()
    {
        QFETCH(QByteArray, text);
        auto request = good();
        request.question = text.toStdString();
        QCOMPARE(codes(request), std::string());
    }
    void R22_copiedWordsOfAnotherCaseAreRefused()
    {
        auto request = good();
        const SessionContext earlier{.earlierQuestions = {"Something else entirely about a boat", request.question}};
        QCOMPARE(codes(request, earlier), std::string("question.copied"));
        request.question = "WHICH cars stood near the depot -- on the night of the fire";
        QCOMPARE(codes(request, earlier), std::string("question.copied"));
        request.question += ", heading north?";
        QCOMPARE(codes(request, earlier), std::string());
    }
    void R25_forbiddenTermsAndParaphrasesAreStopped_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("text");
        for (const auto& [code, text] : kForbidden) QTest::newRow(text) << QByteArray(code) << QByteArray(text);
    }
    void R25_forbiddenTermsAndParaphrasesAreStopped()
    {
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, text);
        auto request = good();
        request.question = text.toStdString();
        QVERIFY2(codes(request).contains("forbidden." + code.toStdString()), codes(request).c_str());
    }
    void R25_allFreeTextIsLookedAt()
    {
        auto request = good();
        request.taskForce = "Deportation task force";
        request.commander = "Lt. Example";
        QCOMPARE(codes(request), std::string("forbidden.IMMIGRATION"));
        QCOMPARE(forbiddenUses(strict(), request).front().field, SessionFault::Field::TaskForce);
    }
    void R25_aForbiddenPurposeCannotBeChosen()
    {
        auto request = good();
        request.purpose = "IMMIGRATION";
        QCOMPARE(codes(request), std::string("purpose.forbidden"));
    }
    void R25_onlyWhatASupervisorDecidedAndMayDecidePasses()
    {
        auto request = good();
        request.question = "Who came to the No Kings event with the stolen van of the robbery?";
        SessionContext context{.decided = {"PROTECTED-ACTIVITY"}};
        QCOMPARE(codes(request, context), std::string());
        context.decided = {"CARE"};
        QCOMPARE(codes(request, context), std::string("forbidden.PROTECTED-ACTIVITY"));
        auto policy = strict();
        for (auto& forbidden : policy.forbidden) forbidden.action = ForbiddenPurpose::Action::Refuse;
        context.decided = {"PROTECTED-ACTIVITY"};
        QCOMPARE(codes(request, context, policy), std::string("forbidden.PROTECTED-ACTIVITY"));
    }
    void R21_freeTextWithoutACodeIsRefused()
    {
        auto request = good();
        request.purpose = "";
        QCOMPARE(codes(request), std::string("purpose.missing"));
        request.purpose = "to find the car";
        QCOMPARE(codes(request), std::string("purpose.unknown"));
    }
    void R24_aTaskForceWithItsCommanderOrACase()
    {
        auto request = good();
        request.caseNumber = "";
        QCOMPARE(codes(request), std::string("case.missing"));
        request.taskForce = "North County auto theft";
        QCOMPARE(codes(request), std::string("taskforce.commander"));
        request.commander = "Lt. Example";
        QCOMPARE(codes(request), std::string());
        request.purpose = "STOLEN"; // allows none
        QCOMPARE(codes(request), std::string("case.missing,taskforce.purpose"));
        request.taskForce = "";
        request.caseNumber = "26-001183";
        QCOMPARE(codes(request), std::string("taskforce.missing"));
    }
    void R27_aWarrantIsWholeAndNotOver()
    {
        auto request = good();
        request.purpose = "TRACK";
        const SessionContext context{.now = *base::fromRfc3339("2026-03-01T12:00:00Z")};
        QCOMPARE(codes(request, context), std::string("warrant.missing"));
        request.warrant = {"W-26-77", "Superior Court", {}};
        QCOMPARE(codes(request, context), std::string("warrant.missing"));
        request.warrant.expires = *base::fromRfc3339("2026-03-01T12:00:00Z");
        QCOMPARE(codes(request, context), std::string("warrant.expired"));
        request.warrant.expires = *base::fromRfc3339("2026-03-02T00:00:00Z");
        QCOMPARE(codes(request, context), std::string());
        request.warrant.court = " ";
        QCOMPARE(codes(request, context), std::string("warrant.missing"));
    }
    void R23_anUnknownCaseNeedsTheWordPending()
    {
        auto request = good();
        SessionContext context{.caseNumber = SessionContext::Case::Unknown};
        QCOMPARE(codes(request, context), std::string("case.unknown"));
        request.casePending = true;
        QCOMPARE(codes(request, context), std::string());
        context.overdue = true;
        QCOMPARE(codes(request, context), std::string("case.overdue"));
        auto policy = strict();
        policy.casePending = {};
        QCOMPARE(codes(request, context, policy), std::string("case.pending"));
        context = {.caseNumber = SessionContext::Case::Known};
        QCOMPARE(codes(request, context, policy), std::string());
    }
    void offencesComeFromTheList()
    {
        auto request = good();
        request.offence = "VC10851";
        QCOMPARE(codes(request), std::string("offence.unknown"));
        request.offence = "";
        QCOMPARE(codes(request), std::string("offence.missing"));
        request.purpose = "MISSING";
        QCOMPARE(codes(request), std::string());
    }
};
PLATEGLASS_TEST(TestGrounds)
#include "tst_grounds.moc"
