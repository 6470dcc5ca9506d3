#include "ui/search/place_term.h"

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

} // namespace

QString withPlaceTerm(const QString& text, const QString& term)
{
    QStringList terms = pieces(text);
    qsizetype at = terms.size();
    for (qsizetype i = terms.size() - 1; i >= 0; --i)
        if (terms.at(i).startsWith(QLatin1StringView("in:"))) {
            terms.removeAt(i);
            at = i;
        }
    terms.insert(at, term);
    return terms.join(u' ');
}

} // namespace plateglass::ui
