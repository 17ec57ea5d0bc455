#!/usr/bin/env python3
"""Puts threads of X into the demo: answers of its embed service, as `src/source/x/syndication` asks
for them. **Made up**: the people, the words, the ids; the shape is that of recorded answers
(`tests/fixtures/x/react-x-embed`). Usage: x.py src/demo.json.gz"""
import base64, gzip, json, math, struct, sys, zlib
from datetime import datetime, timedelta, timezone

HOST = "https://cdn.syndication.twimg.com"
EPOCH = 1288834974657
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def token(number):
    """((Number(id)/1e15)*Math.PI).toString(36) without zeros and the point, as V8 prints it."""
    value = number / 1e15 * math.pi
    whole, part = int(value), value - int(value)
    delta = max(5e-324, 0.5 * (math.nextafter(value, math.inf) - value))
    digits = []
    while part >= delta:
        part, delta = part * 36, delta * 36
        digit = int(part)
        digits.append(digit)
        part -= digit
        if (part > 0.5 or (part == 0.5 and digit & 1)) and part + delta > 1:
            while digits:
                last = digits.pop()
                if last + 1 < 36:
                    digits.append(last + 1)
                    break
            else:
                whole += 1
            break
    text = ""
    while whole:
        whole, rest = divmod(whole, 36)
        text = DIGITS[rest] + text
    return (text + "".join(DIGITS[digit] for digit in digits)).replace("0", "")


def png(width, height, paint):
    rows = b"".join(b"\0" + bytes(v for x in range(width) for v in paint(x / width, y / height)) for y in range(height))
    chunk = lambda name, data: struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def island(x, y):
    """A coast that was never there: hills of a made-up height, in the colours of an old map."""
    height = math.sin(5 * x + 1) * math.cos(4 * y) + 0.5 * math.sin(11 * x * y + 2)
    if (x < 0.03 or x > 0.97 or y < 0.04 or y > 0.96):
        return (120, 92, 60)
    if abs(height - 0.1) < 0.03:
        return (96, 70, 44)
    return (226, 205, 160) if height > 0.1 else (168, 192, 190)


def face(hue):
    def paint(x, y):
        inside = (x - 0.5) ** 2 + (y - 0.42) ** 2 < 0.04 or (y > 0.7 and (x - 0.5) ** 2 + (y - 1.05) ** 2 < 0.14)
        return tuple(min(255, c + 90) for c in hue) if inside else hue
    return paint


def user(number, name, handle):
    return {"id_str": str(number), "name": name, "screen_name": handle, "verified": False, "is_blue_verified": False,
            "profile_image_url_https": f"https://pbs.twimg.com/profile_images/{number}/face_normal.png", "profile_image_shape": "Circle"}


def length16(text):
    return len(text.encode("utf-16-le")) // 2


class Thread:
    def __init__(self, author, begin):
        self.author, self.at, self.posts = author, begin, []

    def post(self, pieces, replies=1, likes=0, **more):
        """`pieces`: words, or ("link", short, long, label), ("mention", handle), ("tag", name), ("photo", short, key, alt)."""
        text, entities, media, shown = "", {"hashtags": [], "urls": [], "user_mentions": [], "symbols": []}, [], None
        for piece in pieces:
            if isinstance(piece, str):
                text += piece.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                continue
            start, kind = len(text), piece[0]
            text += {"link": piece[1], "mention": "@" + piece[1], "tag": "#" + piece[1], "photo": piece[1]}[kind]
            span = [start, len(text)]
            if kind == "link":
                entities["urls"].append({"url": piece[1], "expanded_url": piece[2], "display_url": piece[3], "indices": span})
            elif kind == "mention":
                entities["user_mentions"].append({"id_str": "99", "name": piece[1], "screen_name": piece[1], "indices": span})
            elif kind == "tag":
                entities["hashtags"].append({"text": piece[1], "indices": span})
            else:
                shown = length16(text[:start].rstrip())
                url = f"https://pbs.twimg.com/media/{piece[2]}.png"
                entities["media"] = [{"url": piece[1], "display_url": "pic.x.com", "expanded_url": url, "indices": span}]
                media.append({"type": "photo", "media_url_https": url, "url": piece[1], "indices": span, "ext_alt_text": piece[3],
                              "original_info": {"width": 600, "height": 400}, "ext_media_availability": {"status": "Available"}})
        number = (int(self.at.timestamp() * 1000) - EPOCH) << 22
        tweet = {"__typename": "Tweet", "id_str": str(number), "lang": "en", "text": text, "user": self.author, "entities": entities,
                 "created_at": self.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), "display_text_range": [0, length16(text) if shown is None else shown],
                 "possibly_sensitive": False, "favorite_count": likes, "conversation_count": replies, "mediaDetails": media, **more}
        if self.posts:
            above = self.posts[-1]
            tweet |= {"in_reply_to_status_id_str": above["id_str"], "in_reply_to_user_id_str": self.author["id_str"],
                      "in_reply_to_screen_name": self.author["screen_name"], "self_thread": {"id_str": self.posts[0]["id_str"]}}
        self.posts.append(tweet)
        self.at += timedelta(minutes=4)

    def link(self, at):
        return f"https://x.com/{self.author['screen_name']}/status/{self.posts[at]['id_str']}"


def exchange(url, body, kind):
    return {"method": "GET", "url": url, "status": 200, "headers": [["content-type", kind]], "body_base64": base64.b64encode(body).decode()}


ines = Thread(user(4401, "Inês Duarte", "inesduartemaps"), datetime(2026, 9, 14, 8, 5, tzinfo=timezone.utc))
ines.post(["Old maps lie, and they lie for good reasons. A thread about islands that were never there, streets that were drawn on purpose, and why I trust a map more when I find the lie. 🗺️"], 9, 412)
ines.post(["For almost two centuries the charts of the South Atlantic showed an island that nobody has ever stood on. A captain saw a fog bank at dusk, wrote down its bearing, and every chart after his copied it & one another. ",
           ("photo", "https://t.co/demoMap001", "DemoIsland", "A hand-coloured chart: a ragged island in ochre on a grey-green sea, with a double frame.")], 2, 230)
ines.post(["Nobody dared to take it off. An island too many costs a helmsman a detour; an island too few costs him the ship. So the lie stayed, out of caution. ", ("mention", "harbourarchive"), " has the logbooks online: ",
           ("link", "https://t.co/demoMap002", "https://harbour-archive.example/logbooks/1825", "harbour-archive.example/logbooks/1825")], 1, 188)
ines.post(["Streets are another matter. Publishers drew small dead ends that do not exist, to catch those who copied their sheets. In the trade they are called trap streets, and an honest surveyor knows at least one by name. ", ("tag", "cartography")], 3, 341)
ines.post(["And then there is flattery: a lake named after the minister, a hill made two metres higher than the neighbour's. I have measured the hill. It is not."], 2, 505)
ines.post(["So when a student asks me which old map is true, I say: find its lie first. It tells you what its maker was afraid of, what they were proud of, and who paid."], 1, 620)
ines.post(["That is all. The chart of the island hangs in our reading room until the spring, with a chair in front of it. Sit down and look for the second lie: there is one."], 0, 377)

teo = Thread(user(4402, "Teo Marchetti", "teomarchetti"), datetime(2026, 10, 2, 17, 30, tzinfo=timezone.utc))
teo.post(["I kept bees on a roof in the middle of the city for one year. What I learned, in the order in which it hurt."], 6, 95)
teo.post(["One. Bees do not care about your calendar. The swarm leaves on the day of your exam."], 2, 71)
teo.post(["Two. City honey tastes of lime trees in June, of ivy in October, and of the bakery next door all year. The laboratory says the last one is imagination."], 3, 88)
teo.post(["Three. Neighbours who were afraid in April bring jars in August."], 0, 140)

path = sys.argv[1]
bundle = json.loads(gzip.open(path).read())
hosts = (HOST, "https://pbs.twimg.com/")
mine = lambda text: text.startswith("https://x.com/")
exchanges = [it for it in bundle["exchanges"] if not it["url"].startswith(hosts)]
for thread in (ines, teo):
    for tweet in thread.posts:
        number = int(tweet["id_str"])
        exchanges.append(exchange(f"{HOST}/tweet-result?id={number}&lang=en&token={token(number)}", json.dumps(tweet, ensure_ascii=False).encode(), "application/json"))
for number, hue in ((4401, (88, 104, 92)), (4402, (176, 122, 40))):
    exchanges.append(exchange(f"https://pbs.twimg.com/profile_images/{number}/face_200x200.png", png(160, 160, face(hue)), "image/png"))
for name in ("large", "small"):
    exchanges.append(exchange(f"https://pbs.twimg.com/media/DemoIsland?format=png&name={name}", png(600, 400, island), "image/png"))
bundle["exchanges"] = exchanges
bundle["links"] = [it for it in bundle["links"] if not mine(it[0])] + [
    [ines.link(-1), "Inês Duarte on maps that lie (X), from the link of the last post"],
    [teo.link(1), "A year with bees (X), from a post in the middle: the page asks for the last one"],
]
bundle["kept"] = [it for it in bundle["kept"] if not mine(it)] + [ines.link(-1)]
with open(path, "wb") as file:
    file.write(gzip.compress(json.dumps(bundle, ensure_ascii=False).encode(), 9, mtime=0))
print(len(exchanges), "exchanges")
