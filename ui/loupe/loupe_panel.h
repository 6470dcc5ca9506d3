// The read at hand, closely: its image with the plate's place, the crop, the plate in large cells, and three lines that
// are never blended: what the camera said, what a second reader said, what a person saw. It shows what it is handed; the
// shell fetches through the gate, off the window's thread. Window thread.
#pragma once

#include "base/result.h"
#include "domain/read.h"
#include "gate/questions.h"
#include "ui/common/async.h"
#include "ui/common/formats.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <optional>

class QScrollArea;

namespace plateglass::ui {

class CropView;
class EmptyState;
class ImageView;
class Investigation;
class Notice;
class PanelHead;
class PlateCells;
class ReadFacts;
class ReadingLines;
class Theme;

class LoupePanel : public QWidget {
    Q_OBJECT

public:
    using Position = qint64;

    LoupePanel(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent = nullptr);
    ~LoupePanel() override;

    void setFormats(const Formats& formats);

    // Not slots: a Result cannot be a meta type, because it has no comparison.
    /// Everything known about the read, for the lines; ignored unless `position` is still the current read.
    void showRead(const plateglass::domain::Read& read, qint64 position);
    /// The image as the gate opened it, or why there is none; ignored unless `position` is still the current read.
    void showImage(const plateglass::base::Result<plateglass::gate::OpenedImage>& image, qint64 position);

public Q_SLOTS:
    void focusImage();

Q_SIGNALS:
    /// The current read has rested and the panel is on screen: its details and, where stored, its image are wanted.
    /// Not sent while somebody steps through the rows, because opening an image is recorded.
    void wanted(qint64 position);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(const Formats& formats);
    void buildHead();
    void showCurrent();
    void showNothing();
    void showWhetherHidden();
    void showWhetherEarlier();
    void askWhenRested();
    void showDecoded(const base::Result<QImage>& image, const domain::PixelBox& plateBox);
    void showMissing(const QString& sentence);
    [[nodiscard]] bool isCurrent(Position position) const;

    Investigation& m_investigation;
    Theme& m_theme;
    PanelHead* m_head = nullptr;
    QWidgetList m_tools; ///< of the head; they walk the reads
    Notice* m_hidden = nullptr;
    ImageView* m_image = nullptr;
    EmptyState* m_nothing = nullptr; ///< under the image while no read is selected
    QScrollArea* m_scroll = nullptr;
    QWidget* m_below = nullptr; ///< all that stands under the image while one is
    CropView* m_crop = nullptr;
    PlateCells* m_plate = nullptr;
    ReadingLines* m_lines = nullptr;
    ReadFacts* m_facts = nullptr;
    QTimer m_rest;
    std::optional<Position> m_asked; ///< what wanted() was sent for last, until the current read changes
    AsyncLane m_decoding;
};

} // namespace plateglass::ui
