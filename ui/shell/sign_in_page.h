// Account and password of one workspace. Holds the password only until it is handed on. Window thread.
#pragma once

#include "gate/gate.h"

#include <QWidget>

class QLineEdit;

namespace plateglass::ui {

class BusyMark;
class FormCard;
class KeyedButton;
class Theme;
class TonedLabel;

class SignInPage : public QWidget {
    Q_OBJECT

public:
    explicit SignInPage(const Theme& theme, QWidget* parent = nullptr);

    /// Empties the form for a workspace; `account` may be known already, `hint` names the password of a demo.
    void ask(const gate::WorkspaceInfo& workspace, const QString& account, const QString& hint);
    void showBusy();
    /// The form again, with what went wrong above it and the password emptied.
    void showTrouble(const QString& sentence);
    [[nodiscard]] QString trouble() const;

Q_SIGNALS:
    void signInRequested(const plateglass::gate::Credentials& who);
    void backRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(const Theme& theme);
    void submit();
    void updateButton();
    void focusFirstEmpty();

    FormCard* m_card;
    QLineEdit* m_account;
    QLineEdit* m_password;
    TonedLabel* m_hint;
    KeyedButton* m_back;
    KeyedButton* m_signIn;
    BusyMark* m_busy;
    std::filesystem::path m_directory;
};

} // namespace plateglass::ui
