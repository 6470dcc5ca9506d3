#include "ui/search/query_verdict.h"

#include "ui/common/qt_std.h"
#include "ui/search/query_sentence.h"

#include <QCoreApplication>

#include <algorithm>

namespace plateglass::ui {

namespace {

/// Byte offset into UTF-8 to index of the same character in the text shown.
qsizetype characterAt(const std::string& utf8, std::size_t byte)
{
    return toQt(std::string_view(utf8).substr(0, std::min(byte, utf8.size()))).size();
}

bool caretInWord(const QString& text, qsizetype caret, qsizetype from, qsizetype length)
{
    if (caret < 0)
        return false;
    qsizetype start = std::min(from, text.size());
    while (start > 0 && !text.at(start - 1).isSpace())
        --start;
    qsizetype end = std::min(from + length, text.size());
    while (end < text.size() && !text.at(end).isSpace())
        ++end;
    return caret >= start && caret <= end;
}

bool confusable(const domain::Query& query)
{
    return std::ranges::any_of(query.plates, [](const domain::PlateTerm& term) {
        return term.lookAlikes == 0 && std::ranges::any_of(term.patterns, [](const domain::PlatePattern& pattern) {
            return std::ranges::any_of(pattern.parts, [](const domain::PatternPart& part) {
                return part.kind == domain::PatternPart::Kind::Character && (part.text == "O" || part.text == "0" || part.text == "I" || part.text == "1");
            });
        });
    });
}

} // namespace

QueryVerdict judge(const QString& text, qsizetype caret, const std::expected<domain::Query, domain::QueryFault>& checked)
{
    using Kind = QueryVerdict::Kind;
    QueryVerdict verdict;
    if (text.trimmed().isEmpty())
        return verdict;
    if (checked) {
        verdict.kind = Kind::Ok;
        verdict.confusable = confusable(*checked);
        return verdict;
    }
    const domain::QueryFault& fault = checked.error();
    const std::string utf8 = toStd(text);
    verdict.from = characterAt(utf8, fault.position);
    verdict.length = characterAt(utf8, fault.position + fault.length) - verdict.from;
    verdict.kind = fault.incomplete && caretInWord(text, caret, verdict.from, verdict.length) ? Kind::Incomplete : Kind::Faulty;
    verdict.sentence = sentenceFor(fault);
    return verdict;
}

QString wordFor(const QueryVerdict& verdict)
{
    const auto tr = [](const char* text, const char* note) { return QCoreApplication::translate("plateglass::ui", text, note); };
    switch (verdict.kind) {
    case QueryVerdict::Kind::Empty: return {};
    case QueryVerdict::Kind::Ok: return tr("Ok", "the query can be asked");
    case QueryVerdict::Kind::Incomplete: return tr("Incomplete", "the query is still being typed");
    case QueryVerdict::Kind::Faulty: return tr("Error at character %1", "position in the query").arg(verdict.from + 1);
    }
    return {};
}

} // namespace plateglass::ui
