// The line below the map: what its signs mean. More lines where the legend needs them, so that it is whole and covers no
// data. Window thread.
#pragma once

#include "ui/map/map_legend.h"

#include <QWidget>

namespace plateglass::ui {

class Theme;

class MapFooter : public QWidget {
    Q_OBJECT

public:
    explicit MapFooter(const Theme& theme, QWidget* parent = nullptr);

    void setLegend(const LegendContent& content);
    /// Between results the footer may become lower again; while one is shown it only grows, or every filter would move
    /// the map.
    void startOver();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// Top left of each entry; short of some where so many lines do not hold them all.
    [[nodiscard]] std::vector<QPoint> placesIn(int lines) const;
    void growTo(int least);
    void describe();

    const Theme& m_theme;
    LegendContent m_content;
    std::vector<LegendEntry> m_entries;
    int m_lines = 1;
};

} // namespace plateglass::ui
