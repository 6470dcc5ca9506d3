// Cells of one row to a read, by a mapping whose columns have been found. One thread at a time.
#pragma once

#include "domain/read_stream.h"
#include "ingest/image_folder.h"
#include "ingest/local_clock.h"
#include "ingest/mapping.h"
#include "ingest/time_pattern.h"

#include <array>
#include <span>

namespace plateglass::ingest {

/// Where a field's text comes from.
struct FieldSource {
    static constexpr int kNowhere = -1, kConstant = -2;
    int column = kNowhere; ///< 0-based
    std::string constant;
};
inline constexpr std::size_t kFieldCount = 16;
using FieldSources = std::array<FieldSource, kFieldCount>; ///< by Field

class RowConverter {
public:
    struct Setup {
        FieldSources fields;
        std::vector<std::string> nulls;
        TimePattern time;
        base::TimeZone zone;
        double confidenceScale = 1.0;
        bool mobileCamera = false;
        std::string country;
        ImageFolder images;
    };
    explicit RowConverter(Setup setup);

    /// The reason why the row is no read, or empty. Adds the row's image to `images`. The cells are UTF-8 and as many as the columns need.
    [[nodiscard]] std::string_view convert(std::span<const std::string_view> cells, domain::ReadRow& read, std::vector<domain::ImageBlob>& images);

private:
    [[nodiscard]] std::string_view cell(Field field) const;
    [[nodiscard]] bool isNull(std::string_view text) const;
    [[nodiscard]] std::string_view plate(domain::ReadRow& read) const;
    [[nodiscard]] std::string_view time(domain::ReadRow& read);
    [[nodiscard]] std::string_view place(domain::ReadRow& read) const;
    [[nodiscard]] std::string_view confidence(domain::ReadRow& read) const;
    [[nodiscard]] std::string_view texts(domain::ReadRow& read) const;
    [[nodiscard]] std::string_view image(domain::ReadRow& read, std::vector<domain::ImageBlob>& images) const;

    Setup m_setup;
    LocalClock m_clock;
    std::span<const std::string_view> m_cells; ///< of the row in hand
};

} // namespace plateglass::ingest
