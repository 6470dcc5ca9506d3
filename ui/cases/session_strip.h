// The strip that cannot be hidden: under which case and purpose people are asking right now, how long, and how much they
// have seen. It decides nothing; its buttons ask. Window thread.
#pragma once

#include "gate/questions.h"
#include "ui/cases/mark_chip.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace plateglass::ui {

class KeyedButton;
class StripFact;
class Theme;
class TonedLabel;

class SessionStrip : public QWidget {
    Q_OBJECT

public:
    explicit SessionStrip(const Theme& theme, QWidget* parent = nullptr);

    void setSession(const std::optional<gate::SessionState>& session);
    /// Wall clock; call once a second.
    void setNow(base::UtcTime now);
    /// Words that mark the whole window; empty: no mark.
    void setMark(const QString& words, MarkChip::Kind kind);
    /// Why no session can be started here; empty: one can.
    void setStartReason(const QString& reason);
    /// Nobody may read or change the session right now: what stands in its place. Empty: it is in sight.
    void setCover(const QString& state, const QString& advice);

    [[nodiscard]] QString stateText() const; ///< `Recording`, `Paused`, or that nothing can be searched

Q_SIGNALS:
    void startRequested();
    void pauseRequested();
    void resumeRequested();
    void endRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();
    void redraw();
    void showFacts();
    [[nodiscard]] QString stateWords() const;
    void updateTimes();

    const Theme& m_theme;
    QLabel* m_dot;
    TonedLabel* m_state;
    StripFact* m_case;
    StripFact* m_purpose;
    StripFact* m_question;
    StripFact* m_elapsed;
    StripFact* m_searches;
    StripFact* m_reads;
    TonedLabel* m_endsSoon;
    TonedLabel* m_advice;
    MarkChip* m_mark;
    KeyedButton* m_start;
    KeyedButton* m_pause;
    KeyedButton* m_resume;
    KeyedButton* m_end;
    QString m_coverState, m_coverAdvice;
    std::optional<gate::SessionState> m_session;
    base::UtcTime m_now;
};

} // namespace plateglass::ui
