#include "ui/map/map_words.h"

#include "geo/area_test.h"
#include "ui/map/map_controller.h"
#include "ui/models/investigation.h"
#include "ui/models/query_words.h"

#include <algorithm>

namespace plateglass::ui {

namespace {

int camerasIn(const std::vector<domain::Area>& areas, const std::vector<domain::Camera>& cameras)
{
    std::vector<geo::AreaTest> tests;
    for (const domain::Area& area : areas)
        if (auto test = geo::AreaTest::compile(area))
            tests.push_back(std::move(*test));
    return static_cast<int>(std::ranges::count_if(cameras, [&](const domain::Camera& camera) {
        return camera.place && std::ranges::any_of(tests, [&](const geo::AreaTest& test) { return test.contains(*camera.place); });
    }));
}

/// Says what was searched: an empty map alone would look like an empty town.
QString nothingFound(const MapContent& content, const Formats& formats)
{
    const Investigation& investigation = content.investigation();
    QStringList sentences{MapController::tr("No reads match."), MapController::tr("Searched: %1.", "places and times").arg(groundAsked(investigation.result()->query, formats))};
    if (const std::vector<domain::Area> areas = askedAreas(investigation); !areas.empty())
        sentences << MapController::tr("%n fixed camera(s) stand there.", nullptr, camerasIn(areas, content.reads()->cameras));
    return (sentences << MapController::tr("Not seen is not the same as not there.")).join(QChar::Space);
}

} // namespace

std::vector<domain::Area> askedAreas(const Investigation& investigation)
{
    std::vector<domain::Area> asked;
    if (const auto& result = investigation.result())
        for (const auto& list : result->query.places)
            asked.insert(asked.end(), list.begin(), list.end());
    return asked;
}

QString stateTextOf(const MapContent& content, const Formats& formats)
{
    const Investigation& investigation = content.investigation();
    const auto& result = investigation.result();
    if (result && result->answer.rows.empty() && investigation.phase() == Investigation::Phase::Shown)
        return nothingFound(content, formats);
    if (result)
        return {}; // a note in the corner, where it covers no read
    switch (investigation.phase()) {
    case Investigation::Phase::Searching: return MapController::tr("Searching");
    case Investigation::Phase::Failed: return investigation.failure();
    default: return {}; // the table says what to do
    }
}

QStringList notesOf(const MapContent& content, const ReadsSummary& summary)
{
    QStringList notes;
    if (content.investigation().result() && content.investigation().phase() == Investigation::Phase::Searching)
        notes << MapController::tr("Searching. The previous result is still shown.");
    if (content.failedBaseMaps() > 0)
        notes << MapController::tr("%n base map(s) could not be opened", nullptr, static_cast<int>(content.failedBaseMaps()));
    else if (!content.tiles() && content.isReady())
        notes << MapController::tr("No base map, grid of degrees");
    if (content.failedOverlays() > 0)
        notes << MapController::tr("%n overlay(s) could not be read", nullptr, static_cast<int>(content.failedOverlays()));
    const auto& reads = content.reads()->reads;
    if (!reads || !reads->result())
        return notes;
    if (reads->result()->answer.cut)
        notes << MapController::tr("Result cut at %L1 reads").arg(reads->result()->answer.rows.size());
    if (reads->withoutPlace() > 0)
        notes << MapController::tr("%Ln read(s) have no coordinates and are not on the map", nullptr, static_cast<int>(reads->withoutPlace()));
    if (summary.tooManyForDots)
        notes << MapController::tr("More than %L1 reads in view, shown as hexagons").arg(kMostPoints);
    if (!content.reads()->sites.empty())
        notes << MapController::tr("Camera gaps not assessed");
    return notes;
}

} // namespace plateglass::ui
