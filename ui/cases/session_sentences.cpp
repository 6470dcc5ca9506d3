#include "ui/cases/session_sentences.h"

#include "ui/common/formats.h"
#include "ui/common/qt_std.h"

#include <QCoreApplication>

namespace plateglass::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("plateglass::ui", text);
}

} // namespace

QString sentenceFor(const policy::SessionFault& fault, const policy::Policy& policy)
{
    const QString code = toQt(fault.code);
    if (code == u"case.missing")
        return tr("A case number is needed.");
    if (code == u"case.pattern")
        return tr("Case numbers here have the form %1, where N is a digit and A a letter.").arg(toQt(policy.casePattern));
    if (code == u"purpose.missing")
        return tr("Choose a purpose from the list.");
    if (code == u"purpose.unknown")
        return tr("This purpose is not in the policy's list.");
    if (code == u"offence.missing")
        return tr("Name the offence that is looked into.");
    if (code == u"case.unknown")
        return tr("This number is not in the agency's list of cases.");
    if (code == u"case.pending")
        return tr("The policy allows no case that is still pending.");
    if (code == u"case.overdue")
        return tr("An earlier case of yours is still pending past its time. Complete it first.");
    if (code == u"taskforce.purpose")
        return tr("This purpose needs a case number; a task force cannot stand in its place.");
    if (code == u"taskforce.commander" || code == u"taskforce.missing")
        return tr("A task force is named together with its commander.");
    if (code == u"warrant.missing")
        return tr("This purpose needs the number of a warrant or court order, the court, and its end.");
    if (code == u"warrant.expired")
        return tr("This warrant or court order has ended.");
    if (code == u"purpose.forbidden")
        return tr("The policy forbids this purpose.");
    if (code == u"offence.unknown")
        return tr("This offence is not in the policy's list.");
    if (code.startsWith(u"forbidden."))
        return tr("These words name a purpose that the policy forbids. A supervisor must decide; the attempt is recorded.");
    if (code == u"question.words")
        return tr("A word or two tell a reviewer nothing. Write at least %1 words.").arg(Formats::number(policy.questionLeastWords));
    if (code == u"question.copied")
        return tr("You have asked with exactly these words under another case. Say what you want to find out in this one.");
    if (code == u"question.missing")
        return tr("Say in a sentence what you want to find out.");
    if (code == u"question.short")
        return tr("This sentence will be read by a reviewer who does not know the case. It needs at least %1 characters.").arg(Formats::number(policy.questionLeast));
    if (code == u"question.stock")
        return tr("These words alone tell a reviewer nothing. Say what you want to find out, so that it can be understood a year from now.");
    if (code == u"question.long")
        return tr("This is longer than the %1 characters that a record can hold.").arg(Formats::number(policy.questionMost));
    return tr("The policy does not accept this value.");
}

CaseProgress caseProgress(const policy::Policy& policy, const QString& typed)
{
    const std::string text = toStd(typed.trimmed());
    if (text.empty())
        return CaseProgress::Empty;
    if (policy::matchesCasePattern(policy.casePattern, text))
        return CaseProgress::Good;
    const bool begun = text.size() < policy.casePattern.size()
                       && policy::matchesCasePattern(std::string_view(policy.casePattern).substr(0, text.size()), text);
    return begun ? CaseProgress::Begun : CaseProgress::Wrong;
}

} // namespace plateglass::ui
