// Identities are types, so that a camera's number is never taken for a read's.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace plateglass::base {

template <class Tag>
struct StrongId {
    std::int64_t value = 0;
    auto operator<=>(const StrongId&) const = default;
};

using ReadId = StrongId<struct ReadTag>;
using CameraId = StrongId<struct CameraTag>;
using PlateId = StrongId<struct PlateTag>;
using SourceId = StrongId<struct SourceTag>;

} // namespace plateglass::base

template <class Tag>
struct std::hash<plateglass::base::StrongId<Tag>> {
    std::size_t operator()(plateglass::base::StrongId<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
