// Fills a local Bluesky network with the demo's accounts and threads (all made up, text of our
// own). Usage: node seed_bluesky.mjs PDS_URL OUT.json [SHARP_MODULE]
import fs from 'node:fs/promises'
import { createRequire } from 'node:module'

const [PDS, OUT, SHARP] = process.argv.slice(2)
const sharp = SHARP ? createRequire(import.meta.url)(SHARP) : null
const BASE = Date.parse('2026-10-04T07:30:00.000Z')
let clock = 0

async function xrpc(nsid, { token, body, raw, type } = {}) {
  const response = await fetch(new URL(`/xrpc/${nsid}`, PDS), {
    method: 'POST',
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'content-type': raw ? type : 'application/json' },
    body: raw ?? JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${nsid} ${response.status} ${text}`)
  return text ? JSON.parse(text) : null
}

async function account(name, displayName, description, hue, extra = {}) {
  const made = await xrpc('com.atproto.server.createAccount', {
    body: { handle: `${name}.test`, email: `${name}@example.com`, password: `pw-${name}` },
  })
  const who = { did: made.did, token: made.accessJwt, handle: `${name}.test` }
  const avatar = await picture(who, 256, 256, `hsl(${hue} 45% 52%)`, `hsl(${hue + 40} 60% 78%)`)
  await xrpc('com.atproto.repo.putRecord', {
    token: who.token,
    body: { repo: who.did, collection: 'app.bsky.actor.profile', rkey: 'self', record: { $type: 'app.bsky.actor.profile', displayName, description, avatar, ...extra } },
  })
  return who
}

// A calm picture: a horizon, a sun, some waves.
async function picture(who, width, height, sky, sea) {
  const waves = [0, 1, 2, 3].map((n) => {
    const y = height * (0.58 + n * 0.1)
    const step = width / 6
    let path = `M0 ${y}`
    for (let x = 0; x < width; x += step) path += ` q${step / 2} ${-10 - n * 3} ${step} 0`
    return `<path d="${path} V${height} H0 Z" fill="${sea}" fill-opacity="${0.35 + n * 0.18}"/>`
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${sky}"/><circle cx="${width * 0.68}" cy="${height * 0.36}" r="${height * 0.13}" fill="#fff4d6"/>${waves.join('')}</svg>`
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer()
  return (await xrpc('com.atproto.repo.uploadBlob', { token: who.token, raw: bytes, type: 'image/jpeg' })).blob
}

const bytes = (text) => new TextEncoder().encode(text).length
function facet(text, needle, feature) {
  const start = bytes(text.slice(0, text.indexOf(needle)))
  return { index: { byteStart: start, byteEnd: start + bytes(needle) }, features: [feature] }
}
const link = (uri) => ({ $type: 'app.bsky.richtext.facet#link', uri })
const mention = (did) => ({ $type: 'app.bsky.richtext.facet#mention', did })
const tag = (name) => ({ $type: 'app.bsky.richtext.facet#tag', tag: name })

async function post(who, text, { reply, minutes = 2, ...rest } = {}) {
  clock += minutes * 60_000
  const record = {
    $type: 'app.bsky.feed.post', text, langs: ['en'], createdAt: new Date(BASE + clock).toISOString(), ...rest,
    ...(reply ? { reply: { root: ref(reply[0]), parent: ref(reply[1]) } } : {}),
  }
  return xrpc('com.atproto.repo.createRecord', { token: who.token, body: { repo: who.did, collection: 'app.bsky.feed.post', record } })
}
const ref = ({ uri, cid }) => ({ uri, cid })
const images = (...list) => ({ $type: 'app.bsky.embed.images', images: list.map(([image, alt, width, height]) => ({ image, alt, aspectRatio: { width, height } })) })

const mira = await account('mira', 'Mira Okafor', 'Hydrographer. Maps what the sea hides twice a day.', 198)
const jonas = await account('jonas', 'Jonas Lindqvist', 'Repairs radios that nobody asked him to repair.', 24)
const quiet = await account('quiet', 'Quiet Account', 'Shown to signed-in readers only.', 280, {
  labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: '!no-unauthenticated' }] },
})

// 1. A long one: pictures, a card, a mention, a deleted post, a postscript, somebody's question.
const t = []
const say = async (text, rest = {}) => t.push(await post(mira, text, { ...(t.length ? { reply: [t[0], t.at(-1)] } : {}), ...rest }))
await say('Yesterday a child asked me why the sea needs a timetable. I gave a bad answer on the beach, so here is a better one. A thread 🧵')
await say('A tide table is a promise made by astronomy and broken by weather. The moon pulls, the sun pulls about half as hard, and the water follows both, late and grumbling.')
await say('When they pull along one line you get spring tides: the highest highs and the lowest lows. It has nothing to do with the season. The word is about leaping, not about flowers.', { embed: images([await picture(mira, 1600, 900, '#9fc4d8', '#2f5d75'), 'A low sun over a bay; the water has drawn back and left long ripples in the sand.', 1600, 900]) })
await say('Seven days later they pull at right angles and mostly cancel. Those are neaps. If you are learning to sail, learn at neaps. If you are looking for lost rings, wait for springs.')
await say('Why is tomorrow’s high water about fifty minutes later than today’s? Because the moon walks on while we turn, and the Earth needs those fifty minutes to catch up with it.')
const doomed = await (async () => { await say('I had a number wrong here and took this post away.'); return t.at(-1) })()
await say('The table is made from a year of measurements, split into dozens of rhythms. Each rhythm has its own pace, and every harbour answers to each of them differently. The shape of the coast does the arithmetic.')
{
  const text = 'The best short introduction that I know is here: https://example.org/tides-for-walkers and the pictures are lovely. #tides #maps'
  await say(text, {
    facets: [facet(text, 'https://example.org/tides-for-walkers', link('https://example.org/tides-for-walkers')), facet(text, '#tides', tag('tides')), facet(text, '#maps', tag('maps'))],
    embed: { $type: 'app.bsky.embed.external', external: { uri: 'https://example.org/tides-for-walkers', title: 'Tides for walkers', description: 'Twelve pages, one kettle of tea: how to read the table before you cross the sand.', thumb: await picture(mira, 1200, 630, '#d9c9a8', '#5b7f86') } },
  })
}
await say('Two pictures from the same rock, six hours and ten minutes apart. The gull is not the same gull.', { embed: images([await picture(mira, 900, 1200, '#b7cfd9', '#476a72'), 'High water: only the top of a rock shows above grey-green waves.', 900, 1200], [await picture(mira, 900, 1200, '#e3d3b9', '#8a7a5c'), 'Low water: the same rock stands on wet sand, hung with weed.', 900, 1200]) })
{
  const text = 'So: the sea does not need a timetable. We do. Thanks to @jonas.test for the tide gauge that he keeps alive with tape and patience.'
  await say(text, { facets: [facet(text, '@jonas.test', mention(jonas.did))] })
}
const question = await post(jonas, 'It is good tape. Do the rhythms ever line up completely?', { reply: [t[0], t[6]], minutes: 30 })
await post(mira, 'Every 18.6 years, nearly. I am looking forward to the next time.', { reply: [t[0], question] })
const ps = await post(mira, 'P.S. The child’s verdict on all this was “so the moon is late, like me”. I have nothing to add.', { reply: [t[0], t[0]], minutes: 600 })
await post(mira, 'P.P.S. She has asked for a tide table for her bath.', { reply: [t[0], ps], minutes: 5 })

// 2. One that quotes, by another author.
const r = []
const tell = async (text, rest = {}) => r.push(await post(jonas, text, { ...(r.length ? { reply: [r[0], r.at(-1)] } : {}), minutes: 4, ...rest }))
await tell('I was given a dead kitchen radio from 1974 and an afternoon of rain. Notes for whoever finds the next one.')
await tell('1/ First, smell it. Burnt dust is fine. Fish means a capacitor has given up, and you should unplug the thing before you read on.')
await tell('2/ The dial cord had come off its drum. There is always a drawing of its path under the lid, made by somebody who hated us.', { embed: images([await picture(jonas, 1200, 800, '#c9a27a', '#6b4a32'), 'The open back of a small radio: a paper label with a drawing of a cord and three pulleys.', 1200, 800]) })
await tell('3/ What fixed it in the end was cleaning one switch. It is nearly always one switch.')
await tell('4/ It now plays the shipping forecast, which is how I came to read this:', { embed: { $type: 'app.bsky.embed.record', record: ref(t[0]) } })

// 3. One that begins under somebody else's post.
const ask = await post(jonas, 'What is the most useful thing that you own and never bought?', { minutes: 50 })
const first = await post(mira, 'A lead line, left to me by the harbour master. Eleven metres of rope, a weight, and a hollow for tallow.', { reply: [ask, ask] })
const second = await post(mira, 'You fill the hollow, drop the weight, and the tallow brings up a sample: sand, shell, mud. Sailors found their way home by the taste of the bottom.', { reply: [ask, first] })
await post(mira, 'I have never navigated by taste. But it is in the boat.', { reply: [ask, second] })

// 4. One whose author said no.
const q = await post(quiet, 'This thread is for signed-in readers.')
await post(quiet, 'And so is its second post.', { reply: [q, q] })

await new Promise((done) => setTimeout(done, 3000))
await xrpc('com.atproto.repo.deleteRecord', { token: mira.token, body: { repo: mira.did, collection: 'app.bsky.feed.post', rkey: doomed.uri.split('/').at(-1) } })
await new Promise((done) => setTimeout(done, 3000))
const web = (who, made) => `https://bsky.app/profile/${who.handle}/post/${made.uri.split('/').at(-1)}`
await fs.writeFile(OUT, JSON.stringify({ links: [web(mira, t[3]), web(jonas, r[0]), web(mira, second), web(quiet, q)] }, null, 1))
