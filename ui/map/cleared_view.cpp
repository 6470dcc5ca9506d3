#include "ui/map/cleared_view.h"

#include "ui/common/tokens.h"

#include <algorithm>
#include <tuple>

namespace plateglass::ui {

namespace {

constexpr int kStep = size::kSmall, kSteps = 9;
constexpr std::size_t kMostSymbols = 300; ///< in a crowd a few cut ones are no loss, and each costs time
constexpr int kMatters = 1000;            ///< a symbol with reads, or the edge of what was asked, against a ring
constexpr int kUnnamed = 20;              ///< no room for a name below what was asked
constexpr int kNameRoom = size::kDialog;

class Cost {
public:
    Cost(const Viewport& view, const domain::Box& box, const std::vector<SiteSymbol>& symbols, const std::vector<QRectF>& covers)
        : m_sight(view.inSight()), m_symbols(symbols), m_covers(covers),
          m_box(QRectF(view.toScreen(base::LatLon{box.north, box.west}), view.toScreen(base::LatLon{box.south, box.east})).normalized())
    {
        m_boxFits = m_sight.contains(m_box);
    }

    [[nodiscard]] int of(QPointF by) const
    {
        int sum = m_boxFits && !m_sight.contains(m_box.translated(by)) ? kMatters : 0;
        sum += m_sight.bottom() - m_box.bottom() - by.y() < kNameRoom ? kUnnamed : 0;
        for (const SiteSymbol& symbol : m_symbols) {
            const QRectF room = symbol.room().translated(by);
            const bool cut = m_sight.intersects(room) && !m_sight.contains(room);
            const bool covered = std::ranges::any_of(m_covers, [&](const QRectF& cover) { return cover.intersects(room); });
            sum += cut || covered ? (symbol.isIdle() ? 1 : kMatters) : 0;
        }
        return sum;
    }

private:
    QRectF m_sight;
    const std::vector<SiteSymbol>& m_symbols;
    const std::vector<QRectF>& m_covers;
    QRectF m_box;
    bool m_boxFits = false;
};

} // namespace

Viewport clearedView(const Viewport& view, const domain::Box& box, const ReadsState& state, const std::vector<QRectF>& covers, const SymbolFonts& fonts)
{
    const std::vector<SiteSymbol> symbols = state.symbolsIn(view, fonts);
    if (symbols.empty() || symbols.size() > kMostSymbols)
        return view;
    const Cost cost(view, box, symbols, covers);
    std::tuple<int, int> least{cost.of({}), 0};
    QPointF best;
    for (int x = -kSteps; x <= kSteps; ++x)
        for (int y = -kSteps; y <= kSteps; ++y) {
            const QPointF by(x * kStep, y * kStep);
            if (const std::tuple<int, int> here{cost.of(by), x * x + y * y}; here < least) {
                least = here;
                best = by;
            }
        }
    return best.isNull() ? view : view.panned(-best);
}

} // namespace plateglass::ui
