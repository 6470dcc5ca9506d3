#include "ui/shell/status_line.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace plateglass::ui {

StatusLine::StatusLine(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_message(new TonedLabel(theme, TextRole::Note, Tone::Secondary, this)),
      m_account(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_record(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_dataTo(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_clock(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_mark(new TonedLabel(theme, TextRole::Note, Tone::Muted, this))
{
    setObjectName(QStringLiteral("statusLine"));
    setFixedHeight(size::kStatusBar);
    m_message->setObjectName(QStringLiteral("statusMessage"));
    m_message->setFit(TonedLabel::Fit::Cut);
    m_account->setObjectName(QStringLiteral("statusAccount"));
    m_record->setObjectName(QStringLiteral("statusRecord"));
    m_dataTo->setObjectName(QStringLiteral("statusDataTo"));
    m_clock->setObjectName(QStringLiteral("statusClock"));
    m_mark->setObjectName(QStringLiteral("statusMark"));
    auto* keys = new QToolButton(this);
    keys->setObjectName(QStringLiteral("statusKeys"));
    keys->setFont(fontFor(TextRole::Note));
    keys->setText(tr("All keys F1"));
    keys->setFocusPolicy(Qt::NoFocus); // F1 does the same from everywhere
    connect(keys, &QToolButton::clicked, this, &StatusLine::keysRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(size::kEdge, 0, size::kGrid, 0);
    row->setSpacing(size::kDialog);
    row->addWidget(m_message, 1);
    for (TonedLabel* part : {m_account, m_record, m_dataTo, m_clock, m_mark})
        row->addWidget(part);
    row->addWidget(keys);
}

void StatusLine::setMessage(const QString& message)
{
    m_text = message;
    showMessage();
}

void StatusLine::setHint(const QString& hint)
{
    m_hint = hint;
    showMessage();
}

void StatusLine::showMessage()
{
    m_message->setText(m_hint.isEmpty() ? m_text : m_hint);
}

void StatusLine::setAccount(const QString& name)
{
    m_account->setText(name.isEmpty() ? QString() : tr("Signed in: %1", "name of an account").arg(name));
}

void StatusLine::setRecord(qint64 number)
{
    m_record->setText(number > 0 ? tr("Audit record %1 written").arg(Formats::number(number)) : QString());
}

void StatusLine::setDataTo(const QString& time)
{
    m_dataTo->setText(time.isEmpty() ? QString() : tr("Data to %1").arg(time));
}

void StatusLine::setClock(const QString& words)
{
    m_clock->setText(words);
}

void StatusLine::setMark(const QString& words)
{
    m_mark->setText(words);
    m_mark->setVisible(!words.isEmpty());
}

QString StatusLine::message() const
{
    return m_message->text();
}

void StatusLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgWindow);
    painter.fillRect(0, 0, width(), size::kHair, m_theme.tokens().lineSubtle);
}

} // namespace plateglass::ui
