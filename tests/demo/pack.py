#!/usr/bin/env python3
"""Unrolls the demo's links on a recording service, looks at every picture, and packs what was
recorded. Usage: pack.py SERVICE FOLDER OUT.json.gz FEDI_PY_FOLDER"""
import base64, glob, gzip, json, re, sys, time, urllib.error, urllib.parse, urllib.request

service, folder, out, fedi = sys.argv[1:5]
sys.path.insert(0, fedi)
from fedi import png

RENAMED = [
    ("http://localhost:2584", "https://appview.example"),
    ("http://localhost:2583", "https://pds.example"),
    ("http://localhost:2582", "https://plc.example"),
    ("http://localhost:8003", "https://harbour.example"),
    ("http%3A//localhost%3A8003", "https%3A//harbour.example"),
    ("localhost:8003", "harbour.example"),
]
WORDS = [
    "Mira Okafor on why the sea needs a timetable: pictures, a card, a deleted post, a postscript",
    "Jonas Lindqvist repairs a radio, and quotes the thread above",
    "A thread that begins under somebody else’s question, and ends with a video",
    "An author who is shown to signed-in readers only: Unspool says so, and keeps nothing",
    "Lena Brandt on sourdough, with a warning, a poll and a side branch (a fediverse server)",
    "ملاحظات من سوق الكتب القديمة: a thread in Arabic, set from right to left",
]


def get(path):
    try:
        with urllib.request.urlopen(urllib.parse.urljoin(service, path)) as answer:
            return answer.status, answer.read().decode("utf8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf8", "replace")


def renamed(text):
    for old, new in RENAMED:
        text = text.replace(old, new)
    return text


links = [link for name in ("bluesky", "mastodon") for link in json.load(open(f"{folder}/{name}.json"))["links"]]
for link in links:
    for _ in range(50):
        status, page = get("/unroll?link=" + urllib.parse.quote(link, safe=""))
        if status != 202 and "http-equiv=\"refresh\"" not in page:
            break
        time.sleep(0.2)
    pictures = sorted(set(re.findall(r"/media/[\w.\-]+", page)))
    print(status, link, len(pictures), "pictures", [get(path)[0] for path in pictures])

def with_avatars(exchanges):
    """The mock draws avatars as SVG, which Unspool does not take from anybody: give it PNGs."""
    pattern = re.compile(r"https://harbour\.example/avatars/generated/(\w+)\.svg")
    exchanges = [exchange for exchange in exchanges if not pattern.search(exchange["url"])]
    text = json.dumps(exchanges, ensure_ascii=False)
    names = sorted(set(pattern.findall(text)))
    exchanges = json.loads(pattern.sub(r"https://harbour.example/avatars/\1.png", text))
    for name in names:
        picture = base64.b64encode(png(name, 160, 160)).decode()
        url = f"https://harbour.example/avatars/{name}.png"
        exchanges.append(dict(method="GET", url=url, status=200, headers=[["content-type", "image/png"]], body_base64=picture))
    return exchanges


exchanges = with_avatars([json.loads(renamed(open(path).read())) for path in sorted(glob.glob(f"{folder}/record/**/*.json", recursive=True))])
links = [renamed(link) for link in links]
# The second and the last are left for the visitor to unroll.
kept = [link for at, link in enumerate(links) if at in (0, 2, 4)]
bundle = dict(links=list(zip(links, WORDS)), kept=kept, appview="https://appview.example/", plc="https://plc.example/", exchanges=exchanges)
with open(out, "wb") as file:
    file.write(gzip.compress(json.dumps(bundle, ensure_ascii=False).encode(), 9, mtime=0))
print(len(exchanges), "exchanges")
