#!/usr/bin/env python3
"""Puts a video into the demo: the last post of the thread under somebody else's question gets one, and
its author's server the file, with subtitles. Drawn here. Usage: film.py src/demo.json.gz (needs PyAV
and Pillow)"""
import base64, gzip, hashlib, io, json, math, sys, tempfile
from pathlib import Path

import av
from PIL import Image, ImageDraw

WIDTH, HEIGHT, RATE, SECONDS, FINE = 640, 360, 20, 5, 2
POST = "I have never navigated by taste. But it is in the boat."
ALT = "A small boat rocks on grey-green water. Over its side a line goes down, slowly, until its weight stands on the sand."
WORDS = "WEBVTT\n\n00:00.500 --> 00:02.500\n(water against wood)\n\n00:02.800 --> 00:04.800\nBy the mark, five.\n"


def wave(base, height, length, speed, at):
    """The top of the water, from left to right. It ends as it began."""
    turn = 2 * math.pi * at * speed
    return [(x, base + height * math.sin(2 * math.pi * x / length + turn)) for x in range(0, WIDTH + 9, 8)]


def frame(at):
    """The picture at that part of the whole, twice as large, so that edges come out smooth."""
    picture = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), "#b7cfd9")
    draw = ImageDraw.Draw(picture)
    shape = lambda points, colour: draw.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)
    draw.ellipse([470 * FINE, 50 * FINE, 540 * FINE, 120 * FINE], fill="#fff4d6")
    under = lambda line: line + [(WIDTH, HEIGHT), (0, HEIGHT)]
    shape(under(wave(185, 5, 320, 1, at)), "#8fb0b8")
    swing, rise = 0.09 * math.sin(4 * math.pi * at), 4 * math.cos(4 * math.pi * at)
    place = lambda x, y: (
        250 + x * math.cos(swing) - y * math.sin(swing),
        196 + rise + x * math.sin(swing) + y * math.cos(swing),
    )
    shape([place(*it) for it in [(-3, -110), (3, -110), (3, 0), (-3, 0)]], "#5b4636")
    shape([place(*it) for it in [(7, -106), (66, -26), (7, -20)]], "#f2ead8")
    shape([place(*it) for it in [(-80, -14), (84, -14), (56, 22), (-58, 22)]], "#8a5a3c")
    shape(under(wave(208, 6, 214, -1, at)), "#6a939a")
    shape(under([(x, 318 + 6 * math.sin(x / 60)) for x in range(0, WIDTH + 9, 8)]), "#cbb68f")
    x, y = place(82, -12)
    depth = 205 + 112 * min(1, at * 1.6)
    draw.line([x * FINE, y * FINE, x * FINE, depth * FINE], fill="#2b2b2b", width=2 * FINE)
    shape([(x - 5, depth), (x + 5, depth), (x + 7, depth + 16), (x - 7, depth + 16)], "#3c4348")
    return picture.resize((WIDTH, HEIGHT), Image.LANCZOS)


def film():
    """An MP4 that may be played while it comes."""
    path = Path(tempfile.mkdtemp()) / "film.mp4"
    with av.open(path, "w", options={"movflags": "faststart"}) as out:
        stream = out.add_stream("libx264", rate=RATE, options={"crf": "30", "preset": "veryslow", "tune": "animation"})
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        count = RATE * SECONDS
        for n in range(count):
            out.mux(stream.encode(av.VideoFrame.from_image(frame(n / count))))
        out.mux(stream.encode())
    return path.read_bytes()


def jpeg(picture):
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=72)
    return file.getvalue()


def cid(data):
    """The hash by which the network names a file: CIDv1, raw, SHA-256, in base 32."""
    digest = b"\x01\x55\x12\x20" + hashlib.sha256(data).digest()
    return "b" + base64.b32encode(digest).decode().lower().rstrip("=")


def answer(url, kind, data):
    headers = [["content-type", kind], ["content-length", str(len(data))]]
    return dict(method="GET", url=url, status=200, headers=headers, body_base64=base64.b64encode(data).decode())


def main(path):
    bundle = json.load(gzip.open(path))
    moving, words = film(), WORDS.encode()
    changed = None
    for exchange in bundle["exchanges"]:
        if "app.bsky.feed.getPosts" not in exchange["url"] or POST not in exchange["body"]:
            continue
        body = json.loads(exchange["body"])
        for post in body["posts"]:
            if post["record"]["text"] != POST:
                continue
            changed = did = post["author"]["did"]
            base = f"https://video.example/watch/{did.replace(':', '%3A')}/{cid(moving)}"
            ratio = dict(width=WIDTH, height=HEIGHT)
            file = lambda data, kind: {"$type": "blob", "ref": {"$link": cid(data)}, "mimeType": kind, "size": len(data)}
            post["record"]["embed"] = {
                "$type": "app.bsky.embed.video", "alt": ALT, "aspectRatio": ratio,
                "video": file(moving, "video/mp4"), "captions": [dict(lang="en", file=file(words, "text/vtt"))],
            }
            post["embed"] = {
                "$type": "app.bsky.embed.video#view", "cid": cid(moving), "alt": ALT, "aspectRatio": ratio,
                "playlist": f"{base}/playlist.m3u8", "thumbnail": f"{base}/thumbnail.jpg",
            }
        exchange["body"] = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    blob = lambda data: f"https://pds.example/xrpc/com.atproto.sync.getBlob?did={changed.replace(':', '%3A')}&cid={cid(data)}"
    ours = [
        answer(blob(moving), "video/mp4", moving),
        answer(blob(words), "text/vtt", words),
        answer(f"{base}/thumbnail.jpg", "image/jpeg", jpeg(frame(0.7))),
    ]
    there = [exchange for exchange in bundle["exchanges"] if "getBlob" not in exchange["url"] and "video.example" not in exchange["url"]]
    bundle["exchanges"] = there + ours
    with open(path, "wb") as file:
        file.write(gzip.compress(json.dumps(bundle, ensure_ascii=False).encode(), 9, mtime=0))
    print(len(moving), "bytes of video")


if __name__ == "__main__":
    main(sys.argv[1])
