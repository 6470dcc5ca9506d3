// A log in a folder of its own, with a clock that stands, and the drafts the tests write into it.
#pragma once

#include "audit/audit_log.h"
#include "audit/tiles.h"
#include "test_vector.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <filesystem>

namespace plateglass::test {

using audit::LogOptions;

/// In memory where the system offers that: the tests sync thousands of times, and none of them is about the disk itself.
inline QString scratchTemplate()
{
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/plateglass-audit-XXXXXX");
}

struct LogFixture {
    QTemporaryDir dir{scratchTemplate()};
    base::FixedClock clock{{1'795'451'101'120'000}};

    [[nodiscard]] std::filesystem::path path(const char* name) const { return std::filesystem::path(dir.path().toStdString()) / name; }
    [[nodiscard]] std::filesystem::path file() const { return path("audit.db"); }
    [[nodiscard]] static LogOptions options(LogOptions::Access access, std::string vfs = {}, std::string boot = "boot1")
    {
        LogOptions out{.access = access, .source = {.host = "ws07", .app = "plateglass", .version = "0.1.0", .boot = std::move(boot)}, .vfs = std::move(vfs)};
        out.databaseKey.fill(9);
        return out;
    }
    [[nodiscard]] base::Result<std::unique_ptr<audit::AuditLog>> open(LogOptions options) const
    {
        return audit::AuditLog::open(file(), logKey(), clock, std::move(options));
    }
    [[nodiscard]] std::unique_ptr<audit::AuditLog> create(std::string vfs = {}) const
    {
        return std::move(*open(options(LogOptions::Access::Create, std::move(vfs))));
    }
};

inline audit::RecordDraft intentDraft(std::string plate = "QQ1234")
{
    return {.type = "search.intent",
            .fields = {{"actor", json::Object{{"role", "analyst"}, {"sess", "s-1"}, {"uid", "u1"}}}, {"q", json::Object{{"kind", "plate"}}}},
            .disclosed = {{"q", "plate", std::move(plate)}, {"purp", "case", "26-000001"}}};
}
inline audit::RecordDraft resultDraft(std::uint64_t intent)
{
    return {.type = "search.result", .fields = {{"r", json::Object{{"n", 4}}}, {"rel", intent}}};
}
inline audit::RecordDraft singleDraft(std::string type = "login.ok") { return {.type = std::move(type), .fields = {{"actor", json::Object{{"uid", "u1"}}}}}; }

/// All records, as a value of its own: a loop over the result of AuditLog::records would outlive it.
inline std::vector<audit::StoredRecord> recordsOf(const audit::AuditLog& log)
{
    auto records = log.records(0, 1'000'000);
    return records ? std::move(*records) : std::vector<audit::StoredRecord>{};
}

} // namespace plateglass::test
