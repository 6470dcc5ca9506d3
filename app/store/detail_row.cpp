#include "store/detail_row.h"

#include "engine/byte_stream.h"

namespace plateglass::store {

namespace {
enum Has : unsigned { kRaw = 1, kExternalId = 2, kCharacters = 4, kBox = 8 };
} // namespace

base::Bytes encodeDetails(const domain::ReadRow& row)
{
    const bool box = row.plateBox != domain::PixelBox{};
    const unsigned has = (row.plateRaw != row.plate.text ? kRaw : 0u) | (!row.externalId.empty() ? kExternalId : 0u)
        | (!row.characterConfidence.empty() ? kCharacters : 0u) | (box ? kBox : 0u);
    engine::ByteWriter out;
    out.number(has);
    if (has & kRaw) out.text(row.plateRaw);
    if (has & kExternalId) out.text(row.externalId);
    if (has & kCharacters) {
        out.number(row.characterConfidence.size());
        for (const auto& character : row.characterConfidence) out.signedNumber(character ? character->value : -1);
    }
    if (has & kBox)
        for (const int value : {row.plateBox.x, row.plateBox.y, row.plateBox.width, row.plateBox.height}) out.signedNumber(value);
    return out.take();
}

bool takeDetails(base::ByteView bytes, domain::ReadRow& row)
{
    engine::ByteReader in(bytes);
    const auto has = in.number();
    row.plateRaw = has & kRaw ? std::string(in.text()) : row.plate.text;
    if (has & kExternalId) row.externalId = in.text();
    if (has & kCharacters)
        for (auto left = in.count(); left > 0; --left) {
            const auto value = static_cast<std::int16_t>(in.signedNumber());
            row.characterConfidence.push_back(value < 0 ? std::nullopt : std::optional(base::PerMille{value}));
        }
    if (has & kBox)
        for (int* value : {&row.plateBox.x, &row.plateBox.y, &row.plateBox.width, &row.plateBox.height}) *value = static_cast<int>(in.signedNumber());
    return !in.failed();
}

} // namespace plateglass::store
