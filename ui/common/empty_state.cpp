#include "ui/common/empty_state.h"

#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateglass::ui {

EmptyState::EmptyState(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_headline(new TonedLabel(theme, TextRole::EmptyTitle, Tone::Primary, this)),
      m_plates(new TonedLabel(theme, TextRole::PlateTable, Tone::Primary, this)), m_body(new TonedLabel(theme, TextRole::Body, Tone::Secondary, this)), m_actions(new QHBoxLayout)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(size::kEdge, size::kLarge, size::kEdge, size::kLarge);
    column->setSpacing(size::kSmall);
    column->addStretch(1);
    column->addWidget(m_headline);
    column->addWidget(m_plates);
    column->addWidget(m_body);
    column->addSpacing(size::kGrid);
    column->addLayout(m_actions);
    column->addStretch(2);
    m_headline->setWordWrap(true);
    m_plates->setWordWrap(true);
    m_plates->hide();
    m_body->setWordWrap(true);
    m_actions->setSpacing(size::kSmall);
    m_actions->addStretch(1);
}

void EmptyState::say(const QString& headline, const QStringList& sentences)
{
    m_headline->setText(headline);
    m_body->setText(sentences.join(QChar::LineFeed));
    m_body->setVisible(!sentences.isEmpty());
}

void EmptyState::setPlates(const QString& plates)
{
    m_plates->setText(plates);
    m_plates->setVisible(!plates.isEmpty());
}

QString EmptyState::headline() const
{
    return m_headline->text();
}

QString EmptyState::body() const
{
    return m_body->text();
}

void EmptyState::addAction(QWidget* button)
{
    m_actions->insertWidget(m_actions->count() - 1, button);
}

} // namespace plateglass::ui
