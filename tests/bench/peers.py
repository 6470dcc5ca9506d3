"""SQLite, PostgreSQL and DuckDB with the benchmark's reads: how each is loaded, and how long a statement takes.

A peer has `name`, `dialect`, `load(folder)` giving [(step, seconds)], `rows(sql)` running a question and giving its number of rows with every row fetched,
`size()` in bytes and `close()`. `available(work)` lists those that can run here; each keeps its files in the folder `work`.
"""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import time

HERE = pathlib.Path(__file__).parent
SCHEMA = "id BIGINT,plate TEXT,state TEXT,time BIGINT,lat DOUBLE PRECISION,lon DOUBLE PRECISION,camera INTEGER,confidence REAL,image TEXT,make TEXT,model TEXT,colour TEXT"
PLATES = "CREATE TABLE plates AS SELECT plate, count(*) AS n, max(time) AS last FROM reads GROUP BY plate ORDER BY plate"


def timed(steps, name, act):
    start = time.perf_counter()
    act()
    steps.append((name, time.perf_counter() - start))


class SQLite:
    name, dialect = f"SQLite {sqlite3.sqlite_version}", "sqlite"

    def __init__(self, work, places=True):
        self.file = work / "sqlite.db"
        self.places = places  # the R*Tree takes three minutes for ten million reads
        self.connection = None

    def load(self, folder):
        self.file.unlink(missing_ok=True)
        steps = []
        pragmas = "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000000; PRAGMA threads=2;"
        imports = f"CREATE TABLE reads({SCHEMA.replace('id BIGINT', 'id INTEGER PRIMARY KEY')});\n.mode csv\n"
        imports += "".join(f".import --csv --skip 1 {folder / name} reads\n" for name in ("fixed.csv", "mobile.csv"))
        timed(steps, "import", lambda: subprocess.run(["sqlite3", self.file], input=pragmas + imports, text=True, check=True, stdout=subprocess.DEVNULL))
        rest = {
            "index plate, time": "CREATE INDEX reads_plate ON reads(plate,time)",
            "index time": "CREATE INDEX reads_time ON reads(time)",
            "index camera, time": "CREATE INDEX reads_camera ON reads(camera,time)",
            "plates": "CREATE TABLE plates(number INTEGER PRIMARY KEY, plate TEXT, n INTEGER, last INTEGER); INSERT INTO plates(plate,n,last) "
            "SELECT plate,count(*),max(time) FROM reads GROUP BY plate; CREATE UNIQUE INDEX plates_plate ON plates(plate)",
            "trigrams of plates": "CREATE VIRTUAL TABLE plate_trigrams USING fts5(plate, content='plates', content_rowid='number', tokenize='trigram', detail=none, columnsize=0);"
            "INSERT INTO plate_trigrams(rowid,plate) SELECT number,plate FROM plates",
            "cameras": f"CREATE TABLE cameras(camera INTEGER PRIMARY KEY, kind TEXT, lat REAL, lon REAL);\n.mode csv\n.import --csv --skip 1 {folder / 'cameras.csv'} cameras\n",
        }
        if self.places:
            rest["r*tree of places"] = (
                "CREATE VIRTUAL TABLE places USING rtree_i32(id,x0,x1,y0,y1,t0,t1); INSERT INTO places SELECT id,x,x,y,y,time,time FROM (SELECT id,"
                "CAST((lon+180)*1000000 AS INTEGER) x,CAST((lat+180)*1000000 AS INTEGER) y,time FROM reads)"
            )
        for step, sql in rest.items():
            timed(steps, step, lambda: subprocess.run(["sqlite3", self.file], input=f"{pragmas}{sql};\n", text=True, check=True, stdout=subprocess.DEVNULL))
        return steps

    def rows(self, sql):
        if self.connection is None:
            self.connection = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)
            self.connection.execute("PRAGMA cache_size=-1000000")
            self.connection.execute(f"PRAGMA mmap_size={2**31}")
        return len(self.connection.execute(sql).fetchall())

    def size(self):
        return self.file.stat().st_size

    def close(self):
        if self.connection is not None:
            self.connection.close()


class PostgreSQL:
    dialect = "postgres"
    PORT = 55432
    SETTINGS = {
        "listen_addresses": "'127.0.0.1'", "port": PORT, "shared_buffers": "'4GB'", "work_mem": "'256MB'", "maintenance_work_mem": "'2GB'", "effective_cache_size": "'12GB'",
        "max_wal_size": "'16GB'", "wal_level": "minimal", "max_wal_senders": 0, "synchronous_commit": "off", "full_page_writes": "off", "fsync": "off",
        "random_page_cost": 1.1, "max_parallel_workers_per_gather": 1, "jit": "off",
    }  # kinder to it than any agency would dare: nothing here survives a power cut

    def __init__(self, work, binaries):
        import psycopg2
        self.psycopg2 = psycopg2
        self.folder = work / "postgres"
        self.binaries = binaries
        version = subprocess.run([binaries / "postgres", "--version"], capture_output=True, text=True, check=True).stdout.split()[2]
        self.name = f"PostgreSQL {version}"
        self.connection = None

    def _as_owner(self, *command):
        start = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] if os.getuid() == 0 else []
        subprocess.run([*start, *command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def _start(self):
        self._as_owner(self.binaries / "pg_ctl", "-D", self.folder, "-l", self.folder / "log", "-w", "start")

    def _connect(self, database):
        connection = self.psycopg2.connect(host="127.0.0.1", port=self.PORT, user="postgres", dbname=database)
        connection.autocommit = True
        return connection

    def load(self, folder):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._as_owner(self.binaries / "initdb", "-D", self.folder, "-U", "postgres", "--locale=C", "-E", "UTF8", "-A", "trust")
        with open(self.folder / "postgresql.conf", "a") as settings:
            settings.write("".join(f"{name}={value}\n" for name, value in self.SETTINGS.items()) + f"unix_socket_directories='{self.folder}'\n")
        self._start()
        first = self._connect("postgres")
        first.cursor().execute("CREATE DATABASE reads")
        first.close()
        self.connection = self._connect("reads")
        cursor = self.connection.cursor()
        steps = []

        def copy():
            for name in ("fixed.csv", "mobile.csv"):
                with open(folder / name) as rows:
                    cursor.copy_expert("COPY stage FROM STDIN CSV HEADER", rows)

        cursor.execute("CREATE EXTENSION postgis; CREATE EXTENSION pg_trgm")
        cursor.execute(f"CREATE UNLOGGED TABLE stage({SCHEMA})")
        timed(steps, "copy", copy)
        for step, sql in {
            "points": "CREATE TABLE reads AS SELECT *, ST_SetSRID(ST_MakePoint(lon,lat),4326)::geometry(Point,4326) AS place FROM stage; DROP TABLE stage",
            "index plate, time": "CREATE INDEX reads_plate ON reads(plate,time)",
            "index time": "CREATE INDEX reads_time ON reads(time)",
            "index camera, time": "CREATE INDEX reads_camera ON reads(camera,time)",
            "index places": "CREATE INDEX reads_place ON reads USING gist(place)",
            "trigrams of reads": "CREATE INDEX reads_trigrams ON reads USING gin(plate gin_trgm_ops)",
            "plates": PLATES + "; CREATE UNIQUE INDEX plates_plate ON plates(plate)",
            "trigrams of plates": "CREATE INDEX plates_trigrams ON plates USING gin(plate gin_trgm_ops)",
            "vacuum, analyse": "VACUUM ANALYZE",
        }.items():
            timed(steps, step, lambda: cursor.execute(sql))
        return steps

    def rows(self, sql):
        if self.connection is None:
            self._start()
            self.connection = self._connect("reads")
        cursor = self.connection.cursor()
        cursor.execute(sql)
        return len(cursor.fetchall())

    def size(self):
        cursor = self.connection.cursor()
        cursor.execute("SELECT pg_database_size('reads')")
        return cursor.fetchone()[0]

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self._as_owner(self.binaries / "pg_ctl", "-D", self.folder, "-m", "fast", "stop")


class DuckDB:
    dialect = "duckdb"

    def __init__(self, work, modules):
        self.file = work / "duckdb.db"
        self.modules = modules
        package = json.loads((modules / "node_modules/@duckdb/node-api/package.json").read_text())
        self.name = f"DuckDB {package['version']}"
        self.process = None

    def _tell(self, order):
        if self.process is None:
            self.process = subprocess.Popen(["node", HERE / "duckdb.mjs", self.file], cwd=self.modules, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer

    def load(self, folder):
        self.file.unlink(missing_ok=True)
        columns = "{" + ",".join(f"'{name}':'{kind.replace('TEXT', 'VARCHAR').replace(' PRECISION', '')}'" for name, kind in (part.split(" ", 1) for part in SCHEMA.split(","))) + "}"
        files = "[" + ",".join(f"'{folder / name}'" for name in ("fixed.csv", "mobile.csv")) + "]"
        return [
            (step, self._tell({"sql": sql})["seconds"])
            for step, sql in {
                "import": f"CREATE TABLE reads AS SELECT * FROM read_csv({files}, header=true, columns={columns})",
                "plates": PLATES,
                "index plate": "CREATE INDEX reads_plate ON reads(plate)",
                "checkpoint": "CHECKPOINT",
            }.items()
        ]

    def rows(self, sql):
        return self._tell({"count": sql})["rows"]

    def size(self):
        return self.file.stat().st_size

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


def available(work, places):
    """The peers that are installed here, and for the others a sentence that says what is missing."""
    found, missing = [], []
    if shutil.which("sqlite3"):
        found.append(SQLite(work, places))
    else:
        missing.append("SQLite: the program sqlite3 is not installed")
    clusters = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    try:
        import psycopg2  # noqa: F401
        found.append(PostgreSQL(work, clusters[-1].parent))
    except (ImportError, IndexError):
        missing.append("PostgreSQL: install postgresql, postgis for it, and python3-psycopg2")
    modules = pathlib.Path(os.environ.get("DUCKDB_MODULES", work))
    if shutil.which("node") and (modules / "node_modules/@duckdb/node-api").exists():
        found.append(DuckDB(work, modules))
    else:
        missing.append(f"DuckDB: run `npm install @duckdb/node-api` in {work}")
    return found, missing
