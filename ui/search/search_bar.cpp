#include "ui/search/search_bar.h"

#include "ui/common/flat_style.h"
#include "ui/common/icons.h"
#include "ui/common/keyed_button.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/search/query_edit.h"
#include "ui/search/query_terms.h"
#include "ui/search/verdict_mark.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QGridLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace plateglass::ui {

SearchBar::SearchBar(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_edit(new QueryEdit(theme, this)), m_mark(new VerdictMark(theme, m_edit)),
      m_note(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_hint(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_below(new QWidget(this)), m_examples(new QWidget(this)), m_exampleRow(new QHBoxLayout(m_examples)),
      m_run(new KeyedButton(tr("Run", "verb: start the search"), QKeySequence(Qt::CTRL | Qt::Key_Enter), KeyedButton::Height::Normal, this)),
      m_cancel(new KeyedButton(tr("Cancel", "verb: stop the search"), QKeySequence(Qt::Key_Escape), KeyedButton::Height::Normal, this))
{
    build(theme);
    connect(m_edit, &QLineEdit::textChanged, this, &SearchBar::judgeSoon);
    connect(m_edit, &QLineEdit::textChanged, this, &SearchBar::textChanged);
    connect(m_edit, &QLineEdit::cursorPositionChanged, this, &SearchBar::rejudge);
    connect(m_edit, &QLineEdit::returnPressed, this, &SearchBar::run);
    connect(m_run, &QPushButton::clicked, this, &SearchBar::run);
    connect(m_cancel, &QPushButton::clicked, this, &SearchBar::cancelRequested);
    showVerdict(QueryVerdict{});
    setReadiness(m_readiness);
}

void SearchBar::build(const Theme& theme)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Button);
    m_edit->setPlaceholderText(tr("Search by plate, place and time"));
    m_edit->setAccessibleName(tr("Search text"));
    m_edit->addAction(iconFor(Icon::Investigate, theme), QLineEdit::LeadingPosition);
    m_edit->installEventFilter(this);
    m_note->setObjectName(QStringLiteral("searchNote"));
    m_note->setFit(TonedLabel::Fit::Cut);
    m_hint->setObjectName(QStringLiteral("searchHint"));
    m_hint->setFit(TonedLabel::Fit::Cut);
    m_run->setObjectName(QStringLiteral("searchRun"));
    m_cancel->setObjectName(QStringLiteral("searchCancel"));
    makePrimary(m_run);
    auto* buttons = new QGridLayout; // both in one place and of one width, so that the field keeps its own
    for (KeyedButton* button : {m_run, m_cancel}) {
        QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
        buttons->addWidget(button, 0, 0);
    }

    auto* top = new QHBoxLayout;
    top->setSpacing(size::kSmall);
    top->addWidget(m_edit, 1);
    top->addLayout(buttons);
    m_exampleRow->setSpacing(size::kGrid);
    auto* bottom = new QHBoxLayout(m_below);
    bottom->setSpacing(size::kSmall);
    bottom->addWidget(m_note);
    bottom->addWidget(m_hint);
    bottom->addWidget(m_examples);
    bottom->addStretch(1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(size::kEdge, size::kSmall, size::kEdge, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(m_below, 1);
}

void SearchBar::setChecker(QueryChecker checker)
{
    m_checker = std::move(checker);
    judgeSoon();
}

void SearchBar::setReadiness(Readiness readiness)
{
    m_readiness = readiness;
    const bool searching = readiness == Readiness::Searching;
    m_cancel->setVisible(searching);
    m_run->setVisible(!searching);
    if (searching)
        m_mark->showSearching();
    else
        m_mark->showVerdict(m_verdict);
    layOutMark();
    updateButtons();
    updateNote();
}

void SearchBar::setExamples(const QStringList& examples)
{
    while (auto* item = m_exampleRow->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (qsizetype i = 0; i < examples.size(); ++i) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("searchExample%1").arg(i + 1));
        button->setFont(fontFor(TextRole::Code));
        button->setText(QString(examples.at(i)).replace(u'&', QStringLiteral("&&")));
        button->setAccessibleName(tr("Use this example: %1").arg(examples.at(i)));
        button->setToolTip(tr("Puts this question into the bar. It is not run."));
        connect(button, &QToolButton::clicked, this, [this, text = examples.at(i)] {
            setText(text);
            m_edit->setFocus(Qt::OtherFocusReason);
        });
        m_exampleRow->addWidget(button);
    }
    updateNote();
}

QString SearchBar::text() const
{
    return m_edit->text();
}

void SearchBar::setText(const QString& text)
{
    m_edit->setText(text);
}

void SearchBar::putTerm(const QString& term)
{
    m_edit->setText(withTerm(m_edit->text(), term));
}

void SearchBar::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void SearchBar::run()
{
    if (m_readiness != Readiness::Ready)
        return updateNote();
    if (m_pending) {
        m_runWanted = true;
        return;
    }
    if (m_verdict.kind == QueryVerdict::Kind::Ok)
        Q_EMIT runRequested(m_edit->text());
}

void SearchBar::judgeSoon()
{
    m_pending = true;
    m_runWanted = false;
    if (!m_checker) {
        m_pending = false;
        return showVerdict(QueryVerdict{});
    }
    m_lane.start(
        this, [checker = m_checker, text = toStd(m_edit->text())](const std::stop_token&) { return checker(text); },
        [this](std::expected<domain::Query, domain::QueryFault> checked) {
            m_pending = false;
            m_checked = std::move(checked);
            rejudge();
            if (std::exchange(m_runWanted, false))
                run();
            Q_EMIT judged();
        });
}

/// The same fault may turn from incomplete to error when the caret leaves its word.
void SearchBar::rejudge()
{
    if (!m_pending && m_checker)
        showVerdict(judge(m_edit->text(), m_edit->hasFocus() ? m_edit->cursorPosition() : -1, m_checked));
}

void SearchBar::showVerdict(const QueryVerdict& verdict)
{
    using Kind = QueryVerdict::Kind;
    m_verdict = verdict;
    const bool faulty = verdict.kind == Kind::Faulty;
    m_edit->setUnderline(faulty                               ? QueryEdit::Underline::Fault
                             : verdict.kind == Kind::Incomplete ? QueryEdit::Underline::Quiet
                                                                : QueryEdit::Underline::None,
                         verdict.from, verdict.length);
    if (m_readiness != Readiness::Searching)
        m_mark->showVerdict(verdict);
    layOutMark();
    updateButtons();
    updateNote();
}

void SearchBar::layOutMark()
{
    m_mark->adjustSize();
    const QSize mark = m_mark->sizeHint();
    m_mark->setGeometry(QStyle::visualRect(layoutDirection(), m_edit->rect(), QRect(m_edit->width() - mark.width(), 0, mark.width(), m_edit->height())));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    m_edit->setTextMargins(mirrored ? mark.width() : 0, 0, mirrored ? 0 : mark.width(), 0);
}

QString SearchBar::reasonNotToRun() const
{
    switch (m_readiness) {
    case Readiness::NoSession: return tr("No session is open. Searching needs a case and a purpose.");
    case Readiness::Paused: return tr("The session is paused. Resume it to search.");
    case Readiness::NotAllowed: return tr("This account does not search. Sign in as an analyst or a supervisor.");
    case Readiness::Ready:
    case Readiness::Searching: break;
    }
    return {};
}

void SearchBar::updateButtons()
{
    m_run->setTip(tr("The search is recorded with your name, the case and the question."));
    QString reason = reasonNotToRun();
    if (reason.isEmpty() && m_verdict.kind == QueryVerdict::Kind::Empty)
        reason = tr("Type a question first.");
    if (reason.isEmpty())
        reason = m_verdict.sentence;
    m_run->setReason(reason);
}

void SearchBar::updateNote()
{
    using Kind = QueryVerdict::Kind;
    const bool empty = m_verdict.kind == Kind::Empty && m_edit->text().trimmed().isEmpty();
    fitExamples();
    m_examples->setVisible(empty && m_exampleRow->count() > 0 && m_readiness != Readiness::Searching);
    m_hint->setVisible(m_verdict.confusable && m_readiness != Readiness::Searching);
    m_hint->setText(tr("Look-alikes can be allowed with ~1 behind the plate."));
    m_note->setTone(m_verdict.kind == Kind::Faulty ? Tone::Danger : Tone::Muted);
    m_nothingSpecial = false;
    if (m_readiness == Readiness::Searching) {
        m_note->setTone(Tone::Muted);
        m_note->setText(tr("Nothing is shown before it is recorded. A cancelled search shows nothing and is recorded as cancelled."));
        m_cancel->setTip(m_note->text());
        m_nothingSpecial = true; // a line that came and went with every search would move all panels
    } else if (m_verdict.kind == Kind::Faulty || m_verdict.kind == Kind::Incomplete) {
        m_note->setText(m_verdict.sentence);
    } else if (empty && m_exampleRow->count() > 0) {
        m_note->setText(tr("Every term narrows, for example"));
    } else if (const QString reason = reasonNotToRun(); !reason.isEmpty()) {
        m_note->setText(reason);
    } else if (empty) {
        m_note->setText(tr("Every term narrows: plate:, time:, in:, cam: and more. Terms stand side by side."));
    } else {
        m_note->setText(tr("This search will be recorded with your name, the case and the question."));
        m_nothingSpecial = true;
    }
    placeWords();
}

bool SearchBar::fitsBesideText(const QString& words) const
{
    const QString shown = m_edit->text().isEmpty() ? m_edit->placeholderText() : m_edit->text();
    constexpr int kAround = 3 * size::kHuge; // the loupe at the left, gaps, and the mark's icon
    const int mark = m_note->fontMetrics().horizontalAdvance(m_mark->word());
    return m_edit->fontMetrics().horizontalAdvance(shown) + kAround + mark + m_note->fontMetrics().horizontalAdvance(words) <= m_edit->width();
}

/// What is said of the text stands in the field while it fits beside it, else on a line below: the height belongs to the
/// data. What holds for every search gives way first; the buttons say it too.
void SearchBar::placeWords()
{
    const bool withExamples = !m_examples->isHidden();
    const QString hint = m_hint->isHidden() ? QString() : m_hint->text();
    const QString both = hint.isEmpty() ? m_note->text() : m_note->text() + QStringLiteral("   ") + hint;
    QString inside;
    if (!withExamples)
        for (const QString& words : {both, m_nothingSpecial ? hint : QString()})
            if (inside.isEmpty() && fitsBesideText(words))
                inside = words;
    m_mark->setSentence(inside, m_note->tone());
    layOutMark();
    const bool below = withExamples || (inside.isEmpty() && !m_nothingSpecial && !m_note->text().isEmpty());
    m_below->setVisible(below);
    layout()->setContentsMargins(size::kEdge, size::kSmall, size::kEdge, below ? 0 : size::kSmall);
    setFixedHeight(below ? size::kSearchBar : size::kControl + 2 * size::kSmall);
}

/// As many as fit whole; a question cut in the middle teaches nothing.
void SearchBar::fitExamples()
{
    int room = width() - 2 * size::kEdge - size::kSmall - m_note->sizeHint().width();
    for (int i = 0; i < m_exampleRow->count(); ++i) {
        QWidget* example = m_exampleRow->itemAt(i)->widget();
        room -= example->sizeHint().width() + m_exampleRow->spacing();
        example->setVisible(room >= 0);
    }
}

void SearchBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitExamples();
    placeWords();
}

bool SearchBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::Resize)
        layOutMark();
    if (watched == m_edit && (event->type() == QEvent::FocusOut || event->type() == QEvent::FocusIn))
        QMetaObject::invokeMethod(this, &SearchBar::rejudge, Qt::QueuedConnection);
    return QWidget::eventFilter(watched, event);
}

} // namespace plateglass::ui
