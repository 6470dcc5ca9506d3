#include "ui/map/map_panel.h"

#include "ui/common/panel_head.h"
#include "ui/common/qt_std.h"
#include "ui/common/theme.h"
#include "ui/map/area_term.h"
#include "ui/map/map_controller.h"
#include "ui/map/map_footer.h"
#include "ui/map/map_layer.h"
#include "ui/map/map_scale.h"
#include "ui/map/shape_form.h"
#include "ui/map/site_list.h"
#include "ui/map/tool_button.h"
#include "ui/map/tool_icons.h"
#include "ui/models/investigation.h"

#include <QAccessible>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMetaMethod>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QVBoxLayout>

#include <algorithm>

// Made by the build from the types marked for QML; naming it keeps the linker from dropping the registration.
extern void qml_register_types_Plateglass_Map();

namespace plateglass::ui {

namespace {

constexpr double kPanStep = 2 * size::kHuge;
constexpr double kKeyZoom = 1;

/// How a tool is named; its key is told beside it and in its tip.
struct ToolSpec {
    ToolIcon icon;
    const char* name;
    QString words, key, tip;
};

QToolButton* makeTool(const ToolSpec& spec, const Theme& theme, PanelHead* head)
{
    QToolButton* button = new ToolButton(spec.words, spec.key, head);
    button->setObjectName(QString::fromLatin1(spec.name));
    button->setIcon(toolIcon(spec.icon, theme));
    button->setToolTip(spec.tip);
    button->setAccessibleName(spec.tip);
    button->setAutoRaise(true);
    button->setFixedHeight(size::kPanelHead - size::kHair);
    button->setFocusPolicy(Qt::TabFocus);
    head->addTool(button);
    return button;
}

/// The camera's, or how many there are.
QString nameOf(const ReadsState& state, const std::vector<quint32>& sites)
{
    if (sites.size() > 1)
        return sitesText(sites.size());
    const domain::Camera& camera = state.cameras[sites.front()];
    return camera.name.empty() ? toQt(camera.code) : MapPanel::tr("%1 %2", "camera code and name").arg(toQt(camera.code), toQt(camera.name));
}

QString creditOf(const std::vector<tiles::BaseMapInfo>& maps)
{
    QStringList credits;
    for (const tiles::BaseMapInfo& map : maps) {
        const QString credit = map.attribution.empty() ? MapPanel::tr("Map: %1").arg(toQt(map.name)) : toQt(map.attribution);
        if (!credits.contains(credit))
            credits << credit;
    }
    return credits.join(QStringLiteral(" · "));
}

} // namespace

MapPanel::MapPanel(Investigation* investigation, Theme* theme, QWidget* parent)
    : QWidget(parent), m_investigation(investigation), m_theme(theme), m_controller(new MapController(investigation, theme, this))
{
    setObjectName(QStringLiteral("mapPanel"));
    setAccessibleName(tr("Map"));
    buildHead();
    buildMap();
    buildSheets();
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_mapArea, 1);
    row->addWidget(m_form);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(row, 1);
    column->addWidget(m_footer);
    setFocusProxy(m_quick);
    connectParts();
    showTool();
    showSummary();
}

MapPanel::~MapPanel()
{
    delete m_quick; // its QML looks at the controller to the last, and children go in the order they came
}

void MapPanel::buildHead()
{
    m_head = new PanelHead(*m_theme, tr("Map"), this);
    const auto tool = [this](const ToolSpec& spec) { return makeTool(spec, *m_theme, m_head); };
    m_circle = tool({ToolIcon::Circle, "mapCircle", tr("Circle"), QStringLiteral("O"), tr("Draw a circle to search in (O). Shift+click keeps the tool.")});
    m_polygon = tool({ToolIcon::Polygon, "mapPolygon", tr("Polygon"), QStringLiteral("P"), tr("Draw a polygon to search in (P). Shift+click keeps the tool.")});
    m_formButton = tool({ToolIcon::Form, "mapForm", tr("Type an area"), QStringLiteral("F2"), tr("Type an area by its coordinates (F2)")});
    for (QToolButton* button : {m_circle, m_polygon, m_formButton})
        button->setCheckable(true);
    connect(tool({ToolIcon::ZoomIn, "mapZoomIn", {}, QStringLiteral("+"), tr("Zoom in (+)")}), &QToolButton::clicked, this, [this] { m_controller->zoomBy(kKeyZoom); });
    connect(tool({ToolIcon::ZoomOut, "mapZoomOut", {}, QStringLiteral("-"), tr("Zoom out (-)")}), &QToolButton::clicked, this, [this] { m_controller->zoomBy(-kKeyZoom); });
    connect(tool({ToolIcon::FitResult, "mapFitResult", {}, QStringLiteral("0"), tr("Show the whole result (0)")}), &QToolButton::clicked, this, &MapPanel::fitResult);
    connect(tool({ToolIcon::FitSelection, "mapFitSelection", {}, QStringLiteral("."), tr("Show the selection (.)")}), &QToolButton::clicked, this, &MapPanel::fitSelection);
    const auto armBy = [this](QToolButton* button, ShapeDraft::Tool which) {
        connect(button, &QToolButton::clicked, this, [this, which] {
            const bool again = m_controller->draft()->tool() == which;
            arm(again ? ShapeDraft::Tool::None : which, QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier) ? Stay::Armed : Stay::OneShape);
            m_quick->setFocus();
        });
    };
    armBy(m_circle, ShapeDraft::Tool::Circle);
    armBy(m_polygon, ShapeDraft::Tool::Polygon);
    connect(m_formButton, &QToolButton::clicked, this, &MapPanel::toggleForm);
}

void MapPanel::buildMap()
{
    qml_register_types_Plateglass_Map();
    m_mapArea = new QWidget(this);
    m_quick = new QQuickWidget(m_mapArea);
    m_quick->setObjectName(QStringLiteral("mapView"));
    m_quick->setAccessibleName(tr("Map"));
    m_quick->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_quick->setFocusPolicy(Qt::StrongFocus);
    m_quick->setClearColor(m_theme->tokens().map.land);
    m_quick->installEventFilter(this);
    QQmlComponent component(m_quick->engine());
    component.loadFromModule("Plateglass.Map", "MapView");
    QObject* root = component.createWithInitialProperties({{QStringLiteral("controller"), QVariant::fromValue(m_controller)}});
    if (!root)
        qFatal("the map's QML is broken: %s", qUtf8Printable(component.errorString()));
    m_quick->setContent(component.url(), nullptr, root);
    m_scale = new MapScale(*m_theme, m_mapArea);
    m_scale->installEventFilter(this);
    auto* fill = new QGridLayout(m_mapArea);
    fill->setContentsMargins(0, 0, 0, 0);
    fill->addWidget(m_quick, 0, 0);
    fill->addWidget(m_scale, 0, 0, Qt::AlignRight | Qt::AlignBottom);
}

void MapPanel::buildSheets()
{
    m_footer = new MapFooter(*m_theme, this);
    m_form = new ShapeForm(*m_theme, this);
    m_form->hide();
    m_sites = new SiteList(*m_investigation, *m_theme, m_mapArea);
}

void MapPanel::connectParts()
{
    connect(m_controller, &MapController::viewChanged, this, [this] {
        m_scale->setView(m_controller->view());
        closeSite();
    });
    connect(m_controller, &MapController::summaryChanged, this, &MapPanel::showSummary);
    connect(m_controller, &MapController::wordsChanged, this, &MapPanel::showSummary);
    connect(m_controller, &MapController::areaDrawn, this, &MapPanel::finishArea);
    connect(m_controller, &MapController::sitesOpened, this, &MapPanel::openSites);
    connect(m_controller, &MapController::emptyClicked, this, &MapPanel::closeSite);
    connect(m_controller->draft(), &ShapeDraft::changed, this, &MapPanel::showTool);
    connect(m_controller->areas(), &MapAreas::changed, this, &MapPanel::showSummary);
    connect(&m_controller->content(), &MapContent::baseMapsChanged, this, [this] { m_scale->setCredit(creditOf(m_controller->content().baseMaps())); });
    connect(m_controller, &MapController::emphasisChanged, this, &MapPanel::showLegend);
    connect(m_investigation, &Investigation::resultChanged, this, &MapPanel::closeSite);
    connect(m_investigation, &Investigation::phaseChanged, this, &MapPanel::showSummary);
    connect(m_investigation, &Investigation::resultChanged, m_footer, &MapFooter::startOver);
    connect(m_investigation, &Investigation::filtersChanged, this, &MapPanel::closeSite);
    connect(m_theme, &Theme::changed, this, [this] { m_quick->setClearColor(m_theme->tokens().map.land); });
    connect(m_sites, &SiteList::rowsShown, this, &MapPanel::rowsShown);
    connect(m_sites, &SiteList::closed, m_quick, qOverload<>(&QWidget::setFocus));
    connect(m_form, &ShapeForm::closed, this, &MapPanel::toggleForm);
    connect(m_form, &ShapeForm::areaEdited, m_controller->areas(), &MapAreas::setProposed);
    connect(m_form, &ShapeForm::areaWanted, this, [this](const domain::Area& area) {
        m_controller->areas()->setProposed(area);
        Q_EMIT areaDrawn(areaTerm(area));
    });
}

void MapPanel::setBaseMaps(std::vector<std::filesystem::path> files)
{
    m_controller->content().setBaseMaps(std::move(files));
}

void MapPanel::setOverlays(std::vector<gate::Overlay> overlays)
{
    m_controller->content().setOverlays(std::move(overlays));
}

void MapPanel::setFences(std::vector<gate::Fence> fences)
{
    m_controller->areas()->setFences(std::move(fences));
}

void MapPanel::setCameras(std::vector<domain::Camera> cameras)
{
    m_form->setCameras(cameras);
    m_controller->content().setCameras(std::move(cameras));
}

void MapPanel::setHomeBounds(std::optional<domain::Box> bounds)
{
    m_controller->setHome(bounds);
}

void MapPanel::setFormats(const Formats& formats)
{
    m_controller->setFormats(formats);
    m_sites->setFormats(formats);
}

bool MapPanel::isSettled() const
{
    const auto layers = m_quick->rootObject()->findChildren<MapLayer*>();
    return m_controller->content().isReady() && std::ranges::all_of(layers, &MapLayer::isSettled);
}

void MapPanel::fitResult()
{
    m_controller->fitResult();
}

void MapPanel::fitSelection()
{
    m_controller->fitSelection();
}

void MapPanel::arm(ShapeDraft::Tool tool, Stay stay)
{
    m_stay = stay;
    closeSite();
    m_controller->draft()->arm(tool);
}

void MapPanel::finishArea(const domain::Area& area)
{
    m_form->setArea(area);
    if (m_stay == Stay::Armed)
        m_controller->draft()->arm(std::holds_alternative<domain::Circle>(area) ? ShapeDraft::Tool::Circle : ShapeDraft::Tool::Polygon);
    Q_EMIT areaDrawn(areaTerm(area));
}

void MapPanel::openSites(const std::vector<quint32>& sites, QPointF at)
{
    const auto state = m_controller->content().reads();
    std::vector<qint64> rows;
    for (const quint32 site : sites)
        for (const std::uint32_t row : state->reads->sites()[site].rows)
            if (m_investigation->isKept(row))
                rows.push_back(row);
    const auto& answer = state->reads->result()->answer;
    std::ranges::stable_sort(rows, {}, [&](qint64 row) { return answer.rows[static_cast<std::size_t>(row)].time; });
    const bool recorded = isSignalConnected(QMetaMethod::fromSignal(&MapPanel::rowsShown));
    m_sites->open(nameOf(*state, sites), std::move(rows), recorded ? SiteReadsModel::Plates::Shown : SiteReadsModel::Plates::Withheld, at.toPoint());
}

/// A step through the symbols is heard: the ring alone would tell it to the eye only.
void MapPanel::stepSite(int by)
{
    const std::vector<quint32> sites = m_controller->stepSite(by);
    if (sites.empty())
        return;
    const auto state = m_controller->content().reads();
    int kept = 0;
    for (const quint32 site : sites)
        kept += static_cast<int>(state->sites[site].kept);
    QAccessibleAnnouncementEvent said(m_quick, tr("%1, %Ln read(s)", nullptr, kept).arg(nameOf(*state, sites)));
    QAccessible::updateAccessibility(&said);
}

void MapPanel::closeSite()
{
    m_sites->hide();
}

void MapPanel::toggleForm()
{
    const bool open = m_form->isHidden();
    m_form->setVisible(open);
    m_formButton->setChecked(open);
    if (open)
        m_form->setFocus();
    else
        m_quick->setFocus();
}

void MapPanel::showTool()
{
    const auto tool = m_controller->draft()->tool();
    m_circle->setChecked(tool == ShapeDraft::Tool::Circle);
    m_polygon->setChecked(tool == ShapeDraft::Tool::Polygon);
    Q_EMIT hintChanged(m_controller->draft()->hint());
}

void MapPanel::showSummary()
{
    const ReadsSummary& sum = m_controller->summary();
    const auto state = m_controller->content().reads();
    const bool reads = state->reads && state->reads->result();
    const auto readsWord = [](std::int64_t count) { return tr("%Ln read(s)", nullptr, static_cast<int>(count)); };
    const auto camerasWord = [](std::int64_t count) { return tr("%Ln camera(s)", nullptr, static_cast<int>(count)); };
    QString note;
    if (reads && sum.sitesInView == 0 && sum.allSitesInView > 0)
        note = tr("In view: %1; %2, none with matches", "reads; cameras").arg(readsWord(sum.keptInView), camerasWord(sum.allSitesInView));
    else if (reads)
        note = tr("In view: %1, %2").arg(readsWord(sum.keptInView), camerasWord(sum.sitesInView));
    if (m_investigation->isEarlier())
        note.prepend(tr("Earlier search.", "the result shown is not that of the question being written") + QChar::Space);
    m_head->setNote(note);
    showLegend();
    QStringList words = m_controller->notes();
    if (const QString middle = m_controller->stateText(); !middle.isEmpty())
        words.prepend(middle);
    if (!note.isEmpty())
        words.prepend(note);
    m_quick->setAccessibleDescription(words.join(QStringLiteral(". ")));
}

void MapPanel::showLegend()
{
    const Viewport& view = m_controller->view();
    const auto areaInSight = [&](AreaState which) {
        return std::ranges::any_of(*m_controller->areas()->marks(), [&](const AreaMark& mark) { return mark.state == which && boundsOnScreen(mark, view).intersects(view.inSight()); });
    };
    const auto current = m_controller->emphasis().in(view).current;
    m_footer->setLegend({.signs = m_controller->summary().signs,
                         .current = current && view.inSight().intersects(current->shape.box()),
                         .asked = areaInSight(AreaState::Asked),
                         .proposed = areaInSight(AreaState::Proposed),
                         .fences = areaInSight(AreaState::Fence),
                         .overlays = !m_controller->content().overlays().empty(),
                         .breaks = m_controller->summary().breaks});
}

bool MapPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scale) {
        if (event->type() == QEvent::Move || event->type() == QEvent::Resize)
            m_controller->setCover(MapController::Cover::Scale, m_scale->geometry());
        return QWidget::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::ShortcutOverride: // single keys are the map's while it has the focus, not those of the window
    case QEvent::KeyPress: {
        auto& key = static_cast<QKeyEvent&>(*event);
        const bool overriding = event->type() == QEvent::ShortcutOverride;
        if (overriding ? isOurs(key) : handleKey(key)) {
            event->accept();
            return !overriding;
        }
        break;
    }
    case QEvent::FocusIn: {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        m_controller->setKeyboardFocus(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason);
        break;
    }
    case QEvent::FocusOut: m_controller->setKeyboardFocus(false); break;
    default: break;
    }
    return QWidget::eventFilter(watched, event);
}

bool MapPanel::isOurs(const QKeyEvent& key) const
{
    if (key.matches(QKeySequence::Undo))
        return m_controller->draft()->begun();
    if ((key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0)
        return false;
    switch (key.key()) {
    case Qt::Key_O: case Qt::Key_P: case Qt::Key_F2: case Qt::Key_Plus: case Qt::Key_Equal: case Qt::Key_Minus: case Qt::Key_Period:
    case Qt::Key_Left: case Qt::Key_Right: case Qt::Key_Up: case Qt::Key_Down: case Qt::Key_0: case Qt::Key_N: case Qt::Key_Return: case Qt::Key_Enter:
        return true;
    case Qt::Key_Backspace: case Qt::Key_Escape:
        return m_controller->draft()->tool() != ShapeDraft::Tool::None;
    default:
        return m_controller->draft()->tool() == ShapeDraft::Tool::Circle && key.key() >= Qt::Key_1 && key.key() <= Qt::Key_9;
    }
}

bool MapPanel::handleKey(QKeyEvent& key)
{
    if (key.matches(QKeySequence::Undo) && m_controller->draft()->begun()) {
        m_controller->draft()->removeLast();
        return true;
    }
    if ((key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != 0)
        return false;
    return handleDrawingKey(key) || handleViewKey(key);
}

bool MapPanel::handleDrawingKey(QKeyEvent& key)
{
    ShapeDraft& draft = *m_controller->draft();
    switch (key.key()) {
    case Qt::Key_O: arm(ShapeDraft::Tool::Circle, Stay::OneShape); return true;
    case Qt::Key_P: arm(ShapeDraft::Tool::Polygon, Stay::OneShape); return true;
    case Qt::Key_F2: toggleForm(); return true;
    case Qt::Key_Escape: return escape();
    default: break;
    }
    if (draft.tool() == ShapeDraft::Tool::None)
        return false;
    if (draft.tool() == ShapeDraft::Tool::Circle && draft.begun() && key.key() >= Qt::Key_0 && key.key() <= Qt::Key_9) {
        draft.typeDigit(QChar(u'0' + (key.key() - Qt::Key_0)));
        return true;
    }
    if (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter)
        draft.close();
    else if (key.key() == Qt::Key_Backspace)
        draft.removeLast();
    else
        return false;
    return true;
}

bool MapPanel::handleViewKey(QKeyEvent& key)
{
    switch (key.key()) {
    case Qt::Key_Plus: case Qt::Key_Equal: m_controller->zoomBy(kKeyZoom); return true;
    case Qt::Key_Minus: m_controller->zoomBy(-kKeyZoom); return true;
    case Qt::Key_0: fitResult(); return true;
    case Qt::Key_Period: fitSelection(); return true;
    case Qt::Key_N: stepSite(key.modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1); return true;
    case Qt::Key_Return: case Qt::Key_Enter: m_controller->openCurrentSite(); return true;
    case Qt::Key_Left: m_controller->panBy({-kPanStep, 0}); return true;
    case Qt::Key_Right: m_controller->panBy({kPanStep, 0}); return true;
    case Qt::Key_Up: m_controller->panBy({0, -kPanStep}); return true;
    case Qt::Key_Down: m_controller->panBy({0, kPanStep}); return true;
    default: return false;
    }
}

/// Closes the nearest thing; what is left over is for the window (a running search).
bool MapPanel::escape()
{
    if (m_sites->isVisible()) {
        closeSite();
        return true;
    }
    if (m_controller->draft()->tool() != ShapeDraft::Tool::None) {
        m_stay = Stay::OneShape;
        m_controller->draft()->cancel();
        return true;
    }
    if (m_investigation->phase() == Investigation::Phase::Searching)
        return false;
    if (m_controller->areas()->proposed()) {
        m_controller->areas()->setProposed(std::nullopt);
        return true;
    }
    if (m_investigation->selection().empty())
        return false;
    m_investigation->setSelection({});
    return true;
}

} // namespace plateglass::ui
