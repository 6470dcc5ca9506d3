#include "ui/shell/choice_buttons.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace plateglass::ui {

ChoiceButtons::ChoiceButtons(const Theme& theme, const QStringList& choices, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_group(new QButtonGroup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setSpacing(0);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("choice%1").arg(i));
        button->setText(choices.at(i));
        button->setFont(fontFor(TextRole::Body));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFixedHeight(size::kControl);
        button->setMinimumWidth(button->sizeHint().width() + size::kLarge);
        m_group->addButton(button, static_cast<int>(i));
        row->addWidget(button);
    }
    connect(m_group, &QButtonGroup::idClicked, this, &ChoiceButtons::chosen);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChoiceButtons::choose(int which)
{
    if (auto* button = m_group->button(which))
        button->setChecked(true);
}

void ChoiceButtons::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.tokens().lineControl, size::kHair));
    painter.setBrush(m_theme.tokens().bgRaised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::kRadius, size::kRadius);
}

} // namespace plateglass::ui
