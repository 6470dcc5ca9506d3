#include "audit/record.h"

#include "audit/tiles.h"
#include "base/check.h"
#include "base/time_text.h"

#include <algorithm>
#include <map>

namespace plateglass::audit {

namespace {

using base::Errc;
using base::fail;
using base::Result;

constexpr std::int64_t kVersion = 1;
constexpr std::string_view kDigests = "_sd";
constexpr std::string_view kDigestAlgorithm = "_sd_alg";
constexpr std::string_view kOwnKeys[] = {"v", "seq", "t", "type", "out", "code", "src"};
constexpr std::string_view kIntent = ".intent";
constexpr std::string_view kOutcomes[] = {".result", ".refused", ".cancelled", ".error", ".unknown"};

constexpr std::size_t kDigestCost = 56;       ///< at most what a digest and the `_sd` around it add
constexpr std::size_t kAlgorithmCost = 24;    ///< what `_sd_alg` adds, once
constexpr std::size_t kWorthDisclosing = 128; ///< shorter values would free too little

bool holdsDigestKey(const json::Value& value)
{
    if (const auto* object = value.object())
        return std::ranges::any_of(*object, [](const auto& member) {
            return member.first == kDigests || member.first == kDigestAlgorithm || holdsDigestKey(member.second);
        });
    if (const auto* array = value.array()) return std::ranges::any_of(*array, holdsDigestKey);
    return false;
}

Result<void> checkDraft(const RecordDraft& draft)
{
    if (draft.type.empty() || draft.out.empty()) return fail(Errc::InvalidArgument, "a record without type or outcome");
    if (holdsDigestKey(draft.fields)) return fail(Errc::InvalidArgument, "a draft sets digests itself");
    return {};
}

/// Canonical text, and proof that it reads back: writing does not look at UTF-8 or depth, reading does.
Result<std::string> canonicalText(const json::Value& value)
{
    PG_TRY(auto text, json::writeCanonical(value));
    if (!json::parse(text)) return fail(Errc::InvalidArgument, "a value of a record is not UTF-8 or nested too deep");
    return text;
}

/// The object at `path` ("q.area"; empty is the record), made where it is missing.
Result<json::Object*> objectAt(json::Object& record, std::string_view path)
{
    json::Object* at = &record;
    while (!path.empty()) {
        const auto dot = path.find('.');
        const auto name = path.substr(0, dot);
        if (name.empty()) return fail(Errc::InvalidArgument, "path of a disclosed field");
        at = at->try_emplace(std::string(name), json::Object{}).first->second.object();
        if (!at) return fail(Errc::InvalidArgument, "a disclosed field lies in something that is no object");
        path.remove_prefix(dot == std::string_view::npos ? path.size() : dot + 1);
    }
    return at;
}

/// Puts the digests of all disclosed fields into their objects, sorted, so that their order says nothing.
Result<std::vector<StoredDisclosure>> putDigests(json::Object& record, std::vector<DisclosedField> fields, std::uint64_t seq)
{
    std::vector<StoredDisclosure> out;
    std::map<json::Object*, std::map<std::string, std::string>> digests; // by object, digest by name
    for (auto& field : fields) {
        PG_TRY_VOID(canonicalText(json::Array{field.name, field.value}));
        PG_TRY(auto* const object, objectAt(record, field.path));
        if (field.name.empty() || field.name == kDigests || object->contains(field.name))
            return fail(Errc::InvalidArgument, "name of a disclosed field");
        auto text = Disclosure::withRandomSalt(field.name, std::move(field.value)).text();
        if (!digests[object].emplace(field.name, disclosureDigest(text)).second)
            return fail(Errc::InvalidArgument, "a field is disclosed twice");
        out.push_back({seq, std::move(field.path), std::move(text)});
    }
    for (const auto& [object, byName] : digests) {
        std::vector<std::string> sorted;
        for (const auto& [name, digest] : byName) sorted.push_back(digest);
        std::ranges::sort(sorted);
        object->emplace(kDigests, json::Array(sorted.begin(), sorted.end()));
    }
    if (!digests.empty()) record.emplace(kDigestAlgorithm, "sha-256");
    return out;
}

json::Object sourceObject(const Source& source, const RecordStamp& stamp)
{
    json::Object out;
    const auto put = [&](const char* key, const std::string& value) {
        if (!value.empty()) out.emplace(key, value);
    };
    put("host", source.host);
    put("app", source.app);
    put("ver", source.version);
    put("build", source.build);
    put("boot", source.boot);
    if (stamp.mono) out.emplace("mono", static_cast<std::int64_t>(stamp.mono->count()));
    return out;
}

Result<EncodedRecord> encodeOnce(const RecordDraft& draft, const Source& source, const RecordStamp& stamp)
{
    json::Object record = draft.fields;
    // Digests come first: a disclosed field must not reach into the log's own keys.
    PG_TRY(auto disclosures, putDigests(record, draft.disclosed, stamp.seq));
    for (const auto key : kOwnKeys)
        if (record.contains(key)) return fail(Errc::InvalidArgument, "a draft sets the log's own key " + std::string(key));
    record.emplace("v", kVersion);
    record.emplace("seq", stamp.seq);
    record.emplace("t", base::toRfc3339(stamp.time, base::Precision::Millisecond));
    record.emplace("type", draft.type);
    record.emplace("out", draft.out);
    if (!draft.code.empty()) record.emplace("code", draft.code);
    if (auto src = sourceObject(source, stamp); !src.empty()) record.emplace("src", std::move(src));
    PG_TRY(auto bytes, canonicalText(record));
    return EncodedRecord{std::move(bytes), std::move(disclosures)};
}

struct Bulky {
    std::string path;
    std::string name;
    std::size_t bytes = 0;
};

/// Every text and list that is a member of an object, and what it takes.
void collectBulky(const json::Object& object, const std::string& path, std::vector<Bulky>& out)
{
    for (const auto& [name, value] : object) {
        if (const auto* inner = value.object(); inner && name.find('.') == std::string::npos)
            collectBulky(*inner, path.empty() ? name : path + '.' + name, out);
        else if (value.string() || value.array()) out.push_back({path, name, json::write(value).size()});
    }
}

/// Moves the longest texts and lists behind digests until `excess` bytes are freed; false when there are not enough.
bool discloseLongest(RecordDraft& draft, std::size_t excess)
{
    std::vector<Bulky> bulky;
    collectBulky(draft.fields, {}, bulky);
    std::ranges::sort(bulky, std::greater(), &Bulky::bytes);
    std::size_t freed = 0;
    excess += kAlgorithmCost;
    for (const auto& [path, name, bytes] : bulky) {
        if (freed >= excess || bytes < kWorthDisclosing) break;
        auto object = objectAt(draft.fields, path);
        PG_CHECK(object.has_value());
        draft.disclosed.push_back({path, name, std::move((*object)->extract(name).mapped())});
        freed += bytes - kDigestCost;
    }
    return freed >= excess;
}

} // namespace

Result<EncodedRecord> encodeRecord(RecordDraft draft, const Source& source, const RecordStamp& stamp)
{
    PG_TRY_VOID(checkDraft(draft));
    PG_TRY(auto record, encodeOnce(draft, source, stamp));
    if (record.bytes.size() <= kMaxRecordBytes) return record;
    if (!discloseLongest(draft, record.bytes.size() - kMaxRecordBytes))
        return fail(Errc::LimitExceeded, "a record is too large even with its longest values beside it");
    PG_TRY(record, encodeOnce(draft, source, stamp));
    PG_CHECK(record.bytes.size() <= kMaxRecordBytes);
    return record;
}

std::string_view intentStem(std::string_view type)
{
    if (!type.ends_with(kIntent)) return {};
    type.remove_suffix(kIntent.size());
    return type;
}

std::string_view outcomeStem(std::string_view type)
{
    for (const auto outcome : kOutcomes)
        if (type.ends_with(outcome)) return type.substr(0, type.size() - outcome.size());
    return {};
}

} // namespace plateglass::audit
