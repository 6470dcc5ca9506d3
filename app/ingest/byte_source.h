// The bytes of a file or of standard input, unpacked where they are gzip. One thread at a time.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace plateglass::ingest {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills `out` as far as possible at once; 0 only at the end. Errc::Io, or Malformed for damaged or truncated gzip.
    [[nodiscard]] virtual base::Result<std::size_t> read(std::span<char> out) = 0;
    /// Bytes taken from the file itself, before unpacking.
    [[nodiscard]] virtual std::uint64_t consumed() const = 0;
};

struct OpenedBytes {
    std::unique_ptr<ByteSource> source;
    std::uint64_t size = 0; ///< of the file; 0 where unknown
};

/// `-` is standard input. Gzip is known by its first two bytes, whatever the name. Errc::NotFound, Io.
[[nodiscard]] base::Result<OpenedBytes> openBytes(const std::filesystem::path& file);

} // namespace plateglass::ingest
