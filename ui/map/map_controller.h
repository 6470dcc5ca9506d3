// What the QML of the map sees: the view and its moves, areas, the shape being drawn, and the words that stand on the map.
// Pointer and keys come in here and become states of the investigation. Window thread.
#pragma once

#include "ui/common/formats.h"
#include "ui/map/hit_test.h"
#include "ui/map/map_areas.h"
#include "ui/map/map_content.h"
#include "ui/map/shape_draft.h"
#include "ui/map/viewport.h"

#include <QFont>
#include <QGeoCoordinate>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQmlIntegration>

#include <array>
#include <optional>

namespace plateglass::ui {

/// Colours and sizes of the tokens for QML.
class MapLook {
    Q_GADGET
    QML_VALUE_TYPE(mapLook)
    Q_PROPERTY(QColor land MEMBER land)
    Q_PROPERTY(QColor raised MEMBER raised)
    Q_PROPERTY(QColor edge MEMBER edge)
    Q_PROPERTY(QColor text MEMBER text)
    Q_PROPERTY(QColor focusRing MEMBER focusRing)
    Q_PROPERTY(QFont note MEMBER note)
    Q_PROPERTY(QFont body MEMBER body)
    Q_PROPERTY(int hair MEMBER hair CONSTANT)
    Q_PROPERTY(int line MEMBER line CONSTANT)
    Q_PROPERTY(int gap MEMBER gap CONSTANT)
    Q_PROPERTY(int padding MEMBER padding CONSTANT)
    Q_PROPERTY(int radius MEMBER radius CONSTANT)

public:
    QColor land, raised, edge, text, focusRing;
    QFont note, body;
    int hair = size::kHair, line = size::kFocus, gap = size::kGrid, padding = size::kSmall, radius = size::kRadius;
};

class MapController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the map panel.")
    Q_PROPERTY(QGeoCoordinate center READ center NOTIFY viewChanged)
    Q_PROPERTY(double zoomLevel READ zoomLevel NOTIFY viewChanged)
    Q_PROPERTY(plateglass::ui::MapLook look READ look NOTIFY lookChanged)
    Q_PROPERTY(QString stateText READ stateText NOTIFY wordsChanged) ///< what is going on, where that is not plain to see
    Q_PROPERTY(QStringList notes READ notes NOTIFY wordsChanged)     ///< in the corner
    Q_PROPERTY(double readsOpacity READ readsOpacity NOTIFY wordsChanged)
    Q_PROPERTY(bool keyboardFocus READ keyboardFocus NOTIFY keyboardFocusChanged)

public:
    MapController(Investigation* investigation, Theme* theme, QObject* parent = nullptr);

    [[nodiscard]] MapContent& content() { return m_content; }
    [[nodiscard]] const MapContent& content() const { return m_content; }
    [[nodiscard]] MapAreas* areas() { return &m_areas; }
    [[nodiscard]] ShapeDraft* draft() { return &m_draft; }
    [[nodiscard]] const MapLook& look() const { return m_look; }

    [[nodiscard]] const Viewport& view() const { return m_view; }
    [[nodiscard]] QGeoCoordinate center() const;
    [[nodiscard]] double zoomLevel() const { return m_view.zoom; }
    Q_INVOKABLE void setViewSize(double width, double height);
    /// What stands on the map and hides a part of it.
    enum class Cover { Notes, State, Scale };
    Q_ENUM(Cover)
    /// In pixels of the view; empty: nothing is there.
    Q_INVOKABLE void setCover(plateglass::ui::MapController::Cover cover, QRectF room);
    [[nodiscard]] std::vector<QRectF> covers() const;
    void panBy(QPointF pixels);
    void zoomAt(QPointF screen, double levels);
    void zoomBy(double levels); ///< around the middle
    void fitResult();
    void fitSelection();
    void setHome(std::optional<domain::Box> bounds);

    void hoverAt(QPointF screen);
    void leave();
    enum class Click { Plain, Toggle };
    void clickAt(QPointF screen, Click how);
    /// The keys' way through the symbols in sight, west to east: makes the first read there current and gives the sites. `by` is 1 or -1.
    std::vector<std::uint32_t> stepSite(int by);
    void openCurrentSite(); ///< as a click on its symbol does

    void setFormats(const Formats& formats);
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QStringList notes() const;
    [[nodiscard]] double readsOpacity() const;
    [[nodiscard]] bool keyboardFocus() const { return m_keyboardFocus; }
    void setKeyboardFocus(bool focus);

    [[nodiscard]] EmphasisSource emphasis() const;
    [[nodiscard]] const ReadsSummary& summary() const { return m_summary; }
    /// By the base map's layer: the tiles of its image, of which the names are drawn apart.
    void setTiles(std::shared_ptr<const MapTiles> tiles);
    [[nodiscard]] const std::shared_ptr<const MapTiles>& tiles() const { return m_tiles; }
    /// By the reads layer, when its image has taken its place.
    void readsPainted(const ReadsSummary& summary, std::shared_ptr<const HexGrid> hexagons, const Viewport& view);

Q_SIGNALS:
    void viewChanged();
    void coversChanged();
    void lookChanged();
    void wordsChanged();
    void emphasisChanged();
    void keyboardFocusChanged();
    void summaryChanged();
    void tilesChanged();
    /// Sites were clicked: their reads are to be listed beside this place.
    void sitesOpened(const std::vector<quint32>& sites, QPointF screen);
    void emptyClicked();
    /// A finished shape, by hand.
    void areaDrawn(const plateglass::domain::Area& area);

private:
    void setView(const Viewport& view);
    void setFitted(const Viewport& view, const domain::Box& box);
    void takeNewResult();
    void goHome();
    void updateLook();
    void applyHover();
    void clickTarget(const Target& target, QPointF screen, Click how);
    void openSites(const std::vector<std::uint32_t>& sites, QPointF screen);
    [[nodiscard]] std::optional<Target> targetAt(QPointF screen) const;
    [[nodiscard]] std::vector<SitesTarget> targetsInSight() const;
    [[nodiscard]] std::optional<std::uint32_t> currentSite() const;
    void clickCell(QPointF screen);
    void toggle(const std::vector<qint64>& rows);
    [[nodiscard]] std::vector<qint64> keptRowsOf(const Target& target) const;
    [[nodiscard]] std::optional<HexCell> cellAt(QPointF screen) const;

    MapContent m_content;
    MapAreas m_areas;
    ShapeDraft m_draft;
    MapLook m_look;
    Formats m_formats;
    Viewport m_view;
    std::array<QRectF, 3> m_covers;
    std::optional<domain::Box> m_home;
    bool m_moved = false;      ///< the user has moved the view since it was last placed
    bool m_keyboardFocus = false;
    QTimer m_hoverDelay;
    std::optional<QPointF> m_pointer;
    std::optional<Target> m_hovered;
    std::optional<HexCell> m_hoveredCell;
    Viewport m_hoveredCellView;
    ReadsSummary m_summary;
    std::shared_ptr<const HexGrid> m_hexagons;
    std::shared_ptr<const MapTiles> m_tiles;
    Viewport m_paintedView;
};

} // namespace plateglass::ui
