// Rows of a file to rows of the tables while an import runs. Private to this folder.
#pragma once

#include "store/intern.h"

namespace plateglass::store {

class ImportRows {
public:
    [[nodiscard]] static base::Result<ImportRows> of(sqlite::Connection& connection, std::shared_ptr<const PlateDictionary> before);

    /// The narrow columns, without number and source. Errc::InvalidArgument for a place that is not on earth.
    [[nodiscard]] base::Result<StoredRead> narrow(const domain::ReadRow& row);
    [[nodiscard]] CameraNumbers& cameras() { return m_cameras; }

private:
    ImportRows(PlateNumbers plates, CameraNumbers cameras, TextNumbers words)
        : m_plates(std::move(plates)), m_cameras(std::move(cameras)), m_words(std::move(words))
    {
    }
    [[nodiscard]] base::Result<std::uint32_t> word(std::string_view text);

    PlateNumbers m_plates;
    CameraNumbers m_cameras;
    TextNumbers m_words;
};

} // namespace plateglass::store
