"""Each question of the benchmark as SQL, the ways an expert would write it for each database.

`statements(dialect, question)` gives {variant: SQL}. Every statement returns the reads themselves, as Plateglass does, but for
`common` and `convoy`, which return plates. Dialects: sqlite, postgres, duckdb. A variant names the table or index it leans on.
"""
COLUMNS = "id,plate,state,time,lat,lon,camera,confidence,image,make,model,colour"
NARROW = "id,plate,time,lat,lon,camera,confidence"
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def quoted(texts):
    return ",".join(f"'{text}'" for text in texts)


def one_edit_away(plate):
    """Every text one substitution, insertion or deletion away, and the plate itself."""
    found = {plate}
    for place in range(len(plate) + 1):
        found |= {plate[:place] + character + plate[place:] for character in ALPHABET}
        if place < len(plate):
            found |= {plate[:place] + character + plate[place + 1:] for character in ALPHABET}
            found.add(plate[:place] + plate[place + 1:])
    return sorted(found)


def like(dialect, column, pattern):
    if dialect == "sqlite":
        return f"{column} GLOB '{pattern}'"
    return f"{column} LIKE '{pattern.replace('*', '%').replace('?', '_')}'"


def box(corners):
    lats, lons = [lat for lat, _ in corners], [lon for _, lon in corners]
    return min(lats), max(lats), min(lons), max(lons)


def inside(corners, lat="lat", lon="lon"):
    """A convex polygon against the clock as its box and half-planes."""
    south, north, west, east = box(corners)
    tests = [f"{lon} BETWEEN {west:.7f} AND {east:.7f}", f"{lat} BETWEEN {south:.7f} AND {north:.7f}"]
    for (lat0, lon0), (lat1, lon1) in zip(corners, corners[1:] + corners[:1]):
        tests.append(f"({lon1 - lon0:.9f})*({lat}-({lat0:.7f}))-({lat1 - lat0:.9f})*({lon}-({lon0:.7f}))>=0")
    return " AND ".join(tests)


def within(scene, column="time"):
    return f"{column}>={scene['from']} AND {column}<{scene['to']}"


def areas(dialect, scene, columns=NARROW, also=""):
    """The reads of a polygon and a window, a statement a variant. `also` narrows further."""
    also = f" AND {also}" if also else ""
    corners = scene["polygon"]
    if dialect == "duckdb":
        return {"scan": f"SELECT {columns} FROM reads WHERE {within(scene)} AND {inside(corners)}{also}"}
    if dialect == "postgres":
        ring = ",".join(f"{lon:.7f} {lat:.7f}" for lat, lon in corners + corners[:1])
        return {"postgis": f"SELECT {columns} FROM reads WHERE {within(scene)} AND ST_Intersects(place,ST_GeomFromText('POLYGON(({ring}))',4326)){also}"}
    south, north, west, east = box(corners)
    cameras = f"SELECT camera FROM cameras WHERE kind='fixed' AND {inside(corners)}"
    mobile = "SELECT camera FROM cameras WHERE kind='mobile'"
    outside_index = inside(corners, "+lat", "+lon")
    return {
        "time index": f"SELECT {columns} FROM reads WHERE {within(scene)} AND {outside_index}{also}",
        "camera index": f"SELECT {columns} FROM reads INDEXED BY reads_camera WHERE camera IN ({cameras}) AND {within(scene)}{also}"
        f" UNION ALL SELECT {columns} FROM reads INDEXED BY reads_camera WHERE camera IN ({mobile}) AND {within(scene)} AND {outside_index}{also}",
        "r*tree": f"SELECT {columns} FROM reads WHERE id IN (SELECT id FROM places WHERE x0>={micro(west)} AND x1<={micro(east) + 1} AND y0>={micro(south)} AND y1<={micro(north) + 1}"
        f" AND t0>={scene['from']} AND t1<{scene['to']}) AND {outside_index}{also}",
    }


def micro(degrees):
    return int((degrees + 180) * 1_000_000)


def partial(dialect, kind, pattern):
    on_reads = like(dialect, "plate", pattern)
    found = {"reads": f"SELECT {NARROW} FROM reads WHERE {on_reads}", "plates": f"SELECT {NARROW} FROM reads WHERE plate IN (SELECT plate FROM plates WHERE {on_reads})"}
    if dialect == "sqlite" and kind != "wildcards":  # every question of the other classes has three characters in a row
        found["fts5"] = f"SELECT {NARROW} FROM reads WHERE plate IN (SELECT plate FROM plates WHERE number IN (SELECT rowid FROM plate_trigrams WHERE {on_reads}))"
    return found


def convoy(question):
    plate, gap, least = question["plate"], question["gap"], question["min"]
    return (
        "SELECT other.plate,count(DISTINCT other.camera) FROM reads seen JOIN reads other ON other.camera=seen.camera AND other.time BETWEEN "
        f"seen.time-{gap} AND seen.time+{gap} WHERE seen.plate='{plate}' AND other.plate<>'{plate}' GROUP BY other.plate HAVING count(DISTINCT other.camera)>={least}"
    )


def statements(dialect, question):
    kind = question["class"]
    if kind in ("exact", "absent"):
        return {"plate index": f"SELECT {COLUMNS} FROM reads WHERE plate='{question['plate']}' ORDER BY time DESC"}
    if kind in ("look-alikes", "list"):
        return {"plate index": f"SELECT {NARROW} FROM reads WHERE plate IN ({quoted(question['anyOf'])})"}
    if kind == "edits":
        return {"plate index": f"SELECT {NARROW} FROM reads WHERE plate IN ({quoted(one_edit_away(question['plate']))})"}
    if kind == "partial-area":
        return areas(dialect, question, also=like(dialect, "plate", question["pattern"]))
    if "pattern" in question:
        return partial(dialect, kind, question["pattern"])
    if "polygon" in question:
        return areas(dialect, question)
    if kind == "common":
        first, second = (areas(dialect, scene, "plate") for scene in question["scenes"])
        return {variant: f"SELECT plate FROM ({first[variant]}) a INTERSECT SELECT plate FROM ({second[variant]}) b" for variant in first}
    if kind == "convoy":
        return {"plate index": convoy(question)}
    raise ValueError(f"unknown class {kind}")
