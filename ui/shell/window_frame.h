// The edge of the window: nothing, or the hatching that says from across the room that the data is synthetic. Window thread.
#pragma once

#include <QWidget>

namespace plateglass::ui {

class MarkChip;
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
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeWord();

    const Theme& m_theme;
    MarkChip* m_word; ///< set into the upper edge, above the pages
    Kind m_kind = Kind::Plain;
};

} // namespace plateglass::ui
