#include "ui/common/panel_head.h"

#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QHBoxLayout>
#include <QPainter>

namespace plateglass::ui {

PanelHead::PanelHead(const Theme& theme, const QString& title, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_layout(new QHBoxLayout(this)), m_note(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_question(new TonedLabel(theme, TextRole::Code, Tone::Muted, this))
{
    setFixedHeight(size::kPanelHead);
    m_layout->setContentsMargins(size::kEdge, 0, size::kEdge, size::kHair);
    m_layout->setSpacing(size::kSmall);
    auto* heading = new TonedLabel(theme, TextRole::PanelTitle, Tone::Primary, this);
    heading->setText(title);
    m_note->setFit(TonedLabel::Fit::Cut);
    m_note->setObjectName(QStringLiteral("panelNote"));
    m_layout->addWidget(heading);
    m_question->setFit(TonedLabel::Fit::Cut);
    m_question->setObjectName(QStringLiteral("panelQuestion"));
    m_question->hide();
    m_layout->addWidget(m_note, 1);
    m_layout->addWidget(m_question, 1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PanelHead::setNote(const QString& note)
{
    m_note->setText(note);
}

void PanelHead::setQuestion(const QString& question)
{
    m_question->setText(question);
    m_question->setVisible(!question.isEmpty());
    // The note keeps its words beside a question, which is cut first.
    m_layout->setStretchFactor(m_note, question.isEmpty() ? 1 : 0);
}

void PanelHead::addTool(QWidget* tool)
{
    m_layout->addWidget(tool);
}

void PanelHead::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.fillRect(0, height() - size::kHair, width(), size::kHair, m_theme.tokens().lineSubtle);
}

} // namespace plateglass::ui
