// The edge of the window: nothing, or the hatching that says from across the room that the data is synthetic. Window thread.
#pragma once

#include <QWidget>

namespace plateglass::ui {

class Theme;

class WindowFrame : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Plain, Demo };

    explicit WindowFrame(const Theme& theme, QWidget* parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    Kind m_kind = Kind::Plain;
};

} // namespace plateglass::ui
