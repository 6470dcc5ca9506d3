// The raised card in the middle of a page that asks for little: title, what it is about, and what the page puts in. Window thread.
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace plateglass::ui {

class Notice;
class Theme;
class TonedLabel;

class FormCard : public QWidget {
    Q_OBJECT

public:
    explicit FormCard(const Theme& theme, QWidget* parent = nullptr);

    void setTitle(const QString& title, const QString& about);
    void showTrouble(const QString& sentence); ///< empty: none
    [[nodiscard]] QString trouble() const;
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    TonedLabel* m_title;
    TonedLabel* m_about;
    Notice* m_trouble;
    QVBoxLayout* m_body;
};

/// Puts the card into the middle of its page, a little above it.
void centre(FormCard* card, QWidget* page);

} // namespace plateglass::ui
