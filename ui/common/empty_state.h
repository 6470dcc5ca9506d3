// What a panel shows where it has nothing to show: never a bare nought, but what that means, what can be done, and by which
// keys. Window thread.
#pragma once

#include <QString>
#include <QWidget>

class QGridLayout;
class QHBoxLayout;

namespace plateglass::ui {

class Theme;
class TonedLabel;

class EmptyState : public QWidget {
    Q_OBJECT

public:
    enum class KeysAt { Side, Below };
    struct KeyLine {
        QString keys;
        QString words; ///< what they do
    };

    explicit EmptyState(const Theme& theme, KeysAt place, QWidget* parent = nullptr);

    /// Each sentence gets its own paragraph, in words a colleague would use.
    void say(const QString& headline, const QStringList& sentences = {});
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString body() const;
    /// What it is about, in the plate font so that O and 0 stay apart; empty for none.
    void setPlates(const QString& plates);
    void setKeys(const QList<KeyLine>& lines);
    void addAction(QWidget* button);

private:
    const Theme& m_theme;
    TonedLabel* m_headline;
    TonedLabel* m_plates;
    TonedLabel* m_body;
    QWidget* m_keys;
    QGridLayout* m_keyGrid;
    QHBoxLayout* m_actions;
};

} // namespace plateglass::ui
