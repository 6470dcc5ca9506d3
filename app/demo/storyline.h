// The story that the exercises ask about: on two evenings catalytic converters are cut from cars parked beside Mill Park,
// and one vehicle, strange to the quarter, is near both times. Invented; it re-enacts nothing. The same for every seed.
#pragma once

#include "demo/traffic.h"

#include <string>
#include <vector>

namespace plateglass::demo {

/// What a reader made of one pass of the story.
struct StoryRead {
    std::string text;
    int confidence = 900;             ///< per mille
    std::vector<int> characters;      ///< per mille, one per character of text; empty: as good as usual
    std::vector<std::pair<std::string, int>> candidates;
};

[[nodiscard]] const std::vector<StoryRead>& storyReads();

/// Vehicles of the story come first in the traffic; the first of them is the one that matters.
[[nodiscard]] int castSize();

/// Adds the cast and its passes, and keeps its plates from everybody else.
void addStory(Traffic& traffic, Fleet& fleet);

} // namespace plateglass::demo
