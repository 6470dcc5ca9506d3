// What is kept and left for people when something is wrong with the log. Blocking; any thread. Private.
#pragma once

#include "gate/workspace.h"

namespace plateglass::gate {

/// Copies the log as it lies on the disk to evidence/<digest>/, once for each content. Failing keeps nobody from being told.
void keepEvidence(const std::filesystem::path& workspace);

/// Leaves a file for whoever watches the workspace: in its folder `alerts`, or in that of the anchor folder where the first one
/// cannot be written. No plates, names or cases in it. Errc as replaceFile.
[[nodiscard]] base::Result<void> queueAlert(const WorkspaceInfo& info, const char* kind, const std::string& reason, base::UtcTime now);

} // namespace plateglass::gate
