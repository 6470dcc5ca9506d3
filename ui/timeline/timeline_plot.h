// The drawn part of the timeline: bars, axis, brush, caret. Everything the pointer can do has a key. Window thread.
#pragma once

#include "ui/common/formats.h"
#include "ui/timeline/histogram.h"
#include "ui/timeline/time_axis.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace plateglass::ui {

class Investigation;
class Theme;

class TimelinePlot : public QWidget {
    Q_OBJECT

public:
    TimelinePlot(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent = nullptr);

    void setFormats(const Formats& formats);
    /// The stretch the workspace holds reads for: the axis where no result has one.
    void setHeld(const std::optional<base::Interval>& held);

    [[nodiscard]] const TimeAxis& axis() const { return m_axis; }
    [[nodiscard]] const Histogram& histogram() const { return m_histogram; }
    [[nodiscard]] QRect barArea() const;
    /// What must be said about the bars: that there are none, or that they are not what was asked for last.
    [[nodiscard]] QString stateWords() const;
    /// Where the reading stands that Left and Right move: the current read's time until they do.
    [[nodiscard]] std::optional<base::UtcTime> playhead() const { return m_playhead; }

Q_SIGNALS:
    /// While the brush is pulled past the end of the result: the stretch that was reached for. Nothing: no longer.
    void pulledBeyond(const std::optional<plateglass::base::Interval>& window);
    void shownChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    enum class Grip { None, Start, End, Body, Fresh };
    enum class Edge { Start, End };

    void startAgain();
    void measure();
    void setShown(base::Interval shown);
    void describe();
    [[nodiscard]] std::optional<base::UtcTime> timeOf(std::optional<qint64> position) const;
    [[nodiscard]] std::optional<base::UtcTime> drawnPlayhead() const;

    [[nodiscard]] Grip gripAt(double x) const;
    void drag(double x);
    void clickAt(double x);
    void showTip(const QPoint& at, const QPoint& global);

    void zoomAround(base::UtcTime around, double factor);
    void zoomOutOnce();
    void movePlayhead(int bins);
    void moveBrush(int bins);
    void resizeBrush(int bins);
    void setBrushEdge(Edge edge);
    bool brushByKey(const QKeyEvent& event, int bins);
    bool zoomByKey(int key, Qt::KeyboardModifiers modifiers);

    Investigation& m_investigation;
    Theme& m_theme;
    Formats m_formats;
    TimeAxis m_axis;
    Histogram m_histogram;
    std::vector<bool> m_selectedBins;
    std::optional<base::UtcTime> m_playhead;
    std::optional<base::Interval> m_held;
    std::vector<base::Interval> m_zoomedFrom; ///< the stretches shown before, newest last
    Grip m_grip = Grip::None;
    base::UtcTime m_gripTime;
    std::optional<base::Interval> m_gripBrush;
    double m_pressX = 0;
    bool m_dragged = false;
};

} // namespace plateglass::ui
