#include "ui/models/query_words.h"

#include "domain/query_text.h"
#include "ui/common/qt_std.h"

#include <QCoreApplication>

namespace plateglass::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(QueryWords)
};

QString listed(const std::vector<std::string>& values)
{
    QStringList texts;
    for (const auto& value : values)
        texts.push_back(toQt(value));
    return texts.join(QStringLiteral(", "));
}

QStringList plateTerms(const domain::Query& query)
{
    QStringList phrases;
    for (const auto& term : query.plates) {
        if (term.contains)
            phrases.push_back(Words::tr("anywhere inside the plate"));
        if (term.lookAlikes > 0)
            phrases.push_back(Words::tr("%n look-alike(s) allowed", nullptr, term.lookAlikes));
        if (term.edits > 0)
            phrases.push_back(Words::tr("%n edit(s) allowed", nullptr, term.edits));
    }
    return phrases;
}

QString attributeTerm(const domain::AttributeTerm& term)
{
    return term.negated ? Words::tr("%1 not %2", "attribute, values").arg(toQt(term.key), listed(term.values))
                        : Words::tr("%1 %2", "attribute, values").arg(toQt(term.key), listed(term.values));
}

} // namespace

QString platesAsked(const domain::Query& query)
{
    QStringList plates;
    for (const auto& term : query.plates)
        for (const auto& pattern : term.patterns)
            plates.push_back(toQt(domain::canonicalText(pattern)));
    return plates.join(QStringLiteral(", "));
}

QString windowAsked(const domain::Query& query, const Formats& formats)
{
    if (!query.time || query.time->all)
        return Words::tr("all times");
    const auto& [from, to] = query.time->window;
    if (formats.offset(from) != formats.offset(to))
        return Words::tr("%1 to %2").arg(formats.dateTimeWithOffset(from), formats.dateTimeWithOffset(to));
    return Words::tr("%1 to %2, %3", "from, to, offset from UTC").arg(formats.dateTime(from), formats.dateTime(to), formats.offset(from));
}

QString groundAsked(const domain::Query& query, const Formats& formats)
{
    int areas = 0;
    for (const auto& anyOf : query.places)
        areas += static_cast<int>(anyOf.size());
    const QString places = areas == 0 ? Words::tr("all places") : Words::tr("the %n area(s) outlined on the map", nullptr, areas);
    return Words::tr("%1, %2", "places, times").arg(places, windowAsked(query, formats));
}

QStringList furtherTermsAsked(const domain::Query& query)
{
    QStringList phrases = plateTerms(query);
    for (const auto& cameras : query.cameras)
        phrases.push_back(cameras.negated ? Words::tr("not camera %1").arg(listed(cameras.codes)) : Words::tr("camera %1").arg(listed(cameras.codes)));
    for (const auto& attribute : query.attributes)
        phrases.push_back(attributeTerm(attribute));
    for (const auto& bound : query.confidence)
        phrases.push_back((bound.atLeast ? Words::tr("confidence of at least %1") : Words::tr("confidence below %1")).arg(Formats::wholePercent(bound.percent)));
    if (query.days || query.hours)
        phrases.push_back(Words::tr("on certain days or hours only"));
    return phrases;
}

} // namespace plateglass::ui
