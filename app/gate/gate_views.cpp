// Looking at what was found: rows that come into view, details, images. Each is recorded once, before anything is shown.
#include "gate/age_of_data.h"
#include "gate/impl.h"
#include "imaging/photo.h"

#include <algorithm>

namespace plateglass::gate {

using base::Errc;
using base::fail;
using base::Result;

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
    AgeHistogram ages;
    std::uint64_t count = 0;
    for (const auto& range : ranges) {
        json::Array& pair = *positions.emplace_back(json::Array()).array();
        pair.emplace_back(range.from);
        pair.emplace_back(range.to);
        count += range.to - range.from;
        for (std::uint64_t at = range.from; at < range.to; ++at)
            countAge(ages, result.answer.rows[at].time, now());
    }
    draft.fields.emplace("rows", std::move(positions)); // half-open positions in the result that `rel` names
    draft.fields.emplace("r", json::Object{{"n", count}, {"ages", agesField(ages)}});
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
    if (m_impl->locked)
        return fail(Errc::Refused, reason::kLocked);
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
    const auto& asker = m_impl->session;
    return m_impl->store->details(*receipt, ids, m_impl->visibility(asker ? &*asker : nullptr));
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
    PG_TRY(const auto reads, in.store->details(receipt, ids, in.visibility(&session)));
    if (reads.empty())
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
