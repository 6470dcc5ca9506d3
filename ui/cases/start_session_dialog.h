// Asks for the ground of a session: case, purpose, and the question in one's own words. It checks against the policy
// while people type and says at each field what is missing; the gate checks again and has the last word. Window thread.
#pragma once

#include "policy/policy.h"
#include "ui/common/framed_dialog.h"


#include <map>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace plateglass::ui {

class KeyedButton;
class Notice;
class Theme;
class TonedLabel;

class StartSessionDialog : public FramedDialog {
    Q_OBJECT

public:
    StartSessionDialog(const Theme& theme, policy::Policy policy, QWidget* parent = nullptr);

    /// Fills the fields, as with the last session's ground; nothing is started.
    void setRequest(const policy::SessionRequest& request);
    [[nodiscard]] policy::SessionRequest request() const;
    /// Says that the session of this case ends when the new one starts.
    void setRunningCase(const QString& caseNumber);

public Q_SLOTS:
    /// As the main button: shows what is missing, or asks for the session.
    void submit();
    /// The gate said no; the dialog stays open with its text.
    void showFailure(const QString& sentence);

Q_SIGNALS:
    void startRequested(const plateglass::policy::SessionRequest& request);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    using Field = policy::SessionFault::Field;

    void build();
    void typed();
    void showCaseWord();
    void showFaults();
    void fitHeight();
    TonedLabel* faultLine(Field field);

    policy::Policy m_policy;
    QLineEdit* m_case;
    TonedLabel* m_caseWord;
    QComboBox* m_purpose;
    QLineEdit* m_offence;
    QPlainTextEdit* m_question;
    TonedLabel* m_count;
    TonedLabel* m_running;
    Notice* m_failure;
    KeyedButton* m_cancel;
    KeyedButton* m_start;
    std::map<Field, TonedLabel*> m_faults;
    bool m_tried = false; ///< faults are shown once somebody tried to start, not while the form is first filled in
};

} // namespace plateglass::ui
