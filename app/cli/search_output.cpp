#include "cli/search_output.h"

#include "cli/progress_line.h"
#include "cli/text_table.h"
#include "evidence/csv.h"

#include "json/json.h"

#include <array>
#include <format>

namespace plateglass::cli {

namespace {

using base::Precision;
using base::toRfc3339;

std::string_view kindWord(domain::PlateKind kind)
{
    switch (kind) {
    case domain::PlateKind::Plate: return "plate";
    case domain::PlateKind::LongPlate: return "long";
    case domain::PlateKind::Pseudonym: return "pseudonym";
    }
    return {};
}

std::string degrees(base::Degrees7 value) { return std::format("{:.7f}", value.degrees()); }

/// `2026-01-03 00:00:01 -08:00`
std::string localTime(base::UtcTime time, const base::TimeZone& zone)
{
    const auto l = zone.toLocal(time);
    const auto offset = std::chrono::duration_cast<std::chrono::minutes>(zone.offsetAt(time)).count();
    return std::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02} {}{:02}:{:02}", l.year, l.month, l.day, l.hour, l.minute, l.second, offset < 0 ? '-' : '+',
                       std::abs(offset) / 60, std::abs(offset) % 60);
}

/// What must be said of every answer, a sentence each.
std::vector<std::string> remarks(const AnswerSummary& summary)
{
    const auto& [result, printed, explain] = summary;
    const auto& answer = result.answer;
    std::vector<std::string> all;
    all.push_back(std::format("{} of {} reads shown; engine {:.1f} ms; records {} and {}.", grouped(printed), grouped(answer.matched),
                              std::chrono::duration<double, std::milli>(result.elapsed).count(), result.intentRecord, result.resultRecord));
    if (answer.cut) all.push_back("The answer was cut at " + grouped(answer.rows.size()) + ".");
    if (answer.matched == 0) all.push_back("Not seen is not the same as not there.");
    if (answer.withoutCoordinates > 0) all.push_back(grouped(answer.withoutCoordinates) + " reads that answer otherwise have no coordinates and are inside no area.");
    if (result.notBefore) all.push_back("Reads before " + toRfc3339(*result.notBefore, Precision::Second) + " are no longer available.");
    all.push_back("Silent cameras: not assessed.");
    all.push_back("Asked: " + printable(result.canonical));
    if (explain) all.push_back("Plan: " + printable(answer.plan));
    return all;
}

class TableOutput final : public SearchOutput {
public:
    TableOutput(Console& console, base::TimeZone zone) : m_console(console), m_zone(std::move(zone)) {}
    void begin() override { m_console.out(tableHead(kColumns)); }
    void row(const domain::Read& read, const domain::AnswerPlate& plate) override
    {
        const auto& r = read.row;
        std::string differs;
        for (const auto position : plate.diff) differs += (differs.empty() ? "" : ",") + std::to_string(position + 1);
        std::string vehicle = r.colour;
        for (const auto& word : {r.make, r.model})
            if (!word.empty()) vehicle += (vehicle.empty() ? "" : " ") + word;
        m_console.out(tableLine(kColumns, std::array{domain::tierSign(plate.tier), domain::displayText(r.plate), differs, r.plate.jurisdiction.code, localTime(r.time, m_zone),
                                                     r.cameraCode, r.direction, r.confidence ? std::format("{}%", (r.confidence->value + 5) / 10) : std::string(),
                                                     r.place ? degrees(r.place->lat) + " " + degrees(r.place->lon) : std::string(),
                                                     r.image == domain::ImageState::Stored ? std::string("yes") : std::string(), std::to_string(read.id.value), vehicle}));
    }
    void end(const AnswerSummary& summary) override
    {
        for (const auto& remark : remarks(summary)) m_console.out(remark + "\n");
    }

private:
    static constexpr std::array<Column, 12> kColumns = {{{"", 2}, {"Plate", 10}, {"Differs", 7}, {"State", 6}, {"Time", 26}, {"Camera", 14}, {"Dir", 3}, {"Conf", 4},
                                                         {"Place", 25}, {"Image", 5}, {"Read", 10}, {"Vehicle", 0}}};
    Console& m_console;
    base::TimeZone m_zone;
};

class JsonOutput final : public SearchOutput {
public:
    explicit JsonOutput(Console& console) : m_console(console) {}
    void begin() override {}
    void row(const domain::Read& read, const domain::AnswerPlate& plate) override
    {
        const auto& r = read.row;
        json::Object row{{"id", read.id.value}, {"plate", r.plate.text}, {"plateRaw", r.plateRaw}, {"kind", kindWord(r.plate.kind)}, {"jurisdiction", r.plate.jurisdiction.code},
                         {"tier", domain::tierSign(plate.tier)}, {"time", toRfc3339(r.time, Precision::Microsecond)}, {"camera", r.cameraCode}, {"cameraName", r.cameraName},
                         {"direction", r.direction}, {"make", r.make}, {"model", r.model}, {"colour", r.colour}, {"source", read.sourceName},
                         {"image", r.image == domain::ImageState::Stored}, {"hit", json::Value()}};
        json::Array diff;
        for (const auto position : plate.diff) diff.emplace_back(static_cast<int>(position));
        row.emplace("diff", std::move(diff));
        row.emplace("lat", r.place ? json::Value(r.place->lat.degrees()) : json::Value());
        row.emplace("lon", r.place ? json::Value(r.place->lon.degrees()) : json::Value());
        row.emplace("confidence", r.confidence ? json::Value(r.confidence->value / 1000.0) : json::Value());
        m_console.out(json::write(std::move(row)) + "\n");
    }
    void end(const AnswerSummary& summary) override
    {
        const auto& [result, printed, explain] = summary;
        json::Object all{{"rows", printed}, {"matched", result.answer.matched}, {"cut", printed < result.answer.matched}, {"canonical", result.canonical},
                         {"snapshot", result.answer.snapshot}, {"elapsedMs", std::chrono::duration<double, std::milli>(result.elapsed).count()},
                         {"auditSeq", json::Array{result.intentRecord, result.resultRecord}}, {"silentCameras", json::Value()},
                         {"withoutCoordinates", result.answer.withoutCoordinates}};
        all.emplace("notBefore", result.notBefore ? json::Value(toRfc3339(*result.notBefore, Precision::Microsecond)) : json::Value());
        if (explain) all.emplace("plan", result.answer.plan);
        m_console.out(json::write(json::Object{{"summary", std::move(all)}}) + "\n");
    }

private:
    Console& m_console;
};

class CsvOutput final : public SearchOutput {
public:
    explicit CsvOutput(Console& console) : m_console(console) {}
    void begin() override
    {
        m_console.out("id,plate,plateRaw,kind,jurisdiction,tier,diff,time,camera,cameraName,lat,lon,direction,confidence,make,model,colour,source,image,hit\r\n");
    }
    void row(const domain::Read& read, const domain::AnswerPlate& plate) override
    {
        const auto& r = read.row;
        std::string diff;
        for (const auto position : plate.diff) diff += (diff.empty() ? "" : " ") + std::to_string(position);
        const std::array cells = {std::to_string(read.id.value), evidence::csvText(r.plate.text), evidence::csvText(r.plateRaw), std::string(kindWord(r.plate.kind)),
                                  evidence::csvText(r.plate.jurisdiction.code), evidence::csvText(domain::tierSign(plate.tier)), diff, toRfc3339(r.time, Precision::Microsecond),
                                  evidence::csvText(r.cameraCode), evidence::csvText(r.cameraName), r.place ? degrees(r.place->lat) : std::string(), r.place ? degrees(r.place->lon) : std::string(),
                                  evidence::csvText(r.direction), r.confidence ? std::format("{}", r.confidence->value / 1000.0) : std::string(), evidence::csvText(r.make), evidence::csvText(r.model),
                                  evidence::csvText(r.colour), evidence::csvText(read.sourceName), std::string(r.image == domain::ImageState::Stored ? "true" : "false"), std::string()};
        std::string line;
        for (const auto& cell : cells) line += (&cell == cells.data() ? "" : ",") + cell;
        m_console.out(line + "\r\n");
    }
    void end(const AnswerSummary& summary) override
    {
        for (const auto& remark : remarks(summary)) m_console.note(remark + "\n");
    }

private:
    Console& m_console;
};

class CountOutput final : public SearchOutput {
public:
    explicit CountOutput(Console& console) : m_console(console) {}
    void begin() override {}
    void row(const domain::Read&, const domain::AnswerPlate&) override {}
    void end(const AnswerSummary& summary) override
    {
        m_console.out(std::to_string(summary.result.answer.matched) + "\n");
        if (summary.explain) m_console.note("Plan: " + printable(summary.result.answer.plan) + "\n");
    }

private:
    Console& m_console;
};

} // namespace

std::unique_ptr<SearchOutput> makeOutput(Format format, Console& console, const base::TimeZone& zone)
{
    switch (format) {
    case Format::Table: return std::make_unique<TableOutput>(console, zone);
    case Format::Json: return std::make_unique<JsonOutput>(console);
    case Format::Csv: return std::make_unique<CsvOutput>(console);
    case Format::Count: break;
    }
    return std::make_unique<CountOutput>(console);
}

} // namespace plateglass::cli
