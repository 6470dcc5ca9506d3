#include "ui/search/verdict_mark.h"

#include "ui/common/busy_mark.h"
#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>

namespace plateglass::ui {

namespace {

Icon iconOf(QueryVerdict::Kind kind)
{
    switch (kind) {
    case QueryVerdict::Kind::Ok: return Icon::Ok;
    case QueryVerdict::Kind::Faulty: return Icon::Error;
    case QueryVerdict::Kind::Empty:
    case QueryVerdict::Kind::Incomplete: break;
    }
    return Icon::Incomplete;
}

Tone toneOf(QueryVerdict::Kind kind)
{
    switch (kind) {
    case QueryVerdict::Kind::Faulty: return Tone::Danger;
    case QueryVerdict::Kind::Ok: // the usual state asks for no attention
    case QueryVerdict::Kind::Empty:
    case QueryVerdict::Kind::Incomplete: break;
    }
    return Tone::Muted;
}

} // namespace

VerdictMark::VerdictMark(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_busy(new BusyMark(theme, this)),
      m_sentence(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_word(new TonedLabel(theme, TextRole::Note, Tone::Muted, this))
{
    m_sentence->setObjectName(QStringLiteral("searchSentence"));
    m_sentence->setContentsMargins(0, 0, size::kMedium, 0);
    m_sentence->hide();
    m_word->setObjectName(QStringLiteral("searchVerdict"));
    m_icon->setFixedSize(size::kIcon, size::kIcon);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(size::kSmall, 0, size::kSmall, 0);
    row->setSpacing(size::kGrid);
    row->addWidget(m_sentence);
    row->addWidget(m_icon);
    row->addWidget(m_busy);
    row->addWidget(m_word);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, &VerdictMark::drawIcon);
    showVerdict({});
}

void VerdictMark::showVerdict(const QueryVerdict& verdict)
{
    m_kind = verdict.kind;
    m_busy->hide();
    m_icon->setVisible(m_kind != QueryVerdict::Kind::Empty);
    m_word->setTone(toneOf(m_kind));
    m_word->setText(wordFor(verdict));
    drawIcon();
}

void VerdictMark::showSearching()
{
    m_icon->hide();
    m_busy->show();
    m_word->setTone(Tone::Muted);
    m_word->setText(tr("Searching", "state of the search bar"));
}

void VerdictMark::setSentence(const QString& sentence, Tone tone)
{
    m_sentence->setTone(tone);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

QString VerdictMark::word() const
{
    return m_word->text();
}

void VerdictMark::drawIcon()
{
    m_icon->setPixmap(iconPixmap(iconOf(m_kind), colourOf(toneOf(m_kind), m_theme), size::kIcon, devicePixelRatioF()));
}

} // namespace plateglass::ui
