# Deutsch.
#
# For translators
# - Readers are addressed as „du“.
# - thread: Thread (der); post: Beitrag; to unroll: entrollen; handle: Profilname;
#   fediverse: Fediverse (das); receipt: Beleg; content warning: Inhaltswarnung.

## The frame of every page

site-home-title = Unspool: einen Thread auf einer Seite lesen
page-title = { $title } · Unspool
skip = Zum Text springen
nav-site = Diese Website
nav-about-site = Über diese Website
nav-latest = Neueste
nav-about = Über
nav-opt-out = Für Autoren: Nein sagen
nav-status = Status
nav-language = Sprache
footer-what = Unspool macht aus einem Thread eine Seite. Keine Werbung, nichts von Dritten.
footer-cookies = Keine Cookies, außer du speicherst eine Einstellung: Datenschutz

## How pages look

look = Leseeinstellungen
look-theme = Farben
look-theme-system = Wie das System
look-theme-light = Hell
look-theme-dark = Dunkel
look-size = Textgröße
look-size-small = Klein
look-size-normal = Normal
look-size-large = Groß
look-size-largest = Sehr groß
look-width = Spaltenbreite
look-width-narrow = Schmal
look-width-normal = Normal
look-width-wide = Breit
look-what = Was du wählst, gilt sofort. Speichern bewahrt es in { $link }einem Cookie{ $end } auf.
look-save = Speichern

## Networks, as they are called in the middle of a sentence

network-x = X
network-bluesky = Bluesky
network-mastodon = das Fediverse
networks-none = kein Netzwerk

## Lists of words

list-and = { $first } und { $last }
list-or = { $first } oder { $last }
list-comma = { $first }, { $last }

## The form

form-link = Link eines beliebigen Beitrags eines Threads
form-last = Link des letzten Beitrags des Threads
form-submit = Entrollen

## The front page and the lists

home-description = Füge den Link eines beliebigen Beitrags ein und lies den ganzen Thread auf einer Seite.
home-heading = Einen Thread auf einer Seite lesen
home-accepts = Jeder Beitrag des Threads ist recht: der erste, der letzte oder einer dazwischen. Diese Website liest { $networks }.
home-ways = { $link }Schneller zum Thread{ $end }: mit einem Lesezeichen oder über das Teilen-Menü des Handys.
home-demo = Probier einen davon aus
home-demo-what = Das ist eine Vorführung: Sie antwortet aus Aufzeichnungen und fragt kein Netzwerk.
latest-heading = Zuletzt entrollte Threads
latest-empty-home = Noch nichts. Füge oben den Link eines Beitrags ein, dann steht sein Thread hier als erster.
latest-empty = Noch nichts. { $link }Füge den Link eines Beitrags ein{ $end }, dann steht sein Thread hier als erster.
latest-no-older = Ältere Threads gibt es hier nicht.
latest-no-other = Noch kein anderer Thread.
latest-older = Ältere Threads
latest-newest = Neueste Threads
latest-newer = Neuere Threads
list-tag = Threads mit dem Hashtag #{ $tag }
list-empty = Aus diesem Netzwerk wurde hier noch nichts entrollt. { $link }Füge den Link eines Beitrags ein{ $end }, dann steht sein Thread hier als erster.
most-read-heading = Diese Woche am meisten gelesen
most-read-empty = Diese Woche hat noch niemand einen Thread aus den Listen gelesen. { $link }Zu den neuesten{ $end }.
untitled = Ein Thread ohne Worte
posts =
    { $n ->
        [one] { $n } Beitrag
       *[other] { $n } Beiträge
    }

## Search

search-label = Die Threads hier durchsuchen
search-submit = Suchen
search-what = Gesucht wird in Beiträgen, in Beschreibungen von Bildern, in Hashtags und in den Namen der Autoren; Akzente spielen keine Rolle.
search-count =
    { $n ->
        [one] { $n } Thread, gefunden in { $ms } ms.
       *[other] { $n } Threads, gefunden in { $ms } ms.
    }
search-count-more = Mehr als { $n } Threads, gefunden in { $ms } ms.
search-none = Kein Thread auf dieser Website passt dazu. Weniger Wörter oder der Anfang eines Wortes finden vielleicht mehr.
search-by-relevance = Beste zuerst
search-by-newest = Neueste zuerst
search-judged = Hier stehen die besten der neuesten { $n }; { $link }neueste zuerst{ $end } zeigt alle.
search-hurried = Das hat zu lange gedauert, darum wurde nicht alles durchgesehen. Mehr oder seltenere Wörter machen es schneller.
search-more = Weitere Threads
search-back = Vorherige Threads
search-first = Zurück zu den ersten
search-feed = Was künftig dazu passt, als Feed:
search-feed-title = Threads zu: { $question }
search-how = So wird gefragt
search-how-all = beide Wörter, wo immer sie stehen
search-how-phrase = diese Wörter hintereinander
search-how-prefix = Wörter, die so beginnen
search-how-inside = Wörter, in denen diese Buchstaben stehen
search-how-minus = ohne dieses Wort
search-how-tag = mit diesem Hashtag
search-how-from = von diesem Autor
search-how-network = in diesem Netzwerk
search-how-lang = in dieser Sprache
search-how-date = begonnen dann oder später, dann oder früher
search-how-has = mit Bildern oder Ton, einem Video, einer Umfrage, einem zitierten Beitrag
search-note-unknown = { $what } ist nicht bekannt: Es wurde als Wort gesucht.
search-note-value = { $what } ergibt keinen Sinn und wurde weggelassen.
search-note-ignored = In { $what } ist nichts, wonach gesucht werden kann; es wurde weggelassen.
search-note-short = { $what } ist als Teil eines Wortes zu kurz: Es wurde als ganzes Wort gesucht.
search-note-many = { $what } passt auf so viele Wörter, dass nur die üblichsten gesucht wurden.
search-note-unbalanced = Ein Anführungszeichen fehlte; es wurde am Ende ergänzt.
search-note-long = Das war zu lang: Das Ende wurde weggelassen.

## The page of a thread

thread-by = Ein Thread von { $author }
thread-minutes =
    { $n ->
       *[other] { $n } Min. Lesezeit
    }
thread-original = Original
thread-more = Geht er weiter? Den Rest ergänzen
thread-context = Antwort auf { $author }
thread-context-gap = Dieser Thread antwortet auf einen Beitrag, der nicht gezeigt werden kann. { $gap }
thread-rest = Der Rest des Threads
thread-upward =
    { $network ->
       *[other] { $title } zeigt dieser Website nur, was über dem eingefügten Beitrag steht. Geht der Thread weiter, dann füge den Link seines letzten Beitrags ein, und der Rest wird hier ergänzt.
    }
thread-continued = Fortsetzung von { $place }
thread-branch = Ein anderer Zweig des Threads
thread-after = Über diese Seite
thread-follow = Du kannst { $author } folgen.
thread-tip = Tipp: Erwähne { $bots } unter einem Thread mit dem Stichwort „unroll“, dann bekommst du einen Link dazu.
thread-checked = Gelesen über { $via }; zuletzt geprüft: { $at }.
thread-check = Erneut prüfen
thread-keep = Zum Mitnehmen
thread-share = Teilen
thread-pass-on = Teilen …
thread-copy = Link kopieren
thread-copied = Kopiert
thread-not-copied = Kopieren nicht möglich
thread-again = Noch ein Thread? Füge hier den Link eines seiner Beiträge ein oder setze { $address } davor.
thread-again-nameless = Noch ein Thread? Füge hier den Link eines seiner Beiträge ein oder setze die Adresse dieser Website davor.

feed-of = Threads von { $author }
thread-tags = Hashtags
thread-others = Mehr von { $author }
thread-quoting = Threads, die diesen zitieren
feed-on =
    { $network ->
        [mastodon] Threads aus dem Fediverse
       *[other] Threads von { $title }
    }
feed-server = Threads von { $host }
view-article = Als Artikel
view-posts = Wie gepostet
keys = Tastatur
keys-move = nächster und voriger Beitrag
keys-original = den Beitrag im Original öffnen
keys-copy = den Link des Beitrags kopieren
keys-pictures = durch Bilder blättern, schließen
keys-this = diese Tasten zeigen

## Pictures

picture-alt = Beschreibung
picture-no-alt = Keine Beschreibung
picture-close = Schließen
picture-before = Voriges Bild
picture-next = Nächstes Bild

## A post

post-paragraph = Absatz { $n }
post-edited = bearbeitet: { $at }
post-warning = Inhaltswarnung:
post-sensitive = Heikle Medien: zeigen
post-cut = Das ist nur der Anfang eines langen Beitrags.
post-rest =
    { $network ->
        [mastodon] Den Rest im Fediverse lesen
       *[other] Den Rest auf { $title } lesen
    }
post-rest-of = { $words } (Absatz { $n })
post-rest-quoted = { $words } (ein zitierter Beitrag)
post-quote-gap = Hier steht ein zitierter Beitrag, der nicht gezeigt werden kann. { $gap }
post-quotes = Er zitiert einen Beitrag von { $author }.
post-unsupported = Etwas hier ist nur { $link }im Original{ $end } zu sehen.
post-video = Das Video im Original ansehen
post-media = { $kind } im Original

# In feeds and in frames on other sites.
plain-sensitive = Heikle Medien:
plain-page = auf der eigenen Seite lesen.
plain-read = Auf einer Seite lesen

poll-closed = Umfrage, beendet
poll-open = Umfrage, offen, als dies gelesen wurde
poll-multiple = mehrere Antworten waren möglich
poll-total =
    { $n ->
        [one] { $votes } Stimme oder Teilnahme
       *[other] { $votes } Stimmen oder Teilnahmen
    }
poll-ended = Ende: { $at }
poll-ends = endet: { $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first }; { $next }
sentence = { $words }.
votes =
    { $n ->
        [one] { $votes } Stimme
       *[other] { $votes } Stimmen
    }
votes-share = { $votes }, { $percent } %
share = { $percent } %

## Media

media-image = Bild
media-video = Video
media-gif = Animation
media-audio = Ton
media-other = Datei

## What stands where a post is missing

gap-suspended = Das Konto, das diesen Beitrag schrieb, ist gesperrt.
gap-age-restricted = Dieser Beitrag ist nur für angemeldete Erwachsene.
gap-signed-in = Dieser Beitrag ist nur für Angemeldete.
gap-legal = Dieser Beitrag wird in manchen Ländern oder auf eine rechtliche Forderung hin zurückgehalten.
gap-deleted = Dieser Beitrag wurde gelöscht.
gap-protected = Dieser Beitrag ist nicht öffentlich.
gap-blocked = Dieser Beitrag ist durch eine Blockierung verborgen.
gap-withheld = Dieser Beitrag wird vom Netzwerk oder seiner Moderation zurückgehalten.
gap-beyond = Vielleicht gibt es mehr, das nicht gelesen werden konnte.
gap-unreachable = Dieser Beitrag konnte nicht gelesen werden.

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] 1 Beitrag
       *[other] Alle { $n } Beiträge
    }
receipt-of =
    { $all ->
       *[other] { $n } von { $all } Beiträgen
    }
receipt-missing = { $posts }: { $missing }
receipt-note = { $sentence }; { $note }
missing-suspended =
    { $n ->
       *[other] { $n } von einem gesperrten Konto
    }
missing-age-restricted =
    { $n ->
       *[other] { $n } nur für Erwachsene
    }
missing-signed-in =
    { $n ->
       *[other] { $n } nur für Angemeldete
    }
missing-legal =
    { $n ->
       *[other] { $n } in manchen Ländern oder auf eine rechtliche Forderung hin zurückgehalten
    }
missing-deleted =
    { $n ->
       *[other] { $n } gelöscht
    }
missing-protected =
    { $n ->
       *[other] { $n } nicht öffentlich
    }
missing-blocked =
    { $n ->
       *[other] { $n } durch eine Blockierung verborgen
    }
missing-withheld =
    { $n ->
       *[other] { $n } vom Netzwerk zurückgehalten
    }
missing-unreachable =
    { $n ->
       *[other] { $n } nicht lesbar
    }
missing-beyond =
    { $n ->
       *[other] { $n } jenseits dessen, was das Netzwerk Besuchern zeigt
    }
missing-unplaced =
    { $n ->
       *[other] { $n } nicht gefunden
    }
note-head = der Anfang fehlt
note-tail = das Ende fehlt
note-unknown = vielleicht gibt es mehr
note-stopped = das Lesen endete an einer Grenze, vielleicht gibt es mehr
note-upward = nur der eingefügte Beitrag und was darüber steht war zu sehen, vielleicht gibt es mehr
note-cut =
    { $n ->
        [one] der Text von { $n } Beitrag ist abgeschnitten
       *[other] die Texte von { $n } Beiträgen sind abgeschnitten
    }
note-inferred =
    { $n ->
        [one] die Stelle von { $n } Teil ist erschlossen
       *[other] die Stellen von { $n } Teilen sind erschlossen
    }

## Documents to take away

# Formats whose names are words.
format-txt = Reiner Text
format-zip = Zip mit allem

document-thread-by = Thread von { $author }
document-by = Von { $author }
document-original = Original
document-reply = Antwort auf:
document-continued = Fortsetzung
document-continued-from = Fortsetzung von { $place }
document-rest = Den Rest lesen
document-sensitive = { $kind } (heikel)
document-quoted = Ein zitierter Beitrag
document-unsupported = Etwas, das nur { $link }das Original{ $end } zeigt.
document-poll = Umfrage:
document-poll-closed = Umfrage, beendet:
document-read = Gelesen: { $at }, über { $via }.
document-covered = Heikle Medien
document-covered-here = Heikle Medien stehen am Ende dieses Dokuments.
document-watch = { $kind }: im Original ansehen
document-no-alt = { $kind } ohne Beschreibung.
document-contents = Inhalt
document-title-page = Titelseite
document-whole = Der Thread
document-part = Teil { $n }
document-access = Frei umbrechender Text in Lesereihenfolge.
document-access-none = Keine Bilder.
document-access-all = Die Bilder haben die Beschreibungen, die ihr Autor gegeben hat.
document-access-some = Manche Bilder haben keine Beschreibung: Ihr Autor hat keine gegeben.

## Moments

month =
    { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] Apr.
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    }
day = { $day }. { month } { $year }
moment = { day }, { $time } UTC
age-now = gerade eben
age-minutes =
    { $n ->
        [one] vor { $n } Minute
       *[other] vor { $n } Minuten
    }
age-hours =
    { $n ->
        [one] vor { $n } Stunde
       *[other] vor { $n } Stunden
    }
age-days =
    { $n ->
        [one] vor { $n } Tag
       *[other] vor { $n } Tagen
    }

## While a thread is being read

progress-title = Der Thread wird gelesen …
progress-heading = Der Thread wird gelesen
progress-none = Das Netzwerk wird gefragt.
progress-count =
    { $n ->
        [one] Bisher { $n } Beitrag gefunden.
       *[other] Bisher { $n } Beiträge gefunden.
    }
progress-what = Der Thread von { $address } wird aus seinem Netzwerk gelesen. Lange Threads und langsame Server brauchen bis zu einer Minute. Diese Seite geht von selbst weiter; du kannst auch gehen und wiederkommen: Gelesen wird trotzdem.
progress-again = Noch einmal nachsehen

## While a document is being made

making-title = Das Dokument wird gemacht …
making-heading = { $label } wird gemacht
making-what = Bilder werden zusammengesucht und Seiten gesetzt. Das dauert ein paar Sekunden, bei langen Threads bis zu einer Minute. Diese Seite geht von selbst weiter.
making-back = Zurück zum Thread

## About

about-title = Über
about-heading = Über diese Website
about-what = Füge den Link eines beliebigen Beitrags ein und lies den ganzen Thread auf einer Seite. Auf dieser Website läuft Unspool; es liest { $networks }.
about-get = Was du bekommst
about-get-order = Die Beiträge des Autors in der Reihenfolge ihrer Antworten, gleich welchen du einfügst.
about-get-branches = Die anderen Zweige des Autors nach dem Hauptstrang, jeder mit einem Link zu der Stelle, an der er abzweigt.
about-get-receipt = Ein Beleg darüber, wie vollständig der Thread ist. Wo ein Beitrag fehlt, sagt die Seite es an seiner Stelle, und warum.
about-get-media = Bilder mit ihren Beschreibungen, Umfragen, Zitate, Inhaltswarnungen; zu jedem Beitrag ein Link auf das Original.
about-get-formats = Den Thread zum Mitnehmen, in anderen Formaten.
about-ways = Schneller zum Thread
about-ways-address = Du kannst die Adresse dieser Website vor die eines Beitrags setzen: { $address }
about-ways-bookmark = Zieh diesen Link in die Lesezeichenleiste: { $link }Entrollen{ $end }. Dort angeklickt, während ein Beitrag offen ist, führt er zum Thread auf dieser Website. Auf dieser Seite bewirkt ein Klick nichts.
about-ways-app = Unter Android kannst du diese Website über das Menü des Browsers installieren: Dann steht sie unter den Apps, mit denen sich ein Beitrag teilen lässt.
about-know = Gut zu wissen
about-know-upward = Manche Wege, X zu lesen, zeigen nur, was über dem eingefügten Beitrag steht. Die Seite eines solchen Threads sagt es und bittet um den Link seines letzten Beitrags; dort eingefügt, kommt der Rest auf dieselbe Seite.
about-know-cost = Die Seite eines hier aufbewahrten Threads kostet das Netzwerk nichts, wie viele sie auch lesen.
about-know-authors = Autoren entscheiden: { $link }wie sie Nein sagen{ $end }.
about-know-programs = Programme sind willkommen: { $link }was sie fragen können{ $end }.
about-know-catalogue = Für Lese-Apps gibt es einen Katalog (OPDS) unter der Adresse dieser Seite mit { $address } dahinter.
about-know-readers = Was über Leser aufbewahrt wird: { $link }so gut wie nichts{ $end }.

## Privacy

privacy-title = Datenschutz
privacy-cookies = Cookies
privacy-cookies-none = Keine, außer du speicherst, wie Seiten aussehen; dann eines.
privacy-cookies-what = Was du unter „Aa“ wählst, gilt sofort und ist mit der Seite vergessen. Erst „Speichern“ bewahrt es auf: in einem Cookie dieser Website namens { $name }, ein Jahr lang. Darin steht deine Wahl (zum Beispiel { $example }) und nichts über dich. Wähle, was am Anfang da war, und speichere noch einmal, dann wird es gelöscht. Sonst wird in deinem Browser nichts gespeichert.
privacy-readers = Leser
privacy-readers-browser = Dein Browser fragt nur diese Website. Bilder und Videos kommen von hier, damit die Netzwerke nicht erfahren, wer liest.
privacy-readers-address =
    { $n ->
       *[other] Deine Adresse wird nicht aufgeschrieben. Solange das Programm läuft, merkt es sich im Arbeitsspeicher, wie viele Threads für das Netz geholt wurden, aus dem du kommst (höchstens { $n } in der Stunde); das ist binnen einer Stunde vergessen.
    }
privacy-readers-count = Für „Diese Woche am meisten gelesen“ zählt diese Website, wie viele Menschen einen Thread an einem Tag lesen, einmal für jedes Netz, aus dem sie kommen. Damit niemand doppelt zählt, hält sie im Arbeitsspeicher bis zum Ende des Tages Markierungen, aus denen sich weder wer gelesen hat noch welcher Thread es war ablesen lässt. Aufgeschrieben wird eine Zahl je Thread und Tag, für eine Woche.
privacy-readers-log = Im Protokoll steht, welche Threads aus den Netzwerken geholt wurden, wann und wie lange es dauerte; nie, für wen.
privacy-asked = Wer nach einem Thread gefragt wird
privacy-asked-what = Es fragt diese Website, nie dein Browser. Wer gefragt wird, erfährt, welchen Beitrag jemand lesen will, aber nicht, wer. Ein hier aufbewahrter Thread wird gezeigt, ohne dass jemand gefragt wird.
privacy-asked-x = X: die offizielle API, eine zu FxEmbed kompatible API, die der Betreiber dieser Website ausgesucht hat, und der Dienst hinter den eingebetteten Beiträgen von X. Gefragt wird nur, was der Betreiber eingerichtet hat, und zwar in dieser Reihenfolge: { $link }was hier eingerichtet ist{ $end }. Bilder und Videos kommen von den Servern von X durch diese Website. Von einem Link auf einen Spiegel von X wird nur die Nummer gelesen: Der Spiegel wird nicht gefragt. Ein Kurzlink wird bei X nachgeschlagen.
privacy-asked-bluesky = Bluesky: die AppView, das Verzeichnis der Identitäten und die Server, auf denen die Autoren ihre Beiträge aufbewahren.
privacy-asked-fediverse = Das Fediverse: die Server der Autoren des Threads.
privacy-authors = Autoren
privacy-authors-public = Gelesen werden nur Beiträge, die alle ohne Anmeldung lesen können. Von einem Thread, nach dem jemand fragt, werden die Beiträge aufbewahrt, damit die Seite wieder gezeigt werden kann.
privacy-authors-again = Ein aufbewahrter Thread wird von Zeit zu Zeit neu gelesen. Was sein Autor im Netzwerk gelöscht hat, wird auch hier gelöscht.
privacy-authors-no = Autoren, die das nicht wollen, werden respektiert: { $link }wie sie Nein sagen{ $end }.

## Opt out

out-heading = Wie ein Autor Nein sagt
out-what = Die meisten Autoren haben schon gesagt, was sie wollen: in ihrem eigenen Netzwerk. Diese Website liest das und richtet sich danach, sobald der Thread das nächste Mal gelesen wird.
out-show = „Zeigt meine Threads nicht“
out-show-bluesky = Bluesky: { $setting }.
out-show-fediverse = Fediverse: einer der Hashtags { $tags } im Profil.
out-show-x = X: die Beiträge des Kontos schützen.
out-show-others = GoToSocial: Beiträge in der Webansicht verbergen. Misskey: zum Ansehen der Inhalte eine Anmeldung verlangen.
out-show-private = Beiträge für Follower oder für die erwähnten Personen werden nie gezeigt.
out-list = „Führt mich in keiner Liste und lasst mich nicht von Suchmaschinen finden“
out-list-unlisted = Nicht gelistete („öffentlich (still)“) Beiträge werden denen gezeigt, die den Link haben; sie stehen weder in Listen noch in Suchmaschinen.
out-list-index = Mastodon: { $setting } auszuschalten hält die Seiten aus Suchmaschinen heraus.
out-list-discover = Mastodon: { $setting } auszuschalten hält sie aus den Listen heraus.
out-list-tags = Einer der Hashtags { $tags } im Profil hält die Seiten aus Suchmaschinen heraus.
out-list-misskey = Misskey: { $setting } bewirkt dasselbe.
out-forget = „Vergesst diesen Thread“
out-forget-delete = Lösche ihn im Netzwerk: Hier wird er gelöscht, sobald er neu gelesen wird. „Erneut prüfen“ am Fuß seiner Seite tut das sofort.
out-forget-contact = Oder schreib dem Betreiber dieser Website: { $contact }.
out-forget-operator = Oder bitte den Betreiber dieser Website, ihn herauszunehmen.

## Status

status-what = Was diese Website weiß, Stand: { $at }. Sie fragt ein Netzwerk, wenn jemand einen Thread von dort möchte, und nicht vorher.
status-kept = Aufbewahrte Threads
status-kept-well = sind lesbar
status-kept-failing = sind im Moment nicht lesbar
status-title = Status
status-ways = wird auf diesen Wegen gelesen; der erste, der funktioniert, gilt
status-no-way = kann nicht gelesen werden: Auf dieser Website ist kein Weg dorthin eingerichtet
status-untried = seit dem Start nicht gebraucht
status-well = funktioniert; letzte Antwort: { $at }
status-failing = gescheitert ({ $at }): { $trouble }; der nächste Thread versucht es wieder
status-resting = wird in Ruhe gelassen bis { $at }: { $trouble }
status-off = auf dieser Website nicht eingerichtet
way-x-api = die offizielle API von X
way-x-fxembed = eine zu FxEmbed kompatible API
way-x-embeds = der Einbettungsdienst von X
way-archive = das eigene Archiv des Autors
way-repository = das Repositorium des Autors
way-appview = die AppView von Bluesky
way-mastodon = die Mastodon-API von { $host }
way-misskey = die Misskey-API von { $host }
way-activitypub = ActivityPub bei { $host }
way-copy = die Sicht von { $host }
way-partial = { $way }, wo nicht alle Antworten aufgezählt werden: Beiträge nach dem gewünschten können fehlen
way-parcel = { $way }, aus einem Paket
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] der gefragte Server
       *[it] der Dienst
    }
trouble-refuses = { trouble-who } weigert sich, dieser Website zu antworten
trouble-wait = { trouble-who } bittet diese Website zu warten
trouble-budget = { trouble-who } kostet heute mehr, als diese Website ausgeben will
trouble-slow = { trouble-who } hat nicht rechtzeitig geantwortet
trouble-down = { trouble-who } ist nicht erreichbar
trouble-nonsense = { trouble-who } gab eine Antwort ohne Sinn
trouble-large = { trouble-who } gab eine größere Antwort, als diese Website liest
trouble-protocol = { trouble-who } spricht kein Protokoll, das diese Website liest
trouble-no-post = { trouble-who } gab keinen Beitrag heraus

## Errors: what happened, in a few words and in a sentence

error-not-kept = Hier nicht aufbewahrt
    .detail = Diese Website bewahrt diesen Thread nicht auf. Sie entrollt ihn, wenn ein Mensch danach fragt, nicht für Robots.
error-not-for-robots = Nicht für Robots gemacht
    .detail = Dieses Dokument wird gemacht, wenn ein Mensch oder eines seiner Programme danach fragt. Der Thread selbst ist auf seiner Seite zu lesen.
error-not-fetched = Hier nicht aufbewahrt
    .detail = Diese Website bewahrt diesen Thread nicht auf, und hier zu lesen holt nichts.
error-parameter = Ein Parameter, der nicht verstanden wird
    .detail = „{ $name }“ kann nicht „{ $value }“ sein.
error-too-many = Das waren viele Threads
    .detail = Für deine Adresse wurden binnen einer Stunde so viele Threads geholt, dass diese Website jetzt eine Pause macht, aus Rücksicht auf die Netzwerke. Hier aufbewahrte Threads bleiben lesbar.
error-too-many-documents = Das waren viele Dokumente
    .detail = Für deine Adresse wurden binnen einer Stunde so viele Dokumente hergestellt, dass diese Website jetzt eine Pause macht. Die Threads selbst bleiben lesbar.
error-too-many-pictures = Das waren viele Bilder
    .detail = Für deine Adresse wurden binnen einer Minute so viele Bilder geholt, dass diese Website jetzt eine Pause macht, aus Rücksicht auf deren Server. Hier aufbewahrte Bilder werden weiter gezeigt.
error-too-many-searches = Das waren viele Suchen
    .detail = Von deiner Adresse wurde binnen einer Minute so viel gesucht, dass diese Website jetzt eine Pause macht. Die Threads bleiben lesbar.
error-unfinished = Wird noch gelesen
    .detail = Der Thread wird gerade aus seinem Netzwerk gelesen.
error-unmade = Noch nicht fertig
    .detail = Das Dokument wird gerade gemacht.
error-shape-large = Zu groß dafür
    .detail = Dieser Thread ist zu groß für eine Datei dieser Art.
error-shape-busy = Viel zu tun
    .detail = Gerade werden so viele Dokumente gemacht, dass mit deinem nicht begonnen werden konnte.
error-shape-none = Wird hier nicht gemacht
    .detail = Diese Website macht keine Dateien dieser Art.
error-no-page = Diese Seite gibt es nicht
    .detail = Unter dieser Adresse ist nichts.
error-bad-request = Das hat nicht geklappt
    .detail = Diese Website versteht die Anfrage nicht.
error-body = Das nimmt diese Adresse nicht
    .detail = Sie nimmt JSON (application/json) mit einem Feld „link“: dem Link eines Beitrags.
error-too-much = Zu groß
    .detail = Die Anfrage ist größer, als diese Website annimmt.
error-no-picture = Kein Bild
    .detail = Das Bild ist nicht mehr da, oder sein Server gibt es nicht heraus.
error-broken = Hier ist etwas kaputtgegangen
    .detail = Der Fehler liegt bei uns, nicht bei dir. Er ist notiert.
error-forged = Abgelehnt
    .detail = Eine Seite einer anderen Website wollte diese in deinem Namen benutzen; es ist nichts geschehen.
error-method = So nicht
    .detail = Diese Adresse nimmt Anfragen dieser Art nicht an.
error-too-slow = Zu langsam
    .detail = Das hat länger gedauert, als eine Seite dauern darf.
error-no-link = Das ist kein Link
    .detail = Was du eingefügt hast, lässt sich nicht als Adresse eines Beitrags lesen.
error-unknown-network = Dieses Netzwerk ist nicht bekannt
    .detail = { $host } gehört zu keinem Netzwerk, das diese Version liest. Sie liest { $networks }.
error-unknown-network-nameless = Der Link gehört zu keinem Netzwerk, das diese Version liest. Sie liest { $networks }.
error-deleted-here = Gelöscht
    .detail = Dieser Thread war hier. Sein Autor hat ihn im Netzwerk gelöscht, also wurde er auch hier gelöscht.
error-removed = Herausgenommen
    .detail = Dieser Thread wurde von dieser Website genommen und bleibt weg.
error-author-refused = Der Autor hat Nein gesagt
    .detail = Der Autor dieses Threads möchte nicht, dass er hier gezeigt wird.
error-expired = Nicht mehr aufbewahrt
    .detail = Der Autor wollte, dass dieser Thread nur eine begrenzte Zeit aufbewahrt wird, und die ist vorbei.
error-busy = Viel zu tun
    .detail = Gerade werden so viele Threads gelesen, dass mit deinem nicht begonnen werden konnte.
error-profile = Das ist ein Profil, kein Beitrag
    .detail = Der Link führt zu einem Profil. Gefunden wird ein Thread über einen seiner Beiträge.
error-no-server = Der Link sagt nicht, wo der Beitrag ist
    .detail = Er ist die Adresse einer App und nennt nicht den Server, auf dem der Beitrag steht.
error-no-post = Das ist kein Beitrag
    .detail = Der Link führt zu einem Netzwerk, das diese Website liest, aber nicht zu einem Beitrag.
error-refused-signed-in = Der Autor hat Nein gesagt
    .detail = Der Autor zeigt diese Beiträge nur Menschen, die im Netzwerk angemeldet sind.
error-refused-unroll = Der Autor hat Nein gesagt
    .detail = Im Profil des Autors steht, dass Programme es nicht entrollen, archivieren oder lesen sollen.
error-refused-web = Der Autor hat Nein gesagt
    .detail = Der Autor verbirgt diese Beiträge vor dem offenen Web.
error-moderated = Von der Moderation verborgen
    .detail = Die Moderation des Netzwerks verbirgt dieses Konto oder diesen Beitrag.
error-no-list = Hier ist noch nichts
    .detail = Von { $name } wurde auf dieser Website nichts entrollt, oder nichts, das in Listen steht. Füge den Link eines Beitrags ein, dann wird sein Thread gelesen.
error-not-found = Diesen Beitrag gibt es nicht
    .detail = Das Netzwerk kennt den Beitrag nicht oder zeigt ihn Besuchern nicht.
error-no-account = Dieses Konto gibt es nicht
    .detail = Das Netzwerk kennt kein Konto dieses Namens.
error-deleted = Gelöscht
    .detail = Den Beitrag gab es, und sein Autor hat ihn gelöscht.
error-account-gone = Das Konto ist weg
    .detail = Das Konto des Autors ist stillgelegt, gesperrt oder gelöscht.
error-budget = Für heute ist nichts übrig
    .detail = Dieses Netzwerk zu lesen kostet Geld, und was der Betreiber dieser Website am Tag dafür ausgibt, ist ausgegeben. Hier aufbewahrte Threads bleiben lesbar.
error-server-refuses = Der Server lässt uns nicht lesen
    .detail = { $host } zeigt diesen Beitrag nur Angemeldeten, oder jedenfalls uns nicht.
error-server-denied = Dieser Server wird nicht gefragt
    .detail = Der Betreiber dieser Website hat entschieden, nicht von { $host } zu lesen.
error-no-network = Kein Server mit Threads
    .detail = { $host } ist kein Server eines Netzwerks, das diese Website lesen kann.
error-suspended = Gesperrt
    .detail = Das Netzwerk hat das Konto des Autors gesperrt, also wird nichts davon gezeigt.
error-age-restricted = Nur für Erwachsene
    .detail = Das Netzwerk zeigt diesen Beitrag nur angemeldeten Erwachsenen.
error-signed-in = Nur für Angemeldete
    .detail = Das Netzwerk zeigt diesen Beitrag Angemeldeten und sagt nicht, warum: Er kann altersbeschränkt sein, in manchen Ländern zurückgehalten oder nur für Follower.
error-withheld = Zurückgehalten
    .detail = Das Netzwerk hält diesen Beitrag in manchen Ländern zurück, nach einer rechtlichen Forderung oder Beschwerde.
error-protected = Nicht öffentlich
    .detail = Der Autor zeigt diesen Beitrag nicht allen, also wird er hier nicht gezeigt.
error-wait = Das Netzwerk bittet uns zu warten
    .detail = { $host } wurde zu oft gefragt und möchte eine Pause.
error-slow = Das Netzwerk ist langsam
    .detail = { $host } hat nicht rechtzeitig geantwortet.
error-down = Das Netzwerk ist ausgefallen
    .detail = { $host } ist im Moment nicht erreichbar.
error-nonsense = Das Netzwerk gab keine sinnvolle Antwort
    .detail = Was { $host } geantwortet hat, ist nicht zu verstehen.
error-large = Zu groß
    .detail = Die Antwort des Netzwerks ist größer, als diese Website auf einmal liest.

## Errors: what to try next

next-later = Versuch es in ein paar Minuten wieder.
next-in-seconds =
    { $n ->
        [one] Versuch es in einer Sekunde wieder.
       *[other] Versuch es in { $n } Sekunden wieder.
    }
next-in-minutes =
    { $n ->
        [one] Versuch es in einer Minute wieder.
       *[other] Versuch es in { $n } Minuten wieder.
    }
next-seconds = Frag in ein paar Sekunden noch einmal.
next-post-link = Damit er entrollt wird, schicke seinen Link mit POST an /api/v1/threads: { $link }
next-between = „{ $name }“ ist eine ganze Zahl von { $from } bis { $to }.
next-one-of = „{ $name }“ ist eines von diesen: { $values }.
next-place = „{ $name }“ ist, was „next“ des Teils davor sagt. Ohne das beginnt die Liste oben.
next-tomorrow = Komm morgen wieder (UTC).
next-original = Öffne das Original: Vielleicht ist es dort noch zu lesen.
next-copy = Öffne einen Beitrag des Threads, kopiere seinen Link („Teilen“, „Link kopieren“) und füge ihn hier ein.
next-paste = Füge den Link eines Beitrags ein, um seinen Thread zu lesen.
next-shape = Lies den Thread auf seiner Seite, oder nimm ihn als Text oder Markdown mit.
next-home = Geh zurück zur Startseite und fang dort an.
next-form = Geh zur Startseite und benutze das Formular dort.
next-sign-in = Melde dich im Netzwerk an, um ihn dort zu lesen.
next-whole-link = Prüfe, ob der ganze Link kopiert wurde.
next-name = Namen ändern sich: Öffne das Profil des Autors und kopiere den Link des Beitrags noch einmal.
next-mirror = Wenn das ein Spiegel von { $title } ist, { $link }entrolle den Beitrag dort{ $end }.
next-mirror-plain = Wenn das ein Spiegel von { $title } ist, entrolle stattdessen { $address }.

## The catalogue for reading apps, and the book of a week

opds-latest = Neueste Threads
    .about = Was hier entrollt wurde, das Neueste zuerst.
opds-most-read = Die in den letzten sieben Tagen am meisten gelesenen Threads.
opds-network = Threads: { $network }, die neuesten zuerst.
opds-week = { $list }: die letzte Woche
    .about = Die Threads der letzten sieben Tage als ein Buch.
list-week = Die letzte Woche als Buch (EPUB)
digest-threads = { $n ->
        [one] Ein Thread
       *[other] { $n } Threads
    }
digest-title = { $list }: { $from } bis { $until }
digest-about = { $threads }, wie sie hier vom { $from } bis { $until } (UTC) ankamen. Nur die Worte; Bilder stehen auf der Seite des jeweiligen Threads.
