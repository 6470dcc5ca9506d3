// The plate's part of the image, as large as fits, with its real size in pixels beside it. Window thread.
#pragma once

#include <QImage>
#include <QWidget>

namespace plateglass::ui {

class Theme;
class TonedLabel;

class CropView : public QWidget {
    Q_OBJECT

public:
    explicit CropView(Theme& theme, QWidget* parent = nullptr);

    /// A null image: there is no crop; its room is kept.
    void setCrop(const QImage& crop);
    /// Height of the ground the crop is drawn on.
    void setWell(int height);
    [[nodiscard]] QString caption() const;
    [[nodiscard]] QString warning() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void describe();
    [[nodiscard]] double scale() const;
    [[nodiscard]] QRect well() const;

    Theme& m_theme;
    QImage m_crop;
    TonedLabel* m_caption;
    TonedLabel* m_warning;
};

} // namespace plateglass::ui
