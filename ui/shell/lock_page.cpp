#include "ui/shell/lock_page.h"

#include "ui/common/busy_mark.h"
#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/form_card.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace plateglass::ui {

namespace {

constexpr QKeyCombination kSwitchKey = Qt::CTRL | Qt::Key_U;

} // namespace

LockPage::LockPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_card(new FormCard(theme, this)), m_account(new TonedLabel(theme, TextRole::Emphasis, Tone::Primary, this)), m_password(new QLineEdit(this)),
      m_hint(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_since(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_switch(new KeyedButton(tr("Switch user", "verb: somebody else signs in"), QKeySequence(kSwitchKey), KeyedButton::Height::Normal, this)),
      m_unlock(new KeyedButton(tr("Unlock", "verb: open the locked window"), QKeySequence(Qt::Key_Enter), KeyedButton::Height::Normal, this)), m_busy(new BusyMark(theme, this))
{
    setObjectName(QStringLiteral("lockPage"));
    build(theme);
    connect(m_password, &QLineEdit::returnPressed, this, &LockPage::submit);
    connect(m_unlock, &QPushButton::clicked, this, &LockPage::submit);
    connect(m_switch, &QPushButton::clicked, this, &LockPage::switchRequested);
    auto* switching = new QShortcut(QKeySequence(kSwitchKey), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(switching, &QShortcut::activated, m_switch, &QAbstractButton::click);
}

void LockPage::build(const Theme& theme)
{
    m_account->setObjectName(QStringLiteral("lockAccount"));
    m_password->setObjectName(QStringLiteral("lockPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_hint->setObjectName(QStringLiteral("lockHint"));
    m_since->setObjectName(QStringLiteral("lockSince"));
    m_switch->setObjectName(QStringLiteral("lockSwitch"));
    m_switch->setTip(tr("Ends this session and closes its results. Both are recorded."));
    m_unlock->setObjectName(QStringLiteral("lockUnlock"));
    makePrimary(m_unlock);
    m_since->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_busy->hide();
    m_card->setTitle(tr("Plateglass is locked"), {});
    auto* name = new TonedLabel(theme, TextRole::Body, Tone::Secondary, m_card);
    name->setText(tr("Password"));
    name->setBuddy(m_password);
    m_password->setAccessibleName(name->text());
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kSmall);
    buttons->addWidget(m_busy);
    buttons->addStretch(1);
    buttons->addWidget(m_switch);
    buttons->addWidget(m_unlock);
    m_card->body()->addWidget(m_account);
    m_card->body()->addSpacing(size::kSmall);
    m_card->body()->addWidget(name);
    m_card->body()->addWidget(m_password);
    m_card->body()->addWidget(m_hint);
    m_card->body()->addSpacing(size::kSmall);
    m_card->body()->addLayout(buttons);
    m_card->body()->addSpacing(size::kSmall);
    m_card->body()->addWidget(m_since);
    setTabOrder(m_password, m_unlock);
    setTabOrder(m_unlock, m_switch);
    centre(m_card, this);
}

void LockPage::cover(const Cover& cover)
{
    m_account->setText(cover.account);
    m_hint->setText(cover.password);
    m_hint->setVisible(!cover.password.isEmpty());
    m_since->setText(cover.running.isEmpty() ? cover.since : cover.since + QChar::LineFeed + cover.running);
    showTrouble({});
}

void LockPage::showTrouble(const QString& sentence)
{
    m_busy->hide();
    m_password->setEnabled(true);
    m_password->clear();
    m_card->showTrouble(sentence);
    m_unlock->setReason({});
    m_password->setFocus(Qt::OtherFocusReason);
}

void LockPage::submit()
{
    if (!m_unlock->isEnabled())
        return;
    if (m_password->text().isEmpty())
        return showTrouble(tr("Type the password first."));
    const QString password = m_password->text();
    m_password->clear();
    m_card->showTrouble({});
    m_busy->show();
    m_password->setEnabled(false);
    m_unlock->setReason(tr("The password is being checked."));
    Q_EMIT unlockRequested(password);
}

void LockPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_password->setFocus(Qt::OtherFocusReason);
}

} // namespace plateglass::ui
