// What a locked window shows: that it is locked, for whom and since when, and the one field that opens it again. Nothing
// of the case. Holds the password only until it is handed on. Window thread.
#pragma once

#include <QWidget>

class QLineEdit;

namespace plateglass::ui {

class BusyMark;
class FormCard;
class KeyedButton;
class Theme;
class TonedLabel;

class LockPage : public QWidget {
    Q_OBJECT

public:
    /// What may be known of the locked window.
    struct Cover {
        QString account;
        QString since;    ///< sentence: when it was locked and why
        QString running;  ///< sentence about work that goes on; empty: none
        QString password; ///< sentence that names the demo's; empty: a real workspace
    };

    explicit LockPage(const Theme& theme, QWidget* parent = nullptr);

    void cover(const Cover& cover);
    /// The form again, with what went wrong above it and the password emptied.
    void showTrouble(const QString& sentence);

Q_SIGNALS:
    void unlockRequested(const QString& password);
    void switchRequested(); ///< somebody else wants to work here

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build(const Theme& theme);
    void submit();

    FormCard* m_card;
    TonedLabel* m_account;
    QLineEdit* m_password;
    TonedLabel* m_hint;
    TonedLabel* m_since;
    KeyedButton* m_switch;
    KeyedButton* m_unlock;
    BusyMark* m_busy;
};

} // namespace plateglass::ui
