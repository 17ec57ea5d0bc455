# Español.
#
# For translators
# - Readers are addressed as “tú”. Neutral between Spain and America.
# - thread: hilo; post: publicación; to unroll: desenrollar; handle: nombre de usuario;
#   fediverse: fediverso; receipt: recuento; content warning: advertencia de contenido.

## The frame of every page

site-home-title = Unspool: lee un hilo en una sola página
page-title = { $title } · Unspool
skip = Ir al texto
nav-site = Este sitio
nav-about-site = Acerca de este sitio
nav-latest = Recientes
nav-about = Acerca de
nav-opt-out = Para autores: no participar
nav-status = Estado
nav-language = Idioma
footer-what = Unspool convierte un hilo en una página. Sin anuncios y sin nada de terceros.
footer-cookies = Sin cookies, salvo que guardes una preferencia: privacidad

## How pages look

look = Ajustes de lectura
look-theme = Colores
look-theme-system = Como el sistema
look-theme-light = Claro
look-theme-dark = Oscuro
look-size = Tamaño del texto
look-size-small = Pequeño
look-size-normal = Normal
look-size-large = Grande
look-size-largest = Muy grande
look-width = Ancho de la columna
look-width-narrow = Estrecho
look-width-normal = Normal
look-width-wide = Ancho
look-what = Lo que elijas se aplica al momento. Al guardar, queda en { $link }una cookie{ $end }.
look-save = Guardar

## Networks, as they are called in the middle of a sentence

network-x = X
network-bluesky = Bluesky
network-mastodon = el fediverso
networks-none = ninguna red

## Lists of words

list-and = { $first } y { $last }
list-or = { $first } o { $last }
list-comma = { $first }, { $last }

## The form

form-link = Enlace de cualquier publicación de un hilo
form-last = Enlace de la última publicación del hilo
form-submit = Desenrollar

## The front page and the lists

home-description = Pega el enlace de cualquier publicación de un hilo y lee el hilo entero en una sola página.
home-heading = Lee un hilo en una sola página
home-accepts = Sirve cualquier publicación del hilo: la primera, la última o una de en medio. Este sitio lee { $networks }.
home-ways = { $link }Atajos{ $end }: un marcador o el menú de compartir del teléfono.
home-demo = Prueba con uno de estos
home-demo-what = Esto es una demostración: responde con grabaciones y no consulta ninguna red.
latest-heading = Últimos hilos desenrollados
latest-empty-home = Todavía nada. Pega arriba el enlace de una publicación y su hilo será el primero de esta lista.
latest-empty = Todavía nada. { $link }Pega el enlace de una publicación{ $end } y su hilo será el primero de esta lista.
latest-no-older = Aquí no hay hilos más antiguos.
latest-no-other = Todavía no hay ningún otro hilo.
latest-older = Hilos más antiguos
latest-newest = Hilos más recientes
latest-newer = Hilos más nuevos
list-tag = Hilos con la etiqueta #{ $tag }
list-empty = Aquí todavía no se ha desenrollado nada de esta red. { $link }Pega el enlace de una publicación{ $end } y su hilo será el primero de esta lista.
most-read-heading = Lo más leído de la semana
most-read-empty = Esta semana nadie ha leído aquí un hilo de las listas. { $link }Ver los últimos{ $end }.
untitled = Un hilo sin texto
posts =
    { $n ->
        [one] { $n } publicación
       *[other] { $n } publicaciones
    }

## Search

search-label = Buscar en los hilos guardados aquí
search-submit = Buscar
search-what = Se busca en las publicaciones, en las descripciones de imágenes, en las etiquetas y en los nombres de los autores, con o sin acentos.
search-count =
    { $n ->
        [one] { $n } hilo, encontrado en { $ms } ms.
       *[other] { $n } hilos, encontrados en { $ms } ms.
    }
search-count-more = Más de { $n } hilos, encontrados en { $ms } ms.
search-none = Ningún hilo guardado aquí responde a esto. Con menos palabras, o con el comienzo de una, quizá haya más.
search-by-relevance = Los mejores primero
search-by-newest = Los más nuevos primero
search-judged = Aquí están los mejores de los { $n } más nuevos; { $link }los más nuevos primero{ $end } los muestra todos.
search-hurried = Tardaba demasiado, así que no se miró todo. Con más palabras, o más raras, va más rápido.
search-more = Más hilos
search-back = Hilos anteriores
search-first = Volver a los primeros
search-feed = Lo que responda a esto desde ahora, como canal:
search-feed-title = Hilos que responden a: { $question }
search-how = Cómo preguntar
search-how-all = las dos palabras, estén donde estén
search-how-phrase = estas palabras seguidas
search-how-prefix = palabras que empiezan así
search-how-inside = palabras que contienen estas letras
search-how-minus = sin esta palabra
search-how-tag = con esta etiqueta
search-how-from = de este autor
search-how-network = en esta red
search-how-lang = en este idioma
search-how-date = empezados entonces o después, entonces o antes
search-how-has = con imágenes o sonido, un vídeo, una encuesta, una publicación citada
search-note-unknown = { $what } no se conoce: se buscó como palabra.
search-note-value = { $what } no tiene sentido y se dejó fuera.
search-note-ignored = En { $what } no hay nada que buscar; se dejó fuera.
search-note-short = { $what } es demasiado corto para una parte de una palabra: se buscó como palabra entera.
search-note-many = { $what } encaja en tantas palabras que solo se buscaron las más usuales.
search-note-unbalanced = Faltaba una comilla; se puso al final.
search-note-long = Era demasiado largo: el final se dejó fuera.

## The page of a thread

thread-by = Un hilo de { $author }
thread-minutes =
    { $n ->
       *[other] { $n } min de lectura
    }
thread-original = Original
thread-more = ¿Continúa? Añade el resto
thread-context = En respuesta a { $author }
thread-context-gap = Este hilo responde a una publicación que no se puede mostrar. { $gap }
thread-rest = El resto del hilo
thread-upward =
    { $network ->
        [mastodon] el fediverso solo muestra a este sitio lo que está por encima de la publicación pegada. Si el hilo continúa, pega el enlace de su última publicación y el resto se añadirá aquí.
       *[other] { $title } solo muestra a este sitio lo que está por encima de la publicación pegada. Si el hilo continúa, pega el enlace de su última publicación y el resto se añadirá aquí.
    }
thread-continued = Continúa desde { $place }
thread-branch = Otra rama del hilo
thread-after = Sobre esta página
thread-follow = Puedes seguir a { $author }.
thread-tip = Consejo: menciona a { $bots } en un hilo con la palabra clave «unroll» y recibirás un enlace.
thread-checked = Leído mediante { $via }; última comprobación: { $at }.
thread-check = Comprobar de nuevo
thread-keep = Para llevar
thread-share = Compartir
thread-pass-on = Compartir…
thread-copy = Copiar enlace
thread-copied = Copiado
thread-not-copied = No se pudo copiar
thread-again = ¿Otro hilo? Pega aquí el enlace de cualquiera de sus publicaciones o ponle delante { $address }.
thread-again-nameless = ¿Otro hilo? Pega aquí el enlace de cualquiera de sus publicaciones o ponle delante la dirección de este sitio.

feed-of = Hilos de { $author }
thread-tags = Etiquetas
thread-others = Más de { $author }
thread-quoting = Hilos que citan este
feed-on =
    { $network ->
        [mastodon] Hilos del fediverso
       *[other] Hilos de { $title }
    }
feed-server = Hilos de { $host }
view-article = Como artículo
view-posts = Como se publicó
keys = Teclado
keys-move = publicación siguiente y anterior
keys-original = abrir la publicación original
keys-copy = copiar el enlace de la publicación
keys-pictures = pasar las imágenes, cerrar
keys-this = mostrar estas teclas

## Pictures

picture-alt = Descripción
picture-no-alt = Sin descripción
picture-close = Cerrar
picture-before = Imagen anterior
picture-next = Imagen siguiente

## A post

post-paragraph = Párrafo { $n }
post-edited = editada: { $at }
post-warning = Advertencia de contenido:
post-sensitive = Contenido delicado: mostrar
post-cut = Esto es solo el principio de una publicación larga.
post-rest =
    { $network ->
        [mastodon] Leer el resto en el fediverso
       *[other] Leer el resto en { $title }
    }
post-rest-of = { $words } (párrafo { $n })
post-rest-quoted = { $words } (una publicación citada)
post-quote-gap = Aquí hay una publicación citada que no se puede mostrar. { $gap }
post-quotes = Cita una publicación de { $author }.
post-unsupported = Hay algo aquí que solo se puede ver { $link }en el original{ $end }.
post-video = Ver el vídeo en el original
post-media = { $kind } en el original

# In feeds and in frames on other sites.
plain-sensitive = Contenido delicado:
plain-page = léelo en su página.
plain-read = Leer en una sola página

poll-closed = Encuesta cerrada
poll-open = Encuesta, abierta cuando se leyó
poll-multiple = se podían elegir varias respuestas
poll-total =
    { $n ->
        [one] { $votes } voto o votante
       *[other] { $votes } votos o votantes
    }
poll-ended = terminó: { $at }
poll-ends = termina: { $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first }; { $next }
sentence = { $words }.
votes =
    { $n ->
        [one] { $votes } voto
       *[other] { $votes } votos
    }
votes-share = { $votes }, { $percent } %
share = { $percent } %

## Media

media-image = Imagen
media-video = Vídeo
media-gif = Animación
media-audio = Audio
media-other = Archivo

## What stands where a post is missing

gap-suspended = La cuenta que escribió esta publicación está suspendida.
gap-age-restricted = Esta publicación es solo para mayores de edad que hayan iniciado sesión.
gap-signed-in = Esta publicación es solo para quienes hayan iniciado sesión.
gap-legal = Esta publicación está retenida en algunos países o por una demanda legal.
gap-deleted = Esta publicación fue eliminada.
gap-protected = Esta publicación no es pública.
gap-blocked = Un bloqueo oculta esta publicación.
gap-withheld = La red o sus moderadores retienen esta publicación.
gap-beyond = Puede que haya más que no se pudo leer.
gap-unreachable = Esta publicación no se pudo leer.

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] 1 publicación
       *[other] Las { $n } publicaciones
    }
receipt-of =
    { $all ->
       *[other] { $n } de { $all } publicaciones
    }
receipt-missing = { $posts }: { $missing }
receipt-note = { $sentence }; { $note }
missing-suspended =
    { $n ->
       *[other] { $n } de una cuenta suspendida
    }
missing-age-restricted =
    { $n ->
       *[other] { $n } solo para mayores de edad
    }
missing-signed-in =
    { $n ->
       *[other] { $n } solo con sesión iniciada
    }
missing-legal =
    { $n ->
        [one] { $n } retenida en algunos países o por una demanda legal
       *[other] { $n } retenidas en algunos países o por una demanda legal
    }
missing-deleted =
    { $n ->
        [one] { $n } eliminada
       *[other] { $n } eliminadas
    }
missing-protected =
    { $n ->
        [one] { $n } no pública
       *[other] { $n } no públicas
    }
missing-blocked =
    { $n ->
        [one] { $n } oculta por un bloqueo
       *[other] { $n } ocultas por un bloqueo
    }
missing-withheld =
    { $n ->
        [one] { $n } retenida por la red
       *[other] { $n } retenidas por la red
    }
missing-unreachable =
    { $n ->
        [one] { $n } que no se pudo leer
       *[other] { $n } que no se pudieron leer
    }
missing-beyond =
    { $n ->
       *[other] { $n } más allá de lo que la red muestra a las visitas
    }
missing-unplaced =
    { $n ->
        [one] { $n } no encontrada
       *[other] { $n } no encontradas
    }
note-head = falta el principio
note-tail = falta el final
note-unknown = puede que haya más
note-stopped = la lectura se detuvo en un límite, puede que haya más
note-upward = solo se pudo ver la publicación pegada y lo que está por encima, puede que haya más
note-cut =
    { $n ->
        [one] el texto de { $n } publicación está cortado
       *[other] los textos de { $n } publicaciones están cortados
    }
note-inferred =
    { $n ->
        [one] el lugar de { $n } parte es una deducción
       *[other] los lugares de { $n } partes son una deducción
    }

## Documents to take away

# Formats whose names are words.
format-txt = Texto simple
format-zip = Zip con todo

document-thread-by = Hilo de { $author }
document-by = De { $author }
document-original = original
document-reply = En respuesta a:
document-continued = Continuación
document-continued-from = Continúa desde { $place }
document-rest = Leer el resto
document-sensitive = { $kind } (contenido delicado)
document-quoted = Una publicación citada
document-unsupported = Algo que solo muestra { $link }el original{ $end }.
document-poll = Encuesta:
document-poll-closed = Encuesta cerrada:
document-read = Leído: { $at }, mediante { $via }.
document-covered = Contenido delicado
document-covered-here = El contenido delicado está al final de este documento.
document-watch = { $kind }: ver en el original
document-no-alt = { $kind } sin descripción.
document-contents = Índice
document-title-page = Portada
document-whole = El hilo
document-part = Parte { $n }
document-access = Texto adaptable, en orden de lectura.
document-access-none = Sin imágenes.
document-access-all = Las imágenes llevan las descripciones que dio su autor.
document-access-some = Algunas imágenes no llevan descripción: su autor no la dio.

## Moments

month =
    { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sept
        [10] oct
        [11] nov
       *[12] dic
    }
day = { $day } { month } { $year }
moment = { day }, { $time } UTC
age-now = ahora mismo
age-minutes =
    { $n ->
        [one] hace { $n } minuto
       *[other] hace { $n } minutos
    }
age-hours =
    { $n ->
        [one] hace { $n } hora
       *[other] hace { $n } horas
    }
age-days =
    { $n ->
        [one] hace { $n } día
       *[other] hace { $n } días
    }

## While a thread is being read

progress-title = Leyendo el hilo…
progress-heading = Leyendo el hilo
progress-none = Se está consultando la red.
progress-count =
    { $n ->
        [one] { $n } publicación encontrada hasta ahora.
       *[other] { $n } publicaciones encontradas hasta ahora.
    }
progress-what = Se está leyendo el hilo de { $address } en su red. Los hilos largos y los servidores lentos tardan hasta un minuto. Esta página avanza sola; también puedes irte y volver: la lectura continúa.
progress-again = Mirar de nuevo

## While a document is being made

making-title = Preparando el documento …
making-heading = Se está preparando: { $label }
making-what = Se reúnen las imágenes y se componen las páginas. Tarda unos segundos, y hasta un minuto con hilos largos. Esta página sigue sola.
making-back = Volver al hilo

## About

about-title = Acerca de
about-heading = Acerca de este sitio
about-what = Pega el enlace de cualquier publicación de un hilo y lee el hilo entero en una sola página. Este sitio usa Unspool, que lee { $networks }.
about-get = Lo que obtienes
about-get-order = Las publicaciones del autor en el orden de sus respuestas, pegues la que pegues.
about-get-branches = Las demás ramas del autor después de la principal, cada una con un enlace al punto del que sale.
about-get-receipt = Un recuento que dice cuánto hay del hilo. Donde falta una publicación, la página lo dice en su lugar, y por qué.
about-get-media = Imágenes con sus descripciones, encuestas, citas, advertencias de contenido; un enlace a cada publicación original.
about-get-formats = El hilo para llevar, en otros formatos.
about-ways = Atajos
about-ways-address = Puedes poner la dirección de este sitio delante de la dirección de una publicación: { $address }
about-ways-bookmark = Arrastra este enlace a la barra de marcadores: { $link }Desenrollar{ $end }. Si haces clic en él allí con una publicación abierta, te lleva al hilo en este sitio. En esta página, un clic no hace nada.
about-ways-app = En Android, instala este sitio desde el menú del navegador: aparecerá entre las aplicaciones con las que se puede compartir una publicación.
about-know = Conviene saber
about-know-upward = Algunas maneras de leer X solo muestran lo que está por encima de la publicación pegada. La página de un hilo así lo dice y pide el enlace de su última publicación; al pegarlo allí, el resto se añade a la misma página.
about-know-cost = La página de un hilo guardado aquí no le cuesta nada a la red, la lean cuantos la lean.
about-know-authors = Los autores deciden: { $link }cómo decir que no{ $end }.
about-know-programs = Los programas son bienvenidos: { $link }lo que pueden pedir{ $end }.
about-know-catalogue = Para aplicaciones de lectura hay un catálogo (OPDS): la dirección de este sitio seguida de { $address }.
about-know-readers = Lo que se guarda sobre quienes leen: { $link }casi nada{ $end }.

## Privacy

privacy-title = Privacidad
privacy-cookies = Política de cookies
privacy-cookies-none = Ninguna, salvo que guardes el aspecto de las páginas; entonces una.
privacy-cookies-what = Lo que eliges en «Aa» se aplica al momento y se olvida con la página. Solo «Guardar» lo conserva: en una cookie de este sitio, llamada { $name }, durante un año. Contiene esas elecciones (por ejemplo, { $example }) y nada sobre ti. Elige lo que había al principio, vuelve a guardar y se borra. En tu navegador no se almacena nada más.
privacy-readers = Quienes leen
privacy-readers-browser = Tu navegador solo consulta este sitio. Las imágenes y los vídeos vienen de aquí, para que las redes no sepan quién lee.
privacy-readers-address =
    { $n ->
       *[other] Tu dirección no se anota. Mientras el programa funciona recuerda, en memoria, cuántos hilos se buscaron para la red desde la que llegas (como máximo { $n } en una hora); eso se olvida antes de una hora.
    }
privacy-readers-count = Para «lo más leído de la semana», este sitio cuenta cuántas personas leen un hilo cada día, una vez por cada red desde la que se conectan. Para no contar a nadie dos veces guarda, en memoria y hasta que acaba el día, marcas de las que no se puede deducir ni quién leyó ni qué hilo. Lo que se anota es un número por hilo y día, durante una semana.
privacy-readers-log = El registro contiene qué hilos se buscaron en las redes, cuándo y cuánto tardó; nunca para quién.
privacy-asked = A quién se consulta por un hilo
privacy-asked-what = Consulta este sitio, nunca tu navegador. Los consultados saben qué publicación quiere leer alguien, pero no quién. Un hilo guardado aquí se muestra sin consultar a nadie.
privacy-asked-x = X: su API oficial, una API compatible con FxEmbed elegida por quien administra este sitio y el servicio de las publicaciones insertadas de X. Solo se consulta lo que se ha configurado, y en este orden: { $link }cuáles están configurados aquí{ $end }. Las imágenes y los vídeos vienen de los servidores de X a través de este sitio. Del enlace de un espejo de X solo se lee el número: al espejo no se le consulta. Los enlaces acortados se consultan en X.
privacy-asked-bluesky = Bluesky: su AppView, el directorio de sus identidades y los servidores en los que los autores guardan sus publicaciones.
privacy-asked-fediverse = El fediverso: los servidores de los autores del hilo.
privacy-authors = Autores
privacy-authors-public = Solo se leen publicaciones que cualquiera puede leer sin iniciar sesión. De un hilo que alguien pide se guardan las publicaciones, para poder mostrar la página otra vez.
privacy-authors-again = Un hilo guardado se vuelve a leer de vez en cuando. Lo que su autor haya eliminado en la red se elimina aquí.
privacy-authors-no = Se respeta a los autores que no quieren esto: { $link }cómo decir que no{ $end }.

## Opt out

out-heading = Cómo dice que no un autor
out-what = La mayoría de los autores ya han dicho lo que quieren en su propia red. Este sitio lo lee y lo cumple la próxima vez que se lee el hilo.
out-show = «No muestres mis hilos»
out-show-bluesky = Bluesky: { $setting }.
out-show-fediverse = Fediverso: una de las etiquetas { $tags } en el perfil.
out-show-x = X: proteger las publicaciones de la cuenta.
out-show-others = GoToSocial: ocultar las publicaciones de la vista web. Misskey: exigir inicio de sesión para ver el contenido.
out-show-private = Las publicaciones para seguidores o para las personas mencionadas no se muestran nunca.
out-list = «No me pongas en listas ni dejes que me encuentren los buscadores»
out-list-unlisted = Las publicaciones no listadas («públicas discretas») se muestran a quien tiene el enlace; no aparecen en listas ni en buscadores.
out-list-index = Mastodon: desactivar { $setting } mantiene las páginas fuera de los buscadores.
out-list-discover = Mastodon: desactivar { $setting } las mantiene fuera de las listas.
out-list-tags = Una de las etiquetas { $tags } en el perfil mantiene las páginas fuera de los buscadores.
out-list-misskey = Misskey: { $setting } hace lo mismo.
out-forget = «Olvida este hilo»
out-forget-delete = Elimínalo en la red: se eliminará aquí cuando se vuelva a leer. «Comprobar de nuevo», al pie de su página, lo hace al momento.
out-forget-contact = O escribe a quien administra este sitio: { $contact }.
out-forget-operator = O pide a quien administra este sitio que lo retire.

## Status

status-what = Lo que sabe este sitio en este momento: { $at }. Consulta una red cuando alguien quiere un hilo de ella, y no antes.
status-kept = Hilos guardados
status-kept-well = se pueden leer
status-kept-failing = no se pueden leer en este momento
status-title = Estado
status-ways = se lee de estas maneras; se toma la primera que funciona
status-no-way = no se puede leer: este sitio no tiene configurada ninguna vía
status-untried = no ha hecho falta desde el arranque
status-well = funciona; última respuesta: { $at }
status-failing = falló ({ $at }): { $trouble }; el próximo hilo lo vuelve a intentar
status-resting = se deja en paz hasta { $at }: { $trouble }
status-off = no está configurada en este sitio
way-x-api = la API oficial de X
way-x-fxembed = una API compatible con FxEmbed
way-x-embeds = el servicio de inserción de X
way-archive = el archivo propio del autor
way-repository = el repositorio del autor
way-appview = la AppView de Bluesky
way-mastodon = la API de Mastodon de { $host }
way-misskey = la API de Misskey de { $host }
way-activitypub = ActivityPub en { $host }
way-copy = lo que se ve desde { $host }
way-partial = { $way }, que no enumera todas las respuestas: pueden faltar publicaciones posteriores a la pedida
way-parcel = { $way }, de un paquete
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] el servidor consultado
       *[it] el servicio
    }
trouble-refuses = { trouble-who } se niega a responder a este sitio
trouble-wait = { trouble-who } pide a este sitio que espere
trouble-budget = { trouble-who } cuesta hoy más de lo que este sitio quiere gastar
trouble-slow = { trouble-who } no respondió a tiempo
trouble-down = { trouble-who } no está accesible
trouble-nonsense = { trouble-who } dio una respuesta sin sentido
trouble-large = { trouble-who } dio una respuesta mayor de lo que este sitio lee
trouble-protocol = { trouble-who } no habla ningún protocolo que este sitio lea
trouble-no-post = { trouble-who } no entregó ninguna publicación

## Errors: what happened, in a few words and in a sentence

error-not-kept = No está guardado aquí
    .detail = Este sitio no guarda este hilo. Lo desenrolla cuando lo pide una persona, no para robots.
error-not-for-robots = No se hace para robots
    .detail = Este documento se hace cuando lo pide una persona o uno de sus programas. El hilo mismo se puede leer en su página.
error-not-fetched = No está guardado aquí
    .detail = Este sitio no guarda este hilo, y leerlo aquí no trae nada.
error-parameter = Un parámetro que no se entiende
    .detail = «{ $name }» no puede ser «{ $value }».
error-too-many = Han sido muchos hilos
    .detail = En la última hora se buscaron tantos hilos para tu dirección que este sitio hace una pausa, para ser justo con las redes. Los hilos guardados aquí se pueden seguir leyendo.
error-too-many-documents = Han sido muchos documentos
    .detail = En la última hora se hicieron tantos documentos para tu dirección que este sitio hace una pausa. Los hilos mismos se pueden seguir leyendo.
error-too-many-pictures = Han sido muchas imágenes
    .detail = En el último minuto se buscaron tantas imágenes para tu dirección que este sitio hace una pausa, para ser justo con sus servidores. Las imágenes guardadas aquí se siguen mostrando.
error-too-many-searches = Han sido muchas búsquedas
    .detail = En el último minuto se buscó tanto desde tu dirección que este sitio hace una pausa. Los hilos se pueden seguir leyendo.
error-unfinished = Todavía leyendo
    .detail = El hilo se está leyendo de su red en este momento.
error-unmade = Todavía en preparación
    .detail = El documento se está preparando en este momento.
error-shape-large = Demasiado grande para esto
    .detail = Este hilo es demasiado grande para un archivo de este tipo.
error-shape-busy = Mucho trabajo
    .detail = Ahora mismo se están preparando tantos documentos que el tuyo no pudo empezar.
error-shape-none = Aquí no se hace
    .detail = Este sitio no hace archivos de este tipo.
error-no-page = No existe esa página
    .detail = Nada tiene esta dirección.
error-bad-request = Eso no ha funcionado
    .detail = Este sitio no entiende la petición.
error-body = Esta dirección no admite eso
    .detail = Admite JSON (application/json) con un campo, «link»: el enlace de una publicación.
error-too-much = Demasiado grande
    .detail = La petición es mayor de lo que este sitio acepta.
error-no-picture = Sin imagen
    .detail = La imagen ya no está o su servidor no la entrega.
error-broken = Algo se ha roto aquí
    .detail = El fallo es nuestro, no tuyo. Ha quedado anotado.
error-forged = Rechazado
    .detail = Una página de otro sitio intentó usar este en tu nombre, así que no se hizo nada.
error-method = Así no
    .detail = Esta dirección no admite ese tipo de petición.
error-too-slow = Demasiado lento
    .detail = Esto tardó más de lo que puede tardar una página.
error-no-link = Esto no es un enlace
    .detail = Lo que has pegado no se puede leer como la dirección de una publicación.
error-unknown-network = Esta red no se conoce
    .detail = { $host } no pertenece a ninguna red que lea esta versión. Lee { $networks }.
error-unknown-network-nameless = El enlace no pertenece a ninguna red que lea esta versión. Lee { $networks }.
error-deleted-here = Eliminado
    .detail = Este hilo estaba aquí. Su autor lo eliminó en la red, así que también se eliminó aquí.
error-removed = Retirado
    .detail = Este hilo se retiró de este sitio y no volverá.
error-author-refused = El autor ha dicho que no
    .detail = El autor de este hilo no quiere que se muestre aquí.
error-expired = Ya no se guarda
    .detail = El autor quiso que este hilo se guardara durante un tiempo limitado, y ese tiempo ha pasado.
error-busy = Mucho trabajo
    .detail = Ahora mismo se están leyendo tantos hilos que el tuyo no pudo empezar.
error-profile = Eso es un perfil, no una publicación
    .detail = El enlace lleva al perfil de alguien. Un hilo se encuentra por una de sus publicaciones.
error-no-server = El enlace no dice dónde está la publicación
    .detail = Es la dirección de una aplicación y no nombra el servidor en el que está la publicación.
error-no-post = Eso no es una publicación
    .detail = El enlace lleva a una red que este sitio lee, pero no a una publicación.
error-refused-signed-in = El autor ha dicho que no
    .detail = El autor muestra estas publicaciones solo a quienes han iniciado sesión en la red.
error-refused-unroll = El autor ha dicho que no
    .detail = El perfil del autor dice que no quiere que los programas lo desenrollen, archiven o lean.
error-refused-web = El autor ha dicho que no
    .detail = El autor oculta estas publicaciones de la web abierta.
error-moderated = Oculto por la moderación
    .detail = La moderación de la red oculta esta cuenta o esta publicación.
error-no-list = Todavía no hay nada aquí
    .detail = De { $name } no se ha desenrollado nada en este sitio, o nada que aparezca en listas. Pega el enlace de una publicación y se leerá su hilo.
error-not-found = No existe esa publicación
    .detail = La red no conoce esa publicación o no la muestra a las visitas.
error-no-account = No existe esa cuenta
    .detail = La red no conoce ninguna cuenta con ese nombre.
error-deleted = Eliminada
    .detail = La publicación existía, y su autor la ha eliminado.
error-account-gone = La cuenta ya no está
    .detail = La cuenta del autor está desactivada, suspendida o eliminada.
error-budget = Por hoy no queda nada
    .detail = Leer esta red cuesta dinero, y ya se ha gastado lo que quien administra este sitio gasta en un día. Los hilos guardados aquí se pueden seguir leyendo.
error-server-refuses = El servidor no nos deja leer
    .detail = { $host } muestra esta publicación solo a quienes inician sesión, o no a nosotros.
error-server-denied = A este servidor no se le consulta
    .detail = Quien administra este sitio ha decidido no leer de { $host }.
error-no-network = No es un servidor con hilos
    .detail = { $host } no es un servidor de una red que este sitio pueda leer.
error-suspended = Suspendida
    .detail = La red ha suspendido la cuenta del autor, así que no se muestra nada de ella.
error-age-restricted = Solo para mayores de edad
    .detail = La red muestra esta publicación solo a mayores de edad que hayan iniciado sesión.
error-signed-in = Solo para quienes han iniciado sesión
    .detail = La red muestra esta publicación a quienes han iniciado sesión y no dice por qué: puede ser solo para mayores de edad, estar retenida en algunos países o ser para seguidores.
error-withheld = Retenida
    .detail = La red retiene esta publicación en algunos países, por una demanda legal o una reclamación.
error-protected = No es pública
    .detail = El autor no muestra esta publicación a todo el mundo, así que aquí no se muestra.
error-wait = La red nos pide esperar
    .detail = Se consultó a { $host } demasiadas veces y quiere una pausa.
error-slow = La red va lenta
    .detail = { $host } no respondió a tiempo.
error-down = La red está caída
    .detail = No se puede acceder a { $host } en este momento.
error-nonsense = La red respondió algo sin sentido
    .detail = No se entiende lo que respondió { $host }.
error-large = Demasiado grande
    .detail = Lo que respondió la red es más de lo que este sitio lee de una vez.

## Errors: what to try next

next-later = Vuelve a intentarlo dentro de unos minutos.
next-in-seconds =
    { $n ->
        [one] Vuelve a intentarlo dentro de un segundo.
       *[other] Vuelve a intentarlo dentro de { $n } segundos.
    }
next-in-minutes =
    { $n ->
        [one] Vuelve a intentarlo dentro de un minuto.
       *[other] Vuelve a intentarlo dentro de { $n } minutos.
    }
next-seconds = Vuelve a preguntar dentro de unos segundos.
next-post-link = Para que se desenrolle, envía su enlace con POST a /api/v1/threads: { $link }
next-between = «{ $name }» es un número entero de { $from } a { $to }.
next-one-of = «{ $name }» es uno de estos: { $values }.
next-place = «{ $name }» es lo que dice «next» de la parte anterior. Sin él, la lista empieza por arriba.
next-tomorrow = Vuelve mañana (UTC).
next-original = Abre el original: puede que allí aún se pueda leer.
next-copy = Abre una publicación del hilo, copia su enlace («Compartir», «Copiar enlace») y pégalo aquí.
next-paste = Pega el enlace de una publicación para leer su hilo.
next-shape = Lee el hilo en su página, o llévatelo como texto o Markdown.
next-home = Vuelve a la portada y empieza desde allí.
next-form = Ve a la portada y usa el formulario que hay allí.
next-sign-in = Inicia sesión en la red para leerlo allí.
next-whole-link = Comprueba que copiaste el enlace entero.
next-name = Los nombres cambian: abre el perfil del autor y vuelve a copiar el enlace de la publicación.
next-mirror = Si esto es un espejo de { $title }, { $link }desenrolla la publicación allí{ $end }.
next-mirror-plain = Si esto es un espejo de { $title }, desenrolla { $address } en su lugar.

## The catalogue for reading apps, and the book of a week

opds-latest = Hilos recientes
    .about = Lo que se ha desenrollado aquí, lo más nuevo primero.
opds-most-read = Los hilos más leídos de los últimos siete días.
opds-network = Hilos de { $network }, los más nuevos primero.
opds-week = { $list }: la última semana
    .about = Los hilos de los últimos siete días en un solo libro.
list-week = La última semana en un libro (EPUB)
digest-threads = { $n ->
        [one] Un hilo
       *[other] { $n } hilos
    }
digest-title = { $list }: del { $from } al { $until }
digest-about = { $threads }, tal como llegaron aquí del { $from } al { $until } (UTC). Solo el texto; las imágenes están en la página de cada hilo.
