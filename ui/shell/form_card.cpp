#include "ui/shell/form_card.h"

#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace plateglass::ui {

FormCard::FormCard(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_title(new TonedLabel(theme, TextRole::PageTitle, Tone::Primary, this)),
      m_about(new TonedLabel(theme, TextRole::Body, Tone::Muted, this)), m_trouble(new Notice(theme, Notice::Kind::Trouble, this)),
      m_body(new QVBoxLayout)
{
    setFixedWidth(size::kFormWidth);
    m_about->setWordWrap(true);
    m_trouble->setObjectName(QStringLiteral("cardTrouble"));
    m_body->setSpacing(size::kGrid);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(size::kDialog, size::kDialog, size::kDialog, size::kDialog);
    all->setSpacing(size::kGrid);
    all->addWidget(m_title);
    all->addWidget(m_about);
    all->addSpacing(size::kMedium);
    all->addWidget(m_trouble);
    all->addSpacing(size::kGrid);
    all->addLayout(m_body);
}

void FormCard::setTitle(const QString& title, const QString& about)
{
    m_title->setText(title);
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
}

void FormCard::showTrouble(const QString& sentence)
{
    m_trouble->say(sentence);
}

QString FormCard::trouble() const
{
    return m_trouble->sentence();
}

void FormCard::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().lineSubtle, size::kHair));
    painter.setBrush(m_theme.tokens().bgPanel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::kCardRadius, size::kCardRadius);
}

void centre(FormCard* card, QWidget* page)
{
    auto* across = new QHBoxLayout;
    across->addStretch(1);
    across->addWidget(card);
    across->addStretch(1);
    auto* all = new QVBoxLayout(page);
    all->addStretch(2);
    all->addLayout(across);
    all->addStretch(3);
}

} // namespace plateglass::ui
