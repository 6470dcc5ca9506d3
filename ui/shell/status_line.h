// The bottom line of the window: what the last search gave, the newest audit record, how fresh the data is, whose clock.
// Nothing important lives only here. Window thread.
#pragma once

#include <QWidget>

namespace plateglass::ui {

class Theme;
class TonedLabel;

class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(const Theme& theme, QWidget* parent = nullptr);

    void setMessage(const QString& message); ///< stays until replaced
    void setHint(const QString& hint);       ///< of an armed tool; stands in for the message while there is one
    void setAccount(const QString& name); ///< who is signed in
    void setRecord(qint64 number);
    void setDataTo(const QString& time);
    void setClock(const QString& words);
    void setMark(const QString& words);
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void keysRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showMessage();

    const Theme& m_theme;
    QString m_text, m_hint;
    TonedLabel* m_message;
    TonedLabel* m_account;
    TonedLabel* m_record;
    TonedLabel* m_dataTo;
    TonedLabel* m_clock;
    TonedLabel* m_mark;
};

} // namespace plateglass::ui
