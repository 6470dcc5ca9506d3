// Does the question in somebody's own words tell a reviewer anything? A reviewer must be able to understand it a year later, so
// texts that public audits found to say nothing are refused. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plateglass::policy {

struct Policy;

/// The first reason why not: `question.missing`, `question.stock` (it says nothing), `question.words` (too few), `question.short`,
/// `question.long`, `question.copied` (the words of an earlier question under another case); empty when it is good.
///
/// Words count as telling when they are neither stock phrases nor fillers of the policy, nor numbers, nor hammered on the
/// keyboard: `sdfg` has no vowel, `asdf` is a row of keys, `hahaha` repeats itself.
[[nodiscard]] std::string questionFault(const Policy& policy, std::string_view question, const std::vector<std::string>& earlierQuestions = {});

} // namespace plateglass::policy
