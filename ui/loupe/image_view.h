// The whole image with the plate's place marked: zoomed with wheel or keys, moved by dragging or arrows. Where there is
// no image it keeps its frame and says why. Window thread.
#pragma once

#include "ui/common/icons.h"

#include <QImage>
#include <QRect>
#include <QWidget>

#include <optional>

namespace plateglass::ui {

class Theme;

class ImageView : public QWidget {
    Q_OBJECT

public:
    explicit ImageView(Theme& theme, QWidget* parent = nullptr);

    void setImage(const QImage& image, const QRect& plateBox);
    /// No image, and the sentence that says why, under a sign for it.
    void setWords(const QString& sentence, Icon icon);
    [[nodiscard]] const QString& words() const { return m_words; }
    /// A veil over the image with a sentence on it that says why; empty: none.
    void setVeil(const QString& sentence);

    /// Logical pixels per image pixel; nothing: as large as fits.
    void setZoom(std::optional<double> zoom);
    [[nodiscard]] std::optional<double> zoom() const { return m_zoom; }
    [[nodiscard]] double scale() const;
    /// What scale() is while all of the image is in sight; nothing where there is no image.
    [[nodiscard]] std::optional<double> fit() const { return m_image.isNull() ? std::nullopt : std::optional(fitScale()); }
    /// Which image point stands under a point of the widget.
    [[nodiscard]] QPointF imagePointAt(const QPointF& at) const;

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void zoomChanged(); ///< also where another image or another size changes what fits

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void paintImage(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void paintVeil(QPainter& painter) const;
    void zoomAt(const QPointF& at, double zoom);
    void moveBy(const QPointF& delta);
    void keepInSight();
    [[nodiscard]] double fitScale() const;

    Theme& m_theme;
    QImage m_image;
    QRect m_plateBox;
    QString m_words, m_veil;
    Icon m_icon = Icon::Loupe;
    std::optional<double> m_zoom;
    QPointF m_centre; ///< image point in the middle of the widget
    std::optional<QPointF> m_pressed;
};

} // namespace plateglass::ui
