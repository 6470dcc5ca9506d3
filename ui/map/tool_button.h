// A tool of the map's head: icon, word and its key, the key quieter than the word. The key is only shown; whoever owns the
// tool binds it. Window thread.
#pragma once

#include <QToolButton>

namespace plateglass::ui {

class ToolButton : public QToolButton {
    Q_OBJECT

public:
    ToolButton(const QString& words, const QString& key, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] const QString& key() const { return m_key; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_key;
};

} // namespace plateglass::ui
