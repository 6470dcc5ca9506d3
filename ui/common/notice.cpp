#include "ui/common/notice.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace plateglass::ui {

namespace {

struct Look {
    Icon icon;
    Tone tone;
    StatusColours Tokens::*colours;
};

Look lookOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Information: return {Icon::Note, Tone::Info, &Tokens::info};
    case Notice::Kind::Warning: return {Icon::Warning, Tone::Warn, &Tokens::warn};
    case Notice::Kind::Trouble: break;
    }
    return {Icon::Error, Tone::Danger, &Tokens::danger};
}

} // namespace

Notice::Notice(const Theme& theme, Kind kind, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_kind(kind), m_layout(new QHBoxLayout(this)), m_icon(new QLabel(this)),
      m_sentence(new TonedLabel(theme, TextRole::Body, lookOf(kind).tone, this))
{
    m_layout->setContentsMargins(size::kEdge, size::kHalf, size::kEdge, size::kHalf);
    m_layout->setSpacing(size::kSmall);
    m_layout->addWidget(m_icon);
    m_layout->addWidget(m_sentence, 1);
    m_icon->setFixedSize(size::kIcon, size::kControlDense - 2 * size::kHalf);
    m_sentence->setWordWrap(true);
    m_sentence->setMinimumHeight(size::kControlDense - 2 * size::kHalf);
    connect(&theme, &Theme::changed, this, &Notice::redraw);
    redraw();
    hide();
}

void Notice::say(const QString& sentence)
{
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    setVisible(!sentence.isEmpty());
}

QString Notice::sentence() const
{
    return m_sentence->text();
}

void Notice::addAction(QWidget* button)
{
    m_layout->addWidget(button);
}

void Notice::redraw()
{
    m_icon->setPixmap(iconPixmap(lookOf(m_kind).icon, (m_theme.tokens().*lookOf(m_kind).colours).text, size::kIcon, devicePixelRatioF()));
    update();
}

void Notice::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::DevicePixelRatioChange)
        redraw();
}

void Notice::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), (m_theme.tokens().*lookOf(m_kind).colours).bg);
}

} // namespace plateglass::ui
