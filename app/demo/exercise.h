// The prepared exercise of the demo city: what the first session says and asks. The window starts with it, the tour
// follows it.
#pragma once

#include <string_view>

namespace plateglass::demo {

struct DemoExercise {
    std::string_view title;
    std::string_view caseNumber;
    std::string_view purpose;  ///< code of the training policy
    std::string_view question; ///< what the session is for, as a supervisor will read it
    std::string_view story;    ///< for the coach: what is supposed to have happened
    std::string_view query;    ///< the first search: partial plate, place, time
    std::string_view nextQuery; ///< narrower, with look-alikes: the evening of the second theft
    std::string_view answer;   ///< the plate that was near both times
};

inline constexpr DemoExercise kExercise{
    .title = "Two evenings at Mill Park",
    .caseNumber = "31-001183",
    .purpose = "TRAINING",
    .question = "Which vehicles were near Mill Park on both evenings when catalytic converters were cut from parked cars, 6 and 12 May?",
    .story = "Catalytic converters were cut from cars parked beside Mill Park on 6 May between 20:05 and 20:30 and on 12 May between 20:15 and 20:40. A witness saw a grey SUV "
             "whose plate began with QQ8 and had a 0 as its fifth character.",
    .query = R"(plate:QQ8* in:"Mill Park 800m" time:2031-05-06T00:00..2031-05-12T21:10)",
    .nextQuery = R"(plate:QQ8O0I3~2^1 in:"Mill Park 800m" time:2031-05-06T00:00..2031-05-12T21:10)",
    .answer = "QQ8O0I3",
};

} // namespace plateglass::demo
