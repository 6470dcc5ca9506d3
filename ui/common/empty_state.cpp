#include "ui/common/empty_state.h"

#include "ui/common/theme.h"
#include "ui/common/toned_label.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace plateglass::ui {

EmptyState::EmptyState(const Theme& theme, KeysAt place, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_headline(new TonedLabel(theme, TextRole::EmptyTitle, Tone::Primary, this)),
      m_plates(new TonedLabel(theme, TextRole::PlateTable, Tone::Primary, this)), m_body(new TonedLabel(theme, TextRole::Body, Tone::Secondary, this)), m_keys(new QWidget(this)),
      m_keyGrid(new QGridLayout(m_keys)), m_actions(new QHBoxLayout)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(size::kSmall);
    for (TonedLabel* words : {m_headline, m_plates, m_body}) {
        words->setWordWrap(true);
        column->addWidget(words);
    }
    column->addSpacing(size::kGrid);
    column->addLayout(m_actions);
    if (place == KeysAt::Below)
        column->addWidget(m_keys);
    column->addStretch(1);
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(size::kEdge, size::kLarge, size::kEdge, size::kLarge);
    all->setSpacing(size::kHuge);
    all->addLayout(column, 1);
    if (place == KeysAt::Side) {
        m_keys->setFixedWidth(size::kKeyHelp); // at one place, whatever its words
        all->addWidget(m_keys, 0, Qt::AlignTop);
    }
    m_plates->hide();
    m_keyGrid->setHorizontalSpacing(size::kMedium);
    m_keyGrid->setVerticalSpacing(size::kGrid);
    m_keyGrid->setColumnMinimumWidth(0, place == KeysAt::Side ? size::kKeyHead : size::kFactHead);
    m_keyGrid->setColumnStretch(1, 1);
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

void EmptyState::setKeys(const QList<KeyLine>& lines)
{
    while (auto* item = m_keyGrid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (int i = 0; i < lines.size(); ++i) {
        auto* keys = new TonedLabel(m_theme, TextRole::Emphasis, Tone::Secondary, m_keys);
        auto* words = new TonedLabel(m_theme, TextRole::Body, Tone::Muted, m_keys);
        keys->setText(lines[i].keys);
        words->setText(lines[i].words);
        m_keyGrid->addWidget(keys, i, 0);
        m_keyGrid->addWidget(words, i, 1);
        keys->show();
        words->show();
    }
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
