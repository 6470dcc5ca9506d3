#include "ui/shell/sign_in_page.h"

#include "ui/common/busy_mark.h"
#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/form_card.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace plateglass::ui {

SignInPage::SignInPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_card(new FormCard(theme, this)), m_account(new QLineEdit(this)), m_password(new QLineEdit(this)),
      m_hint(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_back(new KeyedButton(tr("Back", "verb: to the first page"), {}, KeyedButton::Height::Normal, this)),
      m_signIn(new KeyedButton(tr("Sign in"), QKeySequence(Qt::Key_Enter), KeyedButton::Height::Normal, this)), m_busy(new BusyMark(theme, this))
{
    setObjectName(QStringLiteral("signInPage"));
    build(theme);
    connect(m_account, &QLineEdit::textChanged, this, &SignInPage::updateButton);
    connect(m_password, &QLineEdit::textChanged, this, &SignInPage::updateButton);
    connect(m_account, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_back, &QPushButton::clicked, this, &SignInPage::backRequested);
    updateButton();
}

void SignInPage::build(const Theme& theme)
{
    m_account->setObjectName(QStringLiteral("signInAccount"));
    m_password->setObjectName(QStringLiteral("signInPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_back->setObjectName(QStringLiteral("signInBack"));
    makePrimary(m_signIn);
    m_busy->hide();
    const auto addField = [&](const QString& label, QLineEdit* field) {
        auto* name = new TonedLabel(theme, TextRole::Body, Tone::Secondary, m_card);
        name->setText(label);
        name->setBuddy(field);
        field->setAccessibleName(label);
        m_card->body()->addWidget(name);
        m_card->body()->addWidget(field);
        m_card->body()->addSpacing(size::kSmall);
    };
    addField(tr("Account"), m_account);
    addField(tr("Password"), m_password);
    m_hint->setObjectName(QStringLiteral("signInHint"));
    m_hint->setWordWrap(true);
    m_card->body()->addWidget(m_hint);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kSmall);
    buttons->addWidget(m_busy);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_signIn);
    m_card->body()->addSpacing(size::kSmall);
    m_card->body()->addLayout(buttons);
    setTabOrder(m_account, m_password);
    setTabOrder(m_password, m_back);
    setTabOrder(m_back, m_signIn);
    centre(m_card, this);
}

void SignInPage::ask(const gate::WorkspaceInfo& workspace, const QString& account, const QString& hint)
{
    m_directory = workspace.directory;
    m_card->setTitle(toQt(workspace.title), tr("Sign in to this workspace. Signing in is recorded."));
    m_card->setMark(workspace.kind == policy::WorkspaceKind::Demo ? tr("DEMO - SYNTHETIC DATA") : QString());
    m_card->showTrouble({});
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_account->setText(account);
    m_password->clear();
    m_busy->hide();
    m_account->setEnabled(true);
    m_password->setEnabled(true);
    updateButton();
    focusFirstEmpty();
}

void SignInPage::showBusy()
{
    m_card->showTrouble({});
    m_busy->show();
    m_account->setEnabled(false);
    m_password->setEnabled(false);
    m_signIn->setReason(tr("The password is being checked."));
}

void SignInPage::showTrouble(const QString& sentence)
{
    m_busy->hide();
    m_account->setEnabled(true);
    m_password->setEnabled(true);
    m_password->clear();
    m_card->showTrouble(sentence);
    updateButton();
    focusFirstEmpty();
}

QString SignInPage::trouble() const
{
    return m_card->trouble();
}

void SignInPage::submit()
{
    if (!m_signIn->isEnabled())
        return focusFirstEmpty();
    const gate::Credentials who{m_directory, toStd(m_account->text().trimmed()), toStd(m_password->text())};
    m_password->clear();
    showBusy();
    Q_EMIT signInRequested(who);
}

void SignInPage::updateButton()
{
    const bool whole = !m_account->text().trimmed().isEmpty() && !m_password->text().isEmpty();
    m_signIn->setReason(whole ? QString() : tr("Type account and password first."));
}

void SignInPage::focusFirstEmpty()
{
    (m_account->text().isEmpty() ? m_account : m_password)->setFocus(Qt::OtherFocusReason);
}

void SignInPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    focusFirstEmpty();
}

} // namespace plateglass::ui
