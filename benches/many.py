"""Stores of very many threads. The program unrolls a few hundred of a small network; what it wrote
of them is written again under other names, as often as is wanted: other roots, addresses, authors,
servers, tags, quotes, times. `check` compares that with what the program writes by itself."""

import ctypes
import ctypes.util
import datetime
import hashlib
import json
import math
import pathlib
import random
import sqlite3
import time

from lab import *

#: Threads that the program unrolls, to be written again.
MOULDS = 200
#: So much is added to every number of a thread's copy under other names, in `check`.
OTHER = 500_000
DAY = 86_400_000
#: Of the tables that hold a row of a thread by itself, the column with its name.
BY_ROOT = {"threads": "root", "names": "root", "addresses": "root", "entries": "root"}
BY_ENTRY = {"places": "entry", "quotes": "entry"}


class Various(Network):
    """Threads of different lengths, languages, pictures, tags, some of which quote an older one of
    their author. Every name holds a number of seven digits, by which it is found again: the thread's
    1…, its author's 5…, its tags' 7…, that of what it quotes 9…."""

    def length(self, thread):
        return shape(thread)["length"]

    def status(self, key):
        thread, n = divmod(key, 1000)
        made, add = shape(thread), thread % 1_000_000 - thread % OTHER
        last = n + 1 == made["length"]
        tags = [7_000_000 + add + 10 * (thread % OTHER) + k for k in range(made["tags"])]
        status = self.post(thread, n, 5_000_000 + thread % 1_000_000, made, tags if last else [])
        if made["quotes"] and n == 1:
            quoted = self.post(9_000_000 + thread % 1_000_000, 0, 5_000_000 + thread % 1_000_000, made, [])
            status["quote"] = {"state": "accepted", "quoted_status": quoted}
        return status

    def post(self, thread, n, author, made, tags):
        base, key = f"http://localhost:{self.server.server_port}", thread * 1000 + n
        user = f"keeper{author}"
        dice = random.Random(f"{thread % OTHER} {n}")
        words = " ".join(dice.choices(WORDS, WEIGHTS, k=dice.randint(12, 50))).capitalize()
        signs = "".join(
            f' <a href="{base}/tags/matter{tag}" class="mention hashtag" rel="tag">'
            f"#<span>matter{tag}</span></a>" for tag in tags
        )
        picture = {
            "type": "image",
            "url": f"{base}/media/{key}.jpg",
            "description": " ".join(dice.choices(WORDS, WEIGHTS, k=12)),
            "meta": {"original": {"width": 1200, "height": 800}},
        }
        written = datetime.datetime(2026, 5, 1, 8, n % 60, tzinfo=datetime.UTC)
        return {
            "id": str(key),
            "uri": f"{base}/users/{user}/statuses/{key}",
            "url": f"{base}/@{user}/{key}",
            "in_reply_to_id": str(key - 1) if n else None,
            "in_reply_to_account_id": str(author) if n else None,
            "created_at": written.isoformat(),
            "visibility": "public",
            "language": made["language"],
            "content": f"<p>{words}.{signs}</p>",
            "replies_count": int(n + 1 < made["length"]),
            "tags": [{"name": f"matter{tag}", "url": f"{base}/tags/matter{tag}"} for tag in tags],
            "media_attachments": [picture] if dice.random() < made["pictures"] else [],
            "account": {
                "id": str(author),
                "username": user,
                "acct": user,
                "display_name": f"Keeper of Station {author}",
                "avatar": f"{base}/avatars/{author}.jpg",
                "url": f"{base}/@{user}",
                "uri": f"{base}/users/{user}",
                "discoverable": True,
                "indexable": made["indexable"],
                "noindex": False,
            },
        }


def shape(thread):
    """What the thread is like; its copy under other names is the same."""
    dice = random.Random(f"shape {thread % OTHER}")
    return {
        "length": min(3 + int(dice.expovariate(1 / 3)), 40),
        "language": dice.choice(["en"] * 6 + ["de", "fr", "ja", None]),
        "pictures": dice.choice([0, 0.1, 0.5]),
        "tags": dice.choices(range(4), [45, 30, 15, 10])[0],
        "quotes": dice.random() < 0.1,
        "indexable": dice.random() < 0.95,
    }


class Zstd:
    """The system's library: Python has none of its own before 3.14."""

    def __init__(self):
        name = ctypes.util.find_library("zstd")
        if not name:
            raise SystemExit("libzstd is not installed")
        self.library = library = ctypes.CDLL(name)
        sizes = [library.ZSTD_compress, library.ZSTD_decompress, library.ZSTD_compressBound]
        for function in sizes:
            function.restype = ctypes.c_size_t
        library.ZSTD_compress.argtypes = [
            ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_int]
        library.ZSTD_decompress.argtypes = library.ZSTD_compress.argtypes[:4]
        library.ZSTD_compressBound.argtypes = [ctypes.c_size_t]
        self.room = ctypes.create_string_buffer(4 << 20)

    def pack(self, data):
        """At the level of `src/store/document.rs`."""
        size = self.library.ZSTD_compress(self.room, len(self.room), data, len(data), 3)
        return ctypes.string_at(self.room, size)

    def unpack(self, data):
        size = self.library.ZSTD_decompress(self.room, len(self.room), data, len(data))
        if size > len(self.room):
            raise SystemExit("a document cannot be unpacked")
        return ctypes.string_at(self.room, size)


class Written:
    """The rows of one thread, as the program wrote them."""

    def __init__(self, store, thread, zstd):
        root, = store.execute("SELECT root FROM names WHERE name LIKE ?", [f"%!statuses!{thread}000"]).fetchone()
        self.rows = {}
        for table, column in BY_ROOT.items():
            self.rows[table] = read(store, table, column, root)
        entry = self.rows["entries"][0]["id"] if self.rows["entries"] else None
        for table, column in BY_ENTRY.items():
            self.rows[table] = read(store, table, column, entry)
        thread = self.rows["threads"][0]
        thread["document"] = zstd.unpack(thread["document"]).decode()
        self.fetched = json.loads(thread["document"])["fetched_at"]


def read(store, table, column, value):
    cursor = store.execute(f"SELECT * FROM {table} WHERE {column} = ?", [value])
    names = [name for name, *_ in cursor.description]
    return [dict(zip(names, row)) for row in cursor]


class Mould:
    """A written thread with its names taken out, to be filled with others. What a name is to be
    replaced by has the same length, so that what was cut stays cut in the same place."""

    def __init__(self, written, thread, host):
        made = shape(thread)
        self.tags, self.quotes = made["tags"], made["quotes"]
        number = thread % 1_000_000
        names = {
            f"http://{host}": "base", host: "host", written.fetched: "fetched",
            str(thread): "thread", str(5_000_000 + number): "author",
            str(9_000_000 + number): "quoted",
        }
        add = number - number % OTHER
        for k in range(self.tags):
            names[str(7_000_000 + add + 10 * (number % OTHER) + k)] = f"tag{k}"
        self.tables = {
            table: [{column: self.hollow(value, names) for column, value in row.items()} for row in rows]
            for table, rows in written.rows.items()
        }
        self.document = self.tables["threads"][0].pop("document")

    def hollow(self, value, names):
        if not isinstance(value, str):
            return value
        value = value.replace("%", "%%")
        for name, field in names.items():
            value = value.replace(name, f"%({field})s")
        return value

    def fill(self, zstd, entry, at, **names):
        """The rows under those names, of a thread that was unrolled at that moment (ms), by table."""
        full = {
            table: [
                {column: value % names if isinstance(value, str) else value
                 for column, value in row.items()} for row in rows
            ] for table, rows in self.tables.items()
        }
        document = (self.document % names).encode()
        thread, = full["threads"]
        thread |= {
            "unrolled_at": at, "fetched_at": at, "checked_at": at, "document": zstd.pack(document),
            "version": hashlib.blake2b(document, digest_size=8).hexdigest(),
        }
        for row in full["entries"]:
            row |= {"id": entry, "unrolled_at": at}
        for row in full["places"]:
            row |= {"entry": entry, "unrolled_at": at}
        for row in full["quotes"]:
            row["entry"] = entry
        return full


def link(lab, thread, n=0):
    return f"http://{lab.host}/@keeper{5_000_000 + thread % 1_000_000}/{thread * 1000 + n}"


def unrolled(lab, threads):
    """A store in the lab's folder with those threads, which the program unrolled; and an empty one."""
    empty = lab.folder / "empty.db"
    for path in [empty, lab.folder / "unspool.db"]:
        server, port = lab.unspool(store=path)
        for thread in threads if path != empty else []:
            lab.unroll_link(port, link(lab, thread))
        lab.stop(server)
    return sqlite3.connect(lab.folder / "unspool.db"), empty


def check(binary):
    """Every row that is written here of a thread under other names is the row that the program
    writes when it unrolls such a thread itself; but for the version, a hash that Python lacks."""
    zstd, compared = Zstd(), dict.fromkeys([*BY_ROOT, *BY_ENTRY], 0)
    with Lab(binary, Various) as lab:
        first = 1_000_000
        threads = range(first, first + MOULDS)
        store, _ = unrolled(lab, [*threads, *(thread + OTHER for thread in threads)])
        for thread in threads:
            mould = Mould(Written(store, thread, zstd), thread, lab.host)
            theirs = Written(store, thread + OTHER, zstd)
            number = thread % 1_000_000 + OTHER
            entry = theirs.rows["entries"][0]["id"]
            names = {f"tag{k}": 7_000_000 + OTHER + 10 * (thread % OTHER) + k for k in range(mould.tags)}
            ours = mould.fill(
                zstd, entry, theirs.rows["threads"][0]["unrolled_at"], base=f"http://{lab.host}",
                host=lab.host, thread=thread + OTHER, author=5_000_000 + number,
                quoted=9_000_000 + number, fetched=theirs.fetched, **names)
            ours["threads"][0]["document"] = zstd.unpack(ours["threads"][0]["document"]).decode()
            for table in compared:
                rows = [comparable(table, rows[table]) for rows in (ours, theirs.rows)]
                if rows[0] != rows[1]:
                    raise SystemExit(f"{thread}, {table}:\n{rows[0]}\nthe program:\n{rows[1]}")
                compared[table] += len(rows[0])
    assert all(compared.values()), compared
    counts = ", ".join(f"{count:,} of {table}" for table, count in compared.items())
    print(f"the rows of {MOULDS} threads are as the program writes them: {counts}")


def comparable(table, rows):
    skipped = {"version"} if table == "threads" else set()
    return sorted(repr({k: v for k, v in row.items() if k not in skipped}) for row in rows)


class Cast:
    """Who wrote what about what, and when: a few write much, and often several threads in a row; a
    few things are written about a lot; spread over three years until now."""

    def __init__(self, count, seed):
        self.dice = random.Random(seed)
        self.count = count
        self.authors = max(30, count * 3 // 100)
        self.hosts = max(5, self.authors // 75)
        self.tags = max(20, count // 500)
        self.now = int(time.time() * 1000)
        self.author, self.older = 0, {}

    def next(self, i, moulds):
        dice = self.dice
        if not i or dice.random() > 0.4:
            self.author = int(self.authors ** dice.random())
        host = f"h{self.author % self.hosts}.example"
        older = self.older.get(self.author)
        mould = dice.choice(moulds)
        while mould.quotes and older is None:
            mould = dice.choice(moulds)
        thread = 2_000_000 + i
        self.older[self.author] = thread
        kinds = set()
        while len(kinds) < mould.tags:
            kinds.add(8_000_000 + int(self.tags ** dice.random()))
        at = self.now - 3 * 365 * DAY + int((i + dice.random()) / self.count * 3 * 365 * DAY)
        moment = datetime.datetime.fromtimestamp(at / 1000, datetime.UTC)
        names = {f"tag{k}": tag for k, tag in enumerate(kinds)}
        names |= {
            "base": f"https://{host}", "host": host, "thread": thread, "author": 6_000_000 + self.author,
            "quoted": older, "fetched": moment.isoformat(timespec="milliseconds")[:-6] + "Z",
        }
        return mould, at, names


def make(path, count, binary, seed=5):
    """A store of so many listed threads at that path. What search knows is left out: lists do not
    look at it, and the program, which finds it noted as done, does not make it anew."""
    begun, zstd, path = time.monotonic(), Zstd(), pathlib.Path(path).resolve()
    with Lab(binary, Various) as lab:
        threads = range(1_000_000, 1_000_000 + MOULDS)
        store, empty = unrolled(lab, threads)
        moulds = [Mould(Written(store, thread, zstd), thread, lab.host) for thread in threads]
        partial = path.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        shutil.copy(empty, partial)
        fill(partial, count, moulds, zstd, seed)
        partial.rename(path)
        # As after any night: the program has been started and stopped, which looks at the figures
        # that SQLite plans with.
        lab.stop(lab.unspool(store=path)[0])
    print(f"{path}: {count:,} threads, {path.stat().st_size / 1e9:.2f} GB, "
          f"made in {time.monotonic() - begun:.0f} s", flush=True)


def fill(path, count, moulds, zstd, seed):
    store = sqlite3.connect(path)
    for setting in ["journal_mode = OFF", "synchronous = OFF", "cache_size = -3000000",
                    "locking_mode = EXCLUSIVE"]:
        store.execute(f"PRAGMA {setting}")
    done = store.execute("SELECT done FROM searching").fetchall()
    assert done and all(one == (1,) for one in done), "the program would index everything anew"
    indexes = store.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        store.execute(f"DROP INDEX {name}")
    cast, step = Cast(count, seed), 20_000
    for start in range(0, count, step):
        batch = {table: [] for table in [*BY_ROOT, *BY_ENTRY]}
        for i in range(start, min(start + step, count)):
            mould, at, names = cast.next(i, moulds)
            for table, rows in mould.fill(zstd, i + 1, at, **names).items():
                batch[table] += rows
        for table, rows in batch.items():
            if rows:
                insert(store, table, rows)
        if start and start % 200_000 == 0:
            print(f"{start:,}", end=" ", flush=True)
    for _, sql in indexes:
        store.execute(sql)
    store.commit()
    store.execute("PRAGMA locking_mode = NORMAL")
    store.execute("PRAGMA journal_mode = WAL")
    store.close()


def insert(store, table, rows):
    columns = list(rows[0])
    places = ", ".join("?" * len(columns))
    values = [tuple(row.values()) for row in rows]
    if table in ["names", "addresses", "places", "quotes"]:
        values.sort()
    store.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", values)


def read_by_many(path, threads_a_day):
    """Writes that so many threads were read on each of the last seven days, some by very many."""
    store, dice = sqlite3.connect(path), random.Random(7)
    count, = store.execute("SELECT max(id) FROM entries").fetchone()
    today = datetime.datetime.now(datetime.UTC).date()
    store.execute("DELETE FROM readings")
    for back in range(7):
        day = str(today - datetime.timedelta(days=back))
        read = sorted(dice.sample(range(1, count + 1), min(threads_a_day, count)))
        times = (int(math.exp(dice.expovariate(1.3))) for _ in read)
        store.executemany("INSERT INTO readings VALUES (?, ?, ?)",
                          ((day, entry, n) for entry, n in zip(read, times)))
    store.commit()
    store.close()
