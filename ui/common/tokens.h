// The token sheet: every colour and size of the program by name. No other file may hold a colour value or a raw pixel.
// Values only; any thread.
#pragma once

#include <QColor>
#include <QPalette>

#include <array>

namespace plateglass::ui {

enum class Scheme { Light, Dark };

/// Foreground and ground of one kind of status.
struct StatusColours {
    QColor text;
    QColor bg;
};

struct MapColours {
    QColor land, water, park, building;
    QColor minorFill, minorCase, majorFill, majorCase, highwayFill, highwayCase;
    QColor rail, boundary, label, labelHalo;
};

/// Outline and halo are what keep marks apart from any ground; fill alone never carries a meaning.
struct DataColours {
    QColor read;                  ///< a read without a further encoding
    QColor bar;                   ///< histogram outside the brush
    QColor outline, halo;
    std::array<QColor, 5> age;    ///< newest first
    std::array<QColor, 5> density;
};

struct Tokens {
    QColor bgWindow, bgPanel, bgRaised, bgAlt, bgSunken, bgHover, bgSelected, bgSelectedInactive;
    QColor lineSubtle, lineControl;
    QColor textPrimary, textSecondary, textMuted, textDisabled;
    QColor accent, accentHover, accentOn, focusRing;
    StatusColours danger, warn, ok, info, demo;
    MapColours map;
    DataColours data;
};

[[nodiscard]] const Tokens& tokensOf(Scheme scheme);

/// The tokens as Qt's palette for the Fusion base.
[[nodiscard]] QPalette paletteOf(const Tokens& tokens);

/// The palette's role that holds the ground of panels, for QWidget::setBackgroundRole: it follows a change of theme by itself.
inline constexpr QPalette::ColorRole kPanelGround = QPalette::Button;

/// A colour with less presence: `share` 0..1 of its opacity.
[[nodiscard]] QColor faded(QColor colour, double share);

/// Lengths in logical pixels at 100 %. Everything sits on a grid of 4.
namespace size {
inline constexpr int kHair = 1;
inline constexpr int kHalf = 2;
inline constexpr int kGrid = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 16;
inline constexpr int kEdge = 8; ///< where everything begins at the left and ends at the right, in every band of the window
inline constexpr int kDialog = 24;
inline constexpr int kHuge = 32;
inline constexpr int kControl = 32;
inline constexpr int kControlDense = 28;
inline constexpr int kIcon = 16;
inline constexpr int kRailIcon = 20;
inline constexpr int kRailButton = 40;
inline constexpr int kRail = 48;
inline constexpr int kMenu = 28;
inline constexpr int kStrip = 48;
inline constexpr int kSearchBar = 60;
inline constexpr int kStatusBar = 24;
inline constexpr int kPanelHead = 24;
inline constexpr int kRow = 28;
inline constexpr int kRowLow = 24;
inline constexpr int kLoupe = 400;
inline constexpr int kLoupeCompact = 360;
inline constexpr int kLoupeBelow = 428; ///< what stands under the image needs this much, whatever the read
inline constexpr int kImageLeast = 120;
inline constexpr int kMapLeast = 420;
inline constexpr int kFootFrom = 256; ///< height from which the table has a foot of its own; below, rows matter more
inline constexpr int kTimeline = 148;
inline constexpr int kTimelineLeast = 116;
inline constexpr int kRadius = 4;
inline constexpr int kCardRadius = 6;
inline constexpr int kFocus = 2;
inline constexpr int kCurrentBar = 3;
inline constexpr int kDemoBorder = 4;
inline constexpr int kPlateCellWide = 32;
inline constexpr int kPlateCellHigh = 40;
inline constexpr int kSplitter = 8;
inline constexpr int kFactHead = 84; ///< first column wherever facts stand in lines
inline constexpr int kKeyHead = 108; ///< first column wherever keys stand beside what they do
inline constexpr int kKeyHelp = 320;
inline constexpr int kFormWidth = 416;
inline constexpr int kSessionDialog = 640;
inline constexpr int kCompactBelow = 1600; ///< window width under which rows are lower
inline constexpr int kKeysInTwoFrom = 1000; ///< window height from which two columns hold all keys
} // namespace size

} // namespace plateglass::ui
