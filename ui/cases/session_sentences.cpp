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
