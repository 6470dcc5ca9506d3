// Dims the window while a dialog stands over it, so that what asks stands out once. What marks the window as synthetic is
// never dimmed. Window thread.
#pragma once

#include <QPointer>
#include <QWidget>

#include <vector>

class QAbstractButton;

namespace plateglass::ui {

class Theme;

class Scrim : public QWidget {
    Q_OBJECT

public:
    Scrim(const Theme& theme, QWidget& window);
    ~Scrim() override; ///< the window's own main button is one again

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QRegion veiled() const;

    const Theme& m_theme;
    std::vector<QPointer<QAbstractButton>> m_calmed; ///< main buttons of the window, which are none while a dialog has its own
};

} // namespace plateglass::ui
