// What is missing from a session's ground, as the sentence shown beside its field. Any thread.
#pragma once

#include "policy/policy.h"

#include <QString>

namespace plateglass::ui {

[[nodiscard]] QString sentenceFor(const policy::SessionFault& fault, const policy::Policy& policy);

/// A case number while it is being typed.
enum class CaseProgress { Empty, Begun, Good, Wrong };
[[nodiscard]] CaseProgress caseProgress(const policy::Policy& policy, const QString& typed);

} // namespace plateglass::ui
