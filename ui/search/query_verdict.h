// What the bar says about a text: is it a question, where is it not one, and why, in one sentence. Pure; any thread.
#pragma once

#include "domain/query.h"

#include <QString>

#include <expected>
#include <functional>
#include <string>

namespace plateglass::ui {

/// Gate::check or a stand-in: is this text a question that could be asked? Touches no reads. Called off the window's thread.
using QueryChecker = std::function<std::expected<domain::Query, domain::QueryFault>(const std::string&)>;

struct QueryVerdict {
    enum class Kind { Empty, Ok, Incomplete, Faulty };
    Kind kind = Kind::Empty;
    qsizetype from = 0;   ///< first character at fault, 0-based
    qsizetype length = 0; ///< 0: the fault is at the end of the text
    QString sentence;     ///< why it is no question; empty for Empty and Ok
    bool confusable = false; ///< a plain plate holds O, 0, I or 1 and look-alikes are off
};

/// A fault is only incomplete while the caret is still in the word it is in; `caret` -1: nobody is typing.
[[nodiscard]] QueryVerdict judge(const QString& text, qsizetype caret, const std::expected<domain::Query, domain::QueryFault>& checked);

/// The word at the right end of the bar: `ok`, `incomplete`, `error at 14` (counted from 1). Empty for Empty.
[[nodiscard]] QString wordFor(const QueryVerdict& verdict);

} // namespace plateglass::ui
