// What `bench` measured, by class of question. Values; times are whole microseconds, because figures of one run say no more.
#pragma once

#include "cli/command.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace plateglass::cli {

using Microseconds = std::vector<std::chrono::microseconds>;

struct ClassFigures {
    std::string name;
    std::vector<std::uint64_t> rows; ///< per question
    Microseconds engine;             ///< per question and run: inside the store, until the whole answer is ready
    Microseconds gate;               ///< per question and run: policy, intent, sync to disk, outcome
    Microseconds firstPage;          ///< per question: the details of the first rows
    std::chrono::microseconds cold{0}; ///< engine time of the first question after the gate was opened anew and its files left the page cache
};

struct BenchFigures {
    std::vector<ClassFigures> classes; ///< in the order of the file
    std::vector<std::string> unasked;  ///< classes that have no sentence in the language yet
    Microseconds sync;                 ///< how long the disk itself takes to keep 512 bytes
};

/// The value that `share` of the measured ones do not exceed; zero for none.
[[nodiscard]] std::chrono::microseconds percentile(Microseconds measured, double share);

void printFigures(const BenchFigures& figures, Format format, Console& console);

} // namespace plateglass::cli
