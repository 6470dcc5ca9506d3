// The lines below the map: what its signs mean, how long a stretch is, where north is, and whose map it is. As many lines
// as the legend needs, so that it is whole and covers no data. Window thread.
#pragma once

#include "ui/map/map_legend.h"
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

class MapFooter : public QWidget {
    Q_OBJECT

public:
    explicit MapFooter(const Theme& theme, QWidget* parent = nullptr);

    void setLegend(const LegendContent& content);
    /// Between results the footer may become lower again; while one is shown it only grows, or every filter would move
    /// the map.
    void startOver();
    void setView(const Viewport& view);
    void setCredit(const QString& credit);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Top left of each entry; short of some where so many lines do not hold them all.
    [[nodiscard]] std::vector<QPoint> placesIn(int lines) const;
    [[nodiscard]] int rightOf(int line, int lines) const; ///< end of the legend's room
    [[nodiscard]] int creditWidth() const;
    void growTo(int least);
    void paintCredit(QPainter& painter, QRect line) const;
    int paintNorth(QPainter& painter, int right) const; ///< returns where room is left to its west
    void paintScale(QPainter& painter, int right) const;
    void describe();

    const Theme& m_theme;
    LegendContent m_content;
    std::vector<LegendEntry> m_entries;
    int m_lines = 1;
    Viewport m_view;
    QString m_credit;
};

} // namespace plateglass::ui
