// What was asked, in words: for empty results and everywhere a person must see what a question meant without reading the
// query language. Window thread.
#pragma once

#include "domain/query.h"
#include "ui/common/formats.h"

#include <QString>

namespace plateglass::ui {

/// The plates of the question as typed signs, for example `QQ8O0I3`; empty where no plate was asked for.
[[nodiscard]] QString platesAsked(const domain::Query& query);

/// `12 May 2031 20:35:00 to 12 May 2031 21:00:00, UTC-7`, or that all times were searched.
[[nodiscard]] QString windowAsked(const domain::Query& query, const Formats& formats);

/// The places and times that were searched, as map and table say them: `all places, all times`.
[[nodiscard]] QString groundAsked(const domain::Query& query, const Formats& formats);

/// One phrase per further term (look-alikes, cameras, attributes, confidence), each whole.
[[nodiscard]] QStringList furtherTermsAsked(const domain::Query& query);

} // namespace plateglass::ui
