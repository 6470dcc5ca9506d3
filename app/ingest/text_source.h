// Text of a named encoding as UTF-8. One thread at a time.
//
// What cannot be converted becomes the byte 0xFF, which UTF-8 never holds: the row it stands in is then refused by the
// check that every row passes, and the rows around it are not.
#pragma once

#include "ingest/byte_source.h"
#include "ingest/mapping.h"

#include <string>
#include <vector>

namespace plateglass::ingest {

class TextSource {
public:
    /// Looks at the byte order mark. Errc::Malformed when it says another encoding than the mapping, or is missing for UTF-16.
    [[nodiscard]] static base::Result<TextSource> open(OpenedBytes bytes, Encoding encoding);

    /// 0 only at the end.
    [[nodiscard]] base::Result<std::size_t> read(std::span<char> out);
    /// Share of the file consumed, 0..1, or -1 where its size is unknown.
    [[nodiscard]] double progress() const;

private:
    TextSource(OpenedBytes bytes, Encoding encoding) : m_bytes(std::move(bytes)), m_encoding(encoding) {}
    base::Result<void> checkMark();
    base::Result<bool> convertMore();
    void convertUtf16(std::string_view bytes);

    OpenedBytes m_bytes;
    Encoding m_encoding;
    bool m_bigEndian = false;
    std::string m_head;       ///< bytes read while looking for the mark, not yet converted
    std::string m_rest;       ///< an odd byte of UTF-16
    char32_t m_high = 0;      ///< a high surrogate that waits for its low one
    std::string m_converted;
    std::size_t m_convertedAt = 0;
};

} // namespace plateglass::ingest
