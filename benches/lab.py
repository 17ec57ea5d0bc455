"""What the scripts beside this file share: a small network on loopback, and the servers that are
measured, each with one worker on one core."""

import datetime
import html
import http.client
import http.server
import json
import os
import pathlib
import random
import re
import shutil
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
import urllib.parse

SERVER_CORE, CLIENT_CORE = "0", "1"
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
AS_BROWSER = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "br",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
}
WORDS = """the of a and in to it we is was on that with for as by at from not this but path river
stone bridge map height winter figure drawing bend beech meadow survey question answer evening
ferry north letter weather station rope ladder village clock bell harbour valley grain engine
orchard lantern ditch field notebook measure between before after under above slowly twice again
perhaps never always across almost careful narrow bright wooden broken early quiet old new large
small went found wrote asked counted carried turned stayed opened followed crossed kept began
learned noticed repaired returned hundred seven forty nobody somebody everything morning ice
copper willow cellar window road mill tower island keeper pilot miller baker surveyor""".split()
# A language has more words than that; without them the pages would compress too well.
SYLLABLES = "ar bel cor dan el fen gor hal is jen kor lim mar nor ol per ren sil tor ul ven wim".split()
WORDS += ["".join(random.Random(n).choices(SYLLABLES, k=2 + n % 3)) for n in range(2000)]
# The r-th word is as frequent as 1/r.
WEIGHTS = [1 / (rank + 1) for rank in range(len(WORDS))]


#: Posts of a thread, and of the long one.
POSTS, LONG_POSTS, LONG = 25, 500, 9999


class Network(http.server.BaseHTTPRequestHandler):
    """As much of Mastodon's API as reading a thread takes. Thread t has the ids t·1000 + n."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked += 1
        time.sleep(self.server.delay)
        parts = self.path.split("?")[0].strip("/").split("/")
        match parts:
            case ["api", "v1", "statuses", key]:
                answer = self.status(int(key))
            case ["api", "v1", "statuses", key, "context"]:
                key = int(key)
                first = key - key % 1000
                answer = {
                    "ancestors": [self.status(k) for k in range(first, key)],
                    "descendants": [
                        self.status(k) for k in range(key + 1, first + self.length(key // 1000))
                    ],
                }
            case _:
                answer = []
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def length(self, thread):
        return LONG_POSTS if thread == LONG else POSTS

    def status(self, key):
        base = f"http://localhost:{self.server.server_port}"
        user, n = f"keeper{key // 1000}", key % 1000
        dice = random.Random(key)
        words = dice.choices(WORDS, WEIGHTS, k=dice.randint(30, 55))
        written = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=30)
        picture = {
            "type": "image",
            "url": f"{base}/media/{key}.jpg",
            "description": " ".join(dice.choices(WORDS, WEIGHTS, k=12)),
            "meta": {"original": {"width": 1200, "height": 800}},
        }
        return {
            "id": str(key),
            "uri": f"{base}/users/{user}/statuses/{key}",
            "url": f"{base}/@{user}/{key}",
            "in_reply_to_id": str(key - 1) if n else None,
            "in_reply_to_account_id": str(key // 1000) if n else None,
            "created_at": (written + datetime.timedelta(minutes=n)).isoformat(),
            "visibility": "public",
            "language": "en",
            "content": f"<p>{html.escape(' '.join(words).capitalize())}.</p>",
            "replies_count": int(n + 1 < self.length(key // 1000)),
            "media_attachments": [picture] if n % 5 == 4 else [],
            "account": {
                "id": str(key // 1000),
                "username": user,
                "acct": user,
                "display_name": f"Keeper of Station {key // 1000}",
                "url": f"{base}/@{user}",
                "uri": f"{base}/users/{user}",
                "discoverable": True,
                "indexable": True,
                "noindex": False,
            },
        }

    def log_message(self, *_):
        pass


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port, path, **more):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=AS_BROWSER | more)
    answer = connection.getresponse()
    return answer, answer.read()


class Lab:
    """A folder, a network, and the servers; all gone at the end."""

    def __init__(self, binary, network=Network):
        self.binary = pathlib.Path(binary).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="unspool-lab-"))
        (self.folder / "bytes").mkdir()
        self.network = http.server.ThreadingHTTPServer(("127.0.0.1", 0), network)
        self.network.asked, self.network.delay = 0, 0
        self.network.daemon_threads = True
        threading.Thread(target=self.network.serve_forever, daemon=True).start()
        self.host = f"localhost:{self.network.server_port}"
        self.servers = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for server in self.servers:
            self.stop(server)
        shutil.rmtree(self.folder)

    def stop(self, server):
        if server.poll() is None:
            server.terminate()
            server.wait(60)

    def link(self, thread):
        return f"http://{self.host}/@keeper{thread}/{thread * 1000 + POSTS // 2}"

    def path(self, thread):
        return f"/mastodon/{self.host}/@keeper{thread}/{thread * 1000}"

    def unspool(self, under=(), store=None, **more):
        """Serves that store, or the one of the folder: the process and its port."""
        port = free_port()
        environment = os.environ | {
            "UNSPOOL_STORE__URL": f"sqlite:{store or self.folder / 'unspool.db'}",
            "UNSPOOL_MEDIA__DIRECTORY": f"{self.folder}/media",
            "UNSPOOL_MEDIA__EAGER": "false",
            "UNSPOOL_FETCH__ALLOW_PRIVATE": self.host,
            "UNSPOOL_LIMIT__UNROLLS_PER_HOUR": "1000000",
            "UNSPOOL_LIMIT__WAITING": "10000",
            "UNSPOOL_SERVER__LISTEN": f"127.0.0.1:{port}",
            "UNSPOOL_SERVER__BASE_URL": "https://unspool.example/",
            "RUST_LOG": "error",
        } | more
        server = subprocess.Popen(
            ["taskset", "-c", SERVER_CORE, *under, self.binary, "serve"],
            env=environment, cwd=self.folder, stdout=subprocess.PIPE, text=True,
        )
        self.servers.append(server)
        if "listening" not in server.stdout.readline():
            raise SystemExit("unspool did not start")
        return server, port

    def unroll(self, port, thread):
        """Has the thread unrolled, and comes back when it can be read."""
        self.unroll_link(port, self.link(thread))

    def unroll_link(self, port, plain):
        link = urllib.parse.quote(plain, safe="")
        while (answer := ask(port, f"/unroll?link={link}")[0]).status == 202:
            time.sleep(0.05)
        if answer.status != 303:
            raise SystemExit(f"{plain} was not unrolled: {answer.status}")

    def read_twice(self, port, paths, table):
        """Has pages read until that table has them ready, as it has what is read again."""
        store = sqlite3.connect(f"file:{self.folder}/unspool.db?mode=ro", uri=True)
        for _ in range(100):
            for path in paths:
                ask(port, path)
            time.sleep(1)
            if store.execute(f"SELECT count(*) FROM {table}").fetchone()[0] >= len(paths):
                break
        else:
            raise SystemExit("the store does not get the pages")
        store.close()

    def save(self, port, path, name, is_final=True):
        """Gives nginx and the bare server what unspool answers: the size of it. A page that is
        asked for again is compressed better, behind the scenes."""
        for _ in range(3 if is_final else 0):
            ask(port, path)
            time.sleep(1.1)
        answer, body = ask(port, path)
        assert answer.status == 200 and answer.headers["Content-Encoding"] == "br", path
        (self.folder / "bytes" / f"{name}.br").write_bytes(body)
        return len(body)

    def bare(self, binary, under=()):
        port = free_port()
        command = ["taskset", "-c", SERVER_CORE, *under, binary, str(port), self.folder / "bytes"]
        return self.up(subprocess.Popen(command), port)

    def up(self, server, port):
        self.servers.append(server)
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return server, port
            except OSError:
                time.sleep(0.05)
        raise SystemExit("a server did not start")

    def nginx(self, under=()):
        """One worker, as many as the other has: nginx at its quickest for files."""
        port = free_port()
        as_root = "user root;" if os.geteuid() == 0 else ""
        temporary = "\n".join(
            f"{kind}_temp_path {self.folder}/nginx-{kind};"
            for kind in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        )
        (self.folder / "nginx.conf").write_text(f"""
            {as_root}
            load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
            worker_processes 1; daemon off; pid {self.folder}/nginx.pid; error_log stderr crit;
            master_process {"off" if under else "on"};
            events {{ worker_connections 2048; }}
            http {{
                {temporary}
                access_log off; sendfile on; tcp_nopush on; etag on;
                keepalive_requests 100000000; open_file_cache max=10000;
                server {{
                    listen 127.0.0.1:{port};
                    root {self.folder}/bytes;
                    brotli_static on;
                    default_type "text/html; charset=utf-8";
                    add_header Vary "accept, accept-encoding";
                    add_header Cache-Control "public, max-age=0, must-revalidate, s-maxage=60";
                }}
            }}""")
        conf = self.folder / "nginx.conf"
        command = ["taskset", "-c", SERVER_CORE, *under, "nginx", "-p", self.folder, "-c", conf]
        return self.up(subprocess.Popen(command, stderr=subprocess.DEVNULL), port)


def processor_seconds(pid):
    """What the process and its children used of the processor so far."""
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    total = 0
    for process in [pid, *children]:
        fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """MiB that the process holds now, and held at most."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    kib = lambda name: int(status.split(f"{name}:")[1].split()[0])
    return kib("VmRSS") / 1024, kib("VmHWM") / 1024


def needs(*tools):
    for tool in tools:
        if not shutil.which(tool):
            raise SystemExit(f"{tool} is not installed")


def steady(port, path, rate, seconds, log):
    """The p99 in ms of a fixed rate, by an open loop: a slow answer delays no other request."""
    command = ["taskset", "-c", CLIENT_CORE, "h2load", "--h1", "-c32", f"--rps={rate / 32:.0f}",
               f"-D{seconds}", f"--log-file={log}"]
    log.unlink(missing_ok=True)  # It would be added to.
    command += [word for name, value in AS_BROWSER.items() for word in ("-H", f"{name}: {value}")]
    subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], check=True, capture_output=True)
    rows = [line.split("\t") for line in log.read_text().splitlines()]
    if any(status != "200" for _, status, _ in rows):
        raise SystemExit("wrong answers under load")
    times = sorted(int(micros) for *_, micros in rows)
    return times[len(times) * 99 // 100] / 1000, len(times) / seconds


class Client:
    """One connection. Leaves the headers unread but for the length: the less a client in Python
    does, the more of the time is the server's."""

    def __init__(self, port, **more):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        headers = {"Host": "unspool.example"} | AS_BROWSER | more
        self.head = "".join(f"{name}: {value}\r\n" for name, value in headers.items()) + "\r\n"

    def ask(self, path, expected=200):
        """Seconds from the question to the whole answer; and its body."""
        question = f"GET {path} HTTP/1.1\r\n{self.head}".encode()
        begun = time.perf_counter()
        self.socket.sendall(question)
        answer = b""
        while (end := answer.find(b"\r\n\r\n")) < 0:
            answer += self.more()
        head, body = answer[:end].lower(), [answer[end + 4:]]
        length = re.search(rb"content-length: (\d+)", head)
        left = int(length[1]) - len(body[0]) if length else None
        while left if length else not body[-1].endswith(b"\r\n0\r\n\r\n"):
            body.append(self.more())
            left = left - len(body[-1]) if length else None
        took = time.perf_counter() - begun
        if not answer.startswith(b"HTTP/1.1 %d " % expected):
            raise SystemExit(f"{path}: {answer[:200]}")
        return took, b"".join(body)

    def more(self):
        received = self.socket.recv(1 << 18)
        if not received:
            raise SystemExit("the server hung up")
        return received


def crowd(port, paths, encoding="br"):
    """Each path once, 32 at a time."""
    left = iter(paths)
    lock = threading.Lock()

    def visit():
        client = Client(port, **{"Accept-Encoding": encoding})
        while True:
            with lock:
                path = next(left, None)
            if path is None:
                return
            client.ask(path)

    visitors = [threading.Thread(target=visit) for _ in range(32)]
    [visitor.start() for visitor in visitors]
    [visitor.join() for visitor in visitors]
