# English, the language that the others are compared with: same keys, same variables.
#
# For translators
# - No HTML here. { $link }words{ $end } marks the words that the page makes a link; other variables
#   may stand wherever the sentence wants them.
# - $n decides between the forms of a word; { $network -> … } is the network's short name (x, bluesky,
#   mastodon), for languages in which “on X” and “on the fediverse” need other words. $title is what
#   the network is called in the middle of a sentence.
# - { $setting } is the name of a menu as the network writes it in English. Menus that a sentence
#   quotes (“Share”, “Copy link”) are called as apps call them in your language.
# - Numbers stand in Western digits, percentages as your language spaces them.
# - Note at the head of the file how the reader is addressed and which words you chose for: thread,
#   post, to unroll, handle, fediverse, receipt (how whole a thread is), content warning.

## The frame of every page

site-home-title = Unspool: read a thread as one page
page-title = { $title } · Unspool
skip = Skip to the text
nav-site = This site
nav-about-site = About this site
nav-latest = Latest
nav-about = About
nav-opt-out = For authors: opt out
nav-status = Status
nav-language = Language
footer-what = Unspool turns a thread into one page. No ads, nothing from third parties.
footer-cookies = No cookies unless you save a preference: privacy

## How pages look

look = Reading settings
look-theme = Colours
look-theme-system = As the system
look-theme-light = Light
look-theme-dark = Dark
look-size = Text size
look-size-small = Small
look-size-normal = Normal
look-size-large = Large
look-size-largest = Largest
look-width = Width of the column
look-width-narrow = Narrow
look-width-normal = Normal
look-width-wide = Wide
look-what = What you choose works at once. Saving keeps it in { $link }one cookie{ $end }.
look-save = Save

## Networks, as they are called in the middle of a sentence

network-x = X
network-bluesky = Bluesky
network-mastodon = the fediverse
networks-none = no network

## Lists of words

list-and = { $first } and { $last }
list-or = { $first } or { $last }
list-comma = { $first }, { $last }

## The form

form-link = Link of any post of a thread
form-last = Link of the thread's last post
form-submit = Unroll

## The front page and the lists

home-description = Paste the link of any post of a thread and read the whole thread as one page.
home-heading = Read a thread as one page
home-accepts = Any post of the thread will do: the first, the last, one in between. This site reads { $networks }.
home-ways = { $link }Shortcuts{ $end }: a bookmark, or the share menu of a phone.
home-demo = Try one of these
home-demo-what = This is a demonstration: it answers from recordings and asks no network.
latest-heading = Latest Threads Unrolled
latest-empty-home = Nothing yet. Paste the link of a post above, and its thread will be the first one here.
latest-empty = Nothing yet. { $link }Paste the link of a post{ $end }, and its thread will be the first one here.
latest-no-older = There are no older threads here.
latest-no-other = No other thread yet.
latest-older = Older threads
latest-newest = Newest threads
latest-newer = Newer threads
list-tag = Threads tagged #{ $tag }
list-empty = Nothing of this network has been unrolled here yet. { $link }Paste the link of a post{ $end }, and its thread will be the first one here.
most-read-heading = Most read this week
most-read-empty = Nobody has read a listed thread this week. { $link }See the latest{ $end }.
untitled = A thread without words
posts =
    { $n ->
        [one] { $n } post
       *[other] { $n } posts
    }

## Search

search-label = Search the threads kept here
search-submit = Search
search-what = Words are looked for in posts, in descriptions of pictures, in tags and in authors' names, with or without accents.
search-count =
    { $n ->
        [one] { $n } thread, found in { $ms } ms.
       *[other] { $n } threads, found in { $ms } ms.
    }
search-count-more = More than { $n } threads, found in { $ms } ms.
search-none = No thread that is kept here answers this. Fewer words, or the beginning of one, may find more.
search-by-relevance = Best first
search-by-newest = Newest first
search-judged = The best of the newest { $n } stand here; { $link }newest first{ $end } shows all.
search-hurried = This took too long, so not everything was looked at. More words, or rarer ones, make it quicker.
search-more = More threads
search-back = Previous threads
search-first = Back to the first
search-feed = What answers this from now on, as a feed:
search-feed-title = Threads that answer: { $question }
search-how = How to ask
search-how-all = both words, wherever they stand
search-how-phrase = these words in a row
search-how-prefix = words that begin so
search-how-inside = words with these letters in them
search-how-minus = without this word
search-how-tag = with this tag
search-how-from = by this author
search-how-network = on this network
search-how-lang = in this language
search-how-date = begun then or later, then or earlier
search-how-has = with pictures or sound, a video, a poll, a quoted post
search-note-unknown = { $what } is not known: it was looked for as a word.
search-note-value = { $what } makes no sense and was left out.
search-note-ignored = { $what } gives nothing to look for and was left out.
search-note-short = { $what } is too short for a part of a word: it was looked for as a whole word.
search-note-many = { $what } fits so many words that only the most usual ones were looked for.
search-note-unbalanced = A quotation mark was missing; it was put at the end.
search-note-long = This was too long: the end was left out.

## The page of a thread

thread-by = A thread by { $author }
thread-minutes =
    { $n ->
       *[other] { $n } min read
    }
thread-original = Original
thread-more = Does it go on? Add the rest
thread-context = In reply to { $author }
thread-context-gap = This thread answers a post that cannot be shown. { $gap }
thread-rest = The rest of the thread
thread-upward =
    { $network ->
       *[other] { $title } shows this site only what stands above the post that was pasted. If the thread goes on, paste the link of its last post and the rest is added here.
    }
thread-continued = Continued from { $place }
thread-branch = Another line of the thread
thread-after = About this page
thread-follow = You can follow { $author }.
thread-tip = Tip: mention { $bots } on a thread with the keyword “unroll” to get a link to it.
thread-checked = Read through { $via }; last checked { $at }.
thread-check = Check again
thread-keep = Take it away
thread-share = Share
thread-pass-on = Share…
thread-copy = Copy link
thread-copied = Copied
thread-not-copied = Could not copy
thread-again = Another thread? Paste the link of any of its posts here, or put { $address } in front of it.
thread-again-nameless = Another thread? Paste the link of any of its posts here, or put this site's address in front of it.

feed-of = Threads by { $author }
thread-tags = Tags
thread-others = More by { $author }
thread-quoting = Threads that quote this one
feed-on =
    { $network ->
       *[other] Threads on { $title }
    }
feed-server = Threads on { $host }
view-article = As an article
view-posts = As posted
keys = Keyboard
keys-move = next and previous post
keys-original = open the post in the original
keys-copy = copy the link of the post
keys-pictures = leaf through pictures, close
keys-this = show these keys

## Pictures

picture-alt = Description
picture-no-alt = No description
picture-close = Close
picture-before = Previous picture
picture-next = Next picture

## A post

post-paragraph = Paragraph { $n }
post-edited = edited { $at }
post-warning = Content warning:
post-sensitive = Sensitive media: show
post-cut = This is only the beginning of a long post.
post-rest =
    { $network ->
       *[other] Read the rest on { $title }
    }
post-rest-of = { $words } (paragraph { $n })
post-rest-quoted = { $words } (a quoted post)
post-quote-gap = A quoted post stands here that cannot be shown. { $gap }
post-quotes = It quotes a post by { $author }.
post-unsupported = Something here can only be seen { $link }in the original{ $end }.
post-video = Watch the video in the original
post-media = { $kind } in the original

# In feeds and in frames on other sites.
plain-sensitive = Sensitive media:
plain-page = read it on its page.
plain-read = Read it as one page

poll-closed = Poll, closed
poll-open = Poll, open when this was read
poll-multiple = several answers could be chosen
poll-total =
    { $n ->
        [one] { $votes } vote or voters
       *[other] { $votes } votes or voters
    }
poll-ended = ended { $at }
poll-ends = ends { $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first }; { $next }
sentence = { $words }.
votes =
    { $n ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }
votes-share = { $votes }, { $percent }%
share = { $percent }%

## Media

media-image = Image
media-video = Video
media-gif = Animation
media-audio = Audio
media-other = File

## What stands where a post is missing

gap-suspended = The account that wrote this post is suspended.
gap-age-restricted = This post is only for readers who are signed in and of age.
gap-signed-in = This post is only for readers who are signed in.
gap-legal = This post is withheld in some countries or after a legal demand.
gap-deleted = This post was deleted.
gap-protected = This post is not public.
gap-blocked = This post is hidden by a block.
gap-withheld = This post is withheld by the network or its moderators.
gap-beyond = There may be more that could not be read.
gap-unreachable = This post could not be read.

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] 1 post
       *[other] All { $n } posts
    }
receipt-of =
    { $all ->
       *[other] { $n } of { $all } posts
    }
receipt-missing = { $posts }: { $missing }
receipt-note = { $sentence }; { $note }
missing-suspended =
    { $n ->
       *[other] { $n } of a suspended account
    }
missing-age-restricted =
    { $n ->
       *[other] { $n } age-restricted
    }
missing-signed-in =
    { $n ->
       *[other] { $n } only for signed-in readers
    }
missing-legal =
    { $n ->
       *[other] { $n } withheld in some countries or after a legal demand
    }
missing-deleted =
    { $n ->
       *[other] { $n } deleted
    }
missing-protected =
    { $n ->
       *[other] { $n } not public
    }
missing-blocked =
    { $n ->
       *[other] { $n } hidden by a block
    }
missing-withheld =
    { $n ->
       *[other] { $n } withheld by the network
    }
missing-unreachable =
    { $n ->
       *[other] { $n } could not be read
    }
missing-beyond =
    { $n ->
       *[other] { $n } beyond what the network shows to visitors
    }
missing-unplaced =
    { $n ->
       *[other] { $n } not found
    }
note-head = the beginning is missing
note-tail = the end is missing
note-unknown = there may be more
note-stopped = reading stopped at a limit, there may be more
note-upward = only the pasted post and what stands above it could be seen, there may be more
note-cut =
    { $n ->
        [one] the words of { $n } post are cut
       *[other] the words of { $n } posts are cut
    }
note-inferred =
    { $n ->
        [one] the place of { $n } part is inferred
       *[other] the places of { $n } parts are inferred
    }

## Documents to take away

# Formats whose names are words.
format-txt = Plain text
format-zip = Zip with everything

document-thread-by = Thread by { $author }
document-by = By { $author }
document-original = original
document-reply = In reply to:
document-continued = Continued
document-continued-from = Continued from { $place }
document-rest = Read the rest
document-sensitive = { $kind } (sensitive)
document-quoted = A quoted post
document-unsupported = Something that only { $link }the original{ $end } shows.
document-poll = Poll:
document-poll-closed = Poll, closed:
document-read = Read { $at } via { $via }.
document-covered = Sensitive media
document-covered-here = Sensitive media stands at the end of this document.
document-watch = { $kind }: watch it in the original
document-no-alt = { $kind } without a description.
document-contents = Contents
document-title-page = Title page
document-whole = The thread
document-part = Part { $n }
document-access = Reflowable text in reading order.
document-access-none = No pictures.
document-access-all = Pictures have the descriptions that their author gave.
document-access-some = Some pictures have no description: their author gave none.

## Moments

month =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
day = { $day } { month } { $year }
moment = { day }, { $time } UTC
age-now = just now
age-minutes =
    { $n ->
        [one] { $n } minute ago
       *[other] { $n } minutes ago
    }
age-hours =
    { $n ->
        [one] { $n } hour ago
       *[other] { $n } hours ago
    }
age-days =
    { $n ->
        [one] { $n } day ago
       *[other] { $n } days ago
    }

## While a thread is being read

progress-title = Reading the thread …
progress-heading = Reading the thread
progress-none = The network is being asked.
progress-count =
    { $n ->
        [one] { $n } post found so far.
       *[other] { $n } posts found so far.
    }
progress-what = The thread of { $address } is being read from its network. Long threads and slow servers take up to a minute. This page goes on by itself; you may also leave and come back: the reading continues.
progress-again = Look again

## While a document is being made

making-title = Making the document …
making-heading = { $label } is being made
making-what = Pictures are gathered and pages are set. That takes a few seconds, for long threads up to a minute. This page goes on by itself.
making-back = Back to the thread

## About

about-title = About
about-heading = About this site
about-what = Paste the link of any post of a thread, and read the whole thread as one page. This site runs Unspool, which reads { $networks }.
about-get = What you get
about-get-order = The author's posts in the order of their replies, whichever of them you paste.
about-get-branches = The author's other lines after the main one, each with a link to where it leaves it.
about-get-receipt = A receipt that says how whole the thread is. Where a post is missing, the page says so in its place, and why.
about-get-media = Pictures with their descriptions, polls, quotes, content warnings; a link to every original post.
about-get-formats = The thread to take away, in other formats.
about-ways = Shortcuts
about-ways-address = You can put this site's address in front of a post's own address: { $address }
about-ways-bookmark = Drag this link into your bookmarks bar: { $link }Unroll{ $end }. Clicked there while a post is open, it leads to the thread on this site. On this page a click does nothing.
about-ways-app = On Android, install this site from the browser's menu: it then stands among the apps that a post can be shared with.
about-know = Good to know
about-know-upward = Some ways to read X show only what stands above the post that was pasted. The page of such a thread says so and asks for the link of its last post; pasted there, the rest is added to the same page.
about-know-cost = The page of a thread that is kept here costs the network nothing, however many read it.
about-know-authors = Authors decide: { $link }how to say no{ $end }.
about-know-programs = Programs are welcome: { $link }what they can ask for{ $end }.
about-know-catalogue = For reading apps there is a catalogue (OPDS) at this site's address with { $address } behind it.
about-know-readers = What is kept about readers: { $link }next to nothing{ $end }.

## Privacy

privacy-title = Privacy
privacy-cookies = Cookie policy
privacy-cookies-none = None, unless you save how pages look; then one.
privacy-cookies-what = What you choose under “Aa” works at once and is forgotten with the page. Only “Save” keeps it: in one cookie of this site, called { $name }, for a year. It holds those choices (for example { $example }) and nothing about you. Choose what was there at first and save again, and it is deleted. Nothing else is stored in your browser.
privacy-readers = Readers
privacy-readers-browser = Your browser asks this site only. Pictures and videos come from here, so that networks do not learn who reads.
privacy-readers-address =
    { $n ->
       *[other] Your address is not written down. While the program runs, it remembers, in memory, how many threads were fetched for the network that you come from (at most { $n } in an hour); that is forgotten within the hour.
    }
privacy-readers-count = For “most read this week” this site counts how many people read a thread on a day, once for each network that they come from. To count nobody twice it keeps, in memory and until the day is over, marks from which neither a reader nor a thread can be told. What is written down is a number for each thread and day, for a week.
privacy-readers-log = The log holds which threads were fetched from the networks, when, and how long it took; never for whom.
privacy-asked = Who is asked for a thread
privacy-asked-what = This site asks, never your browser. Those who are asked learn which post somebody wants to read; they do not learn who. A thread that is kept here is shown without asking anybody.
privacy-asked-x = X: its official API, an FxEmbed-compatible API that the operator of this site chose, and the service behind X's embedded posts. Only what the operator has set up is asked, and in this order: { $link }which of them are set up here{ $end }. Pictures and videos come from X's servers through this site. A link of a mirror of X is read for its number alone: the mirror is not asked. A shortened link is looked up at X.
privacy-asked-bluesky = Bluesky: its AppView, the directory of its identities, and the servers on which the authors keep their posts.
privacy-asked-fediverse = The fediverse: the servers of the authors of the thread.
privacy-authors = Authors
privacy-authors-public = Only posts that everybody can read without signing in are read. Of a thread that somebody asks for, the posts are kept so that the page can be shown again.
privacy-authors-again = A kept thread is read again from time to time. What its author has deleted on the network is deleted here.
privacy-authors-no = Authors who do not want this are respected: { $link }how to say no{ $end }.

## Opt out

out-heading = How an author says no
out-what = Most authors have already said what they want, on their own network. This site reads it, and follows it the next time the thread is read.
out-show = “Do not show my threads”
out-show-bluesky = Bluesky: { $setting }.
out-show-fediverse = Fediverse: one of the tags { $tags } in the profile.
out-show-x = X: protecting the account's posts.
out-show-others = GoToSocial: hiding posts from the web view. Misskey: requiring sign-in to view contents.
out-show-private = Posts for followers or for the people mentioned are never shown.
out-list = “Do not list me, do not let search engines find me”
out-list-unlisted = Unlisted (“quiet public”) posts are shown to those who have the link, and are neither listed nor indexed.
out-list-index = Mastodon: turning off { $setting } keeps the pages out of search engines.
out-list-discover = Mastodon: turning off { $setting } keeps them out of the lists.
out-list-tags = One of the tags { $tags } in the profile keeps the pages out of search engines.
out-list-misskey = Misskey: { $setting } does the same.
out-forget = “Forget this thread”
out-forget-delete = Delete it on the network: it is deleted here when it is read again. “Check again” at the foot of its page does that at once.
out-forget-contact = Or write to the operator of this site: { $contact }.
out-forget-operator = Or ask the operator of this site to take it out.

## Status

status-what = What this site knows at { $at }. It asks a network when somebody wants a thread of it, and not before.
status-kept = Kept threads
status-kept-well = can be read
status-kept-failing = cannot be read at the moment
status-title = Status
status-ways = read in these ways; the first that works is taken
status-no-way = cannot be read: no way to it is set up on this site
status-untried = not needed since the start
status-well = works; the last answer came on { $at }
status-failing = failed on { $at }: { $trouble }; the next thread tries again
status-resting = left alone until { $at }, because { $trouble }
status-off = not set up on this site
way-x-api = X's official API
way-x-fxembed = an FxEmbed-compatible API
way-x-embeds = X's embed service
way-archive = the author's own archive
way-repository = the author's repository
way-appview = the Bluesky AppView
way-mastodon = the Mastodon API of { $host }
way-misskey = the Misskey API of { $host }
way-activitypub = ActivityPub at { $host }
way-copy = as seen from { $host }
way-partial = { $way }, which does not list all replies: posts after the one asked for may be missing
way-parcel = { $way }, out of a parcel
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] the server that was asked
       *[it] it
    }
trouble-refuses = { trouble-who } refuses to answer this site
trouble-wait = { trouble-who } asks this site to wait
trouble-budget = { trouble-who } costs more today than this site wants to spend
trouble-slow = { trouble-who } did not answer in time
trouble-down = { trouble-who } cannot be reached
trouble-nonsense = { trouble-who } gave an answer that made no sense
trouble-large = { trouble-who } gave a larger answer than this site reads
trouble-protocol = { trouble-who } speaks no protocol that this site reads
trouble-no-post = { trouble-who } gave no post

## Errors: what happened, in a few words and in a sentence

error-not-kept = Not kept here
    .detail = This site does not keep this thread. It unrolls it when a person asks, not for robots.
error-not-for-robots = Not made for robots
    .detail = This document is made when a person, or a program of theirs, asks for it. The thread itself can be read on its page.
error-not-fetched = Not kept here
    .detail = This site does not keep this thread, and reading it here fetches nothing.
error-parameter = A parameter that is not understood
    .detail = “{ $name }” cannot be “{ $value }”.
error-too-many = That was a lot of threads
    .detail = So many threads were fetched for your address within the hour that this site now takes a break, to be fair to the networks. Threads that are kept here stay readable.
error-too-many-documents = That was a lot of documents
    .detail = So many documents were made for your address within the hour that this site now takes a break. The threads themselves stay readable.
error-too-many-pictures = That was a lot of pictures
    .detail = So many pictures were fetched for your address within a minute that this site now takes a break, to be fair to their servers. Pictures that are kept here are still shown.
error-too-many-searches = That was a lot of searches
    .detail = So much was searched for from your address within a minute that this site now takes a break. Threads stay readable.
error-unfinished = Still reading
    .detail = The thread is being read from its network at this moment.
error-unmade = Still being made
    .detail = The document is being made at this moment.
error-shape-large = Too large for this
    .detail = This thread is too large for a file of this kind.
error-shape-busy = Busy
    .detail = So many documents are being made at the moment that yours could not be started.
error-shape-none = Not made here
    .detail = This site does not make files of this kind.
error-no-page = No such page
    .detail = Nothing has this address.
error-bad-request = That did not work
    .detail = The request is not one that this site understands.
error-body = Not what this address takes
    .detail = It takes JSON (application/json) with one field, “link”: the link of a post.
error-too-much = Too large
    .detail = The request is larger than this site accepts.
error-no-picture = No picture
    .detail = The picture is not there any more, or its server does not give it.
error-broken = Something broke here
    .detail = The fault is ours, not yours. It has been noted.
error-forged = Refused
    .detail = A page of another site tried to use this one in your name, so nothing was done.
error-method = Not like that
    .detail = This address does not take that kind of request.
error-too-slow = Too slow
    .detail = This took longer than a page may take.
error-no-link = This is not a link
    .detail = What you pasted cannot be read as the address of a post.
error-unknown-network = This network is not known
    .detail = { $host } belongs to no network that this version reads. It reads { $networks }.
error-unknown-network-nameless = The link belongs to no network that this version reads. It reads { $networks }.
error-deleted-here = Deleted
    .detail = This thread was here. Its author deleted it on the network, so it was deleted here too.
error-removed = Taken out
    .detail = This thread was taken out of this site, and stays out.
error-author-refused = The author said no
    .detail = The author of this thread does not want it to be shown here.
error-expired = No longer kept
    .detail = The author wanted this thread kept for a limited time, and that time is over.
error-busy = Busy
    .detail = So many threads are being read at the moment that yours could not be started.
error-profile = That is a profile, not a post
    .detail = The link leads to somebody's profile. A thread is found by one of its posts.
error-no-server = The link does not say where the post is
    .detail = It is the address of an app, and does not name the server on which the post stands.
error-no-post = That is not a post
    .detail = The link leads to a network that this site reads, but not to a post.
error-refused-signed-in = The author said no
    .detail = The author shows these posts only to people who are signed in to the network.
error-refused-unroll = The author said no
    .detail = The author's profile asks programs not to unroll, archive or read it.
error-refused-web = The author said no
    .detail = The author hides these posts from the open web.
error-moderated = Hidden by moderators
    .detail = The network's moderators hide this account or this post.
error-no-list = Nothing here yet
    .detail = Nothing of { $name } has been unrolled on this site, or nothing that stands in lists. Paste the link of a post, and its thread is read.
error-not-found = No such post
    .detail = The network knows no such post, or does not show it to visitors.
error-no-account = No such account
    .detail = The network knows no account of that name.
error-deleted = Deleted
    .detail = The post was there, and its author has deleted it.
error-account-gone = The account is gone
    .detail = The author's account is deactivated, suspended or deleted.
error-budget = Nothing left for today
    .detail = Reading this network costs money, and what the operator of this site spends on a day is spent. Threads that are kept here stay readable.
error-server-refuses = The server does not let us read
    .detail = { $host } shows this post only to those who sign in, or not to us.
error-server-denied = This server is not asked
    .detail = The operator of this site has decided not to read from { $host }.
error-no-network = Not a server with threads
    .detail = { $host } is not a server of a network that this site can read.
error-suspended = Suspended
    .detail = The network has suspended the author's account, so nothing of it is shown.
error-age-restricted = Age-restricted
    .detail = The network shows this post only to people who are signed in and of age.
error-signed-in = Only for people who are signed in
    .detail = The network shows this post to people who are signed in, and does not say why: it may be age-restricted, withheld in some countries, or for followers.
error-withheld = Withheld
    .detail = The network withholds this post in some countries, after a legal demand or a claim.
error-protected = Not public
    .detail = The author shows this post to fewer people than everybody, so it is not shown here.
error-wait = The network asks us to wait
    .detail = { $host } was asked too often and wants a pause.
error-slow = The network is slow
    .detail = { $host } did not answer in time.
error-down = The network is down
    .detail = { $host } cannot be reached at the moment.
error-nonsense = The network answered nonsense
    .detail = What { $host } answered cannot be understood.
error-large = Too large
    .detail = What the network answered is larger than this site reads at once.

## Errors: what to try next

next-later = Try again in a few minutes.
next-in-seconds =
    { $n ->
        [one] Try again in a second.
       *[other] Try again in { $n } seconds.
    }
next-in-minutes =
    { $n ->
        [one] Try again in a minute.
       *[other] Try again in { $n } minutes.
    }
next-seconds = Ask again in a few seconds.
next-post-link = To have it unrolled, POST its link to /api/v1/threads: { $link }
next-between = “{ $name }” is a whole number from { $from } to { $to }.
next-one-of = “{ $name }” is one of these: { $values }.
next-place = “{ $name }” is what “next” of the part before says. Without it, the list begins at its top.
next-tomorrow = Come back tomorrow (UTC).
next-original = Open the original: it may still be readable there.
next-copy = Open one post of the thread, copy its link (“Share”, “Copy link to post”), and paste it here.
next-paste = Paste the link of a post to read its thread.
next-shape = Read the thread on its page, or take it away as text or Markdown.
next-home = Go back to the front page and start there.
next-form = Go to the front page and use the form there.
next-sign-in = Sign in to the network to read it there.
next-whole-link = Check that the whole link was copied.
next-name = Names change: open the author's profile and copy the post's link again.
next-mirror = If this is a mirror of { $title }, { $link }unroll the post there{ $end }.
next-mirror-plain = If this is a mirror of { $title }, unroll { $address } instead.

## The catalogue for reading apps, and the book of a week

opds-latest = Latest threads
    .about = What was unrolled here, newest first.
opds-most-read = The threads that were read most in the last seven days.
opds-network = Threads of { $network }, newest first.
opds-week = { $list }: the last week
    .about = The threads of the last seven days as one book.
list-week = The last week as a book (EPUB)
digest-threads = { $n ->
        [one] One thread
       *[other] { $n } threads
    }
digest-title = { $list }: { $from } to { $until }
digest-about = { $threads }, as they came here from { $from } to { $until } (UTC). The words alone; pictures are on the page of each thread.
