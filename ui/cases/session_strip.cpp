#include "ui/cases/session_strip.h"

#include "ui/cases/strip_fact.h"
#include "ui/common/flat_style.h"
#include "ui/common/formats.h"
#include "ui/common/icons.h"
#include "ui/common/keyed_button.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace plateglass::ui {

namespace {

constexpr std::chrono::minutes kSoon{5}; ///< from here on the strip counts down
constexpr QKeyCombination kPauseKey = Qt::CTRL | Qt::SHIFT | Qt::Key_B, kEndKey = Qt::CTRL | Qt::SHIFT | Qt::Key_E;

} // namespace

SessionStrip::SessionStrip(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_dot(new QLabel(this)), m_state(new TonedLabel(theme, TextRole::Emphasis, Tone::Muted, this)),
      m_case(new StripFact(theme, tr("Case", "label before a case number"), this)),
      m_purpose(new StripFact(theme, tr("Purpose", "label before the purpose of a session"), this)),
      m_question(new StripFact(theme, tr("Asked", "label before the question of a session"), this)),
      m_elapsed(new StripFact(theme, tr("Open for", "label before the duration of a session"), this)),
      m_searches(new StripFact(theme, tr("Searches", "label before a count"), this)),
      m_reads(new StripFact(theme, tr("Reads shown", "label before a count"), this)),
      m_endsSoon(new TonedLabel(theme, TextRole::Emphasis, Tone::Warn, this)), m_advice(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_mark(new MarkChip(theme, this)),
      m_start(new KeyedButton(tr("Start session"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), KeyedButton::Height::Dense, this)),
      m_pause(new KeyedButton(tr("Pause", "verb: pause the session"), kPauseKey, KeyedButton::Height::Dense, this)),
      m_resume(new KeyedButton(tr("Resume", "verb: resume the session"), kPauseKey, KeyedButton::Height::Dense, this)),
      m_end(new KeyedButton(tr("End session"), kEndKey, KeyedButton::Height::Dense, this))
{
    setObjectName(QStringLiteral("sessionStrip"));
    m_state->setObjectName(QStringLiteral("sessionState"));
    m_mark->setObjectName(QStringLiteral("windowMark"));
    m_start->setObjectName(QStringLiteral("sessionStart"));
    m_pause->setObjectName(QStringLiteral("sessionPause"));
    m_resume->setObjectName(QStringLiteral("sessionResume"));
    m_end->setObjectName(QStringLiteral("sessionEnd"));
    m_case->setObjectName(QStringLiteral("sessionCase"));
    m_elapsed->setObjectName(QStringLiteral("sessionElapsed"));
    m_searches->setObjectName(QStringLiteral("sessionSearches"));
    m_reads->setObjectName(QStringLiteral("sessionReads"));
    m_question->setObjectName(QStringLiteral("sessionQuestion"));
    for (StripFact* longOne : {m_purpose, m_question})
        longOne->letItBeCut();
    m_advice->setFit(TonedLabel::Fit::Cut);
    m_dot->setFixedSize(size::kMedium, size::kMedium);
    makePrimary(m_start);
    makePrimary(m_resume);
    m_pause->setTip(tr("Results stay visible, nothing new can be asked. The pause is recorded."));
    m_end->setTip(tr("Closes the results of this session. The end is recorded and cannot be undone."));
    m_resume->setTip(tr("New questions can be asked again. The end of the pause is recorded."));
    m_reads->setToolTip(tr("Distinct reads whose plate or image was on screen in this session."));
    connect(m_start, &QPushButton::clicked, this, &SessionStrip::startRequested);
    connect(m_pause, &QPushButton::clicked, this, &SessionStrip::pauseRequested);
    connect(m_resume, &QPushButton::clicked, this, &SessionStrip::resumeRequested);
    connect(m_end, &QPushButton::clicked, this, &SessionStrip::endRequested);
    connect(&theme, &Theme::changed, this, &SessionStrip::redraw);
    setMark({}, MarkChip::Kind::Demo);
    arrange();
    redraw();
}

void SessionStrip::setSession(const std::optional<gate::SessionState>& session)
{
    m_session = session;
    redraw();
}

void SessionStrip::setNow(base::UtcTime now)
{
    m_now = now;
    updateTimes();
}

void SessionStrip::setMark(const QString& words, MarkChip::Kind kind)
{
    m_mark->setKind(kind);
    m_mark->setText(words);
    m_mark->setVisible(!words.isEmpty());
}

void SessionStrip::setStartReason(const QString& reason)
{
    m_start->setReason(reason);
    redraw();
}

void SessionStrip::setCover(const QString& state, const QString& advice)
{
    m_coverState = state;
    m_coverAdvice = advice;
    redraw();
}

QString SessionStrip::stateText() const
{
    return m_state->text();
}

/// All facts, the mark and the buttons stand on one line; the question has the other for itself.
void SessionStrip::arrange()
{
    setFixedHeight(size::kStrip);
    auto* dotAndWord = new QHBoxLayout;
    dotAndWord->setSpacing(size::kSmall);
    dotAndWord->addWidget(m_dot);
    dotAndWord->addWidget(m_state);
    auto* top = new QHBoxLayout;
    top->setSpacing(size::kLarge);
    top->addLayout(dotAndWord);
    for (QWidget* fact : {m_case, m_purpose})
        top->addWidget(fact);
    top->addStretch(1);
    for (QWidget* fact : {static_cast<QWidget*>(m_endsSoon), static_cast<QWidget*>(m_elapsed), static_cast<QWidget*>(m_searches), static_cast<QWidget*>(m_reads)})
        top->addWidget(fact);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kSmall);
    for (KeyedButton* button : {m_start, m_pause, m_resume, m_end})
        buttons->addWidget(button);
    top->addWidget(m_mark);
    top->addLayout(buttons);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(size::kEdge, size::kHalf, size::kEdge, size::kHair);
    all->setSpacing(0);
    all->addLayout(top);
    for (QWidget* line : {static_cast<QWidget*>(m_question), static_cast<QWidget*>(m_advice)})
        all->addWidget(line);
    all->addStretch(1);
}

QString SessionStrip::stateWords() const
{
    if (!m_coverState.isEmpty())
        return m_coverState;
    if (!m_session)
        return m_start->toolTip().isEmpty() ? tr("No session. Nothing can be searched.") : m_start->toolTip();
    return m_session->paused ? tr("Paused", "state of the session") : tr("Recording", "state of the session");
}

void SessionStrip::redraw()
{
    const bool covered = !m_coverState.isEmpty(), open = m_session && !covered;
    const bool paused = open && m_session->paused, recording = open && !paused;
    for (QWidget* fact : {m_case, m_purpose, m_question, m_elapsed, m_searches, m_reads})
        fact->setVisible(open);
    m_start->setVisible(!open && !covered);
    m_advice->setVisible(!open);
    m_advice->setText(covered ? m_coverAdvice : tr("Searching needs a case number, a purpose and a question. What is asked and shown is recorded."));
    m_pause->setVisible(recording);
    m_resume->setVisible(paused);
    m_end->setVisible(open);
    m_state->setTone(recording ? Tone::Danger : open ? Tone::Secondary : Tone::Primary);
    m_state->setText(stateWords());
    const Icon icon = recording ? Icon::Recording : open ? Icon::Paused : Icon::Idle;
    m_dot->setPixmap(iconPixmap(icon, colourOf(recording ? Tone::Danger : Tone::Muted, m_theme), size::kMedium, devicePixelRatioF()));
    showFacts();
}

/// Nothing of a session that is covered is left in a label, where a screen reader would find it.
void SessionStrip::showFacts()
{
    const auto session = m_coverState.isEmpty() ? m_session : std::nullopt;
    m_case->setValue(session ? toQt(session->request.caseNumber) : QString());
    m_purpose->setValue(session ? toQt(session->purposeName) : QString());
    m_question->setValue(session ? toQt(session->request.question) : QString());
    m_searches->setValue(session ? Formats::number(static_cast<qint64>(session->searches)) : QString());
    m_reads->setValue(session ? Formats::number(static_cast<qint64>(session->readsShown)) : QString());
    updateTimes();
}

void SessionStrip::updateTimes()
{
    m_endsSoon->hide();
    if (!m_session || !m_coverState.isEmpty())
        return;
    const auto seconds = [](base::Microseconds d) { return std::max(std::chrono::seconds(0), std::chrono::duration_cast<std::chrono::seconds>(d)); };
    m_elapsed->setValue(Formats::elapsed(seconds(m_now - m_session->started)));
    const auto left = seconds(m_session->ends - m_now);
    if (left > kSoon)
        return;
    m_endsSoon->setText(tr("Ends in %1").arg(Formats::elapsed(left)));
    m_endsSoon->show();
}

void SessionStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.fillRect(0, height() - size::kHair, width(), size::kHair, m_theme.tokens().lineSubtle);
}

} // namespace plateglass::ui
