// The top edge of every panel: its title, a note that may be cut, and the few tools that work on it. 24 pixels high.
// Window thread.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace plateglass::ui {

class Theme;
class TonedLabel;

class PanelHead : public QWidget {
    Q_OBJECT

public:
    PanelHead(const Theme& theme, const QString& title, QWidget* parent = nullptr);

    /// What the panel shows right now, beside the title; the first to give way when room is short.
    void setNote(const QString& note);
    /// A question in the query language behind the note, in the plate font so that O and 0 stay apart; empty for none.
    void setQuestion(const QString& question);
    /// Tools stand at the right, in the order they are added.
    void addTool(QWidget* tool);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    QHBoxLayout* m_layout;
    TonedLabel* m_note;
    TonedLabel* m_question;
};

} // namespace plateglass::ui
