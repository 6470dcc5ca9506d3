#include "ui/search/query_terms.h"

#include <QStringList>

namespace plateglass::ui {

namespace {

/// Cuts at spaces outside quotes and parentheses, as the query's grammar does; a text left open ends in its last piece.
QStringList pieces(const QString& text)
{
    QStringList found;
    QString piece;
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (quoted && c == u'\\' && i + 1 < text.size()) {
            piece += c;
            piece += text.at(++i);
            continue;
        }
        if (c == u'"')
            quoted = !quoted;
        else if (!quoted && c == u'(')
            ++depth;
        else if (!quoted && c == u')')
            depth = qMax(0, depth - 1);
        if (c.isSpace() && !quoted && depth == 0) {
            if (!piece.isEmpty())
                found.append(piece);
            piece.clear();
        } else {
            piece += c;
        }
    }
    if (!piece.isEmpty())
        found.append(piece);
    return found;
}

/// `time:2031-05-12 20:35..21:00` is one term although a space stands in it.
void joinDateAndClock(QStringList& terms)
{
    constexpr qsizetype kKeyAndDate = 15;
    for (qsizetype i = 0; i + 1 < terms.size(); ++i)
        if (terms.at(i).startsWith(QLatin1StringView("time:")) && terms.at(i).size() == kKeyAndDate && terms.at(i + 1).mid(2, 1) == u":") {
            const QString clock = terms.takeAt(i + 1);
            terms[i] += u' ' + clock;
        }
}

} // namespace

QString withTerm(const QString& text, const QString& term)
{
    QStringList terms = pieces(text);
    joinDateAndClock(terms);
    const QString key = term.left(term.indexOf(u':') + 1);
    qsizetype at = terms.size();
    for (qsizetype i = terms.size() - 1; i >= 0; --i)
        if (terms.at(i).startsWith(key)) {
            terms.removeAt(i);
            at = i;
        }
    terms.insert(at, term);
    return terms.join(u' ');
}

} // namespace plateglass::ui
