// The demo in headless Chromium, as a visitor would use it: paste, wait, read, go on, with and
// without scripts, wide and narrow, light and dark. On every page: no request to another origin,
// no violation of the CSP, no error on the console, nothing wider than the window, no violation
// that axe knows. Pictures lie in target/screens.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import fs from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'

const root = process.argv[2]
const program = path.join(process.env.CARGO_TARGET_DIR || path.join(root, 'target'), 'release/unspool')
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const screens = path.join(root, 'target/screens')
let passed = 0

const service = spawn(program, ['serve', '--demo'], {
  cwd: fs.mkdtempSync('/tmp/unspool-browser-'),
  env: { ...process.env, UNSPOOL_SERVER__LISTEN: '127.0.0.1:0' },
})
const base = await new Promise((found, failed) => {
  let out = ''
  service.stdout.on('data', (data) => {
    out += data
    const line = out.match(/listening on (http:\/\/\S+)/)
    if (line) found(line[1])
  })
  service.stderr.on('data', (data) => process.stderr.write(data))
  service.on('exit', (code) => failed(new Error(`the service ended with ${code}`)))
})

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

/** A visitor; `faults` collects what no page of ours may do. */
async function visitor(options) {
  // Not as the robot that it is: robots get only what is ready.
  const userAgent = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
  const context = await browser.newContext({ bypassCSP: false, userAgent, ...options })
  const page = await context.newPage()
  const faults = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(base) && !url.startsWith('data:') && !url.startsWith('about:')) faults.push(`asks ${url}`)
  })
  page.on('console', (message) => {
    // A page that is an error page says its status on the console; that is the page itself.
    if (message.type() === 'error' && !/status of (403|404|422)/.test(message.text())) faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`))
  return { page, faults, close: () => context.close() }
}

async function looks(name, { page, faults }, { audit = true } = {}) {
  await page.waitForLoadState('networkidle')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(wide <= 0, `${name}: ${wide} px wider than the window`)
  const broken = await page.evaluate(() => [...document.images].filter((image) => image.complete && image.naturalWidth === 0).map((image) => image.src))
  assert.deepEqual(broken, [], `${name}: pictures that do not load`)
  await page.screenshot({ path: path.join(screens, `${name}.png`), fullPage: true })
  assert.deepEqual(faults, [], name)
  if (audit) {
    // Over the protocol, which the page's CSP does not bind.
    await page.evaluate(axe)
    const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
    const words = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)
    assert.deepEqual(words, [], `${name}: axe`)
  }
}

async function test(words, work) {
  await work()
  passed += 1
  console.log(`ok ${words}`)
}

const bundleLinks = async (page) => page.$$eval('.demo a', (links) => links.map((a) => new URL(a.href).searchParams.get('link') || a.href))

try {
  fs.mkdirSync(screens, { recursive: true })
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with scripts' : 'without scripts'
    await test(`a pasted link leads to the thread's page, ${how}`, async () => {
      const someone = await visitor({ javaScriptEnabled, viewport: { width: 1280, height: 900 } })
      const { page } = someone
      await page.goto(base)
      assert.match(await page.textContent('body'), /Latest Threads Unrolled/)
      const links = await bundleLinks(page)
      assert.ok(links.length >= 5, 'links to try')
      await page.fill('input[name=link]', links[1])
      await page.press('input[name=link]', 'Enter')
      await page.waitForSelector('article.thread', { timeout: 15000 })
      assert.equal(await page.locator('section.post').count(), 5)
      assert.match(await page.textContent('.receipt'), /5/)
      assert.match(await page.textContent('.follow'), /You can follow @jonas\.test/)
      await someone.close()
    })
  }

  const scenes = [
    ['home', '/'],
    ['about', '/about'],
    ['privacy', '/privacy'],
    ['opt-out', '/opt-out'],
    ['status', '/status'],
    ['not-a-link', '/unroll?link=hello'],
    ['nowhere', '/no/such/page'],
    ['list', '/bluesky'],
    ['author', '/bluesky/mira.test'],
    ['search', '/search?q=sea'],
  ]
  const reader = await visitor({ viewport: { width: 1280, height: 900 } })
  await reader.page.goto(base)
  const links = await bundleLinks(reader.page)
  for (const [at, name] of [[0, 'long'], [2, 'under-another'], [3, 'refused'], [4, 'fediverse'], [5, 'arabic'], [7, 'upward']]) {
    scenes.push([name, `/unroll?link=${encodeURIComponent(links[at])}`])
  }
  await reader.close()
  for (const width of [390, 768, 1280]) {
    for (const colorScheme of ['light', 'dark']) {
      for (const [name, address] of scenes) {
        await test(`${name} at ${width} px, ${colorScheme}`, async () => {
          const someone = await visitor({ colorScheme, viewport: { width, height: 850 } })
          await someone.page.addInitScript(() => {
            window.shifted = 0
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) window.shifted += entry.value
            }).observe({ type: 'layout-shift', buffered: true })
          })
          await someone.page.goto(base + address)
          // Before the picture is taken, for which the window is made larger.
          await someone.page.waitForLoadState('networkidle')
          const shifted = await someone.page.evaluate(() => window.shifted)
          assert.ok(shifted < 0.02, `${name}: things jump by ${shifted}`)
          await looks(`${name}-${width}-${colorScheme}`, someone)
          await someone.close()
        })
      }
    }
  }
  await test('nothing is wider than a window of 320 px', async () => {
    for (const [name, address] of scenes) {
      const someone = await visitor({ viewport: { width: 320, height: 700 } })
      await someone.page.goto(base + address)
      await looks(`${name}-320`, someone, { audit: false })
      await someone.close()
    }
  })
  await test('the long thread says what is missing and where', async () => {
    const someone = await visitor({ viewport: { width: 1280, height: 900 } })
    const { page } = someone
    await page.goto(`${base}/unroll?link=${encodeURIComponent(links[0])}`)
    assert.equal(await page.locator('aside.gap[data-reason=deleted]').count(), 1)
    assert.equal(await page.getAttribute('article.thread', 'data-complete'), 'partial')
    assert.equal(await page.locator('section.branch').count(), 1)
    assert.match(page.url(), /#p4$/, 'the pasted post is where the page opens')
    assert.equal(await page.locator('section.post img').count() >= 4, true)
    await someone.close()
  })
  const thread = async (options = {}) => {
    const someone = await visitor({ viewport: { width: 1280, height: 900 }, ...options })
    await someone.page.goto(`${base}/unroll?link=${encodeURIComponent(links[0])}`)
    await someone.page.waitForSelector('article.thread')
    return someone
  }
  await test('a link is copied, of the page and of a post', async () => {
    const someone = await thread({ permissions: ['clipboard-read', 'clipboard-write'] })
    const { page } = someone
    await page.click('.shares button.copy')
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/bluesky\/mira\.test\/[a-z0-9]+$/)
    await page.hover('#p2')
    await page.click('#p2 button.copy')
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#p2$/)
    assert.deepEqual(someone.faults, [])
    await someone.close()
  })
  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? 'with scripts' : 'without scripts'
    await test(`every shape can be taken away, ${how}`, async () => {
      const someone = await thread({ javaScriptEnabled })
      const { page } = someone
      const shapes = await page.$$eval('.downloads a', (all) => all.map((a) => a.href))
      assert.ok(shapes.length >= 10, `${shapes.length} shapes`)
      for (const address of shapes) {
        let answer = await someone.page.request.get(address, { headers: { accept: 'text/html,*/*' } })
        for (let again = 0; answer.status() === 202 && again < 60; again += 1) {
          await new Promise((done) => setTimeout(done, 500))
          answer = await someone.page.request.get(address, { headers: { accept: 'text/html,*/*' } })
        }
        assert.equal(answer.status(), 200, address)
        assert.ok((await answer.body()).length > 300, address)
      }
      await someone.close()
    })
    await test(`a picture opens large and closes, ${how}`, async () => {
      const someone = await thread({ javaScriptEnabled })
      const { page } = someone
      await page.click('.media[data-count="2"] a.zoom >> nth=0')
      assert.equal(await page.locator('.large:visible').count(), 1)
      if (javaScriptEnabled) await page.keyboard.press('ArrowRight')
      else await page.click('.large:visible .next')
      assert.match(page.url(), /#i\d+-2$/)
      await page.screenshot({ path: path.join(screens, `large-${javaScriptEnabled ? 'scripts' : 'plain'}.png`) })
      if (javaScriptEnabled) await page.keyboard.press('Escape')
      else await page.click('.large:visible .close')
      assert.equal(await page.locator('.large:visible').count(), 0)
      assert.deepEqual(someone.faults, [])
      await someone.close()
    })
    await test(`the look changes at once and is kept when saved, ${how}`, async () => {
      const someone = await thread({ javaScriptEnabled, colorScheme: 'light' })
      const { page } = someone
      const paper = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
      const light = await paper()
      await page.click('.look summary')
      await page.check('.theme-dark')
      const dark = await paper()
      assert.notEqual(dark, light)
      assert.deepEqual(await page.context().cookies(), [], 'nothing is kept unasked')
      await page.check('.size-large')
      await page.click('.look button')
      await page.waitForSelector('article.thread')
      assert.equal(await paper(), dark)
      const cookies = await page.context().cookies()
      assert.deepEqual(cookies.map((it) => [it.name, it.value]), [['look', 'dark.large.normal']])
      await page.screenshot({ path: path.join(screens, `look-${javaScriptEnabled ? 'scripts' : 'plain'}.png`) })
      await someone.close()
    })
  }
  await test('keys lead from post to post', async () => {
    const someone = await visitor({ viewport: { width: 1280, height: 900 } })
    const { page } = someone
    await page.goto(`${base}/unroll?link=${encodeURIComponent(links[0])}`)
    await page.goto(page.url().split('#')[0])
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'p2')
    await page.keyboard.press('k')
    assert.equal(await page.evaluate(() => document.activeElement.id), 'p1')
    await page.keyboard.press('?')
    assert.equal(await page.locator('details.keys[open]').count(), 1)
    await someone.close()
  })
  await test('on paper the sources are notes and nothing asks to be clicked', async () => {
    const someone = await thread()
    const { page } = someone
    await page.emulateMedia({ media: 'print' })
    assert.equal(await page.locator('.sources li:visible').count() > 0, true)
    for (const hidden of ['header.site', '.again', '.keep', 'section.latest', '.checked form']) {
      assert.equal(await page.locator(`${hidden}:visible`).count(), 0, hidden)
    }
    await page.screenshot({ path: path.join(screens, 'print.png'), fullPage: true })
    await someone.close()
  })
  await test('the bookmark brings a post that is open somewhere else here, and does nothing on our page', async () => {
    const someone = await visitor({ viewport: { width: 1280, height: 900 } })
    const { page } = someone
    await page.goto(`${base}/about`)
    const address = await page.getAttribute('a.bookmark', 'href')
    await page.click('a.bookmark')
    await page.waitForTimeout(300)
    assert.equal(page.url(), `${base}/about`)
    // The network's own page, which nobody asks for here, with a policy as strict as can be.
    const post = `${links[1]}?from=a%20list&n=1#reply`
    await page.route((url) => url.href.startsWith(links[1]), (route) =>
      route.fulfill({ contentType: 'text/html', headers: { 'content-security-policy': "default-src 'none'" }, body: '<p>A post</p>' }))
    await page.goto(post)
    assert.equal(await page.textContent('p'), 'A post')
    // What a browser does with a bookmark: it decodes the script and runs it on the page.
    await page.evaluate(decodeURIComponent(address.slice('javascript:'.length))).catch(() => {})
    await page.waitForSelector('article.thread', { timeout: 15000 })
    assert.ok(page.url().startsWith(`${base}/bluesky/jonas.test/`), page.url())
    // A link that is not known comes back whole.
    const other = `${base}/about?a=1&b=%26#c`
    await page.goto(other)
    await page.evaluate(decodeURIComponent(address.slice('javascript:'.length))).catch(() => {})
    await page.waitForSelector('.error')
    assert.equal(await page.inputValue('.error input[name=link]'), other)
    await someone.close()
  })
  await test('a high picture is as wide as it is shown, and has nothing at its sides', async () => {
    for (const [width, height] of [[390, 844], [1280, 900], [844, 390]]) {
      const someone = await visitor({ viewport: { width, height } })
      const { page } = someone
      for (const at of [0, 2, 4, 5]) {
        await page.goto(`${base}/unroll?link=${encodeURIComponent(links[at])}`)
        await page.waitForSelector('article.thread')
        const odd = await page.$$eval('.media img[width]', (all) => all.filter((image) => image.offsetWidth > 0).map((image) => {
          const own = image.getAttribute('width') / image.getAttribute('height')
          return { own, shown: image.offsetWidth / image.offsetHeight, high: image.offsetHeight / innerHeight }
        }).filter(({ own, shown, high }) => Math.abs(own / shown - 1) > 0.02 || high > 0.86))
        assert.deepEqual(odd, [], `${width} × ${height}`)
      }
      await someone.close()
    }
  })
  await test('what the author does not want shown is not shown', async () => {
    const someone = await visitor({ viewport: { width: 1280, height: 900 } })
    const answer = await someone.page.goto(`${base}/unroll?link=${encodeURIComponent(links[3])}`)
    assert.equal(answer.status(), 403)
    assert.doesNotMatch(await someone.page.textContent('body'), /This thread is for signed-in readers/)
    await someone.close()
  })
} finally {
  await browser.close()
  service.removeAllListeners('exit')
  service.kill('SIGTERM')
}
console.log(`browser: ${passed} passed`)
