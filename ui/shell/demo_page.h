// The demo city being made: how far it is, and a way out. Window thread.
#pragma once

#include "ui/shell/demo_offer.h"

#include <QTimer>
#include <QWidget>

namespace plateglass::ui {

class FormCard;
class KeyedButton;
class ProgressLine;
class Theme;
class TonedLabel;

class DemoPage : public QWidget {
    Q_OBJECT

public:
    explicit DemoPage(const Theme& theme, QWidget* parent = nullptr);

    /// Asks the work how far it is until showTrouble() or until the page is left.
    void follow(std::function<DemoStand()> stand);
    void showTrouble(const QString& sentence);

Q_SIGNALS:
    void cancelRequested();
    void retryRequested();

private:
    void look();
    [[nodiscard]] static QString wordsFor(DemoStand::Step step);

    FormCard* m_card;
    ProgressLine* m_line;
    TonedLabel* m_words;
    KeyedButton* m_cancel;
    KeyedButton* m_retry;
    std::function<DemoStand()> m_stand;
    QTimer m_timer;
};

} // namespace plateglass::ui
