// One line across a panel that says something is wrong, cut or old: icon, whole sentence, and what can be done about it.
// Shape and words carry the meaning; the colour only repeats it. Hidden until it has something to say. Window thread.
#pragma once

#include <QWidget>

class QAbstractButton;
class QHBoxLayout;
class QLabel;

namespace plateglass::ui {

class Theme;
class TonedLabel;

class Notice : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Information, Warning, Trouble };

    Notice(const Theme& theme, Kind kind, QWidget* parent = nullptr);

    /// An empty sentence hides the line.
    void say(const QString& sentence);
    [[nodiscard]] QString sentence() const;
    void addAction(QWidget* button);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void redraw();

    const Theme& m_theme;
    Kind m_kind;
    QHBoxLayout* m_layout;
    QLabel* m_icon;
    TonedLabel* m_sentence;
};

} // namespace plateglass::ui
