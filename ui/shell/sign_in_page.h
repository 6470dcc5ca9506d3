// Account and password of one workspace. Holds the password only until it is handed on. Window thread.
#pragma once

#include "gate/gate.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;

namespace plateglass::ui {

class BusyMark;
class FormCard;
class KeyedButton;
class Theme;
class TonedLabel;

/// Where the policy has a notice, it stands above the button and must be acknowledged each time. The field for the code of a
/// second factor comes when the gate asks for it.
class SignInPage : public QWidget {
    Q_OBJECT

public:
    explicit SignInPage(const Theme& theme, QWidget* parent = nullptr);

    /// Empties the form for a workspace; `account` may be known already, `hint` names the password of a demo.
    void ask(const gate::WorkspaceInfo& workspace, const QString& account, const QString& hint);
    void showBusy();
    /// The form again, with what went wrong above it and the password emptied.
    void showTrouble(const QString& sentence);
    /// From now on, for this workspace and account.
    void askCode();
    [[nodiscard]] QString trouble() const;

Q_SIGNALS:
    void signInRequested(const plateglass::gate::Credentials& who);
    void backRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(const Theme& theme);
    void submit();
    [[nodiscard]] QString missingWords() const; ///< what has to be given before; empty: nothing
    void focusFirstEmpty();
    void setFieldsEnabled(bool enabled);

    FormCard* m_card;
    QLineEdit* m_account;
    QLineEdit* m_password;
    TonedLabel* m_hint;
    TonedLabel* m_codeName;
    QLineEdit* m_code;
    TonedLabel* m_notice;
    QCheckBox* m_acknowledged;
    KeyedButton* m_back;
    KeyedButton* m_signIn;
    BusyMark* m_busy;
    std::filesystem::path m_directory;
};

} // namespace plateglass::ui
