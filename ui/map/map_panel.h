// The map of the investigation: base map, overlays, fences, reads and the tools that draw an area. It knows the shared
// Investigation and no other panel; it never searches by itself: a drawn area is handed out as a term. Window thread.
#pragma once

#include "domain/area.h"
#include "domain/camera.h"
#include "gate/questions.h"
#include "ui/common/formats.h"
#include "ui/map/shape_draft.h"

#include <QWidget>

#include <filesystem>
#include <optional>
#include <vector>

class QKeyEvent;
class QQuickWidget;
class QToolButton;

namespace plateglass::ui {

class Investigation;
class MapController;
class MapFooter;
class MapScale;
class PanelHead;
class ShapeForm;
class SiteList;
class Theme;

class MapPanel : public QWidget {
    Q_OBJECT

public:
    /// Both outlive the panel.
    MapPanel(Investigation* investigation, Theme* theme, QWidget* parent = nullptr);
    ~MapPanel() override;

    /// MBTiles files, the lowest first. They are opened off this thread; one that cannot be opened is named in a corner
    /// of the map, and the others are drawn. Without any, a graticule stands in.
    void setBaseMaps(std::vector<std::filesystem::path> files);
    void setOverlays(std::vector<gate::Overlay> overlays);
    void setFences(std::vector<gate::Fence> fences);
    /// All cameras of the workspace, with or without reads in the result.
    void setCameras(std::vector<domain::Camera> cameras);
    /// Where the view goes before there is a result. Without it: the cameras, then the base map's bounds, then the world.
    void setHomeBounds(std::optional<domain::Box> bounds);
    /// How times are written in lists and legend.
    void setFormats(const Formats& formats);

    /// What is on the screen was painted for the present view and content: nothing is under way. For pictures of the window.
    [[nodiscard]] bool isSettled() const;

public Q_SLOTS:
    void fitResult();    ///< key 0; home where there is no result
    void fitSelection(); ///< key `.`; the current read where nothing is selected

Q_SIGNALS:
    /// A finished area as a term of the query language, for example `in:circle(34.1,-118.2,800)`.
    void areaDrawn(const QString& queryTerm);
    /// What the armed tool expects, for the status bar; empty when no tool is armed.
    void hintChanged(const QString& hint);
    /// Rows of the present result whose plates came into view in the list of a camera site; to be recorded. Plates are
    /// shown there only while somebody is connected to this signal.
    void rowsShown(const std::vector<plateglass::gate::RowRange>& rows);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHead();
    void buildMap();
    void buildSheets();
    void connectParts();
    enum class Stay { OneShape, Armed };
    void arm(ShapeDraft::Tool tool, Stay stay);
    void finishArea(const domain::Area& area);
    void openSites(const std::vector<quint32>& sites, QPointF at);
    void stepSite(int by);
    void closeSite();
    void toggleForm();
    void showTool();
    void showSummary();
    void showLegend();
    [[nodiscard]] bool isOurs(const QKeyEvent& key) const;
    [[nodiscard]] bool handleKey(QKeyEvent& key);
    [[nodiscard]] bool handleDrawingKey(QKeyEvent& key);
    [[nodiscard]] bool handleViewKey(QKeyEvent& key);
    [[nodiscard]] bool escape();

    Investigation* m_investigation;
    Theme* m_theme;
    MapController* m_controller;
    PanelHead* m_head = nullptr;
    QToolButton* m_circle = nullptr;
    QToolButton* m_polygon = nullptr;
    QToolButton* m_formButton = nullptr;
    QQuickWidget* m_quick = nullptr;
    QWidget* m_mapArea = nullptr;
    MapFooter* m_footer = nullptr;
    MapScale* m_scale = nullptr;
    ShapeForm* m_form = nullptr;
    SiteList* m_sites = nullptr;
    Stay m_stay = Stay::OneShape;
};

} // namespace plateglass::ui
