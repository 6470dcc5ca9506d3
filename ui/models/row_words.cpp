#include "ui/models/row_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace plateglass::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowWords)
};

} // namespace

QString vehicleText(const domain::Answer& answer, const VehicleWords& words)
{
    QStringList parts;
    for (const std::uint32_t word : {words.type, words.colour, words.make, words.model})
        if (word != 0)
            parts.push_back(toQt(answer.words[word]));
    return parts.join(QChar::Space);
}

QString cameraText(const domain::Camera& camera)
{
    return camera.name.empty() ? toQt(camera.code) : toQt(camera.code) + QChar::Space + toQt(camera.name);
}

QString placeText(const base::LatLon& place)
{
    constexpr int kDecimals = 4; // about 11 m: the table names a spot, the loupe and exports give all digits
    return QStringLiteral("%1, %2").arg(place.lat.degrees(), 0, 'f', kDecimals).arg(place.lon.degrees(), 0, 'f', kDecimals);
}

QStringList plateCharacters(const domain::Plate& plate)
{
    QStringList characters;
    const QString text = toQt(domain::displayText(plate));
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype length = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
        characters.push_back(text.mid(i, length));
        i += length - 1;
    }
    return characters;
}

QString characterName(const QString& character)
{
    if (character == u"0")
        return Words::tr("zero", "the digit, spelled for screen readers");
    if (character == u"1")
        return Words::tr("one", "the digit, spelled for screen readers");
    if (character == u"O" || character == u"I" || character == u"Q" || character == u"L")
        return Words::tr("letter %1", "one letter of a plate, spelled for screen readers").arg(character);
    return character;
}

QString spelledPlate(const domain::Plate& plate)
{
    QStringList names;
    for (const QString& character : plateCharacters(plate))
        names.push_back(characterName(character));
    return names.join(QStringLiteral(", "));
}

QString tierWord(domain::Tier tier)
{
    using Kind = domain::Tier::Kind;
    switch (tier.kind) {
    case Kind::Exact: return Words::tr("Exact", "how a plate answers the question");
    case Kind::LookAlike: return Words::tr("Look-alike", "how a plate answers the question");
    case Kind::Edited: return Words::tr("Edited", "how a plate answers the question");
    case Kind::Pattern: return Words::tr("Pattern", "how a plate answers the question");
    case Kind::Candidate: return Words::tr("Candidate", "how a plate answers the question");
    }
    return {};
}

QString tierSentence(domain::Tier tier)
{
    using Kind = domain::Tier::Kind;
    switch (tier.kind) {
    case Kind::Exact: return Words::tr("Exact: the plate as asked.");
    case Kind::LookAlike: return Words::tr("Look-alike: differs in %n character(s) that readers confuse.", nullptr, tier.count);
    case Kind::Edited: return Words::tr("Edited: %n character(s) changed, added or left out.", nullptr, tier.count);
    case Kind::Pattern: return Words::tr("Pattern: fits the pattern that was asked.");
    case Kind::Candidate: return Words::tr("Candidate: another reading that the camera considered.");
    }
    return {};
}

QString boxesSentence()
{
    return Words::tr("How sure the camera was of the whole plate. Boxes: three from 90%, two from 70%, one below.");
}

int confidenceSteps(base::PerMille confidence)
{
    // Of the rounded share, which stands beside them: 90% is always three.
    constexpr int kHalfPercent = 5, kSure = 900 - kHalfPercent, kFair = 700 - kHalfPercent;
    return confidence.value >= kSure ? 3 : confidence.value >= kFair ? 2 : 1;
}

} // namespace plateglass::ui
