// A shape in typed words: the way to draw without a pointer, and the precise one. A sheet at the side of the map that shows
// what is drawn and draws what is typed. Window thread.
#pragma once

#include "domain/area.h"
#include "domain/camera.h"

#include <QWidget>

#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;

namespace plateglass::ui {

class KeyedButton;
class Theme;
class TonedLabel;

/// `34.1478, -118.1445`; a space or a semicolon will do for the comma. Nothing where that is no place.
[[nodiscard]] std::optional<base::LatLon> placeFromText(const QString& text);

class ShapeForm : public QWidget {
    Q_OBJECT

public:
    explicit ShapeForm(const Theme& theme, QWidget* parent = nullptr);

    /// Takes over a shape drawn by hand.
    void setArea(const domain::Area& area);
    void setCameras(std::vector<domain::Camera> cameras);
    /// The typed shape, rounded as all drawn shapes are; nothing while it is none.
    [[nodiscard]] std::optional<domain::Area> area() const;

Q_SIGNALS:
    void areaEdited(const std::optional<plateglass::domain::Area>& area);
    void areaWanted(const plateglass::domain::Area& area);
    void closed();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildCircle();
    QWidget* buildPolygon();
    TonedLabel* label(const QString& words, QWidget* buddy, QWidget* parent);
    void edited();
    void describe(const std::optional<domain::Area>& area);
    void accept();
    [[nodiscard]] QString fault() const; ///< what is wrong with what is typed; empty when nothing is
    [[nodiscard]] int camerasInside(const domain::Area& area) const;

    const Theme& m_theme;
    std::vector<domain::Camera> m_cameras;
    QComboBox* m_kind;
    QStackedWidget* m_pages;
    QLineEdit* m_centre = nullptr;
    QLineEdit* m_radius = nullptr;
    QPlainTextEdit* m_corners = nullptr;
    TonedLabel* m_facts;
    TonedLabel* m_warning;
    TonedLabel* m_fault;
    KeyedButton* m_use;
};

} // namespace plateglass::ui
