// What a read carries beside its narrow columns and its image, as the bytes of a row of details. Private to this folder.
#pragma once

#include "base/bytes.h"
#include "domain/read.h"

namespace plateglass::store {

[[nodiscard]] base::Bytes encodeDetails(const domain::ReadRow& row);
/// Into a row whose plate is there already: a text that is the plate's own is not kept twice. False for bytes that are none.
[[nodiscard]] bool takeDetails(base::ByteView bytes, domain::ReadRow& row);

} // namespace plateglass::store
