// What a panel shows where it has nothing to show: never a bare nought, but what that means and what can be done.
// Window thread.
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace plateglass::ui {

class Theme;
class TonedLabel;

class EmptyState : public QWidget {
    Q_OBJECT

public:
    explicit EmptyState(const Theme& theme, QWidget* parent = nullptr);

    /// Each sentence gets its own paragraph, in words a colleague would use.
    void say(const QString& headline, const QStringList& sentences = {});
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString body() const;
    /// What it is about, in the plate font so that O and 0 stay apart; empty for none.
    void setPlates(const QString& plates);
    void addAction(QWidget* button);

private:
    TonedLabel* m_headline;
    TonedLabel* m_plates;
    TonedLabel* m_body;
    QHBoxLayout* m_actions;
};

} // namespace plateglass::ui
