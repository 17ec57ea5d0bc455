# Français.
#
# For translators
# - Readers are addressed as « vous ».
# - thread: fil; post: post; to unroll: dérouler; handle: identifiant; fediverse: Fédivers;
#   receipt: décompte; content warning: avertissement.
# - A no-break space stands before « : », « % » and inside « guillemets », a narrow one before « ; »,
#   « ! » and « ? ».

## The frame of every page

site-home-title = Unspool : lire un fil sur une seule page
page-title = { $title } · Unspool
skip = Aller au texte
nav-site = Ce site
nav-about-site = À propos de ce site
nav-latest = Récents
nav-about = À propos
nav-opt-out = Auteurs : dire non
nav-status = État
nav-language = Langue
footer-what = Unspool fait d’un fil une page. Pas de publicité, rien qui vienne de tiers.
footer-cookies = Pas de cookies, sauf si vous enregistrez une préférence : confidentialité

## How pages look

look = Réglages de lecture
look-theme = Couleurs
look-theme-system = Comme le système
look-theme-light = Clair
look-theme-dark = Sombre
look-size = Taille du texte
look-size-small = Petite
look-size-normal = Normale
look-size-large = Grande
look-size-largest = Très grande
look-width = Largeur de la colonne
look-width-narrow = Étroite
look-width-normal = Normale
look-width-wide = Large
look-what = Ce que vous choisissez s’applique tout de suite. Enregistrer le garde dans { $link }un cookie{ $end }.
look-save = Enregistrer

## Networks, as they are called in the middle of a sentence

network-x = X
network-bluesky = Bluesky
network-mastodon = le Fédivers
networks-none = aucun réseau

## Lists of words

list-and = { $first } et { $last }
list-or = { $first } ou { $last }
list-comma = { $first }, { $last }

## The form

form-link = Lien de n’importe quel post d’un fil
form-last = Lien du dernier post du fil
form-submit = Dérouler

## The front page and the lists

home-description = Collez le lien de n’importe quel post d’un fil et lisez le fil entier sur une seule page.
home-heading = Lire un fil sur une seule page
home-accepts = N’importe quel post du fil convient : le premier, le dernier ou un autre entre les deux. Ce site lit { $networks }.
home-ways = { $link }Raccourcis{ $end } : un favori, ou le menu de partage du téléphone.
home-demo = Essayez l’un de ceux-ci
home-demo-what = Ceci est une démonstration : elle répond à partir d’enregistrements et n’interroge aucun réseau.
latest-heading = Derniers fils déroulés
latest-empty-home = Rien pour l’instant. Collez ci-dessus le lien d’un post : son fil sera le premier de cette liste.
latest-empty = Rien pour l’instant. { $link }Collez le lien d’un post{ $end } : son fil sera le premier de cette liste.
latest-no-older = Il n’y a pas de fils plus anciens ici.
latest-no-other = Pas encore d’autre fil.
latest-older = Fils plus anciens
latest-newest = Fils les plus récents
latest-newer = Fils plus récents
list-tag = Fils avec le mot-dièse #{ $tag }
list-empty = Rien de ce réseau n’a encore été déroulé ici. { $link }Collez le lien d’un post{ $end } : son fil sera le premier de cette liste.
most-read-heading = Les plus lus de la semaine
most-read-empty = Personne n’a lu de fil des listes cette semaine. { $link }Voir les derniers{ $end }.
untitled = Un fil sans texte
posts =
    { $n ->
        [one] { $n } post
       *[other] { $n } posts
    }

## Search

search-label = Chercher dans les fils gardés ici
search-submit = Chercher
search-what = La recherche porte sur les posts, les descriptions d’images, les hashtags et les noms des auteurs, avec ou sans accents.
search-count =
    { $n ->
        [one] { $n } fil, trouvé en { $ms } ms.
       *[other] { $n } fils, trouvés en { $ms } ms.
    }
search-count-more = Plus de { $n } fils, trouvés en { $ms } ms.
search-none = Aucun fil gardé ici ne répond. Moins de mots, ou le début d’un mot, en trouveront peut-être plus.
search-by-relevance = Les meilleurs d’abord
search-by-newest = Les plus récents d’abord
search-judged = Voici les meilleurs des { $n } plus récents ; { $link }les plus récents d’abord{ $end } les montre tous.
search-hurried = C’était trop long, tout n’a donc pas été examiné. Plus de mots, ou des mots plus rares, accélèrent la recherche.
search-more = Plus de fils
search-back = Fils précédents
search-first = Revenir aux premiers
search-feed = Ce qui répondra désormais, en flux :
search-feed-title = Fils qui répondent à : { $question }
search-how = Comment demander
search-how-all = les deux mots, où qu’ils soient
search-how-phrase = ces mots à la suite
search-how-prefix = les mots qui commencent ainsi
search-how-inside = les mots qui contiennent ces lettres
search-how-minus = sans ce mot
search-how-tag = avec ce hashtag
search-how-from = de cet auteur
search-how-network = sur ce réseau
search-how-lang = dans cette langue
search-how-date = commencé à cette date ou après, à cette date ou avant
search-how-has = avec des images ou du son, une vidéo, un sondage, un post cité
search-note-unknown = { $what } n’est pas connu : cherché comme un mot.
search-note-value = { $what } n’a pas de sens et a été laissé de côté.
search-note-ignored = Il n’y a rien à chercher dans { $what }, qui a été laissé de côté.
search-note-short = { $what } est trop court pour une partie de mot : cherché comme un mot entier.
search-note-many = { $what } convient à tant de mots que seuls les plus courants ont été cherchés.
search-note-unbalanced = Il manquait un guillemet ; il a été ajouté à la fin.
search-note-long = C’était trop long : la fin a été laissée de côté.

## The page of a thread

thread-by = Un fil de { $author }
thread-minutes =
    { $n ->
       *[other] { $n } min de lecture
    }
thread-original = Original
thread-more = Le fil continue ? Ajoutez la suite
thread-context = En réponse à { $author }
thread-context-gap = Ce fil répond à un post qui ne peut pas être affiché. { $gap }
thread-rest = La suite du fil
thread-upward =
    { $network ->
        [mastodon] le Fédivers ne montre à ce site que ce qui précède le post collé. Si le fil continue, collez le lien de son dernier post et la suite sera ajoutée ici.
       *[other] { $title } ne montre à ce site que ce qui précède le post collé. Si le fil continue, collez le lien de son dernier post et la suite sera ajoutée ici.
    }
thread-continued = Suite de { $place }
thread-branch = Une autre branche du fil
thread-after = À propos de cette page
thread-follow = Vous pouvez suivre { $author }.
thread-tip = Astuce : mentionnez { $bots } dans un fil avec le mot-clé « unroll » et vous recevrez un lien vers sa page.
thread-checked = Lu par { $via } ; dernière vérification : { $at }.
thread-check = Vérifier à nouveau
thread-keep = À emporter
thread-share = Partager
thread-pass-on = Partager…
thread-copy = Copier le lien
thread-copied = Copié
thread-not-copied = Copie impossible
thread-again = Un autre fil ? Collez ici le lien de l’un de ses posts, ou placez { $address } devant celui-ci.
thread-again-nameless = Un autre fil ? Collez ici le lien de l’un de ses posts, ou placez l’adresse de ce site devant celui-ci.

feed-of = Fils de { $author }
thread-tags = Mots-dièse
thread-others = Autres fils de { $author }
thread-quoting = Fils qui citent celui-ci
feed-on =
    { $network ->
        [mastodon] Fils du Fédivers
       *[other] Fils de { $title }
    }
feed-server = Fils de { $host }
view-article = En article
view-posts = Tel que publié
keys = Clavier
keys-move = post suivant et précédent
keys-original = ouvrir le post d’origine
keys-copy = copier le lien du post
keys-pictures = parcourir les images, fermer
keys-this = afficher ces touches

## Pictures

picture-alt = Description
picture-no-alt = Pas de description
picture-close = Fermer
picture-before = Image précédente
picture-next = Image suivante

## A post

post-paragraph = Paragraphe { $n }
post-edited = modifié : { $at }
post-warning = Avertissement :
post-sensitive = Contenu sensible : afficher
post-cut = Ce n’est que le début d’un long post.
post-rest =
    { $network ->
        [mastodon] Lire la suite sur le Fédivers
       *[other] Lire la suite sur { $title }
    }
post-rest-of = { $words } (paragraphe { $n })
post-rest-quoted = { $words } (un post cité)
post-quote-gap = Ici se trouve un post cité qui ne peut pas être affiché. { $gap }
post-quotes = Il cite un post de { $author }.
post-unsupported = Quelque chose ici n’est visible que { $link }dans l’original{ $end }.
post-video = Voir la vidéo dans l’original
post-media = { $kind } dans l’original

# In feeds and in frames on other sites.
plain-sensitive = Contenu sensible :
plain-page = à lire sur sa page.
plain-read = Lire sur une seule page

poll-closed = Sondage terminé
poll-open = Sondage, ouvert au moment de la lecture
poll-multiple = plusieurs réponses étaient possibles
poll-total =
    { $n ->
        [one] { $votes } vote ou votant
       *[other] { $votes } votes ou votants
    }
poll-ended = fin : { $at }
poll-ends = fin prévue : { $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first } ; { $next }
sentence = { $words }.
votes =
    { $n ->
        [one] { $votes } vote
       *[other] { $votes } votes
    }
votes-share = { $votes }, { $percent } %
share = { $percent } %

## Media

media-image = Image
media-video = Vidéo
media-gif = Animation
media-audio = Son
media-other = Fichier

## What stands where a post is missing

gap-suspended = Le compte qui a écrit ce post est suspendu.
gap-age-restricted = Ce post est réservé aux personnes majeures et connectées.
gap-signed-in = Ce post est réservé aux personnes connectées.
gap-legal = Ce post est retenu dans certains pays ou à la suite d’une demande légale.
gap-deleted = Ce post a été supprimé.
gap-protected = Ce post n’est pas public.
gap-blocked = Ce post est masqué par un blocage.
gap-withheld = Ce post est retenu par le réseau ou sa modération.
gap-beyond = Il y a peut-être une suite qui n’a pas pu être lue.
gap-unreachable = Ce post n’a pas pu être lu.

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] 1 post
       *[other] Les { $n } posts
    }
receipt-of =
    { $all ->
       *[other] { $n } posts sur { $all }
    }
receipt-missing = { $posts } : { $missing }
receipt-note = { $sentence } ; { $note }
missing-suspended =
    { $n ->
       *[other] { $n } d’un compte suspendu
    }
missing-age-restricted =
    { $n ->
        [one] { $n } réservé aux adultes
       *[other] { $n } réservés aux adultes
    }
missing-signed-in =
    { $n ->
        [one] { $n } réservé aux personnes connectées
       *[other] { $n } réservés aux personnes connectées
    }
missing-legal =
    { $n ->
        [one] { $n } retenu dans certains pays ou à la suite d’une demande légale
       *[other] { $n } retenus dans certains pays ou à la suite d’une demande légale
    }
missing-deleted =
    { $n ->
        [one] { $n } supprimé
       *[other] { $n } supprimés
    }
missing-protected =
    { $n ->
        [one] { $n } non public
       *[other] { $n } non publics
    }
missing-blocked =
    { $n ->
        [one] { $n } masqué par un blocage
       *[other] { $n } masqués par un blocage
    }
missing-withheld =
    { $n ->
        [one] { $n } retenu par le réseau
       *[other] { $n } retenus par le réseau
    }
missing-unreachable =
    { $n ->
        [one] { $n } illisible
       *[other] { $n } illisibles
    }
missing-beyond =
    { $n ->
       *[other] { $n } au-delà de ce que le réseau montre aux visiteurs
    }
missing-unplaced =
    { $n ->
        [one] { $n } introuvable
       *[other] { $n } introuvables
    }
note-head = le début manque
note-tail = la fin manque
note-unknown = il y a peut-être une suite
note-stopped = la lecture s’est arrêtée à une limite, il y a peut-être une suite
note-upward = seuls le post collé et ce qui le précède ont pu être vus, il y a peut-être une suite
note-cut =
    { $n ->
        [one] le texte de { $n } post est coupé
       *[other] les textes de { $n } posts sont coupés
    }
note-inferred =
    { $n ->
        [one] la place de { $n } partie est déduite
       *[other] les places de { $n } parties sont déduites
    }

## Documents to take away

# Formats whose names are words.
format-txt = Texte brut
format-zip = Zip avec tout

document-thread-by = Fil de { $author }
document-by = Par { $author }
document-original = original
document-reply = En réponse à :
document-continued = Suite
document-continued-from = Suite de { $place }
document-rest = Lire la suite
document-sensitive = { $kind } (contenu sensible)
document-quoted = Un post cité
document-unsupported = Quelque chose que seul { $link }l’original{ $end } montre.
document-poll = Sondage :
document-poll-closed = Sondage terminé :
document-read = Lu : { $at }, par { $via }.
document-covered = Contenu sensible
document-covered-here = Le contenu sensible se trouve à la fin de ce document.
document-watch = { $kind } : à voir dans l’original
document-no-alt = { $kind } sans description.
document-contents = Sommaire
document-title-page = Page de titre
document-whole = Le fil
document-part = Partie { $n }
document-access = Texte redistribuable, dans l’ordre de lecture.
document-access-none = Pas d’images.
document-access-all = Les images portent les descriptions données par leur auteur.
document-access-some = Certaines images n’ont pas de description : leur auteur n’en a pas donné.

## Moments

month =
    { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avr.
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }
day =
    { $day ->
        [1] 1er { month } { $year }
       *[other] { $day } { month } { $year }
    }
moment = { day }, { $time } UTC
age-now = à l’instant
age-minutes =
    { $n ->
        [one] il y a { $n } minute
       *[other] il y a { $n } minutes
    }
age-hours =
    { $n ->
        [one] il y a { $n } heure
       *[other] il y a { $n } heures
    }
age-days =
    { $n ->
        [one] il y a { $n } jour
       *[other] il y a { $n } jours
    }

## While a thread is being read

progress-title = Lecture du fil…
progress-heading = Lecture du fil
progress-none = Le réseau est interrogé.
progress-count =
    { $n ->
        [one] { $n } post trouvé jusqu’ici.
       *[other] { $n } posts trouvés jusqu’ici.
    }
progress-what = Le fil de { $address } est en cours de lecture sur son réseau. Les longs fils et les serveurs lents prennent jusqu’à une minute. Cette page avance toute seule ; vous pouvez aussi partir et revenir : la lecture continue.
progress-again = Regarder à nouveau

## While a document is being made

making-title = Préparation du document …
making-heading = En préparation : { $label }
making-what = Les images sont réunies et les pages composées. Cela prend quelques secondes, jusqu’à une minute pour les longs fils. Cette page continue toute seule.
making-back = Retour au fil

## About

about-title = À propos
about-heading = À propos de ce site
about-what = Collez le lien de n’importe quel post d’un fil et lisez le fil entier sur une seule page. Ce site utilise Unspool, qui lit { $networks }.
about-get = Ce que vous obtenez
about-get-order = Les posts de l’auteur dans l’ordre de ses réponses, quel que soit celui que vous collez.
about-get-branches = Les autres branches de l’auteur après la principale, chacune avec un lien vers l’endroit où elle s’en détache.
about-get-receipt = Un décompte qui dit si le fil est entier. Là où un post manque, la page le dit à sa place, avec la raison.
about-get-media = Les images avec leurs descriptions, les sondages, les citations, les avertissements ; un lien vers chaque post d’origine.
about-get-formats = Le fil à emporter, dans d’autres formats.
about-ways = Raccourcis
about-ways-address = Vous pouvez placer l’adresse de ce site devant celle d’un post : { $address }
about-ways-bookmark = Faites glisser ce lien dans la barre de favoris : { $link }Dérouler{ $end }. Un clic là-bas, quand un post est ouvert, mène au fil sur ce site. Sur cette page, un clic ne fait rien.
about-ways-app = Sur Android, installez ce site depuis le menu du navigateur : il figurera parmi les applications avec lesquelles on peut partager un post.
about-know = Bon à savoir
about-know-upward = Certaines façons de lire X ne montrent que ce qui précède le post collé. La page d’un tel fil le dit et demande le lien de son dernier post ; une fois collé là, la suite est ajoutée à la même page.
about-know-cost = La page d’un fil conservé ici ne coûte rien au réseau, quel que soit le nombre de lecteurs.
about-know-authors = Les auteurs décident : { $link }comment dire non{ $end }.
about-know-programs = Les programmes sont les bienvenus : { $link }ce qu’ils peuvent demander{ $end }.
about-know-catalogue = Pour les applications de lecture, il y a un catalogue (OPDS) : l’adresse de ce site suivie de { $address }.
about-know-readers = Ce qui est conservé sur les lecteurs : { $link }presque rien{ $end }.

## Privacy

privacy-title = Confidentialité
privacy-cookies = Politique relative aux cookies
privacy-cookies-none = Aucun, sauf si vous enregistrez l’apparence des pages ; alors un seul.
privacy-cookies-what = Ce que vous choisissez sous « Aa » s’applique tout de suite et s’oublie avec la page. Seul « Enregistrer » le garde : dans un cookie de ce site, nommé { $name }, pendant un an. Il contient ces choix (par exemple { $example }) et rien sur vous. Choisissez ce qu’il y avait au début, enregistrez à nouveau, et il est effacé. Rien d’autre n’est stocké dans votre navigateur.
privacy-readers = Lecteurs
privacy-readers-browser = Votre navigateur n’interroge que ce site. Les images et les vidéos viennent d’ici, afin que les réseaux ne sachent pas qui lit.
privacy-readers-address =
    { $n ->
       *[other] Votre adresse n’est pas notée. Tant que le programme tourne, il retient en mémoire combien de fils ont été cherchés pour le réseau d’où vous venez (au plus { $n } par heure) ; c’est oublié dans l’heure.
    }
privacy-readers-count = Pour « les plus lus de la semaine », ce site compte combien de personnes lisent un fil chaque jour, une fois pour chaque réseau d’où elles viennent. Pour ne compter personne deux fois, il garde en mémoire, jusqu’à la fin du jour, des marques dont on ne peut déduire ni qui a lu ni quel fil. Ce qui est noté est un nombre par fil et par jour, pendant une semaine.
privacy-readers-log = Le journal indique quels fils ont été lus sur les réseaux, quand, et en combien de temps ; jamais pour qui.
privacy-asked = Qui est interrogé pour un fil
privacy-asked-what = C’est ce site qui interroge, jamais votre navigateur. Ceux qui sont interrogés apprennent quel post quelqu’un veut lire ; ils n’apprennent pas qui. Un fil conservé ici est affiché sans interroger personne.
privacy-asked-x = X : son API officielle, une API compatible avec FxEmbed choisie par l’exploitant de ce site et le service des posts intégrés de X. Seul ce que l’exploitant a configuré est interrogé, dans cet ordre : { $link }lesquels sont configurés ici{ $end }. Les images et les vidéos viennent des serveurs de X par l’intermédiaire de ce site. D’un lien vers un miroir de X, seul le numéro est lu : le miroir n’est pas interrogé. Un lien raccourci est résolu auprès de X.
privacy-asked-bluesky = Bluesky : son AppView, l’annuaire de ses identités et les serveurs où les auteurs conservent leurs posts.
privacy-asked-fediverse = Le Fédivers : les serveurs des auteurs du fil.
privacy-authors = Auteurs
privacy-authors-public = Seuls sont lus les posts que tout le monde peut lire sans se connecter. Les posts d’un fil demandé par quelqu’un sont conservés, afin que la page puisse être affichée à nouveau.
privacy-authors-again = Un fil conservé est relu de temps en temps. Ce que son auteur a supprimé sur le réseau est supprimé ici.
privacy-authors-no = Les auteurs qui ne veulent pas de cela sont respectés : { $link }comment dire non{ $end }.

## Opt out

out-heading = Comment un auteur dit non
out-what = La plupart des auteurs ont déjà dit ce qu’ils veulent, sur leur propre réseau. Ce site le lit et s’y conforme à la prochaine lecture du fil.
out-show = « N’affichez pas mes fils »
out-show-bluesky = Bluesky : { $setting }.
out-show-fediverse = Fédivers : l’un des hashtags { $tags } dans le profil.
out-show-x = X : protéger les posts du compte.
out-show-others = GoToSocial : masquer les posts de la vue web. Misskey : exiger une connexion pour voir le contenu.
out-show-private = Les posts destinés aux abonnés ou aux personnes mentionnées ne sont jamais affichés.
out-list = « Ne me mettez pas dans les listes, ne laissez pas les moteurs de recherche me trouver »
out-list-unlisted = Les posts non listés (« publics discrets ») sont affichés à qui a le lien ; ils ne sont ni listés ni indexés.
out-list-index = Mastodon : désactiver { $setting } tient les pages hors des moteurs de recherche.
out-list-discover = Mastodon : désactiver { $setting } les tient hors des listes.
out-list-tags = L’un des hashtags { $tags } dans le profil tient les pages hors des moteurs de recherche.
out-list-misskey = Misskey : { $setting } fait de même.
out-forget = « Oubliez ce fil »
out-forget-delete = Supprimez-le sur le réseau : il sera supprimé ici à la prochaine lecture. « Vérifier à nouveau », au bas de sa page, le fait tout de suite.
out-forget-contact = Ou écrivez à l’exploitant de ce site : { $contact }.
out-forget-operator = Ou demandez à l’exploitant de ce site de le retirer.

## Status

status-what = Ce que ce site sait, à cette date : { $at }. Il interroge un réseau quand quelqu’un en veut un fil, pas avant.
status-kept = Fils conservés
status-kept-well = peuvent être lus
status-kept-failing = ne peuvent pas être lus pour l’instant
status-title = État
status-ways = lu de ces façons ; la première qui marche est retenue
status-no-way = ne peut pas être lu : aucun accès n’est configuré sur ce site
status-untried = pas eu à servir depuis le démarrage
status-well = fonctionne ; dernière réponse : { $at }
status-failing = échec ({ $at }) : { $trouble } ; le prochain fil réessaiera
status-resting = laissé en paix jusqu’à cette date : { $at }. Raison : { $trouble }
status-off = non configuré sur ce site
way-x-api = l’API officielle de X
way-x-fxembed = une API compatible avec FxEmbed
way-x-embeds = le service d’intégration de X
way-archive = l’archive personnelle de l’auteur
way-repository = le dépôt de l’auteur
way-appview = l’AppView de Bluesky
way-mastodon = l’API Mastodon de { $host }
way-misskey = l’API Misskey de { $host }
way-activitypub = ActivityPub chez { $host }
way-copy = ce qu’on en voit depuis { $host }
way-partial = { $way }, qui n’énumère pas toutes les réponses : des posts après celui demandé peuvent manquer
way-parcel = { $way }, tiré d’un paquet
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] le serveur interrogé
       *[it] ce service
    }
trouble-refuses = { trouble-who } refuse de répondre à ce site
trouble-wait = { trouble-who } demande à ce site d’attendre
trouble-budget = { trouble-who } coûte aujourd’hui plus que ce site ne veut dépenser
trouble-slow = { trouble-who } n’a pas répondu à temps
trouble-down = { trouble-who } est injoignable
trouble-nonsense = { trouble-who } a donné une réponse qui n’avait pas de sens
trouble-large = { trouble-who } a donné une réponse plus longue que ce que ce site lit
trouble-protocol = { trouble-who } ne parle aucun protocole que ce site lise
trouble-no-post = { trouble-who } n’a donné aucun post

## Errors: what happened, in a few words and in a sentence

error-not-kept = Pas conservé ici
    .detail = Ce site ne conserve pas ce fil. Il le déroule quand une personne le demande, pas pour les robots.
error-not-for-robots = Pas fait pour les robots
    .detail = Ce document est fait quand une personne, ou un de ses programmes, le demande. Le fil lui-même se lit sur sa page.
error-not-fetched = Pas conservé ici
    .detail = Ce site ne conserve pas ce fil, et le lire ici ne va rien chercher.
error-parameter = Un paramètre qui n’est pas compris
    .detail = « { $name } » ne peut pas être « { $value } ».
error-too-many = Cela faisait beaucoup de fils
    .detail = Tant de fils ont été cherchés pour votre adresse en une heure que ce site fait maintenant une pause, par égard pour les réseaux. Les fils conservés ici restent lisibles.
error-too-many-documents = Cela faisait beaucoup de documents
    .detail = Tant de documents ont été faits pour votre adresse en une heure que ce site fait maintenant une pause. Les fils eux-mêmes restent lisibles.
error-too-many-pictures = Cela faisait beaucoup d’images
    .detail = Tant d’images ont été cherchées pour votre adresse en une minute que ce site fait maintenant une pause, par égard pour leurs serveurs. Les images conservées ici restent visibles.
error-too-many-searches = Cela faisait beaucoup de recherches
    .detail = Tant de recherches sont venues de votre adresse en une minute que ce site fait maintenant une pause. Les fils restent lisibles.
error-unfinished = Lecture en cours
    .detail = Le fil est en train d’être lu sur son réseau.
error-unmade = Encore en préparation
    .detail = Le document est en cours de préparation.
error-shape-large = Trop grand pour cela
    .detail = Ce fil est trop grand pour un fichier de ce type.
error-shape-busy = Trop de travail
    .detail = Tant de documents sont en préparation que le vôtre n’a pas pu commencer.
error-shape-none = Pas fait ici
    .detail = Ce site ne fait pas de fichiers de ce type.
error-no-page = Cette page n’existe pas
    .detail = Rien ne se trouve à cette adresse.
error-bad-request = Cela n’a pas marché
    .detail = Ce site ne comprend pas cette requête.
error-body = Cette adresse n’accepte pas cela
    .detail = Elle accepte du JSON (application/json) avec un champ, « link » : le lien d’un message.
error-too-much = Trop grand
    .detail = La requête est plus grande que ce que ce site accepte.
error-no-picture = Pas d’image
    .detail = L’image n’est plus là, ou son serveur ne la donne pas.
error-broken = Quelque chose s’est cassé ici
    .detail = La faute est la nôtre, pas la vôtre. Elle a été notée.
error-forged = Refusé
    .detail = Une page d’un autre site a essayé d’utiliser celui-ci en votre nom ; rien n’a donc été fait.
error-method = Pas comme cela
    .detail = Cette adresse n’accepte pas ce genre de requête.
error-too-slow = Trop lent
    .detail = Cela a pris plus de temps qu’une page ne peut en prendre.
error-no-link = Ce n’est pas un lien
    .detail = Ce que vous avez collé ne peut pas être lu comme l’adresse d’un post.
error-unknown-network = Ce réseau est inconnu
    .detail = { $host } n’appartient à aucun réseau que cette version lise. Elle lit { $networks }.
error-unknown-network-nameless = Le lien n’appartient à aucun réseau que cette version lise. Elle lit { $networks }.
error-deleted-here = Supprimé
    .detail = Ce fil se trouvait ici. Son auteur l’a supprimé sur le réseau ; il a donc été supprimé ici aussi.
error-removed = Retiré
    .detail = Ce fil a été retiré de ce site et n’y reviendra pas.
error-author-refused = L’auteur a dit non
    .detail = L’auteur de ce fil ne veut pas qu’il soit affiché ici.
error-expired = N’est plus conservé
    .detail = L’auteur souhaitait que ce fil soit conservé pour un temps limité, et ce temps est écoulé.
error-busy = Trop de travail
    .detail = Tant de fils sont en cours de lecture que le vôtre n’a pas pu commencer.
error-profile = C’est un profil, pas un post
    .detail = Le lien mène au profil de quelqu’un. Un fil se trouve par l’un de ses posts.
error-no-server = Le lien ne dit pas où est le post
    .detail = C’est l’adresse d’une application, qui ne nomme pas le serveur où se trouve le post.
error-no-post = Ce n’est pas un post
    .detail = Le lien mène à un réseau que ce site lit, mais pas à un post.
error-refused-signed-in = L’auteur a dit non
    .detail = L’auteur ne montre ces posts qu’aux personnes connectées au réseau.
error-refused-unroll = L’auteur a dit non
    .detail = Le profil de l’auteur dit qu’il ne veut pas être déroulé, archivé ou lu par des programmes.
error-refused-web = L’auteur a dit non
    .detail = L’auteur masque ces posts sur le web ouvert.
error-moderated = Masqué par la modération
    .detail = La modération du réseau masque ce compte ou ce post.
error-no-list = Rien ici pour l’instant
    .detail = Rien de { $name } n’a été déroulé sur ce site, ou rien qui figure dans les listes. Collez le lien d’un post et son fil sera lu.
error-not-found = Ce post n’existe pas
    .detail = Le réseau ne connaît pas ce post, ou ne le montre pas aux visiteurs.
error-no-account = Ce compte n’existe pas
    .detail = Le réseau ne connaît aucun compte de ce nom.
error-deleted = Supprimé
    .detail = Le post a existé, et son auteur l’a supprimé.
error-account-gone = Le compte n’est plus là
    .detail = Le compte de l’auteur est désactivé, suspendu ou supprimé.
error-budget = Plus rien pour aujourd’hui
    .detail = Lire ce réseau coûte de l’argent, et ce que l’exploitant de ce site dépense par jour est dépensé. Les fils conservés ici restent lisibles.
error-server-refuses = Le serveur ne nous laisse pas lire
    .detail = { $host } ne montre ce post qu’aux personnes connectées, ou pas à nous.
error-server-denied = Ce serveur n’est pas interrogé
    .detail = L’exploitant de ce site a décidé de ne pas lire { $host }.
error-no-network = Pas un serveur avec des fils
    .detail = { $host } n’est pas un serveur d’un réseau que ce site puisse lire.
error-suspended = Suspendu
    .detail = Le réseau a suspendu le compte de l’auteur ; rien n’en est donc affiché.
error-age-restricted = Réservé aux adultes
    .detail = Le réseau ne montre ce post qu’aux personnes majeures et connectées.
error-signed-in = Réservé aux personnes connectées
    .detail = Le réseau montre ce post aux personnes connectées et ne dit pas pourquoi : il est peut-être réservé aux adultes, retenu dans certains pays ou destiné aux abonnés.
error-withheld = Retenu
    .detail = Le réseau retient ce post dans certains pays, à la suite d’une demande légale ou d’une réclamation.
error-protected = Pas public
    .detail = L’auteur ne montre pas ce post à tout le monde ; il n’est donc pas affiché ici.
error-wait = Le réseau nous demande d’attendre
    .detail = { $host } a été interrogé trop souvent et demande une pause.
error-slow = Le réseau est lent
    .detail = { $host } n’a pas répondu à temps.
error-down = Le réseau est en panne
    .detail = { $host } est injoignable pour l’instant.
error-nonsense = La réponse du réseau n’a pas de sens
    .detail = Ce que { $host } a répondu ne peut pas être compris.
error-large = Trop grand
    .detail = Ce que le réseau a répondu dépasse ce que ce site lit en une fois.

## Errors: what to try next

next-later = Réessayez dans quelques minutes.
next-in-seconds =
    { $n ->
        [one] Réessayez dans { $n } seconde.
       *[other] Réessayez dans { $n } secondes.
    }
next-in-minutes =
    { $n ->
        [one] Réessayez dans { $n } minute.
       *[other] Réessayez dans { $n } minutes.
    }
next-seconds = Redemandez dans quelques secondes.
next-post-link = Pour le faire dérouler, envoyez son lien par POST à /api/v1/threads : { $link }
next-between = « { $name } » est un nombre entier de { $from } à { $to }.
next-one-of = « { $name } » est l’un de ceux-ci : { $values }.
next-place = « { $name } » est ce que dit « next » de la partie précédente. Sans lui, la liste commence en haut.
next-tomorrow = Revenez demain (UTC).
next-original = Ouvrez l’original : il y est peut-être encore lisible.
next-copy = Ouvrez un post du fil, copiez son lien (« Partager », « Copier le lien ») et collez-le ici.
next-paste = Collez le lien d’un post pour lire son fil.
next-shape = Lisez le fil sur sa page, ou emportez-le en texte ou en Markdown.
next-home = Retournez à la page d’accueil et commencez là.
next-form = Allez à la page d’accueil et utilisez le formulaire qui s’y trouve.
next-sign-in = Connectez-vous au réseau pour le lire là-bas.
next-whole-link = Vérifiez que le lien a été copié en entier.
next-name = Les noms changent : ouvrez le profil de l’auteur et copiez à nouveau le lien du post.
next-mirror = Si c’est un miroir de { $title }, { $link }déroulez le post là-bas{ $end }.
next-mirror-plain = Si c’est un miroir de { $title }, déroulez plutôt { $address }.

## The catalogue for reading apps, and the book of a week

opds-latest = Derniers fils
    .about = Ce qui a été déroulé ici, le plus récent d’abord.
opds-most-read = Les fils les plus lus des sept derniers jours.
opds-network = Fils de { $network }, les plus récents d’abord.
opds-week = { $list } : la dernière semaine
    .about = Les fils des sept derniers jours en un seul livre.
list-week = La dernière semaine en livre (EPUB)
digest-threads = { $n ->
        [one] Un fil
       *[other] { $n } fils
    }
digest-title = { $list } : du { $from } au { $until }
digest-about = { $threads }, tels qu’ils sont arrivés ici du { $from } au { $until } (UTC). Le texte seul ; les images sont sur la page de chaque fil.
