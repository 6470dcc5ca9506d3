// Rows and the summary of an answer, as text for people or lines for machines. One thread at a time.
#pragma once

#include "cli/command.h"

#include "gate/gate.h"

#include <memory>

namespace plateglass::cli {

/// What is said about an answer beside its rows.
struct AnswerSummary {
    const gate::SearchResult& result;
    std::uint64_t printed = 0;
    bool explain = false;
};

class SearchOutput {
public:
    virtual ~SearchOutput() = default;
    virtual void begin() = 0;
    virtual void row(const domain::Read& read, const domain::AnswerPlate& plate) = 0;
    virtual void end(const AnswerSummary& summary) = 0;
};

/// Format::Count has no rows: its output prints the number in end(). `zone` is what people see times in; machines get UTC.
[[nodiscard]] std::unique_ptr<SearchOutput> makeOutput(Format format, Console& console, const base::TimeZone& zone);

} // namespace plateglass::cli
