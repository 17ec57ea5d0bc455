"""Datasette (PyPI) as a neighbour: it renders pages out of SQLite, too, and keeps none. It gets the
same threads in two tables of its own, read-only (`--immutable`, its quickest way), and two canned
queries; nothing that costs and that nobody asked for is on."""

import html
import json
import re
import sqlite3
import subprocess
import sys

from lab import *

FOLDER = REPOSITORY / "target/datasette"
QUERIES = {
    "latest": "SELECT address, author, handle, title, posts, minutes, unrolled_at FROM threads "
              "ORDER BY unrolled_at DESC LIMIT 20",
    "thread": "SELECT n, author, handle, posted_at, text, picture, alt FROM posts "
              "WHERE thread = :thread ORDER BY n",
}


def installed():
    """The program and its version; `None`, with a word why, where it cannot be had."""
    program = FOLDER / "bin/datasette"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", FOLDER], check=True)
        said = subprocess.run([FOLDER / "bin/pip", "install", "--quiet", "datasette"],
                              capture_output=True, text=True)
        if said.returncode:
            print(f"no datasette: {said.stderr.strip().splitlines()[-1:]}")
            return None
    version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    return program, version.stdout.split()[-1]


def fill(lab, path, threads):
    """The threads of the lab's network, as they stand in the store of unspool."""
    ours = sqlite3.connect(lab.folder / "unspool.db")
    entries = ours.execute("SELECT address, author_name, author_handle, title, posts, minutes, "
                           "unrolled_at FROM entries ORDER BY id").fetchall()
    theirs = sqlite3.connect(path)
    theirs.executescript("""
        CREATE TABLE threads (address TEXT PRIMARY KEY, author TEXT, handle TEXT, title TEXT,
                              posts INTEGER, minutes INTEGER, unrolled_at INTEGER);
        CREATE INDEX latest ON threads (unrolled_at);
        CREATE TABLE posts (thread INTEGER, n INTEGER, author TEXT, handle TEXT, posted_at TEXT,
                            text TEXT, picture TEXT, alt TEXT, PRIMARY KEY (thread, n));""")
    theirs.executemany("INSERT INTO threads VALUES (?, ?, ?, ?, ?, ?, ?)", entries)
    for thread in threads:
        _, body = ask(lab.network.server_port, f"/api/v1/statuses/{thread * 1000}/context")
        _, first = ask(lab.network.server_port, f"/api/v1/statuses/{thread * 1000}")
        for n, post in enumerate([json.loads(first), *json.loads(body)["descendants"]]):
            text = html.unescape(re.sub("<[^>]+>", "", post["content"]))
            media = post["media_attachments"]
            theirs.execute("INSERT INTO posts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [
                thread, n, post["account"]["display_name"], post["account"]["acct"],
                post["created_at"], text, media[0]["url"] if media else None,
                media[0]["description"] if media else None])
    theirs.commit()
    theirs.close()


def serve(lab, program, threads):
    """Its process and port."""
    path, port = lab.folder / "neighbour.db", free_port()
    fill(lab, path, threads)
    queries = {name: {"sql": sql} for name, sql in QUERIES.items()}
    settings = lab.folder / "datasette.json"
    settings.write_text(json.dumps({"databases": {"neighbour": {"queries": queries}}}))
    command = ["taskset", "-c", SERVER_CORE, program, "serve", "--immutable", path, "--metadata",
               settings, "--port", str(port), "--setting", "suggest_facets", "off"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return lab.up(subprocess.Popen(command, **quiet), port)
