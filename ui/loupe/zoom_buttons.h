// Fit, 100, 200 and 400 %, of which the one in force is marked. Window thread.
#pragma once

#include <QWidget>

#include <optional>
#include <vector>

class QToolButton;

namespace plateglass::ui {

class ZoomButtons : public QWidget {
    Q_OBJECT

public:
    explicit ZoomButtons(QWidget* parent = nullptr);

    /// None is marked for a zoom in between, as the wheel makes it.
    void setZoom(std::optional<double> zoom);
    /// How large the whole image is shown, or nothing where there is none.
    void setFit(std::optional<double> scale);

Q_SIGNALS:
    void wanted(std::optional<double> zoom);

private:
    struct Step {
        std::optional<double> zoom;
        QToolButton* button;
    };
    std::vector<Step> m_steps;
};

} // namespace plateglass::ui
