// A push button that says its key beside its verb, the key quieter than the verb: using the button teaches the key.
// Window thread.
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace plateglass::ui {

class KeyedButton : public QPushButton {
    Q_OBJECT

public:
    enum class Height { Normal, Dense };

    /// The key is only shown; whoever owns the action binds it.
    KeyedButton(const QString& verb, const QKeySequence& key, Height height = Height::Normal, QWidget* parent = nullptr);

    void setVerb(const QString& verb);
    /// What the verb does not say; the tooltip adds the key.
    void setTip(const QString& tip);
    /// Why it cannot be pressed, for the tooltip and for screen readers; empty: it can.
    void setReason(const QString& reason);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString keyText() const;
    [[nodiscard]] int gap() const;

    QString m_tip;
    QKeySequence m_key;
    Height m_height;
};

} // namespace plateglass::ui
