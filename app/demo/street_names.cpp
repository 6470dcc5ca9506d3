#include "demo/street_names.h"

#include <array>
#include <string_view>

namespace plateglass::demo {

namespace {

struct Main {
    int line;
    std::string_view name;
    StreetClass kind;
};

constexpr std::array kMainColumns = {
    Main{9, "Harbor Boulevard", StreetClass::Primary}, Main{15, "Market Street", StreetClass::Secondary},  Main{21, "Foundry Street", StreetClass::Primary},
    Main{27, "Mill Street", StreetClass::Primary},     Main{35, "Orange Street", StreetClass::Primary},  Main{47, "Quarry Road", StreetClass::Primary},
    Main{53, "Eastfield Street", StreetClass::Secondary},
};
constexpr std::array kMainRows = {
    Main{5, "South Avenue", StreetClass::Secondary},  Main{11, "Quay Avenue", StreetClass::Secondary}, Main{17, "Grand Avenue", StreetClass::Primary},
    Main{22, "Park Avenue", StreetClass::Primary},  Main{31, "Lake Avenue", StreetClass::Primary},   Main{37, "Chapel Avenue", StreetClass::Secondary},
    Main{43, "Orchard Avenue", StreetClass::Primary}, Main{49, "Northgate Avenue", StreetClass::Secondary},
};
constexpr std::array<std::string_view, 58> kColumnWords = {
    "Anchor", "Beacon", "Buoy", "Capstan", "Driftwood", "Ferry", "Gannet", "Halyard", "Heron", "Harbor", "Jetty", "Keel", "Lantern", "Mast", "Netmaker", "Market",
    "Oar", "Plover", "Rope", "Sail", "Tern", "Foundry", "Anvil", "Bellows", "Cooper", "Forge", "Glazier", "Mill", "Alder", "Birch", "Cedar", "Dogwood",
    "Elm", "Fir", "Hawthorn", "Orange", "Juniper", "Larch", "Magnolia", "Nutmeg", "Olive", "Poplar", "Quince", "Redbud", "Sycamore", "Tamarack", "Walnut", "Quarry",
    "Basalt", "Flint", "Granite", "Marble", "Slate", "Eastfield", "Barley", "Clover", "Meadow", "Thistle"};
constexpr std::array<std::string_view, 54> kRowWords = {
    "Abbott", "Barlow", "Calloway", "Denham", "Ellery", "South", "Fenwick", "Garland", "Hadley", "Ingram", "Jessup", "Quay", "Kendrick", "Langley", "Merritt", "Norwood",
    "Osgood", "Grand", "Prescott", "Quimby", "Ridley", "Sefton", "Park", "Thurston", "Upton", "Vernon", "Wexley", "Yardley", "Alcott", "Brewer", "Colby", "Lake",
    "Dunmore", "Everett", "Fulton", "Gorham", "Hollis", "Chapel", "Irving", "Kimball", "Lowell", "Morley", "Nash", "Orchard", "Perrin", "Rowan", "Selby", "Tilden",
    "Vance", "Northgate", "Winslow", "Ashby", "Bolton", "Corwin"};

template <std::size_t N>
const Main* mainOf(const std::array<Main, N>& mains, int line)
{
    for (const auto& main : mains)
        if (main.line == line) return &main;
    return nullptr;
}

} // namespace

NamedLine nameOfColumn(int column)
{
    if (const auto* main = mainOf(kMainColumns, column)) return {std::string(main->name), main->kind};
    return {std::string(kColumnWords[static_cast<std::size_t>(column)]) + " Street", StreetClass::Minor};
}

NamedLine nameOfRow(int row)
{
    if (const auto* main = mainOf(kMainRows, row)) return {std::string(main->name), main->kind};
    return {std::string(kRowWords[static_cast<std::size_t>(row)]) + " Avenue", StreetClass::Minor};
}

} // namespace plateglass::demo
