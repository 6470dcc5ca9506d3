// What lies in the corner of the map: how long a stretch is, where north is, and whose map it is. Takes no clicks. Window
// thread.
#pragma once

#include "ui/map/viewport.h"

#include <QWidget>

namespace plateglass::ui {

class Theme;

/// A round length that is not longer than some pixels.
struct ScaleLength {
    double metres = 0;
    double pixels = 0;
};
[[nodiscard]] ScaleLength scaleLength(double metresPerPixel, double mostPixels);

class MapScale : public QWidget {
    Q_OBJECT

public:
    explicit MapScale(const Theme& theme, QWidget* parent);

    void setView(const Viewport& view);
    void setCredit(const QString& credit);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString shownCredit() const;
    void describe();

    const Theme& m_theme;
    Viewport m_view;
    QString m_credit;
};

} // namespace plateglass::ui
