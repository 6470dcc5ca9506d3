#include "ui/shell/sign_in_page.h"

#include "ui/common/busy_mark.h"
#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/shell/form_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QShortcut>
#include <QVBoxLayout>

namespace plateglass::ui {

SignInPage::SignInPage(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_card(new FormCard(theme, this)), m_account(new QLineEdit(this)), m_password(new QLineEdit(this)),
      m_hint(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_codeName(new TonedLabel(theme, TextRole::Body, Tone::Secondary, m_card)), m_code(new QLineEdit(this)),
      m_notice(new TonedLabel(theme, TextRole::Body, Tone::Primary, m_card)), m_acknowledged(new QCheckBox(tr("I acknowledge"), this)),
      m_back(new KeyedButton(tr("Back", "verb: to the first page"), QKeySequence(Qt::Key_Escape), KeyedButton::Height::Normal, this)),
      m_signIn(new KeyedButton(tr("Sign in"), QKeySequence(Qt::Key_Enter), KeyedButton::Height::Normal, this)), m_busy(new BusyMark(theme, this))
{
    setObjectName(QStringLiteral("signInPage"));
    build(theme);
    for (auto* field : {m_account, m_password, m_code})
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_back, &QPushButton::clicked, this, &SignInPage::backRequested);
    auto* back = new QShortcut(QKeySequence(Qt::Key_Escape), this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(back, &QShortcut::activated, m_back, &QAbstractButton::click);
}

void SignInPage::build(const Theme& theme)
{
    m_account->setObjectName(QStringLiteral("signInAccount"));
    m_password->setObjectName(QStringLiteral("signInPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_code->setObjectName(QStringLiteral("signInCode"));
    m_code->setInputMethodHints(Qt::ImhDigitsOnly);
    m_notice->setObjectName(QStringLiteral("signInNotice"));
    m_notice->setWordWrap(true);
    m_notice->setTextFormat(Qt::PlainText);
    m_acknowledged->setObjectName(QStringLiteral("signInAcknowledged"));
    m_signIn->setObjectName(QStringLiteral("signInButton"));
    m_back->setObjectName(QStringLiteral("signInBack"));
    makePrimary(m_signIn);
    m_busy->hide();
    const auto addField = [&](const QString& label, TonedLabel* name, QLineEdit* field) {
        name->setText(label);
        name->setBuddy(field);
        field->setAccessibleName(label);
        m_card->body()->addWidget(name);
        m_card->body()->addWidget(field);
        m_card->body()->addSpacing(size::kSmall);
    };
    addField(tr("Account"), new TonedLabel(theme, TextRole::Body, Tone::Secondary, m_card), m_account);
    addField(tr("Password"), new TonedLabel(theme, TextRole::Body, Tone::Secondary, m_card), m_password);
    m_hint->setObjectName(QStringLiteral("signInHint"));
    m_hint->setWordWrap(true);
    m_card->body()->addWidget(m_hint);
    addField(tr("Code of the second factor"), m_codeName, m_code);
    m_card->body()->addWidget(m_notice);
    m_card->body()->addWidget(m_acknowledged);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(size::kSmall);
    buttons->addWidget(m_busy);
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_signIn);
    m_card->body()->addSpacing(size::kSmall);
    m_card->body()->addLayout(buttons);
    setTabOrder(m_account, m_password);
    setTabOrder(m_password, m_code);
    setTabOrder(m_code, m_acknowledged);
    setTabOrder(m_acknowledged, m_back);
    setTabOrder(m_back, m_signIn);
    centre(m_card, this);
}

void SignInPage::ask(const gate::WorkspaceInfo& workspace, const QString& account, const QString& hint)
{
    m_directory = workspace.directory;
    m_card->setTitle(toQt(workspace.title), tr("Sign in to this workspace. Signing in is recorded."));
    m_card->showTrouble({});
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_account->setText(account);
    m_password->clear();
    m_code->clear();
    m_codeName->hide();
    m_code->hide();
    m_notice->setText(toQt(workspace.notice));
    m_notice->setVisible(!workspace.notice.empty());
    m_acknowledged->setChecked(false);
    m_acknowledged->setVisible(!workspace.notice.empty());
    m_busy->hide();
    setFieldsEnabled(true);
    m_signIn->setReason({});
    focusFirstEmpty();
}

void SignInPage::setFieldsEnabled(bool enabled)
{
    for (QWidget* field : {static_cast<QWidget*>(m_account), static_cast<QWidget*>(m_password), static_cast<QWidget*>(m_code), static_cast<QWidget*>(m_acknowledged)})
        field->setEnabled(enabled);
}

void SignInPage::askCode()
{
    m_codeName->show();
    m_code->show();
}

void SignInPage::showBusy()
{
    m_card->showTrouble({});
    m_busy->show();
    setFieldsEnabled(false);
    m_signIn->setReason(tr("The password is being checked."));
}

void SignInPage::showTrouble(const QString& sentence)
{
    m_busy->hide();
    setFieldsEnabled(true);
    m_password->clear();
    m_code->clear();
    m_card->showTrouble(sentence);
    m_signIn->setReason({});
    focusFirstEmpty();
}

QString SignInPage::trouble() const
{
    return m_card->trouble();
}

void SignInPage::submit()
{
    if (!m_signIn->isEnabled())
        return;
    if (const QString missing = missingWords(); !missing.isEmpty()) {
        m_card->showTrouble(missing);
        return focusFirstEmpty();
    }
    const gate::Credentials who{m_directory, toStd(m_account->text().trimmed()), toStd(m_password->text()), toStd(m_code->text().trimmed()),
                                m_acknowledged->isChecked() ? gate::Notice::Acknowledged : gate::Notice::NotSeen};
    m_password->clear();
    showBusy();
    Q_EMIT signInRequested(who);
}

QString SignInPage::missingWords() const
{
    const bool whole = !m_account->text().trimmed().isEmpty() && !m_password->text().isEmpty();
    const bool code = m_code->isHidden() || !m_code->text().trimmed().isEmpty();
    const bool seen = m_acknowledged->isHidden() || m_acknowledged->isChecked();
    return !whole ? tr("Type account and password first.")
        : !code   ? tr("Type the code that your authenticator shows.")
        : !seen   ? tr("Acknowledge the notice first.")
                  : QString();
}

void SignInPage::focusFirstEmpty()
{
    QWidget* first = m_account->text().isEmpty()                      ? static_cast<QWidget*>(m_account)
        : m_password->text().isEmpty()                                ? m_password
        : !m_code->isHidden() && m_code->text().isEmpty()             ? m_code
        : !m_acknowledged->isHidden() && !m_acknowledged->isChecked() ? static_cast<QWidget*>(m_acknowledged)
                                                                      : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

void SignInPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    focusFirstEmpty();
}

} // namespace plateglass::ui
