#!/usr/bin/env python3
"""Fills a mastodon_mock server on loopback with the demo's accounts and threads (all made up, text
of our own). Usage: seed_mastodon.py BASE OUT.json FEDI_PY_FOLDER"""
import json, sys

base, out, folder = sys.argv[1:4]
sys.path.insert(0, folder)
from fedi import form, jpost, multipart, png

tokens = {
    name: jpost(base + "/api/v1/_mock/dev_user", dict(username=name, display_name=shown)).json()["access_token"]
    for name, shown in (("lena", "Lena Brandt"), ("omar", "عمر الحداد"))
}

for token in tokens.values():
    # They want to be found: the front page of the demo lists them.
    answer = form(base + "/api/v1/accounts/update_credentials", dict(discoverable="true", indexable="true"), token, method="PATCH")
    assert answer.status == 200, answer.body


def picture(by, name, alt):
    answer = multipart(base + "/api/v2/media", {"description": alt}, {"file": (name, "image/png", png(name, 480, 320))}, tokens[by])
    return str(answer.json()["id"])


def thread(by, posts, language):
    made = []
    for post in posts:
        body = dict(visibility="public", language=language, **post)
        if made:
            body["in_reply_to_id"] = made[-1]["id"]
        answer = jpost(base + "/api/v1/statuses", body, tokens[by])
        assert answer.status == 200, answer.body
        made.append(answer.json())
    return made


bread = thread("lena", [
    dict(status="My starter is nine years old and has moved house four times. What I would tell myself in year one:"),
    dict(status="It wants to live. You will think that you have killed it. You have not. Feed it and go to bed."),
    dict(status="Weigh everything, once. After a month your hands know, and the scale becomes a shelf for the cat.", media_ids=[picture("lena", "scale.png", "A kitchen scale with a bowl of flour on it, seen from above.")]),
    dict(status="The one time it truly smelled of paint thinner, it was hungry, not poisonous. Pour most of it away. Feed the rest. Wait two days.", spoiler_text="Food gone bad, described"),
    dict(status="A question for the bakers, before I go on.", poll=dict(options=["White flour", "Whole wheat", "Rye, always rye"], expires_in=604800)),
    dict(status="Rye was my answer. It starts faster, forgives more, and makes the jar smell of apples. #sourdough #baking"),
    dict(status="Last thing: name it, or do not, but write the date on the lid. You will want to know."),
], "en")
late = jpost(base + "/api/v1/statuses", dict(status="Many of you asked for the rye recipe. 200 g rye, 200 g water, 40 g starter, one night.", in_reply_to_id=bread[5]["id"], visibility="public", language="en"), tokens["lena"]).json()

market = thread("omar", [
    dict(status="ذهبت اليوم إلى سوق الكتب القديمة بعد غياب ثلاث سنوات. هذه بعض الملاحظات."),
    dict(status="البائع العجوز ما زال يتذكر أسماء زبائنه، لكنه ينسى أسعار الكتب، فيتركها لنا."),
    dict(status="وجدت أطلسا بحريا من عام 1931، وعلى هامشه حسابات المد والجزر بخط اليد."),
    dict(status="لم أشتره. بعض الكتب يجب أن تبقى حيث يجدها غيرك."),
], "ar")

json.dump({"links": [bread[2]["url"] or bread[2]["uri"], market[0]["url"] or market[0]["uri"]]}, open(out, "w"), indent=1)
