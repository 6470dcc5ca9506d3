// A small workspace for tests of the gate. Made once (password hashes are slow on purpose) and copied for each test.
#pragma once

#include "base/clock.h"
#include "gate/account_desk.h"
#include "gate/audit_desk.h"
#include "gate/gate.h"

#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

namespace plateglass::test {

namespace fs = std::filesystem;

inline constexpr const char* kPassword = "correct horse battery";

/// A handful of reads as a file: two cameras, one plate read wrongly once, one row without coordinates, one bad row.
inline constexpr const char* kReadsCsv = "plate,time,lat,lon,camera,state\n"
                                         "QQ8O0I3,2026-01-03 08:00:00,47.61000,-122.33000,CAM-1,CA\n"
                                         "QQ8O0I3,2026-01-03 09:00:00,47.62000,-122.33000,CAM-2,CA\n"
                                         "QQ800I3,2026-01-03 09:30:00,47.62000,-122.33000,CAM-2,CA\n"
                                         "QQ1ABC2,2026-01-03 10:00:00,47.61000,-122.33000,CAM-1,NV\n"
                                         "QQ1ABC2,2026-01-03 10:00:00,47.61000,-122.33000,CAM-1,NV\n"
                                         "QQ7XYZ9,2026-01-04 10:00:00,,,CAM-9,\n"
                                         "QQ9BAD0,2026-02-30 10:00:00,47.6,-122.3,CAM-1,CA\n";
inline constexpr const char* kMappingJson = R"({"name":"test","columns":{"plate":"plate","time":{"column":"time","format":"yyyy-MM-dd HH:mm:ss"},)"
                                            R"("lat":"lat","lon":"lon","camera":"camera","jurisdiction":"state"},"timezone":"UTC"})";

inline void writeFile(const fs::path& file, std::string_view text)
{
    std::ofstream out(file, std::ios::binary);
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
}
inline std::string readFile(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline policy::SessionRequest goodRequest()
{
    return {"26-000411", "CRIM-AUTO", "VC10851", "Which vehicles passed the two cameras that morning?"};
}

/// All records of an exported log, one per element.
inline std::vector<std::string> recordsOf(const fs::path& log)
{
    std::vector<fs::path> bundles;
    for (const auto& entry : fs::recursive_directory_iterator(log / "tile" / "entries"))
        if (entry.is_regular_file())
            bundles.push_back(entry.path());
    std::ranges::sort(bundles);
    std::vector<std::string> all;
    for (const auto& bundle : bundles) {
        const std::string bytes = readFile(bundle);
        for (std::size_t at = 0; at + 2 <= bytes.size();) {
            const std::size_t length = (static_cast<unsigned char>(bytes[at]) << 8U) | static_cast<unsigned char>(bytes[at + 1]);
            all.push_back(bytes.substr(at + 2, length));
            at += 2 + length;
        }
    }
    return all;
}

/// One workspace with supervisor `osei`, administrator `adams`, analyst `lind`, auditor `abara`, and the reads above.
class WorkspaceFixture {
public:
    WorkspaceFixture()
    {
        writeFile(path("reads.csv"), kReadsCsv);
        writeFile(path("mapping.json"), kMappingJson);
        gate::NewWorkspace wanted;
        wanted.directory = path("master");
        wanted.agency = "pd.example";
        wanted.profile = "evaluation";
        wanted.administrator = {"adams", kPassword};
        wanted.supervisor = {"osei", kPassword};
        const auto made = gate::createWorkspace(wanted, m_clock);
        if (!made)
            qFatal("workspace: %s", made.error().detail.c_str());
        auto supervisor = gate::Gate::signIn({path("master"), "osei", kPassword}, m_clock);
        if (!supervisor)
            qFatal("sign-in: %s %s", base::word(supervisor.error().code), supervisor.error().detail.c_str());
        for (const auto& [name, role] : std::map<std::string, policy::Role>{{"lind", policy::Role::Analyst}, {"abara", policy::Role::Auditor}})
            if (const auto added = (*supervisor)->accountDesk().add({.name = name, .role = role, .password = kPassword}); !added)
                qFatal("account: %s %s", base::word(added.error().code), added.error().detail.c_str());
        const auto imported = (*supervisor)->importFile({path("reads.csv"), path("mapping.json")}, {});
        if (!imported)
            qFatal("import: %s %s", base::word(imported.error().code), imported.error().detail.c_str());
        m_totals = imported->totals;
    }

    [[nodiscard]] fs::path path(const std::string& name) const { return fs::path(m_dir.path().toStdString()) / name; }
    [[nodiscard]] const base::Clock& clock() const { return m_clock; }
    [[nodiscard]] const domain::ImportTotals& totals() const { return m_totals; }

    /// A fresh copy of the workspace.
    [[nodiscard]] fs::path copy()
    {
        const fs::path to = path("copy" + std::to_string(++m_copies));
        fs::copy(path("master"), to, fs::copy_options::recursive);
        return to;
    }
    [[nodiscard]] std::unique_ptr<gate::Gate> signIn(const fs::path& workspace, const std::string& account)
    {
        auto gate = gate::Gate::signIn({workspace, account, kPassword}, m_clock);
        if (!gate)
            qFatal("sign-in: %s %s", base::word(gate.error().code), gate.error().detail.c_str());
        return std::move(*gate);
    }
    /// All records of the log, as the exported entries, one per element.
    [[nodiscard]] std::vector<std::string> records(const fs::path& workspace, const std::set<std::string>& redact = {})
    {
        const fs::path out = path("export" + std::to_string(++m_copies));
        {
            auto auditor = signIn(workspace, "abara");
            if (const auto done = auditor->auditDesk().exportTo(out, redact); !done)
                qFatal("export: %s %s", base::word(done.error().code), done.error().detail.c_str());
        }
        m_lastExport = out;
        return recordsOf(out);
    }
    [[nodiscard]] const fs::path& lastExport() const { return m_lastExport; }

private:
    QTemporaryDir m_dir;
    base::SystemClock m_clock;
    domain::ImportTotals m_totals;
    fs::path m_lastExport;
    int m_copies = 0;
};

/// The `type` of a record's JSON.
inline std::string typeOf(const std::string& record)
{
    const auto at = record.find("\"type\":\"");
    return at == std::string::npos ? std::string() : record.substr(at + 8, record.find('"', at + 8) - at - 8);
}
inline std::vector<std::string> typesOf(const std::vector<std::string>& records)
{
    std::vector<std::string> types;
    for (const auto& record : records)
        types.push_back(typeOf(record));
    return types;
}
inline std::string lastOfType(const std::vector<std::string>& records, const std::string& type)
{
    for (auto at = records.rbegin(); at != records.rend(); ++at)
        if (typeOf(*at) == type)
            return *at;
    return {};
}

} // namespace plateglass::test
