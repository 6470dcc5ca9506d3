// Questions about reads. The order of the six steps here is the product: validate, record the intent, run with its receipt,
// record the outcome, hand over.
#include "domain/query_parser.h"
#include "domain/query_text.h"
#include "gate/impl.h"
#include "imaging/photo.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

namespace {

domain::QueryFault faultAtEnd(const std::string& text, const char* reason, const char* message)
{
    return {text.size(), 0, true, reason, message};
}

/// Puts the fences' coordinates in place of their names. The fault stands where the name stands in the text.
std::optional<domain::QueryFault> resolveNames(domain::Query& query, const std::string& text, const std::vector<store::Fence>& fences)
{
    for (auto& list : query.places)
        for (auto& area : list) {
            const auto* named = std::get_if<domain::NamedArea>(&area);
            if (!named)
                continue;
            const auto fence = std::ranges::find(fences, named->name, &store::Fence::name);
            if (fence == fences.end()) {
                const std::size_t at = text.find(named->name);
                return domain::QueryFault{at == std::string::npos ? 0 : at, at == std::string::npos ? text.size() : named->name.size(), false, "area.unknown",
                                          "There is no area of this name in the workspace."};
            }
            area = fence->area;
        }
    return std::nullopt;
}

/// The part of the language that has no engine behind it yet is refused by name, never answered wrongly.
const char* unsupportedTerm(const domain::Query& query)
{
    return query.scenes ? "scenes:" : query.sequence ? "then:" : query.convoy ? "convoy:" : query.around ? "around:" : nullptr;
}

SearchFailure failureOf(base::Error error, std::optional<std::uint64_t> record = std::nullopt)
{
    return {std::move(error), std::nullopt, record};
}

/// What a refused text shows in the record: the text itself, disclosed selectively, because it may hold a plate.
void discloseText(audit::RecordDraft& draft, const std::string& text)
{
    constexpr std::size_t kMostBytes = 4096;
    draft.fields.emplace("q", json::Object{{"kind", "text"}});
    draft.disclosed.push_back({"q", "raw", text.substr(0, kMostBytes)});
}

} // namespace

std::expected<domain::Query, domain::QueryFault> Gate::Impl::understand(const std::string& text) const
{
    auto query = domain::parseQuery(text, {timeZone, now(), rules().country});
    if (!query)
        return query;
    if (store) {
        const auto fences = store->fences();
        if (fences)
            if (auto fault = resolveNames(*query, text, *fences))
                return std::unexpected(*fault);
    }
    if (const char* term = unsupportedTerm(*query)) {
        const std::size_t at = std::min(text.find(term), text.size());
        return std::unexpected(domain::QueryFault{at, std::string_view(term).size(), false, reason::kUnsupported, "This version cannot answer this kind of question yet."});
    }
    if (!query->time)
        return std::unexpected(faultAtEnd(text, reason::kNoTime, "A time window is needed, for example time:-30d..now, or time:all."));
    if (query->time->all && !rules().allowAllTime)
        return std::unexpected(faultAtEnd(text, reason::kAllTime, "The policy does not allow time:all without approval."));
    return query;
}

std::expected<domain::Query, domain::QueryFault> Gate::check(const std::string& text) const
{
    return m_impl->understand(text);
}

std::expected<ResultPtr, SearchFailure> Gate::search(const std::string& text, std::stop_token stop)
{
    Impl& in = *m_impl;
    const Stopwatch whole(in.wall);

    // 1 Validate.
    const auto session = in.demandSession("search.refused");
    if (!session)
        return std::unexpected(failureOf(session.error()));
    auto query = in.understand(text);
    if (!query) {
        auto draft = in.recorder->refusal("search.refused", query.error().reason, &*session);
        discloseText(draft, text);
        const auto record = in.recorder->log().append(std::move(draft));
        if (!record)
            return std::unexpected(failureOf(record.error()));
        return std::unexpected(SearchFailure{{Errc::Malformed, query.error().reason}, query.error(), *record});
    }
    auto result = std::make_shared<SearchResult>();
    result->query = std::move(*query);
    result->text = text;
    result->canonical = domain::canonicalText(result->query);
    result->session = session->id;
    result->asked = in.now();

    // 3 The intent, on disk before anything is looked at.
    auto intentDraft = in.recorder->draft("search.intent", &*session);
    {
        std::lock_guard hold(in.mutex);
        const auto tagKey = in.vault.plateTagKey(in.wall.now());
        if (!tagKey)
            return std::unexpected(failureOf({Errc::AuditUnavailable, tagKey.error().detail}));
        describeQuery(intentDraft, result->query, result->canonical, *tagKey);
    }
    auto intent = in.recorder->log().appendIntent(std::move(intentDraft), base::Receipt::Kind::Question);
    if (!intent)
        return std::unexpected(failureOf(intent.error()));
    result->intentRecord = intent->record();
    const auto beforeEngine = whole.elapsed();

    // 4 Run.
    store::SearchFrame frame;
    frame.zone = in.timeZone;
    frame.rowLimit = in.rules().rowLimit;
    if (in.rules().retention.read)
        frame.notBefore = result->asked - *in.rules().retention.read;
    const auto started = std::chrono::steady_clock::now();
    auto answer = in.store ? in.store->search(*intent, result->query, frame, stop) : base::Result<domain::Answer>(fail(Errc::Refused, "no key to reads"));
    result->elapsed = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(result->elapsed);
    if (answer && stop.stop_requested())
        answer = fail(Errc::Cancelled); // the user saw "cancelled"; so does the record
    if (!answer) {
        const auto record = in.recorder->log().append(in.recorder->failure("search", *intent, &*session, answer.error(), took));
        return std::unexpected(failureOf(answer.error(), record ? std::optional(*record) : std::nullopt));
    }
    result->answer = std::move(*answer);
    if (frame.notBefore && (result->query.time->all || result->query.time->window.from < *frame.notBefore))
        result->notBefore = frame.notBefore;

    // 5 The outcome. Without it the result is withheld.
    const Stopwatch outcomeTime(in.wall);
    auto outcome = in.recorder->outcome("search", *intent, &*session, took);
    result->idsDigest = describeAnswer(outcome, result->answer, *in.digestKey);
    const auto record = in.recorder->log().append(std::move(outcome));
    if (!record)
        return std::unexpected(failureOf({Errc::AuditUnavailable, record.error().detail}));
    result->resultRecord = *record;
    result->gateShare = beforeEngine + outcomeTime.elapsed();

    // 6 Hand over.
    std::lock_guard hold(in.mutex);
    if (!in.session || in.session->id != session->id)
        return std::unexpected(failureOf({Errc::Refused, reason::kNoSession}, *record)); // ended while the search ran
    ++in.session->searches;
    std::erase_if(in.handedOut, [](const auto& entry) { return entry.second.result.expired(); });
    in.handedOut.emplace(result.get(), HandedOut{result, std::move(*intent), std::vector<bool>(result->answer.rows.size())});
    return result;
}

std::vector<RowRange> Gate::Impl::newlyShown(HandedOut& handed, std::span<const RowRange> ranges, const SearchResult& result)
{
    std::vector<RowRange> fresh;
    for (const auto& range : ranges) {
        const std::uint64_t end = std::min<std::uint64_t>(range.to, handed.shown.size());
        for (std::uint64_t at = range.from; at < end; ++at) {
            if (handed.shown[at])
                continue;
            handed.shown[at] = true;
            if (readsShown.insert(result.answer.rows[at].id.value).second && session)
                ++session->readsShown;
            if (!fresh.empty() && fresh.back().to == at)
                ++fresh.back().to;
            else
                fresh.push_back({at, at + 1});
        }
    }
    return fresh;
}

Result<void> Gate::Impl::recordShown(const SearchResult& result, const std::vector<RowRange>& ranges)
{
    if (ranges.empty())
        return {};
    auto draft = recorder->draft("view.rows");
    draft.fields["actor"].object()->emplace("sess", result.session);
    draft.fields.emplace("rel", result.resultRecord);
    json::Array positions;
    std::uint64_t count = 0;
    for (const auto& range : ranges) {
        json::Array& pair = *positions.emplace_back(json::Array()).array();
        pair.emplace_back(range.from);
        pair.emplace_back(range.to);
        count += range.to - range.from;
    }
    draft.fields.emplace("rows", std::move(positions)); // half-open positions in the result that `rel` names
    draft.fields.emplace("r", json::Object{{"n", count}});
    PG_TRY_VOID(recorder->log().append(std::move(draft)));
    return {};
}

Result<void> Gate::rowsShown(const ResultPtr& result, std::span<const RowRange> ranges)
{
    std::vector<RowRange> fresh;
    {
        std::lock_guard hold(m_impl->mutex);
        const auto handed = m_impl->handedOut.find(result.get());
        if (handed == m_impl->handedOut.end())
            return fail(Errc::Refused, reason::kNoSession);
        fresh = m_impl->newlyShown(handed->second, ranges, *result);
        m_impl->lastAct = m_impl->wall.monotonic();
    }
    return m_impl->recordShown(*result, fresh);
}

Result<std::vector<domain::Read>> Gate::details(const ResultPtr& result, std::span<const std::uint64_t> positions)
{
    std::vector<RowRange> ranges;
    std::vector<base::ReadId> ids;
    for (const std::uint64_t position : positions) {
        if (position >= result->answer.rows.size())
            return fail(Errc::InvalidArgument, "position");
        ids.push_back(result->answer.rows[position].id);
        if (!ranges.empty() && ranges.back().to == position)
            ++ranges.back().to;
        else
            ranges.push_back({position, position + 1});
    }
    std::vector<RowRange> fresh;
    const base::Receipt* receipt = nullptr;
    {
        std::lock_guard hold(m_impl->mutex);
        const auto handed = m_impl->handedOut.find(result.get());
        if (handed == m_impl->handedOut.end())
            return fail(Errc::Refused, reason::kNoSession);
        fresh = m_impl->newlyShown(handed->second, ranges, *result);
        receipt = &handed->second.receipt;
    }
    PG_TRY_VOID(m_impl->recordShown(*result, fresh));
    std::lock_guard hold(m_impl->mutex); // keeps the receipt while the store reads with it
    if (!m_impl->handedOut.contains(result.get()))
        return fail(Errc::Refused, reason::kNoSession);
    return m_impl->store->details(*receipt, ids);
}

Result<OpenedImage> Gate::openImage(base::ReadId read, ImagePart part)
{
    Impl& in = *m_impl;
    PG_TRY(const SessionState session, in.demandSession("view.image"));
    if (!in.store)
        return fail(Errc::Refused, "no key to images");
    auto draft = in.recorder->draft("view.image", &session);
    draft.fields.emplace("read", read.value);
    draft.fields.emplace("part", part == ImagePart::Whole ? "whole" : "crop");
    PG_TRY(const base::Receipt receipt, in.recorder->log().appendIntent(std::move(draft), base::Receipt::Kind::Question));
    const std::array ids{read};
    PG_TRY(const auto reads, in.store->details(receipt, ids));
    const auto visible = [&](const domain::Read& r) { return !in.rules().retention.read || r.row.time >= in.now() - *in.rules().retention.read; };
    if (reads.empty() || !visible(reads.front()))
        return fail(Errc::NotFound, "read");
    const domain::ReadRow& row = reads.front().row;
    if (row.image != domain::ImageState::Stored)
        return fail(Errc::NotFound, row.image == domain::ImageState::Expired ? "image.expired" : "image.none");
    {
        std::lock_guard hold(in.mutex);
        if (in.session && in.readsShown.insert(read.value).second)
            ++in.session->readsShown;
    }
    OpenedImage opened;
    opened.plateBox = row.plateBox;
    opened.record = receipt.record();
    PG_TRY(opened.bytes, in.store->image(receipt, row.imageSha256));
    if (part == ImagePart::Crop) {
        PG_TRY(const imaging::Photo whole, imaging::decode(opened.bytes));
        const bool boxKnown = row.plateBox.width > 0 && row.plateBox.height > 0;
        PG_TRY(const imaging::Photo cut, imaging::crop(whole, boxKnown ? row.plateBox : domain::PixelBox{0, 0, whole.width, whole.height}));
        PG_TRY(opened.bytes, imaging::encodePng(cut));
    }
    return opened;
}

} // namespace plateglass::gate
