// One of several pages to choose from: a word, its key beside it, a line under the one that is shown. Window thread.
#pragma once

#include <QAbstractButton>
#include <QKeySequence>

namespace plateglass::ui {

class Theme;

class TabButton : public QAbstractButton {
    Q_OBJECT

public:
    /// The key is only shown; whoever owns the action binds it.
    TabButton(const Theme& theme, const QString& word, const QKeySequence& key, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString keyText() const;

    const Theme& m_theme;
    QKeySequence m_key;
};

} // namespace plateglass::ui
