// Reads stand in sealed segments: rows of packed columns in three orders (by plate and time, by place and time, by number),
// with what a view shows rarely compressed beside them. A segment is a directory and some hundred chunks, and never changes:
// an import adds some, a removal or a purge puts others in their place. What few reads have stands in ordinary tables.
//
// Why not rows of tables, which stood here before: 177 bytes a read against some 50, and an import of a hundred thousand reads
// a second at best, because each read went into three trees. Why no tail of fresh rows before the segments: an import is
// a transaction anyway, and merging small segments is all that a tail would have needed too.
#include "store/schema.h"

#include "store/table_conversion.h"

namespace plateglass::store {

using base::Errc;
using base::fail;
using base::Result;

namespace {

const char* const kReads1 = R"sql(
CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  snapshot INTEGER NOT NULL,    -- grows with every change of reads
  epoch INTEGER NOT NULL,       -- grows when plates go, so that a dictionary in memory is read anew
  next_read INTEGER NOT NULL,   -- numbers of reads are never used twice: audit records name them
  reads INTEGER NOT NULL,
  first_time INTEGER, last_time INTEGER
) STRICT;
INSERT INTO state VALUES (1, 1, 1, 1, 0, NULL, NULL);

CREATE TABLE sources (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE, format TEXT NOT NULL, file_sha256 TEXT NOT NULL, imported INTEGER NOT NULL, account TEXT NOT NULL,
  total INTEGER NOT NULL DEFAULT 0, accepted INTEGER NOT NULL DEFAULT 0, duplicates INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0, without_coordinates INTEGER NOT NULL DEFAULT 0,
  first_read INTEGER NOT NULL DEFAULT 0, last_read INTEGER NOT NULL DEFAULT -1 -- its reads lie between; nobody else's do
) STRICT;
CREATE TABLE rejected (
  source INTEGER NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (source, number)
) WITHOUT ROWID, STRICT;

CREATE TABLE cameras (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE, name TEXT NOT NULL, mobile INTEGER NOT NULL, lat INTEGER, lon INTEGER, heading TEXT NOT NULL,
  reads INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE plates (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL, jurisdiction TEXT NOT NULL, kind INTEGER NOT NULL,
  UNIQUE (text, jurisdiction, kind)
) STRICT;

CREATE TABLE histories (
  plate INTEGER NOT NULL, time INTEGER NOT NULL, camera INTEGER NOT NULL, read INTEGER NOT NULL, source INTEGER NOT NULL,
  lat INTEGER, lon INTEGER, confidence INTEGER,
  make INTEGER NOT NULL, model INTEGER NOT NULL, colour INTEGER NOT NULL, vehicle_type INTEGER NOT NULL, direction INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  PRIMARY KEY (plate, time, camera) -- also what makes a read a duplicate
) WITHOUT ROWID, STRICT;
CREATE TABLE passages (
  cell INTEGER NOT NULL, -- -1: without coordinates
  plate INTEGER NOT NULL, time INTEGER NOT NULL, camera INTEGER NOT NULL, read INTEGER NOT NULL, source INTEGER NOT NULL,
  lat INTEGER, lon INTEGER, confidence INTEGER,
  make INTEGER NOT NULL, model INTEGER NOT NULL, colour INTEGER NOT NULL, vehicle_type INTEGER NOT NULL, direction INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  PRIMARY KEY (cell, time, read)
) WITHOUT ROWID, STRICT;
CREATE TABLE camera_times (
  camera INTEGER NOT NULL, time INTEGER NOT NULL, plate INTEGER NOT NULL,
  PRIMARY KEY (camera, time, plate)
) WITHOUT ROWID, STRICT;
CREATE TABLE cells (cell INTEGER PRIMARY KEY, reads INTEGER NOT NULL) STRICT;

CREATE TABLE details (
  read INTEGER PRIMARY KEY,
  plate INTEGER NOT NULL, time INTEGER NOT NULL, camera INTEGER NOT NULL, -- the way to its history
  raw TEXT NOT NULL, external_id TEXT, characters BLOB, image BLOB, box BLOB
) STRICT;
CREATE INDEX details_by_image ON details (image) WHERE image IS NOT NULL;
CREATE TABLE runner_up_texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE runner_ups (
  read INTEGER NOT NULL, rank INTEGER NOT NULL, text INTEGER NOT NULL, confidence INTEGER NOT NULL,
  PRIMARY KEY (read, rank)
) WITHOUT ROWID, STRICT;
CREATE INDEX runner_ups_by_text ON runner_ups (text);

CREATE TABLE overlays (name TEXT PRIMARY KEY, geojson TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE fences (name TEXT PRIMARY KEY, area TEXT NOT NULL) WITHOUT ROWID, STRICT;
)sql";

/// The agency's cases, and the numbers that searches were made under before they resolved.
const char* const kReads2 = R"sql(
CREATE TABLE cases (
  number TEXT PRIMARY KEY, title TEXT NOT NULL, opened TEXT NOT NULL, status TEXT NOT NULL, unit TEXT NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE pending_cases (
  number TEXT NOT NULL, account TEXT NOT NULL, since INTEGER NOT NULL, due INTEGER NOT NULL,
  overdue INTEGER NOT NULL, -- 1: the audit log says that it is late
  resolved TEXT,            -- the number it turned out to be
  PRIMARY KEY (number, account)
) WITHOUT ROWID, STRICT;
)sql";

/// Keeping and letting go: holds by case, and the mark that bytes of deleted reads may still lie in the file.
const char* const kReads3 = R"sql(
ALTER TABLE sources ADD COLUMN purge_by INTEGER; -- a limit the origin set, earlier than the policy's
CREATE TABLE holds (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- audit records name them
  case_number TEXT NOT NULL, facts TEXT NOT NULL, query TEXT NOT NULL,
  requester TEXT NOT NULL, requested INTEGER NOT NULL, approver TEXT, approved INTEGER,
  expires INTEGER NOT NULL, -- of the request while nobody has approved it
  released INTEGER
) STRICT;
CREATE TABLE held_reads (
  hold INTEGER NOT NULL, read INTEGER NOT NULL, time INTEGER NOT NULL,
  PRIMARY KEY (hold, read)
) WITHOUT ROWID, STRICT;
CREATE INDEX held_reads_by_read ON held_reads (read);
CREATE TABLE unscrubbed (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT; -- a row: the file must be written anew
)sql";

/// Segments, and the tables of what few reads have. Plates lose their index: an import looks them up in the dictionary.
const char* const kReads4 = R"sql(
CREATE TABLE segments (
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: chunks are kept in memory by it
  first_time INTEGER NOT NULL, last_time INTEGER NOT NULL, directory BLOB NOT NULL
) STRICT;
CREATE TABLE chunks (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT; -- id: segment, part of it, number in the part
CREATE TABLE read_images (read INTEGER PRIMARY KEY, time INTEGER NOT NULL, image BLOB NOT NULL) STRICT;
CREATE INDEX read_images_by_image ON read_images (image);
INSERT INTO read_images SELECT read, time, image FROM details WHERE image IS NOT NULL;
ALTER TABLE plates RENAME TO indexed_plates;
CREATE TABLE plates (id INTEGER PRIMARY KEY, text TEXT NOT NULL, jurisdiction TEXT NOT NULL, kind INTEGER NOT NULL) STRICT;
INSERT INTO plates SELECT id, text, jurisdiction, kind FROM indexed_plates ORDER BY id;
DROP TABLE indexed_plates;
)sql";
/// After their reads were sealed.
const char* const kReads5 = R"sql(
DROP TABLE histories;
DROP TABLE passages;
DROP TABLE camera_times;
DROP TABLE cells;
DROP TABLE details;
)sql";

const char* const kImages1 = R"sql(
CREATE TABLE images (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL) STRICT;
CREATE TABLE unsettled (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT; -- a row: images may lie here that no read names
)sql";

} // namespace

std::vector<sqlite::Migration> readsSchema() { return {{1, kReads1}, {2, kReads2}, {3, kReads3}, {4, kReads4}, {5, kReads5, sealTables}}; }

std::vector<sqlite::Migration> imagesSchema() { return {{1, kImages1}}; }

sqlite::OpenOptions openOptions(sqlite::Access access, const sqlite::Key& key, const std::string& vfs)
{
    return {.access = access, .key = key, .pageSize = kPageSize, .sync = sqlite::Sync::Full, .vfs = vfs};
}

Result<sqlite::Connection> openForWriting(const std::filesystem::path& file, sqlite::OpenOptions options,
                                          const std::vector<sqlite::Migration>& steps)
{
    PG_TRY(auto connection, sqlite::Connection::open(file, options));
    PG_TRY(const int version, sqlite::userVersion(connection));
    if (version == 0 && options.access != sqlite::Access::Create) return fail(Errc::Corrupt, "a database without its tables");
    PG_TRY_VOID(sqlite::migrate(connection, steps));
    PG_TRY_VOID(connection.execute("PRAGMA secure_delete = ON"));
    return connection;
}

Result<void> checkVersion(sqlite::Connection& connection, const std::vector<sqlite::Migration>& steps)
{
    PG_TRY(const int version, sqlite::userVersion(connection));
    if (version <= 0) return fail(Errc::Corrupt, "a database without its tables");
    if (version > static_cast<int>(steps.size())) return fail(Errc::NewerVersion);
    if (version < static_cast<int>(steps.size())) return fail(Errc::Unsupported, "an older version must first be opened for writing");
    return {};
}

// A refused size costs time, not answers: the results are not looked at.
LargeCache::LargeCache(sqlite::Connection& connection) : m_connection(connection)
{
    (void)m_connection.execute("PRAGMA cache_size = -262144");
}

LargeCache::~LargeCache() { (void)m_connection.execute("PRAGMA cache_size = -16384; PRAGMA shrink_memory"); }

} // namespace plateglass::store
