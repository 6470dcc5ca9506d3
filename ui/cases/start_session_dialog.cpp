#include "ui/cases/start_session_dialog.h"

#include "ui/cases/session_sentences.h"
#include "ui/common/flat_style.h"
#include "ui/common/formats.h"
#include "ui/common/keyed_button.h"
#include "ui/common/notice.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace plateglass::ui {

StartSessionDialog::StartSessionDialog(const Theme& theme, policy::Policy policy, QWidget* parent)
    : FramedDialog(theme, parent), m_policy(std::move(policy)), m_case(new QLineEdit(this)),
      m_caseWord(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_purpose(new QComboBox(this)), m_offence(new QLineEdit(this)),
      m_question(new QPlainTextEdit(this)), m_count(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_running(new TonedLabel(theme, TextRole::Body, Tone::Warn, this)), m_failure(new Notice(theme, Notice::Kind::Trouble, this)),
      m_cancel(new KeyedButton(tr("Cancel", "verb: close without starting"), QKeySequence(Qt::Key_Escape), KeyedButton::Height::Normal, this)),
      m_start(new KeyedButton(tr("Start session"), QKeySequence(Qt::CTRL | Qt::Key_Enter), KeyedButton::Height::Normal, this))
{
    setWindowTitle(tr("Start an investigation session"));
    setModal(true);
    setObjectName(QStringLiteral("startSession"));
    build();
    for (const auto& purpose : m_policy.purposes)
        m_purpose->addItem(toQt(purpose.name), toQt(purpose.code));
    m_purpose->setCurrentIndex(-1);
    connect(m_case, &QLineEdit::textChanged, this, &StartSessionDialog::typed);
    connect(m_offence, &QLineEdit::textChanged, this, &StartSessionDialog::typed);
    connect(m_purpose, &QComboBox::currentIndexChanged, this, &StartSessionDialog::typed);
    connect(m_question, &QPlainTextEdit::textChanged, this, &StartSessionDialog::typed);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &StartSessionDialog::submit);
    for (QWidget* field : {static_cast<QWidget*>(m_case), static_cast<QWidget*>(m_purpose), static_cast<QWidget*>(m_offence), static_cast<QWidget*>(m_question)})
        field->installEventFilter(this);
    typed();
}

void StartSessionDialog::build()
{
    setFixedWidth(size::kSessionDialog);
    m_case->setObjectName(QStringLiteral("sessionCaseNumber"));
    m_case->setFont(fontFor(TextRole::Code));
    m_case->setFixedWidth(size::kSessionDialog / 4);
    m_caseWord->setObjectName(QStringLiteral("sessionCaseWord"));
    m_purpose->setObjectName(QStringLiteral("sessionPurposeList"));
    m_purpose->setPlaceholderText(tr("Choose a purpose"));
    m_offence->setObjectName(QStringLiteral("sessionOffence"));
    m_question->setObjectName(QStringLiteral("sessionQuestionText"));
    m_question->setTabChangesFocus(true);
    m_question->setFixedHeight(3 * QFontMetrics(m_question->font()).lineSpacing() + size::kDialog);
    m_count->setObjectName(QStringLiteral("sessionQuestionCount"));
    m_cancel->setObjectName(QStringLiteral("sessionDialogCancel"));
    m_start->setObjectName(QStringLiteral("sessionDialogStart"));
    makePrimary(m_start);
    m_running->setWordWrap(true);
    m_running->hide();

    auto* title = new TonedLabel(theme(), TextRole::PageTitle, Tone::Primary, this);
    title->setText(windowTitle());
    auto* form = new QGridLayout;
    form->setHorizontalSpacing(size::kLarge);
    form->setVerticalSpacing(size::kGrid);
    form->setColumnStretch(1, 1);
    int row = 0;
    const auto addField = [&](const QString& label, QWidget* field, QLayout* layout, Field kind) {
        auto* name = new TonedLabel(theme(), TextRole::Body, Tone::Secondary, this);
        name->setText(label);
        name->setBuddy(field);
        field->setAccessibleName(label);
        name->setFixedHeight(size::kControl);
        form->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeft);
        layout ? form->addLayout(layout, row, 1) : form->addWidget(field, row, 1);
        form->addWidget(faultLine(kind), ++row, 1);
        form->setRowMinimumHeight(++row, size::kSmall);
        ++row;
    };
    auto* caseRow = new QHBoxLayout;
    caseRow->setSpacing(size::kMedium);
    caseRow->addWidget(m_case);
    caseRow->addWidget(m_caseWord, 1);
    addField(tr("Case number"), m_case, caseRow, Field::Case);
    addField(tr("Purpose", "label before the purpose of a session"), m_purpose, nullptr, Field::Purpose);
    if (m_policy.offenceRequired || std::ranges::any_of(m_policy.purposes, &policy::Purpose::needsOffence))
        addField(tr("Offence", "label before the offence looked into"), m_offence, nullptr, Field::Offence);
    else
        m_offence->hide();
    auto* questionColumn = new QVBoxLayout;
    questionColumn->setSpacing(size::kGrid);
    questionColumn->addWidget(m_question);
    questionColumn->addWidget(m_count);
    addField(tr("What do you want\nto find out?"), m_question, questionColumn, Field::Question);
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(m_policy.sessionLongest).count();
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(m_policy.sessionIdle).count();
    auto* endsLabel = new TonedLabel(theme(), TextRole::Body, Tone::Secondary, this);
    endsLabel->setText(tr("Ends", "label: when the session ends"));
    auto* ends = new TonedLabel(theme(), TextRole::Body, Tone::Primary, this);
    ends->setText(tr("After %1 h; pauses after %2 min without activity").arg(Formats::number(hours), Formats::number(minutes)));
    form->addWidget(endsLabel, row, 0);
    form->addWidget(ends, row, 1);

    auto* recorded = new TonedLabel(theme(), TextRole::Note, Tone::Muted, this);
    recorded->setWordWrap(true);
    recorded->setText(tr("Every search, every read shown and every image opened in this session is recorded with your name, this case and this "
                         "sentence. Records cannot be changed or removed."));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kSmall);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_start);

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(size::kDialog, size::kDialog, size::kDialog, size::kLarge);
    all->setSpacing(size::kLarge);
    all->addWidget(title);
    all->addWidget(m_running);
    all->addWidget(m_failure);
    all->addLayout(form);
    all->addWidget(recorded);
    all->addLayout(buttons);
    setTabOrder(m_case, m_purpose);
    setTabOrder(m_purpose, m_offence);
    setTabOrder(m_offence, m_question);
    setTabOrder(m_question, m_cancel);
    setTabOrder(m_cancel, m_start);
}

TonedLabel* StartSessionDialog::faultLine(Field field)
{
    auto* line = new TonedLabel(theme(), TextRole::Note, Tone::Danger, this);
    line->setObjectName(QStringLiteral("sessionFault%1").arg(static_cast<int>(field)));
    line->setWordWrap(true);
    line->hide();
    m_faults[field] = line;
    return line;
}

void StartSessionDialog::setRequest(const policy::SessionRequest& request)
{
    m_case->setText(toQt(request.caseNumber));
    m_purpose->setCurrentIndex(m_purpose->findData(toQt(request.purpose)));
    m_offence->setText(toQt(request.offence));
    m_question->setPlainText(toQt(request.question));
}

policy::SessionRequest StartSessionDialog::request() const
{
    return {toStd(m_case->text().trimmed()), toStd(m_purpose->currentData().toString()), toStd(m_offence->text().trimmed()),
            toStd(m_question->toPlainText().simplified())};
}

void StartSessionDialog::setRunningCase(const QString& caseNumber)
{
    m_running->setText(tr("The session of case %1 is open. It ends when this one starts, and its results are closed.").arg(caseNumber));
    m_running->show();
    fitHeight();
}

void StartSessionDialog::submit()
{
    m_tried = true;
    m_failure->say({});
    showFaults();
    const auto faults = policy::checkSession(m_policy, request());
    if (faults.empty()) {
        Q_EMIT startRequested(request());
        return;
    }
    switch (faults.front().field) {
    case Field::Case: return m_case->setFocus();
    case Field::Purpose: return m_purpose->setFocus();
    case Field::Offence: return m_offence->setFocus();
    case Field::TaskForce:
    case Field::Warrant: return m_purpose->setFocus(); // the purpose asks for them; they have no field here yet
    case Field::Question: return m_question->setFocus();
    }
}

void StartSessionDialog::showFailure(const QString& sentence)
{
    m_failure->say(sentence);
    fitHeight();
}

void StartSessionDialog::typed()
{
    showCaseWord();
    const int count = static_cast<int>(m_question->toPlainText().simplified().size());
    m_count->setText(tr("%n character(s). A reviewer who does not know the case reads this sentence.", nullptr, count));
    showFaults();
}

void StartSessionDialog::showCaseWord()
{
    const QString form = toQt(m_policy.casePattern);
    switch (caseProgress(m_policy, m_case->text())) {
    case CaseProgress::Empty:
    case CaseProgress::Begun:
        m_caseWord->setTone(Tone::Muted);
        m_caseWord->setText(tr("Form %1, where N is a digit", "how case numbers are written").arg(form));
        return;
    case CaseProgress::Good:
        m_caseWord->setTone(Tone::Ok);
        m_caseWord->setText(tr("Ok", "the case number has the right form"));
        return;
    case CaseProgress::Wrong:
        m_caseWord->setTone(Tone::Danger);
        m_caseWord->setText(tr("Not of the form %1, where N is a digit", "how case numbers are written").arg(form));
        return;
    }
}

void StartSessionDialog::showFaults()
{
    for (const auto& [field, line] : m_faults)
        line->hide(); // a wrong form of the case number is said beside its field, while typing
    if (!m_tried)
        return fitHeight();
    for (const auto& fault : policy::checkSession(m_policy, request()))
        if (const auto line = m_faults.find(fault.field); fault.code != "case.pattern" && line != m_faults.end() && line->second->isHidden()) {
            line->second->setText(sentenceFor(fault, m_policy));
            line->second->show();
        }
    fitHeight();
}

/// Lines that wrap ask for height by width, which a dialog does not follow by itself.
void StartSessionDialog::fitHeight()
{
    layout()->activate();
    setFixedHeight(layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width()) : layout()->totalSizeHint().height());
}

/// Ctrl+Enter starts from every field, also from the text that takes Enter for itself.
bool StartSessionDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers().testFlag(Qt::ControlModifier)) {
            submit();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace plateglass::ui
