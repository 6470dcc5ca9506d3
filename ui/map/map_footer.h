// The line below the map: what the colours mean, how long a stretch is, where north is, and whose map it is. Window thread.
#pragma once

#include "ui/common/tokens.h"
#include "ui/map/reads_raster.h"
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

    /// Which encodings are on the map now.
    struct Encodings {
        bool sites = false, idleCameras = false, points = false, filtered = false, asked = false, fences = false;
        ReadsSummary summary = {};
    };
    void setEncodings(const Encodings& encodings);
    void setView(const Viewport& view);
    void setCredit(const QString& credit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// One encoding: swatches and what they mean.
    struct Entry {
        enum class Sign { Site, Idle, Ages, Cells, Faint, Asked, Fence } sign;
        QString before, after;
    };
    [[nodiscard]] std::vector<Entry> entries() const;
    [[nodiscard]] QString cellRange(int step) const;
    [[nodiscard]] int signWidth(Entry::Sign sign) const;
    [[nodiscard]] int width(const Entry& entry) const;
    void paintEntry(QPainter& painter, const Entry& entry, int left) const;
    void paintSign(QPainter& painter, Entry::Sign sign, int left) const;
    int paintCredit(QPainter& painter, int right) const; ///< these return where their left edge is
    int paintNorth(QPainter& painter, int right) const;
    int paintScale(QPainter& painter, int right) const;
    void describe();

    const Theme& m_theme;
    Encodings m_encodings;
    Viewport m_view;
    QString m_credit;
};

} // namespace plateglass::ui
