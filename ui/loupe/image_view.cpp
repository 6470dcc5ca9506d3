#include "ui/loupe/image_view.h"

#include "ui/common/fonts.h"
#include "ui/common/formats.h"
#include "ui/common/theme.h"
#include "ui/loupe/pixels.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace plateglass::ui {

namespace {

constexpr double kLeast = 0.05, kMost = 16;
constexpr double kCloser = 1.25;
constexpr int kArrowStep = size::kHuge;

} // namespace

ImageView::ImageView(Theme& theme, QWidget* parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("loupeImage"));
    setAccessibleName(tr("Image of the read"));
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(size::kImageLeast);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ImageView::sizeHint() const
{
    return {size::kLoupe, size::kLoupe * 5 / 8}; // the usual 8 to 5 of an overview camera
}

void ImageView::setImage(const QImage& image, const QRect& plateBox)
{
    m_image = image;
    m_plateBox = plateBox.intersected(image.rect());
    m_words.clear();
    m_centre = m_plateBox.isEmpty() ? QRectF(image.rect()).center() : QRectF(m_plateBox).center();
    setAccessibleDescription(Formats::pixels(image.size()));
    keepInSight();
    update();
    Q_EMIT zoomChanged();
}

void ImageView::setWords(const QString& sentence, Icon icon)
{
    m_icon = icon;
    m_image = {};
    m_plateBox = {};
    m_words = sentence;
    setAccessibleDescription(sentence);
    update();
    Q_EMIT zoomChanged();
}

void ImageView::setVeil(const QString& sentence)
{
    m_veil = sentence;
    update();
}

double ImageView::fitScale() const
{
    if (m_image.isNull())
        return 1;
    return std::min(width() / static_cast<double>(m_image.width()), height() / static_cast<double>(m_image.height()));
}

double ImageView::scale() const
{
    return m_zoom.value_or(fitScale());
}

QPointF ImageView::imagePointAt(const QPointF& at) const
{
    return m_centre + (at - QRectF(rect()).center()) / scale();
}

void ImageView::setZoom(std::optional<double> zoom)
{
    m_zoom = zoom ? std::optional(std::clamp(*zoom, kLeast, kMost)) : std::nullopt;
    if (m_zoom && !m_plateBox.isEmpty())
        m_centre = QRectF(m_plateBox).center(); // what one looks closer for
    keepInSight();
    update();
    Q_EMIT zoomChanged();
}

void ImageView::zoomAt(const QPointF& at, double zoom)
{
    const QPointF under = imagePointAt(at);
    m_zoom = std::clamp(zoom, kLeast, kMost);
    m_centre = under - (at - QRectF(rect()).center()) / scale();
    keepInSight();
    update();
    Q_EMIT zoomChanged();
}

void ImageView::moveBy(const QPointF& delta)
{
    m_centre -= delta / scale();
    keepInSight();
    update();
}

/// No empty ground while the image is larger than the widget, and centred where it is smaller.
void ImageView::keepInSight()
{
    const auto bounded = [](double at, double half, double whole) { return 2 * half >= whole ? whole / 2 : std::clamp(at, half, whole - half); };
    m_centre = {bounded(m_centre.x(), width() / (2 * scale()), m_image.width()), bounded(m_centre.y(), height() / (2 * scale()), m_image.height())};
}

void ImageView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgSunken);
    if (m_image.isNull())
        paintWords(painter);
    else
        paintImage(painter);
    if (!m_veil.isEmpty())
        paintVeil(painter);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.tokens().focusRing, size::kFocus));
        painter.drawRect(rect().adjusted(size::kHair, size::kHair, -size::kHair, -size::kHair));
    }
}

void ImageView::paintImage(QPainter& painter) const
{
    const Tokens& tokens = m_theme.tokens();
    painter.save();
    painter.translate(QRectF(rect()).center());
    painter.scale(scale(), scale());
    painter.translate(-m_centre);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale() < kSquaresFrom);
    painter.drawImage(0, 0, m_image);
    const QRectF box = painter.transform().mapRect(QRectF(m_plateBox));
    painter.restore();
    if (m_plateBox.isEmpty())
        return;
    painter.setPen(QPen(tokens.data.halo, size::kCurrentBar)); // seen on any image, light or dark
    painter.drawRect(box.adjusted(-size::kHalf, -size::kHalf, size::kHalf, size::kHalf));
    painter.setPen(QPen(tokens.data.outline, size::kHair));
    painter.drawRect(box.adjusted(-size::kHalf, -size::kHalf, size::kHalf, size::kHalf));
}

void ImageView::paintWords(QPainter& painter) const
{
    const Tokens& tokens = m_theme.tokens();
    const QPixmap icon = iconPixmap(m_icon, tokens.textMuted, size::kRailIcon, devicePixelRatioF());
    painter.setFont(fontFor(TextRole::Body));
    const QRect room = rect().adjusted(size::kDialog, size::kHuge + size::kSmall, -size::kDialog, 0);
    const QRect text = painter.fontMetrics().boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, m_words);
    painter.drawPixmap(QPointF((width() - size::kRailIcon) / 2.0, text.top() - size::kHuge), icon);
    painter.setPen(tokens.textSecondary);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, m_words);
}

void ImageView::paintVeil(QPainter& painter) const
{
    constexpr double kVeil = 0.5;
    const Tokens& tokens = m_theme.tokens();
    painter.fillRect(rect(), faded(tokens.bgSunken, kVeil));
    painter.setFont(fontFor(TextRole::Note));
    const QRect room = rect().adjusted(size::kSmall, size::kSmall, -size::kSmall, -size::kSmall);
    const QRect words = painter.fontMetrics().boundingRect(room.adjusted(size::kSmall, size::kGrid, -size::kSmall, 0), Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_veil);
    painter.setPen(tokens.lineSubtle);
    painter.setBrush(tokens.bgRaised);
    painter.drawRoundedRect(QRectF(words).adjusted(-size::kSmall, -size::kGrid, size::kSmall, size::kGrid), size::kRadius, size::kRadius);
    painter.setPen(tokens.textPrimary);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_veil);
}

void ImageView::resizeEvent(QResizeEvent*)
{
    keepInSight();
    Q_EMIT zoomChanged();
}

void ImageView::wheelEvent(QWheelEvent* event)
{
    if (m_image.isNull() || event->angleDelta().y() == 0)
        return;
    constexpr double kNotch = 120;
    zoomAt(event->position(), scale() * std::pow(kCloser, event->angleDelta().y() / kNotch));
    event->accept();
}

void ImageView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_image.isNull())
        return;
    m_pressed = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void ImageView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed)
        return;
    moveBy(event->position() - *m_pressed);
    m_pressed = event->position();
}

void ImageView::mouseReleaseEvent(QMouseEvent*)
{
    m_pressed.reset();
    unsetCursor();
}

void ImageView::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle = QRectF(rect()).center();
    switch (event->key()) {
    case Qt::Key_Left: return moveBy({kArrowStep, 0});
    case Qt::Key_Right: return moveBy({-kArrowStep, 0});
    case Qt::Key_Up: return moveBy({0, kArrowStep});
    case Qt::Key_Down: return moveBy({0, -kArrowStep});
    case Qt::Key_Plus: return zoomAt(middle, scale() * kCloser);
    case Qt::Key_Minus: return zoomAt(middle, scale() / kCloser);
    default: QWidget::keyPressEvent(event);
    }
}

void ImageView::focusInEvent(QFocusEvent*)
{
    update();
}

void ImageView::focusOutEvent(QFocusEvent*)
{
    update();
}

} // namespace plateglass::ui
