#include "ui/search/query_sentence.h"

#include "ui/common/qt_std.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace plateglass::ui {

namespace {

struct Sentence {
    std::string_view reason;
    const char* text;
};

constexpr std::array kSentences{
    Sentence{"area.unknown", QT_TRANSLATE_NOOP("QueryFault", "There is no area of this name in the workspace.")},
    Sentence{"candidates.expected", QT_TRANSLATE_NOOP("QueryFault", "Expected +candidates here.")},
    Sentence{"convoy.plate", QT_TRANSLATE_NOOP("QueryFault", "Expected one plate here.")},
    Sentence{"days.expected", QT_TRANSLATE_NOOP("QueryFault", "Days are mon, tue, wed, thu, fri, sat, sun, or a range such as mon-fri.")},
    Sentence{"duration.expected", QT_TRANSLATE_NOOP("QueryFault", "A duration is a number with s, m, h or d, for example 60s.")},
    Sentence{"edits.signs", QT_TRANSLATE_NOOP("QueryFault", "A pattern with signs takes look-alikes (~) but no edits (^).")},
    Sentence{"edits.toomany", QT_TRANSLATE_NOOP("QueryFault", "At most two edits can be allowed. Three would bring mostly other vehicles.")},
    Sentence{"has.regex", QT_TRANSLATE_NOOP("QueryFault", "has: takes no expression. Write it as plate:/…/ with .* at both ends.")},
    Sentence{"hours.empty", QT_TRANSLATE_NOOP("QueryFault", "These hours are empty: from and to are the same.")},
    Sentence{"hours.expected", QT_TRANSLATE_NOOP("QueryFault", "Hours are HH or HH:MM, from 00:00 to 24:00.")},
    Sentence{"hours.range", QT_TRANSLATE_NOOP("QueryFault", "Expected .. between two hours, for example 22:00..02:00.")},
    Sentence{"list.empty", QT_TRANSLATE_NOOP("QueryFault", "A value is missing beside the comma.")},
    Sentence{"lookalikes.class", QT_TRANSLATE_NOOP("QueryFault", "This names no look-alike class. An example is ~1(7T1,4A).")},
    Sentence{"lookalikes.toomany", QT_TRANSLATE_NOOP("QueryFault", "At most two look-alikes can be allowed. Three would bring mostly other vehicles.")},
    Sentence{"number.expected", QT_TRANSLATE_NOOP("QueryFault", "Expected a number here.")},
    Sentence{"number.range", QT_TRANSLATE_NOOP("QueryFault", "This number is out of range.")},
    Sentence{"pattern.character", QT_TRANSLATE_NOOP("QueryFault", "This character cannot stand in a plate. Put a pasted plate in double quotes.")},
    Sentence{"pattern.encoding", QT_TRANSLATE_NOOP("QueryFault", "This character cannot be read. Type it again.")},
    Sentence{"pattern.regex.empty", QT_TRANSLATE_NOOP("QueryFault", "This expression is empty.")},
    Sentence{"pattern.regex.open", QT_TRANSLATE_NOOP("QueryFault", "This expression has no closing slash.")},
    Sentence{"pattern.set.character", QT_TRANSLATE_NOOP("QueryFault", "Only letters and digits can stand in a set.")},
    Sentence{"pattern.set.empty", QT_TRANSLATE_NOOP("QueryFault", "This set is empty.")},
    Sentence{"pattern.set.open", QT_TRANSLATE_NOOP("QueryFault", "This set has no closing bracket.")},
    Sentence{"pattern.set.range", QT_TRANSLATE_NOOP("QueryFault", "A range goes from a lower letter or digit to a higher one.")},
    Sentence{"place.box", QT_TRANSLATE_NOOP("QueryFault", "A box is box(south,west,north,east), with north above south.")},
    Sentence{"place.circle", QT_TRANSLATE_NOOP("QueryFault", "A circle is circle(latitude,longitude,metres).")},
    Sentence{"place.close", QT_TRANSLATE_NOOP("QueryFault", "Expected a closing parenthesis.")},
    Sentence{"place.corridor", QT_TRANSLATE_NOOP("QueryFault", "A corridor is corridor(latitude longitude,latitude longitude,metres).")},
    Sentence{"place.latitude", QT_TRANSLATE_NOOP("QueryFault", "Latitude goes from -90 to 90.")},
    Sentence{"place.longitude", QT_TRANSLATE_NOOP("QueryFault", "Longitude goes from -180 to 180.")},
    Sentence{"place.metres", QT_TRANSLATE_NOOP("QueryFault", "Metres are more than 0 and at most 20,000,000.")},
    Sentence{"place.name", QT_TRANSLATE_NOOP("QueryFault", "The name of an area is missing here.")},
    Sentence{"place.point", QT_TRANSLATE_NOOP("QueryFault", "A point is latitude, space, longitude.")},
    Sentence{"place.ring", QT_TRANSLATE_NOOP("QueryFault", "A polygon has at least three corners.")},
    Sentence{"plate.empty", QT_TRANSLATE_NOOP("QueryFault", "A plate is missing here.")},
    Sentence{"query.long", QT_TRANSLATE_NOOP("QueryFault", "This query is longer than one million characters.")},
    Sentence{"state.expected", QT_TRANSLATE_NOOP("QueryFault", "Expected a state or country, for example US-CA, CA, DE or unknown.")},
    Sentence{"term.misplaced", QT_TRANSLATE_NOOP("QueryFault", "This word belongs behind scenes:, then:, convoy: or around:.")},
    Sentence{"term.open", QT_TRANSLATE_NOOP("QueryFault", "A quote, bracket or slash is not closed.")},
    Sentence{"term.twice", QT_TRANSLATE_NOOP("QueryFault", "This term can stand only once.")},
    Sentence{"term.unknown", QT_TRANSLATE_NOOP("QueryFault", "This is no word of the query language. A plate is plate:, a time time:, a place in:.")},
    Sentence{"query.unsupported", QT_TRANSLATE_NOOP("QueryFault", "This version cannot answer this kind of question yet.")},
    Sentence{"time.all", QT_TRANSLATE_NOOP("QueryFault", "The policy does not allow time:all without approval. Name a window.")},
    Sentence{"time.expected", QT_TRANSLATE_NOOP("QueryFault", "Expected a time here, for example 2031-05-12T20:35.")},
    Sentence{"time.impossible", QT_TRANSLATE_NOOP("QueryFault", "This time does not exist in the workspace's zone.")},
    Sentence{"time.missing", QT_TRANSLATE_NOOP("QueryFault", "A time window is needed, for example time:2031-05-12..2031-05-13 or time:all.")},
    Sentence{"time.order", QT_TRANSLATE_NOOP("QueryFault", "The window ends before it begins.")},
    Sentence{"time.range", QT_TRANSLATE_NOOP("QueryFault", "Expected .. between two times, or all.")},
    Sentence{"time.to", QT_TRANSLATE_NOOP("QueryFault", "Expected a time after the two dots.")},
    Sentence{"tolerance.alone", QT_TRANSLATE_NOOP("QueryFault", "Look-alikes (~) and edits (^) belong behind a plate.")},
    Sentence{"value.missing", QT_TRANSLATE_NOOP("QueryFault", "A value is missing after the colon.")},
};

} // namespace

QString sentenceFor(const domain::QueryFault& fault)
{
    const auto found = std::ranges::find(kSentences, std::string_view(fault.reason), &Sentence::reason);
    if (found != kSentences.end())
        return QCoreApplication::translate("QueryFault", found->text);
    return toQt(fault.message).remove(u'`');
}

std::vector<std::string_view> knownReasons()
{
    std::vector<std::string_view> all;
    for (const Sentence& sentence : kSentences)
        all.push_back(sentence.reason);
    return all;
}

} // namespace plateglass::ui
