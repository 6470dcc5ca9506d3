// One import: a stream of rows into all tables, in one transaction. Private to this folder.
#pragma once

#include "store/image_store.h"
#include "store/plate_dictionary.h"
#include "store/read_store.h"

namespace plateglass::store {

struct ImportJob {
    domain::Source draft;
    base::UtcTime now;
    bool dryRun = false;
    std::stop_token stop;
    ImportProgress* progress = nullptr;
};

/// Errc as ReadStore::importReads. Whatever goes wrong, both files are as before.
[[nodiscard]] base::Result<domain::Source> importStream(sqlite::Connection& reads, ImageStore& images, PlateDictionaries& dictionaries, ImportJob job,
                                                        domain::ReadStream& stream);

/// Does a read name this image?
[[nodiscard]] base::Result<bool> imageIsNamed(sqlite::Connection& reads, const Sha256& sha256);

} // namespace plateglass::store
