#include "ui/loupe/loupe_panel.h"

#include "ui/common/empty_state.h"
#include "ui/common/error_text.h"
#include "ui/common/icons.h"
#include "ui/common/notice.h"
#include "ui/common/panel_head.h"
#include "ui/common/theme.h"
#include "ui/loupe/crop_view.h"
#include "ui/loupe/image_view.h"
#include "ui/loupe/pixels.h"
#include "ui/loupe/plate_cells.h"
#include "ui/loupe/read_facts.h"
#include "ui/loupe/reading_lines.h"
#include "ui/loupe/zoom_buttons.h"
#include "ui/models/investigation.h"
#include "ui/models/step_keys.h"

#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace plateglass::ui {

namespace {

constexpr std::chrono::milliseconds kRest{150};

/// Why there is no image, as one of the reasons a person can act on.
QString sentenceForMissing(const base::Error& error)
{
    switch (error.code) {
    case base::Errc::NotFound: return LoupePanel::tr("The camera sent no image for this read.");
    case base::Errc::Refused: return LoupePanel::tr("You may see this read but not its image.");
    case base::Errc::Corrupt:
    case base::Errc::Malformed: return LoupePanel::tr("This image is damaged and cannot be shown.");
    case base::Errc::LimitExceeded: return LoupePanel::tr("This image is too large to be opened safely.");
    default: return sentenceFor(error);
    }
}

} // namespace

LoupePanel::LoupePanel(Investigation& investigation, Theme& theme, const Formats& formats, QWidget* parent)
    : QWidget(parent), m_investigation(investigation), m_theme(theme)
{
    setObjectName(QStringLiteral("loupePanel"));
    setAccessibleName(tr("Loupe"));
    setAutoFillBackground(true);
    setBackgroundRole(kPanelGround);
    build(formats);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, &LoupePanel::askWhenRested);
    connect(&investigation, &Investigation::currentChanged, this, &LoupePanel::showCurrent);
    connect(&investigation, &Investigation::filtersChanged, this, &LoupePanel::showWhetherHidden);
    connect(&investigation, &Investigation::resultChanged, this, &LoupePanel::showNothing);
    connect(&investigation, &Investigation::phaseChanged, this, &LoupePanel::showWhetherEarlier);
    showCurrent();
}

LoupePanel::~LoupePanel() = default;

void LoupePanel::build(const Formats& formats)
{
    m_image = new ImageView(m_theme, this);
    buildHead();
    m_hidden = new Notice(m_theme, Notice::Kind::Information, this);
    m_hidden->setObjectName(QStringLiteral("loupeHidden"));
    m_nothing = new EmptyState(m_theme, EmptyState::KeysAt::Below, this);
    m_nothing->setObjectName(QStringLiteral("loupeNothing"));
    m_below = new QWidget(this);
    m_crop = new CropView(m_theme, m_below);
    m_plate = new PlateCells(m_theme, m_below);
    m_lines = new ReadingLines(m_theme, m_below);
    m_facts = new ReadFacts(m_theme, formats, m_below);
    auto* text = new QVBoxLayout;
    text->setContentsMargins(size::kSmall, size::kSmall, size::kSmall, size::kSmall);
    text->setSpacing(size::kSmall);
    text->addWidget(m_plate);
    text->addWidget(m_lines);
    text->addWidget(m_facts);
    auto* below = new QVBoxLayout(m_below);
    below->setSpacing(0);
    below->addWidget(m_crop);
    below->addLayout(text);
    below->addStretch(1);

    auto* scroll = m_scroll = new QScrollArea(this); // large text on a small screen: nothing is cut
    scroll->setObjectName(QStringLiteral("loupeScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setBackgroundRole(kPanelGround);
    m_below->setBackgroundRole(kPanelGround);
    scroll->setWidget(m_below);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_hidden);
    column->addWidget(m_image, 1);
    column->addWidget(scroll, 1);
    column->addWidget(m_nothing, 1);
    setFocusProxy(m_image);
}

void LoupePanel::buildHead()
{
    m_head = new PanelHead(m_theme, tr("Loupe"), this);
    auto* zoom = new ZoomButtons(m_head);
    m_head->addTool(zoom);
    connect(zoom, &ZoomButtons::wanted, m_image, &ImageView::setZoom);
    connect(m_image, &ImageView::zoomChanged, zoom, [this, zoom] {
        zoom->setZoom(m_image->zoom());
        zoom->setFit(m_image->fit());
        zoom->setEnabled(m_image->fit().has_value()); // nothing to come closer to without an image
    });
    zoom->setEnabled(false);
    const auto step = [this](Icon icon, const QString& name, const QString& tip, int by) {
        auto* button = new QToolButton(m_head);
        button->setObjectName(name);
        button->setIcon(iconFor(icon, m_theme));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setFixedSize(size::kPanelHead, size::kPanelHead - size::kHair);
        connect(button, &QToolButton::clicked, this, [this, by] { m_investigation.step(by); });
        m_head->addTool(button);
        m_tools.append(button);
    };
    step(Icon::Previous, QStringLiteral("previousRead"), tr("Previous read ([)"), -1);
    step(Icon::Next, QStringLiteral("nextRead"), tr("Next read (])"), 1);
}

void LoupePanel::setFormats(const Formats& formats)
{
    m_facts->setFormats(formats);
}

bool LoupePanel::isCurrent(Position position) const
{
    return m_investigation.current() == position;
}

/// What the result knows is shown at once. No image of another read ever stands beside this one's text.
void LoupePanel::showCurrent()
{
    m_decoding.cancel();
    m_asked.reset();
    m_crop->setCrop({});
    const auto current = m_investigation.current();
    m_scroll->setVisible(current.has_value());
    for (QWidget* tool : m_tools)
        tool->setEnabled(current.has_value());
    m_nothing->setVisible(!current);
    showWhetherHidden();
    if (!current) {
        m_rest.stop();
        return showNothing();
    }
    const auto& answer = m_investigation.result()->answer;
    const auto& row = answer.rows[static_cast<std::size_t>(*current)];
    m_plate->setPlate(answer.plates[row.plate]);
    m_lines->setRow(row, answer.plates[row.plate]);
    m_facts->setRow(answer, row);
    switch (row.image) {
    case domain::ImageState::Stored: m_image->setWords(tr("Loading the image"), Icon::Loupe); break;
    case domain::ImageState::Expired: m_image->setWords(tr("Images are kept for a limited time. The one of this read has been deleted."), Icon::NoImage); break;
    case domain::ImageState::None: m_image->setWords(tr("The camera sent no image for this read."), Icon::NoImage); break;
    }
    m_rest.start();
}

void LoupePanel::showNothing()
{
    if (m_investigation.current())
        return;
    const auto& result = m_investigation.result();
    const bool found = !result || !result->answer.rows.empty();
    m_image->setWords(found ? tr("Select a read to see its image.") : tr("The search found no read, so there is no image."), found ? Icon::Loupe : Icon::NoImage);
    if (!found) {
        m_nothing->say(tr("No read to show"), {tr("The table says what was asked, and what can be tried.")});
        return m_nothing->setKeys({{QStringLiteral("Ctrl+L"), tr("change the question")}});
    }
    m_nothing->say(tr("No read is selected"), {tr("Here you see a read's image and plate, what the camera doubted, and who verified it.")});
    m_nothing->setKeys({{QStringLiteral("Ctrl+3"), tr("go to the table")}, {tr("Down, Up"), tr("next, previous read")}, {QStringLiteral("], ["), tr("the same from any panel")}, {QStringLiteral("Z"), tr("whole image or 100%")}});
}

/// The image of a read that no other view shows would otherwise look like a mistake.
void LoupePanel::showWhetherHidden()
{
    const auto current = m_investigation.current();
    m_hidden->say(current && !m_investigation.isKept(*current) ? tr("This read is hidden by the brush. F8 shows it again.") : QString());
}

void LoupePanel::showWhetherEarlier()
{
    const bool searching = m_investigation.phase() == Investigation::Phase::Searching && m_investigation.current();
    m_image->setVeil(searching ? tr("Searching. A read of the previous result is still shown.") : QString());
}

void LoupePanel::askWhenRested()
{
    const auto current = m_investigation.current();
    if (!current || m_asked == current || !isVisible())
        return;
    m_asked = current;
    Q_EMIT wanted(*current);
}

void LoupePanel::showRead(const domain::Read& read, qint64 position)
{
    if (!isCurrent(position))
        return;
    m_plate->setConfidences(read.row.characterConfidence);
    m_lines->setRead(read);
}

void LoupePanel::showImage(const base::Result<gate::OpenedImage>& image, qint64 position)
{
    if (!isCurrent(position))
        return;
    if (!image)
        return showMissing(sentenceForMissing(image.error()));
    m_decoding.start(
        this, [bytes = image->bytes](std::stop_token) { return imageFrom(bytes); },
        [this, box = image->plateBox](const base::Result<QImage>& decoded) { showDecoded(decoded, box); });
}

void LoupePanel::showDecoded(const base::Result<QImage>& image, const domain::PixelBox& plateBox)
{
    if (!image)
        return showMissing(sentenceForMissing(image.error()));
    const QRect box = QRect(plateBox.x, plateBox.y, plateBox.width, plateBox.height).intersected(image->rect());
    m_image->setImage(*image, box);
    m_crop->setCrop(box.isEmpty() ? QImage() : image->copy(box));
}

void LoupePanel::showMissing(const QString& sentence)
{
    m_image->setWords(sentence, Icon::NoImage);
    m_crop->setCrop({});
}

/// The overview keeps the shape of its camera and the crop takes its share, so that nothing moves when an image comes.
void LoupePanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_image->setMaximumHeight(qBound(m_image->minimumHeight(), height() - m_head->height() - size::kLoupeBelow, qMax(m_image->minimumHeight(), width() * 3 / 4)));
    m_crop->setWell(qBound(size::kPlateCellHigh + size::kHuge, height() / 3 - size::kImageLeast, 4 * size::kPlateCellHigh));
}

void LoupePanel::keyPressEvent(QKeyEvent* event)
{
    if (stepByKey(m_investigation, *event))
        return;
    if (event->modifiers() == Qt::NoModifier && m_image->fit())
        switch (event->key()) {
        case Qt::Key_Z: return m_image->setZoom(m_image->zoom() == 1.0 ? std::nullopt : std::optional(1.0));
        case Qt::Key_0: return m_image->setZoom(std::nullopt);
        case Qt::Key_1: return m_image->setZoom(1.0);
        case Qt::Key_2: return m_image->setZoom(2.0);
        case Qt::Key_4: return m_image->setZoom(4.0);
        default: break;
        }
    QWidget::keyPressEvent(event);
}

void LoupePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_investigation.current() && !m_asked)
        m_rest.start();
}

void LoupePanel::focusImage()
{
    m_image->setFocus(Qt::ShortcutFocusReason);
}

} // namespace plateglass::ui
