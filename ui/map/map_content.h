// What there is to draw, apart from the view: base maps, overlays, and the reads of the investigation with their states.
// Prepares it off the window's thread and keeps it as immutable snapshots that painters on other threads may hold.
// Window thread.
#pragma once

#include "domain/camera.h"
#include "ui/common/async.h"
#include "ui/map/area_painter.h"
#include "ui/map/base_map_style.h"
#include "ui/map/overlay_painter.h"
#include "ui/map/reads_raster.h"
#include "ui/map/tile_source.h"

#include <QObject>

#include <memory>
#include <vector>

namespace plateglass::ui {

class Investigation;
class Theme;

/// The reads as they are filtered and selected now. Immutable; keeps alive what it points into.
struct ReadsState {
    std::shared_ptr<const MapReads> reads;
    std::vector<SiteCounts> sites; ///< those of the reads, in the same order; then cameras without reads
    std::vector<domain::Camera> cameras; ///< of `sites`
    std::vector<std::uint8_t> kept; ///< of points; empty: all
    std::vector<std::uint32_t> selectedPoints;
    std::shared_ptr<SiteLayouts> layouts = std::make_shared<SiteLayouts>(); ///< kept ones of `sites`

    [[nodiscard]] ReadsScene scene() const;
    [[nodiscard]] std::vector<SiteSymbol> symbolsIn(const Viewport& view, const SymbolFonts& fonts) const { return layouts->in(sites, view, fonts); }
    [[nodiscard]] bool isKept(std::uint32_t point) const { return kept.empty() || kept[point] != 0; }
};

class MapContent : public QObject {
    Q_OBJECT

public:
    MapContent(Investigation* investigation, Theme* theme, QObject* parent = nullptr);

    void setBaseMaps(std::vector<std::filesystem::path> files);
    void setOverlays(std::vector<gate::Overlay> overlays);
    void setCameras(std::vector<domain::Camera> cameras);

    [[nodiscard]] Investigation& investigation() const { return *m_investigation; }
    [[nodiscard]] const Theme& theme() const { return *m_theme; }

    /// To be used by one thread at a time: the one base map painter.
    [[nodiscard]] const std::shared_ptr<TileSource>& tiles() const { return m_tiles; }
    [[nodiscard]] const std::vector<tiles::BaseMapInfo>& baseMaps() const { return m_infos; }
    [[nodiscard]] std::size_t failedBaseMaps() const { return m_failedMaps; }
    [[nodiscard]] const std::vector<std::shared_ptr<const OverlayShapes>>& overlays() const { return m_overlays; }
    [[nodiscard]] std::size_t failedOverlays() const { return m_failedOverlays; }
    [[nodiscard]] const std::shared_ptr<const ReadsState>& reads() const { return m_state; }
    [[nodiscard]] bool isReady() const { return !m_isOpening && !m_isParsing && !m_isArranging; } ///< nothing is being prepared

    [[nodiscard]] const BaseMapStyle& baseMapStyle() const { return m_baseStyle; }
    [[nodiscard]] const ReadsLook& readsLook() const { return m_readsLook; }
    [[nodiscard]] const OverlayLook& overlayLook() const { return m_overlayLook; }
    [[nodiscard]] const AreaLook& areaLook() const { return m_areaLook; }

    /// Where the view goes without a result and without a home of its own.
    [[nodiscard]] std::optional<domain::Box> naturalBounds() const;

Q_SIGNALS:
    void baseMapsChanged();
    void overlaysChanged();
    void readsReplaced(); ///< another result
    void readsChanged();  ///< filters, selection, cameras; also after readsReplaced()
    void lookChanged();

private:
    void takeResult();
    void restate();
    void restyle();

    Investigation* m_investigation;
    Theme* m_theme;
    std::shared_ptr<TileSource> m_tiles;
    std::vector<tiles::BaseMapInfo> m_infos;
    std::size_t m_failedMaps = 0;
    std::vector<std::shared_ptr<const OverlayShapes>> m_overlays;
    std::size_t m_failedOverlays = 0;
    std::vector<domain::Camera> m_cameras;
    std::shared_ptr<const MapReads> m_reads;
    std::shared_ptr<const ReadsState> m_state;
    BaseMapStyle m_baseStyle;
    ReadsLook m_readsLook;
    OverlayLook m_overlayLook;
    AreaLook m_areaLook;
    bool m_isOpening = false, m_isParsing = false, m_isArranging = false;
    AsyncLane m_opening, m_parsing, m_arranging; // last: their work is waited for before the rest goes
};

} // namespace plateglass::ui
