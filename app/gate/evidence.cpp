#include "gate/evidence.h"

#include "base/time_text.h"
#include "gate/files.h"
#include "gate/workspace_lock.h"
#include "json/json.h"

#include <algorithm>

namespace plateglass::gate {

namespace fs = std::filesystem;

namespace {

base::Result<void> leave(const fs::path& folder, const std::string& name, const std::string& text)
{
    std::error_code ignored;
    fs::create_directory(folder, ignored);
    return replaceFile(folder / name, text);
}

} // namespace

void keepEvidence(const fs::path& workspace)
{
    constexpr std::size_t kDigits = 16;
    const auto digest = sha256OfFile(workspace / "audit.db");
    if (!digest) return;
    const auto folder = workspace / "evidence" / digest->substr(0, kDigits);
    std::error_code ignored;
    if (fs::exists(folder, ignored)) return;
    fs::create_directories(folder, ignored);
    for (const char* name : {"audit.db", "audit.db-wal", "workspace.json"}) fs::copy_file(workspace / name, folder / name, ignored);
}

base::Result<void> queueAlert(const WorkspaceInfo& info, const char* kind, const std::string& reason, base::UtcTime now)
{
    const auto time = base::toRfc3339(now, base::Precision::Second);
    auto name = time + "-" + kind + ".json";
    std::erase(name, ':');
    const auto text = json::writePretty(json::Object{{"t", time}, {"kind", kind}, {"reason", reason}, {"log", info.origin}, {"host", hostName()}}) + "\n";
    auto left = leave(info.directory / "alerts", name, text);
    if (!left && info.anchorFolder) left = leave(*info.anchorFolder / "alerts", name, text);
    return left;
}

} // namespace plateglass::gate
