// What a workspace is furnished with beside reads: sources, cameras, overlays, fences. Private to this folder.
#pragma once

#include "store/read_store.h"

namespace plateglass::store {

[[nodiscard]] base::Result<std::vector<domain::Source>> listSources(sqlite::Connection& connection);
[[nodiscard]] base::Result<domain::Source> sourceNamed(sqlite::Connection& connection, const std::string& name);
[[nodiscard]] base::Result<std::vector<domain::RejectedRow>> listRejected(sqlite::Connection& connection, base::SourceId source,
                                                                          std::size_t limit);

[[nodiscard]] base::Result<std::vector<domain::Camera>> listCameras(sqlite::Connection& connection);
/// In the order of the numbers. Errc::Corrupt where one is not there.
[[nodiscard]] base::Result<std::vector<domain::Camera>> camerasByNumber(sqlite::Connection& connection,
                                                                        const std::vector<std::uint32_t>& numbers);

[[nodiscard]] base::Result<std::vector<Overlay>> listOverlays(sqlite::Connection& connection);
[[nodiscard]] base::Result<void> saveOverlay(sqlite::Connection& connection, const Overlay& overlay);
/// Areas are kept as their canonical text.
[[nodiscard]] base::Result<std::vector<Fence>> listFences(sqlite::Connection& connection);
/// Errc::InvalidArgument where the area is none.
[[nodiscard]] base::Result<void> saveFence(sqlite::Connection& connection, const Fence& fence);

} // namespace plateglass::store
