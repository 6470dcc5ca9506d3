#include "ui/map/shape_form.h"

#include "geo/area_test.h"
#include "ui/common/flat_style.h"
#include "ui/common/keyed_button.h"
#include "ui/common/panel_head.h"
#include "ui/common/theme.h"
#include "ui/common/toned_label.h"
#include "ui/map/area_term.h"

#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace plateglass::ui {

namespace {

constexpr int kSheet = 9 * size::kHuge;
constexpr double kMostRadius = 1'000'000;     ///< metres
constexpr double kLargeArea = 10;             ///< square kilometres; more is hard to justify
constexpr qsizetype kMostCorners = 200;
enum Kind { CircleKind, PolygonKind };

QString placeText(base::LatLon place)
{
    return QStringLiteral("%1, %2").arg(QString::number(place.lat.degrees(), 'f', 5), QString::number(place.lon.degrees(), 'f', 5));
}

std::optional<double> metresFromText(const QString& text)
{
    bool ok = false;
    const double metres = text.trimmed().toDouble(&ok);
    return ok && metres >= 1 && metres <= kMostRadius ? std::optional(metres) : std::nullopt;
}

/// Nothing where any line is no place.
std::optional<domain::Ring> ringFromText(const QString& text)
{
    domain::Ring ring;
    const auto lines = text.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        if (line.trimmed().isEmpty())
            continue;
        const auto place = placeFromText(line);
        if (!place)
            return std::nullopt;
        ring.push_back(*place);
    }
    return std::ssize(ring) <= kMostCorners ? std::optional(ring) : std::nullopt;
}

} // namespace

std::optional<base::LatLon> placeFromText(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^\s*([+-]?\d{1,2}(?:\.\d{1,9})?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,9})?)\s*$)"));
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const double lat = match.captured(1).toDouble(), lon = match.captured(2).toDouble();
    if (std::abs(lat) > 90 || std::abs(lon) > 180)
        return std::nullopt;
    return base::LatLon{base::Degrees7::fromDegrees(lat), base::Degrees7::fromDegrees(lon)};
}

ShapeForm::ShapeForm(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_kind(new QComboBox(this)), m_pages(new QStackedWidget(this)),
      m_facts(new TonedLabel(theme, TextRole::Note, Tone::Secondary, this)), m_warning(new TonedLabel(theme, TextRole::Note, Tone::Warn, this)),
      m_fault(new TonedLabel(theme, TextRole::Note, Tone::Muted, this)), m_use(new KeyedButton(tr("Put into the search"), QKeySequence(Qt::CTRL | Qt::Key_Return), KeyedButton::Height::Normal, this))
{
    setObjectName(QStringLiteral("shapeForm"));
    setAccessibleName(tr("Area by coordinates"));
    setFixedWidth(kSheet);
    m_kind->setObjectName(QStringLiteral("shapeKind"));
    m_kind->setAccessibleName(tr("Shape"));
    m_kind->addItems({tr("Circle"), tr("Polygon")});
    m_pages->addWidget(buildCircle());
    m_pages->addWidget(buildPolygon());
    m_use->setObjectName(QStringLiteral("shapeUse"));
    makePrimary(m_use);
    for (TonedLabel* words : {m_facts, m_warning, m_fault})
        words->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("shapeFacts"));
    m_warning->setObjectName(QStringLiteral("shapeWarning"));
    m_fault->setObjectName(QStringLiteral("shapeFault"));

    auto* head = new PanelHead(theme, tr("Area by coordinates"), this);
    auto* close = new QToolButton(head);
    close->setObjectName(QStringLiteral("shapeClose"));
    close->setText(tr("Close"));
    close->setToolTip(tr("Close this sheet (F2)"));
    head->addTool(close);
    auto* body = new QVBoxLayout;
    body->setContentsMargins(size::kLarge, size::kLarge, size::kLarge, size::kLarge);
    body->setSpacing(size::kSmall);
    body->addWidget(label(tr("Shape"), m_kind, this));
    body->addWidget(m_kind);
    body->addWidget(m_pages, 1);
    for (QWidget* each : {static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_warning), static_cast<QWidget*>(m_fault), static_cast<QWidget*>(m_use)})
        body->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(size::kHair, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head);
    column->addLayout(body, 1);
    setFocusProxy(m_kind);

    connect(m_kind, &QComboBox::currentIndexChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ShapeForm::edited);
    connect(m_use, &QAbstractButton::clicked, this, &ShapeForm::accept);
    connect(close, &QAbstractButton::clicked, this, &ShapeForm::closed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    describe(std::nullopt);
}

TonedLabel* ShapeForm::label(const QString& words, QWidget* buddy, QWidget* parent)
{
    auto* out = new TonedLabel(m_theme, TextRole::Note, Tone::Secondary, parent);
    out->setText(words);
    out->setBuddy(buddy);
    return out;
}

QWidget* ShapeForm::buildCircle()
{
    auto* page = new QWidget(m_pages);
    m_centre = new QLineEdit(page);
    m_centre->setObjectName(QStringLiteral("shapeCentre"));
    m_centre->setAccessibleName(tr("Centre, latitude and longitude in degrees"));
    m_centre->setPlaceholderText(QStringLiteral("34.1478, -118.1445"));
    m_radius = new QLineEdit(page);
    m_radius->setObjectName(QStringLiteral("shapeRadius"));
    m_radius->setAccessibleName(tr("Radius in metres"));
    m_radius->setPlaceholderText(QStringLiteral("800"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::kSmall);
    column->addWidget(label(tr("Centre, latitude and longitude"), m_centre, page));
    column->addWidget(m_centre);
    column->addWidget(label(tr("Radius in metres"), m_radius, page));
    column->addWidget(m_radius);
    column->addStretch(1);
    connect(m_centre, &QLineEdit::textEdited, this, &ShapeForm::edited);
    connect(m_radius, &QLineEdit::textEdited, this, &ShapeForm::edited);
    return page;
}

QWidget* ShapeForm::buildPolygon()
{
    auto* page = new QWidget(m_pages);
    m_corners = new QPlainTextEdit(page);
    m_corners->setObjectName(QStringLiteral("shapeCorners"));
    m_corners->setAccessibleName(tr("Corners, one on each line, latitude and longitude in degrees"));
    m_corners->setPlaceholderText(QStringLiteral("34.1478, -118.1445\n34.1478, -118.1301\n34.1402, -118.1301"));
    m_corners->setTabChangesFocus(true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::kSmall);
    column->addWidget(label(tr("Corners, one on each line"), m_corners, page));
    column->addWidget(m_corners, 1);
    connect(m_corners, &QPlainTextEdit::textChanged, this, &ShapeForm::edited);
    return page;
}

void ShapeForm::setArea(const domain::Area& area)
{
    const QSignalBlocker quiet(this);
    if (const auto* circle = std::get_if<domain::Circle>(&area)) {
        m_centre->setText(placeText(circle->centre));
        m_radius->setText(QString::number(circle->radius.value, 'f', 0));
        m_kind->setCurrentIndex(CircleKind);
    } else if (const auto* polygon = std::get_if<domain::Polygon>(&area)) {
        QStringList lines;
        for (const base::LatLon corner : polygon->outer)
            lines << placeText(corner);
        m_corners->setPlainText(lines.join(QLatin1Char('\n')));
        m_kind->setCurrentIndex(PolygonKind);
    }
    describe(this->area());
}

void ShapeForm::setCameras(std::vector<domain::Camera> cameras)
{
    m_cameras = std::move(cameras);
    describe(area());
}

std::optional<domain::Area> ShapeForm::area() const
{
    if (m_kind->currentIndex() == CircleKind) {
        const auto centre = placeFromText(m_centre->text());
        const auto radius = metresFromText(m_radius->text());
        return centre && radius ? std::optional(rounded(domain::Circle{*centre, {*radius}})) : std::nullopt;
    }
    const auto ring = ringFromText(m_corners->toPlainText());
    return ring && ring->size() >= 3 ? std::optional(rounded(domain::Polygon{*ring, {}})) : std::nullopt;
}

QString ShapeForm::fault() const
{
    if (m_kind->currentIndex() == CircleKind) {
        if (!placeFromText(m_centre->text()))
            return tr("The centre is a latitude and a longitude in degrees, for example 34.1478, -118.1445.");
        return metresFromText(m_radius->text()) ? QString() : tr("The radius is a number of metres, at least 1.");
    }
    const auto ring = ringFromText(m_corners->toPlainText());
    if (!ring)
        return tr("Each line is a latitude and a longitude in degrees, for example 34.1478, -118.1445.");
    return ring->size() >= 3 ? QString() : tr("A polygon needs at least 3 corners.");
}

int ShapeForm::camerasInside(const domain::Area& area) const
{
    const auto test = geo::AreaTest::compile(area);
    if (!test)
        return 0;
    return static_cast<int>(std::ranges::count_if(m_cameras, [&](const domain::Camera& camera) { return camera.place && test->contains(*camera.place); }));
}

void ShapeForm::describe(const std::optional<domain::Area>& area)
{
    const double size = area ? squareKilometres(*area) : 0;
    m_facts->setVisible(area.has_value());
    m_warning->setVisible(size > kLargeArea);
    m_fault->setVisible(!area);
    if (area) {
        //: %1 is a number
        const QString extent = tr("%1 square kilometres").arg(QLocale().toString(size, 'f', size < 1 ? 3 : 1));
        m_facts->setText(tr("%1, %2").arg(extent, tr("%n fixed camera(s) inside", nullptr, camerasInside(*area))));
        m_warning->setText(tr("This is a large area. A smaller one is easier to justify."));
    }
    m_fault->setText(fault());
    m_use->setReason(area ? QString() : fault());
}

void ShapeForm::edited()
{
    const auto now = area();
    describe(now);
    Q_EMIT areaEdited(now);
}

void ShapeForm::accept()
{
    if (const auto whole = area())
        Q_EMIT areaWanted(*whole);
}

namespace {

bool confirms(const QKeyEvent& key)
{
    return (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter) && key.modifiers().testFlag(Qt::ControlModifier);
}

bool closes(const QKeyEvent& key)
{
    return key.key() == Qt::Key_Escape || key.key() == Qt::Key_F2;
}

} // namespace

/// While the sheet has the focus its keys are not the window's: Ctrl+Enter there would search.
bool ShapeForm::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = static_cast<const QKeyEvent&>(*event);
        if (confirms(key) || closes(key)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void ShapeForm::keyPressEvent(QKeyEvent* event)
{
    if (confirms(*event))
        return accept();
    if (closes(*event)) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void ShapeForm::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().bgPanel);
    painter.fillRect(QRect(0, 0, size::kHair, height()), m_theme.tokens().lineSubtle);
}

} // namespace plateglass::ui
