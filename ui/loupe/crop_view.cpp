#include "ui/loupe/crop_view.h"

#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/loupe/pixels.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr int kFewPixels = 60; ///< wide; below that, several characters fit what is seen

} // namespace

CropView::CropView(Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_caption(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)),
      m_warning(new TonedLabel(theme, TextRole::Note, Tone::Warn, this))
{
    setObjectName(QStringLiteral("loupeCrop"));
    setAccessibleName(tr("Plate crop"));
    auto* line = new QHBoxLayout(this);
    line->setSpacing(size::kSmall);
    line->addWidget(m_caption);
    line->addStretch(1);
    line->addWidget(m_warning);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    setWell(2 * size::kPlateCellHigh);
    setCrop({});
}

void CropView::setWell(int height)
{
    layout()->setContentsMargins(size::kSmall, height, size::kSmall, 0);
    setFixedHeight(height + size::kStatusBar);
}

void CropView::setCrop(const QImage& crop)
{
    m_crop = crop;
    describe();
    update();
}

QRect CropView::well() const
{
    return rect().adjusted(0, size::kGrid, 0, -size::kStatusBar);
}

/// Whole steps from 200 % up: uneven squares would look like features of the plate.
double CropView::scale() const
{
    const double fits = std::min(well().width() / static_cast<double>(m_crop.width()), well().height() / static_cast<double>(m_crop.height()));
    return fits >= 2 ? std::floor(fits) : fits;
}

void CropView::describe()
{
    if (m_crop.isNull()) {
        m_caption->setText(tr("No crop"));
        m_warning->clear();
        return setAccessibleDescription(m_caption->text());
    }
    m_caption->setText(tr("Crop %1, original, shown at %2", "size in pixels, zoom").arg(Formats::pixels(m_crop.size()), Formats::wholePercent(qRound(scale() * 100))));
    m_warning->setText(m_crop.width() < kFewPixels ? tr("Few pixels: treat with care") : QString());
    setAccessibleDescription(m_caption->text() + QChar::Space + m_warning->text());
}

QString CropView::caption() const
{
    return m_caption->text();
}

QString CropView::warning() const
{
    return m_warning->text();
}

void CropView::resizeEvent(QResizeEvent*)
{
    describe();
}

void CropView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(well(), m_theme.tokens().bgSunken);
    if (m_crop.isNull())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale() < kSquaresFrom);
    const QSizeF shown = QSizeF(m_crop.size()) * scale();
    const QPoint at(well().left() + qRound((well().width() - shown.width()) / 2), well().top() + qRound((well().height() - shown.height()) / 2));
    painter.drawImage(QRectF(at, shown), m_crop);
}

} // namespace plateglass::ui
