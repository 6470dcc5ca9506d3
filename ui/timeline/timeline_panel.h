// When the reads of the result were: a histogram with a brush that filters the views, typed borders, and the zone always
// beside the times. Window thread.
#pragma once

#include "base/time.h"
#include "ui/common/formats.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace plateglass::ui {

class Investigation;
class PanelHead;
class Theme;
class TimelinePlot;
class TonedLabel;

class TimelinePanel : public QWidget {
    Q_OBJECT

public:
    TimelinePanel(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent = nullptr);

    void setFormats(const Formats& formats);
    /// The stretch the workspace holds reads for.
    void setHeld(const std::optional<base::Interval>& held);

public Q_SLOTS:
    void focusPlot();

Q_SIGNALS:
    /// The brush was dragged past the result; `window` is what a new, recorded search would have to cover.
    void widerWindowWanted(const plateglass::base::Interval& window);

private:
    QWidget* buildHead();
    QLineEdit* buildField(const QString& name, const QString& accessibleName);
    void showWindow();
    void takeTyped();
    void offerWider(const std::optional<base::Interval>& window);

    Investigation& m_investigation;
    Theme& m_theme;
    Formats m_formats;
    TimelinePlot* m_plot = nullptr;
    PanelHead* m_head = nullptr;
    QWidget* m_fields = nullptr;
    TonedLabel* m_fromWord = nullptr;
    QLineEdit* m_from = nullptr;
    QLineEdit* m_to = nullptr;
    TonedLabel* m_zone = nullptr;
    QToolButton* m_wider = nullptr;
    std::optional<base::Interval> m_widerWindow, m_held;
};

} // namespace plateglass::ui
