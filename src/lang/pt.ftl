# Português.
#
# For translators
# - Brazilian forms, kept readable for everybody. Readers are addressed as “você”.
# - thread: fio; post: post; to unroll: desenrolar; handle: nome de usuário; fediverse: fediverso;
#   receipt: balanço; content warning: aviso de conteúdo.

## The frame of every page

site-home-title = Unspool: leia um fio em uma só página
page-title = { $title } · Unspool
skip = Ir para o texto
nav-site = Este site
nav-about-site = Sobre este site
nav-latest = Recentes
nav-about = Sobre
nav-opt-out = Para autores: ficar de fora
nav-status = Status
nav-language = Idioma
footer-what = O Unspool transforma um fio em uma página. Sem anúncios, sem nada de terceiros.
footer-cookies = Sem cookies, a não ser que você salve uma preferência: privacidade

## How pages look

look = Ajustes de leitura
look-theme = Cores
look-theme-system = Como no sistema
look-theme-light = Claro
look-theme-dark = Escuro
look-size = Tamanho do texto
look-size-small = Pequeno
look-size-normal = Normal
look-size-large = Grande
look-size-largest = Muito grande
look-width = Largura da coluna
look-width-narrow = Estreita
look-width-normal = Normal
look-width-wide = Larga
look-what = O que você escolhe vale na hora. Salvar guarda isso em { $link }um cookie{ $end }.
look-save = Salvar

## Networks, as they are called in the middle of a sentence

network-x = X
network-bluesky = Bluesky
network-mastodon = o fediverso
networks-none = nenhuma rede

## Lists of words

list-and = { $first } e { $last }
list-or = { $first } ou { $last }
list-comma = { $first }, { $last }

## The form

form-link = Link de qualquer post de um fio
form-last = Link do último post do fio
form-submit = Desenrolar

## The front page and the lists

home-description = Cole o link de qualquer post de um fio e leia o fio inteiro em uma só página.
home-heading = Leia um fio em uma só página
home-accepts = Qualquer post do fio serve: o primeiro, o último ou um do meio. Este site lê { $networks }.
home-ways = { $link }Atalhos{ $end }: um favorito ou o menu de compartilhamento do telefone.
home-demo = Experimente um destes
home-demo-what = Isto é uma demonstração: ela responde a partir de gravações e não consulta nenhuma rede.
latest-heading = Últimos fios desenrolados
latest-empty-home = Nada ainda. Cole acima o link de um post, e o fio dele será o primeiro desta lista.
latest-empty = Nada ainda. { $link }Cole o link de um post{ $end }, e o fio dele será o primeiro desta lista.
latest-no-older = Não há fios mais antigos aqui.
latest-no-other = Nenhum outro fio ainda.
latest-older = Fios mais antigos
latest-newest = Fios mais recentes
latest-newer = Fios mais novos
list-tag = Fios com a hashtag #{ $tag }
list-empty = Nada desta rede foi desenrolado aqui ainda. { $link }Cole o link de um post{ $end }, e o fio dele será o primeiro desta lista.
most-read-heading = Mais lidos da semana
most-read-empty = Ninguém leu um fio das listas esta semana. { $link }Ver os mais recentes{ $end }.
untitled = Um fio sem texto
posts =
    { $n ->
        [one] { $n } post
       *[other] { $n } posts
    }

## Search

search-label = Procurar nos fios guardados aqui
search-submit = Procurar
search-what = Procura-se nos posts, nas descrições de imagens, nas etiquetas e nos nomes dos autores, com ou sem acentos.
search-count =
    { $n ->
        [one] { $n } fio, encontrado em { $ms } ms.
       *[other] { $n } fios, encontrados em { $ms } ms.
    }
search-count-more = Mais de { $n } fios, encontrados em { $ms } ms.
search-none = Nenhum fio guardado aqui responde a isto. Menos palavras, ou o começo de uma, talvez encontrem mais.
search-by-relevance = Melhores primeiro
search-by-newest = Mais recentes primeiro
search-judged = Aqui estão os melhores dos { $n } mais recentes; { $link }mais recentes primeiro{ $end } mostra todos.
search-hurried = Isto demorava demais, por isso nem tudo foi visto. Mais palavras, ou mais raras, tornam a procura mais rápida.
search-more = Mais fios
search-back = Fios anteriores
search-first = Voltar aos primeiros
search-feed = O que responder a isto de agora em diante, como feed:
search-feed-title = Fios que respondem a: { $question }
search-how = Como perguntar
search-how-all = ambas as palavras, onde quer que estejam
search-how-phrase = estas palavras seguidas
search-how-prefix = palavras que começam assim
search-how-inside = palavras que contêm estas letras
search-how-minus = sem esta palavra
search-how-tag = com esta etiqueta
search-how-from = deste autor
search-how-network = nesta rede
search-how-lang = neste idioma
search-how-date = começados então ou depois, então ou antes
search-how-has = com imagens ou som, um vídeo, uma enquete, um post citado
search-note-unknown = { $what } não é conhecido: procurou-se como palavra.
search-note-value = { $what } não faz sentido e foi deixado de fora.
search-note-ignored = Em { $what } não há nada para procurar; foi deixado de fora.
search-note-short = { $what } é curto demais para uma parte de uma palavra: procurou-se como palavra inteira.
search-note-many = { $what } serve em tantas palavras que só se procuraram as mais comuns.
search-note-unbalanced = Faltava uma aspa; foi posta no fim.
search-note-long = Era longo demais: o fim foi deixado de fora.

## The page of a thread

thread-by = Um fio de { $author }
thread-minutes =
    { $n ->
       *[other] { $n } min de leitura
    }
thread-original = Original
thread-more = O fio continua? Acrescente o resto
thread-context = Em resposta a { $author }
thread-context-gap = Este fio responde a um post que não pode ser mostrado. { $gap }
thread-rest = O resto do fio
thread-upward =
    { $network ->
        [mastodon] o fediverso só mostra a este site o que está acima do post colado. Se o fio continuar, cole o link do último post dele, e o resto será acrescentado aqui.
        [x] o X só mostra a este site o que está acima do post colado. Se o fio continuar, cole o link do último post dele, e o resto será acrescentado aqui.
       *[other] { $title } só mostra a este site o que está acima do post colado. Se o fio continuar, cole o link do último post dele, e o resto será acrescentado aqui.
    }
thread-continued = Continuação de { $place }
thread-branch = Outro ramo do fio
thread-after = Sobre esta página
thread-follow = Você pode seguir { $author }.
thread-tip = Dica: mencione { $bots } em um fio com a palavra-chave “unroll” e receba um link para ele.
thread-checked = Lido por meio de { $via }; última verificação: { $at }.
thread-check = Verificar de novo
thread-keep = Para levar
thread-share = Compartilhar
thread-pass-on = Compartilhar…
thread-copy = Copiar link
thread-copied = Copiado
thread-not-copied = Não foi possível copiar
thread-again = Outro fio? Cole aqui o link de qualquer post dele ou coloque { $address } na frente.
thread-again-nameless = Outro fio? Cole aqui o link de qualquer post dele ou coloque o endereço deste site na frente.

feed-of = Fios de { $author }
thread-tags = Hashtags
thread-others = Mais de { $author }
thread-quoting = Fios que citam este
feed-on =
    { $network ->
        [x] Fios do X
        [mastodon] Fios do fediverso
       *[other] Fios de { $title }
    }
feed-server = Fios de { $host }
view-article = Como artigo
view-posts = Como foi postado
keys = Teclado
keys-move = post seguinte e anterior
keys-original = abrir o post original
keys-copy = copiar o link do post
keys-pictures = passar as imagens, fechar
keys-this = mostrar estas teclas

## Pictures

picture-alt = Descrição
picture-no-alt = Sem descrição
picture-close = Fechar
picture-before = Imagem anterior
picture-next = Próxima imagem

## A post

post-paragraph = Parágrafo { $n }
post-edited = editado: { $at }
post-warning = Aviso de conteúdo:
post-sensitive = Mídia sensível: mostrar
post-cut = Este é só o começo de um post longo.
post-rest =
    { $network ->
        [x] Ler o resto no X
        [mastodon] Ler o resto no fediverso
       *[other] Ler o resto no { $title }
    }
post-rest-of = { $words } (parágrafo { $n })
post-rest-quoted = { $words } (um post citado)
post-quote-gap = Aqui há um post citado que não pode ser mostrado. { $gap }
post-quotes = Ele cita um post de { $author }.
post-unsupported = Algo aqui só pode ser visto { $link }no original{ $end }.
post-video = Ver o vídeo no original
post-media = { $kind } no original

# In feeds and in frames on other sites.
plain-sensitive = Mídia sensível:
plain-page = leia na página dele.
plain-read = Ler em uma só página

poll-closed = Enquete encerrada
poll-open = Enquete, aberta quando foi lida
poll-multiple = era possível escolher várias respostas
poll-total =
    { $n ->
        [one] { $votes } voto ou votante
       *[other] { $votes } votos ou votantes
    }
poll-ended = terminou: { $at }
poll-ends = termina: { $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first }; { $next }
sentence = { $words }.
votes =
    { $n ->
        [one] { $votes } voto
       *[other] { $votes } votos
    }
votes-share = { $votes }, { $percent }%
share = { $percent }%

## Media

media-image = Imagem
media-video = Vídeo
media-gif = Animação
media-audio = Áudio
media-other = Arquivo

## What stands where a post is missing

gap-suspended = A conta que escreveu este post está suspensa.
gap-age-restricted = Este post é só para maiores de idade que entraram na rede.
gap-signed-in = Este post é só para quem entrou na rede.
gap-legal = Este post está retido em alguns países ou por uma exigência legal.
gap-deleted = Este post foi apagado.
gap-protected = Este post não é público.
gap-blocked = Um bloqueio oculta este post.
gap-withheld = Este post está retido pela rede ou por seus moderadores.
gap-beyond = Pode haver mais que não pôde ser lido.
gap-unreachable = Este post não pôde ser lido.

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] 1 post
       *[other] Todos os { $n } posts
    }
receipt-of =
    { $all ->
       *[other] { $n } de { $all } posts
    }
receipt-missing = { $posts }: { $missing }
receipt-note = { $sentence }; { $note }
missing-suspended =
    { $n ->
       *[other] { $n } de uma conta suspensa
    }
missing-age-restricted =
    { $n ->
       *[other] { $n } só para maiores de idade
    }
missing-signed-in =
    { $n ->
       *[other] { $n } só para quem entrou na rede
    }
missing-legal =
    { $n ->
        [one] { $n } retido em alguns países ou por uma exigência legal
       *[other] { $n } retidos em alguns países ou por uma exigência legal
    }
missing-deleted =
    { $n ->
        [one] { $n } apagado
       *[other] { $n } apagados
    }
missing-protected =
    { $n ->
        [one] { $n } não público
       *[other] { $n } não públicos
    }
missing-blocked =
    { $n ->
        [one] { $n } oculto por um bloqueio
       *[other] { $n } ocultos por um bloqueio
    }
missing-withheld =
    { $n ->
        [one] { $n } retido pela rede
       *[other] { $n } retidos pela rede
    }
missing-unreachable =
    { $n ->
        [one] { $n } que não pôde ser lido
       *[other] { $n } que não puderam ser lidos
    }
missing-beyond =
    { $n ->
       *[other] { $n } além do que a rede mostra a visitantes
    }
missing-unplaced =
    { $n ->
        [one] { $n } não encontrado
       *[other] { $n } não encontrados
    }
note-head = falta o começo
note-tail = falta o fim
note-unknown = pode haver mais
note-stopped = a leitura parou em um limite, pode haver mais
note-upward = só foi possível ver o post colado e o que está acima dele, pode haver mais
note-cut =
    { $n ->
        [one] o texto de { $n } post está cortado
       *[other] os textos de { $n } posts estão cortados
    }
note-inferred =
    { $n ->
        [one] o lugar de { $n } parte foi deduzido
       *[other] os lugares de { $n } partes foram deduzidos
    }

## Documents to take away

# Formats whose names are words.
format-txt = Texto simples
format-zip = Zip com tudo

document-thread-by = Fio de { $author }
document-by = Por { $author }
document-original = original
document-reply = Em resposta a:
document-continued = Continuação
document-continued-from = Continuação de { $place }
document-rest = Ler o resto
document-sensitive = { $kind } (sensível)
document-quoted = Um post citado
document-unsupported = Algo que só { $link }o original{ $end } mostra.
document-poll = Enquete:
document-poll-closed = Enquete encerrada:
document-read = Lido: { $at }, por meio de { $via }.
document-covered = Mídia sensível
document-covered-here = A mídia sensível está no fim deste documento.
document-watch = { $kind }: ver no original
document-no-alt = { $kind } sem descrição.
document-contents = Sumário
document-title-page = Folha de rosto
document-whole = O fio
document-part = Parte { $n }
document-access = Texto adaptável, na ordem de leitura.
document-access-none = Sem imagens.
document-access-all = As imagens têm as descrições que o autor deu.
document-access-some = Algumas imagens não têm descrição: o autor não deu nenhuma.

## Moments

month =
    { $month ->
        [1] jan.
        [2] fev.
        [3] mar.
        [4] abr.
        [5] mai.
        [6] jun.
        [7] jul.
        [8] ago.
        [9] set.
        [10] out.
        [11] nov.
       *[12] dez.
    }
day = { $day } de { month } de { $year }
moment = { day }, { $time } UTC
age-now = agora mesmo
age-minutes =
    { $n ->
        [one] há { $n } minuto
       *[other] há { $n } minutos
    }
age-hours =
    { $n ->
        [one] há { $n } hora
       *[other] há { $n } horas
    }
age-days =
    { $n ->
        [one] há { $n } dia
       *[other] há { $n } dias
    }

## While a thread is being read

progress-title = Lendo o fio…
progress-heading = Lendo o fio
progress-none = A rede está sendo consultada.
progress-count =
    { $n ->
        [one] { $n } post encontrado até agora.
       *[other] { $n } posts encontrados até agora.
    }
progress-what = O fio de { $address } está sendo lido na rede dele. Fios longos e servidores lentos levam até um minuto. Esta página segue sozinha; você também pode sair e voltar: a leitura continua.
progress-again = Olhar de novo

## While a document is being made

making-title = Preparando o documento …
making-heading = Em preparação: { $label }
making-what = As imagens são reunidas e as páginas compostas. Leva alguns segundos, e até um minuto com fios longos. Esta página continua sozinha.
making-back = Voltar ao fio

## About

about-title = Sobre
about-heading = Sobre este site
about-what = Cole o link de qualquer post de um fio e leia o fio inteiro em uma só página. Este site usa o Unspool, que lê { $networks }.
about-get = O que você recebe
about-get-order = Os posts do autor na ordem das respostas, seja qual for o que você colar.
about-get-branches = Os outros ramos do autor depois do principal, cada um com um link para o ponto de onde sai.
about-get-receipt = Um balanço que diz se o fio está inteiro. Onde falta um post, a página diz isso no lugar dele, e por quê.
about-get-media = Imagens com suas descrições, enquetes, citações, avisos de conteúdo; um link para cada post original.
about-get-formats = O fio para levar, em outros formatos.
about-ways = Atalhos
about-ways-address = Você pode colocar o endereço deste site na frente do endereço de um post: { $address }
about-ways-bookmark = Arraste este link para a barra de favoritos: { $link }Desenrolar{ $end }. Clicado ali com um post aberto, ele leva ao fio neste site. Nesta página, um clique não faz nada.
about-ways-app = No Android, instale este site pelo menu do navegador: ele passa a estar entre os aplicativos com os quais se pode compartilhar um post.
about-know = Bom saber
about-know-upward = Algumas maneiras de ler o X só mostram o que está acima do post colado. A página de um fio assim diz isso e pede o link do último post; colado ali, o resto é acrescentado à mesma página.
about-know-cost = A página de um fio guardado aqui não custa nada à rede, por mais gente que a leia.
about-know-authors = Os autores decidem: { $link }como dizer não{ $end }.
about-know-programs = Os programas são bem-vindos: { $link }o que podem pedir{ $end }.
about-know-catalogue = Para aplicativos de leitura há um catálogo (OPDS): o endereço deste site seguido de { $address }.
about-know-readers = O que se guarda sobre quem lê: { $link }quase nada{ $end }.

## Privacy

privacy-title = Privacidade
privacy-cookies = Política de cookies
privacy-cookies-none = Nenhum, a não ser que você salve a aparência das páginas; então um.
privacy-cookies-what = O que você escolhe em “Aa” vale na hora e é esquecido com a página. Só “Salvar” o guarda: em um cookie deste site, chamado { $name }, por um ano. Ele contém essas escolhas (por exemplo, { $example }) e nada sobre você. Escolha o que havia no início, salve de novo, e ele é apagado. Nada mais é guardado no seu navegador.
privacy-readers = Quem lê
privacy-readers-browser = Seu navegador só consulta este site. Imagens e vídeos vêm daqui, para que as redes não saibam quem lê.
privacy-readers-address =
    { $n ->
       *[other] Seu endereço não é anotado. Enquanto o programa roda, ele lembra, na memória, quantos fios foram buscados para a rede de onde você vem (no máximo { $n } por hora); isso é esquecido dentro de uma hora.
    }
privacy-readers-count = Para “mais lidos da semana”, este site conta quantas pessoas leem um fio por dia, uma vez para cada rede de onde elas vêm. Para não contar ninguém duas vezes, guarda na memória, até o fim do dia, marcas das quais não se pode saber nem quem leu nem qual fio. O que se anota é um número por fio e por dia, durante uma semana.
privacy-readers-log = O registro diz quais fios foram buscados nas redes, quando e quanto tempo levou; nunca para quem.
privacy-asked = Quem é consultado por um fio
privacy-asked-what = Quem consulta é este site, nunca o seu navegador. Os consultados ficam sabendo qual post alguém quer ler; não ficam sabendo quem. Um fio guardado aqui é mostrado sem consultar ninguém.
privacy-asked-x = X: a API oficial, uma API compatível com FxEmbed escolhida pelo operador deste site e o serviço por trás dos posts incorporados do X. Só se consulta o que o operador configurou, e nesta ordem: { $link }quais estão configurados aqui{ $end }. Imagens e vídeos vêm dos servidores do X através deste site. Do link de um espelho do X só se lê o número: o espelho não é consultado. Um link encurtado é consultado no X.
privacy-asked-bluesky = Bluesky: a AppView, o diretório de identidades e os servidores em que os autores guardam seus posts.
privacy-asked-fediverse = O fediverso: os servidores dos autores do fio.
privacy-authors = Autores
privacy-authors-public = Só são lidos posts que todo mundo pode ler sem entrar na rede. De um fio que alguém pede, guardam-se os posts, para que a página possa ser mostrada de novo.
privacy-authors-again = Um fio guardado é lido de novo de tempos em tempos. O que o autor apagou na rede é apagado aqui.
privacy-authors-no = Autores que não querem isso são respeitados: { $link }como dizer não{ $end }.

## Opt out

out-heading = Como um autor diz não
out-what = A maioria dos autores já disse o que quer, na própria rede. Este site lê isso e obedece na próxima vez que o fio for lido.
out-show = “Não mostrem meus fios”
out-show-bluesky = Bluesky: { $setting }.
out-show-fediverse = Fediverso: uma das hashtags { $tags } no perfil.
out-show-x = X: proteger os posts da conta.
out-show-others = GoToSocial: ocultar os posts da visualização na web. Misskey: exigir login para ver o conteúdo.
out-show-private = Posts para seguidores ou para as pessoas mencionadas nunca são mostrados.
out-list = “Não me ponham em listas nem deixem buscadores me achar”
out-list-unlisted = Posts não listados (“públicos silenciosos”) são mostrados a quem tem o link; não entram em listas nem em buscadores.
out-list-index = Mastodon: desativar { $setting } mantém as páginas fora dos buscadores.
out-list-discover = Mastodon: desativar { $setting } as mantém fora das listas.
out-list-tags = Uma das hashtags { $tags } no perfil mantém as páginas fora dos buscadores.
out-list-misskey = Misskey: { $setting } faz o mesmo.
out-forget = “Esqueçam este fio”
out-forget-delete = Apague-o na rede: ele é apagado aqui quando for lido de novo. “Verificar de novo”, ao pé da página dele, faz isso na hora.
out-forget-contact = Ou escreva para o operador deste site: { $contact }.
out-forget-operator = Ou peça ao operador deste site que o retire.

## Status

status-what = O que este site sabe neste momento: { $at }. Ele consulta uma rede quando alguém quer um fio dela, e não antes.
status-kept = Fios guardados
status-kept-well = podem ser lidos
status-kept-failing = não podem ser lidos no momento
status-title = Status
status-ways = é lido destas maneiras; vale a primeira que funcionar
status-no-way = não pode ser lido: nenhuma via está configurada neste site
status-untried = não foi preciso desde o início
status-well = funciona; última resposta: { $at }
status-failing = falhou ({ $at }): { $trouble }; o próximo fio tenta de novo
status-resting = deixado em paz até { $at }: { $trouble }
status-off = não configurado neste site
way-x-api = a API oficial do X
way-x-fxembed = uma API compatível com FxEmbed
way-x-embeds = o serviço de incorporação do X
way-archive = o arquivo do próprio autor
way-repository = o repositório do autor
way-appview = a AppView do Bluesky
way-mastodon = a API Mastodon de { $host }
way-misskey = a API Misskey de { $host }
way-activitypub = ActivityPub em { $host }
way-copy = o que se vê a partir de { $host }
way-partial = { $way }, que não enumera todas as respostas: podem faltar posts depois do que foi pedido
way-parcel = { $way }, de um pacote
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] o servidor consultado
       *[it] o serviço
    }
trouble-refuses = { trouble-who } se recusa a responder a este site
trouble-wait = { trouble-who } pede a este site que espere
trouble-budget = { trouble-who } custa hoje mais do que este site quer gastar
trouble-slow = { trouble-who } não respondeu a tempo
trouble-down = { trouble-who } está fora de alcance
trouble-nonsense = { trouble-who } deu uma resposta sem sentido
trouble-large = { trouble-who } deu uma resposta maior do que este site lê
trouble-protocol = { trouble-who } não fala nenhum protocolo que este site leia
trouble-no-post = { trouble-who } não entregou nenhum post

## Errors: what happened, in a few words and in a sentence

error-not-kept = Não está guardado aqui
    .detail = Este site não guarda este fio. Ele o desenrola quando uma pessoa pede, não para robôs.
error-not-for-robots = Não é feito para robôs
    .detail = Este documento é feito quando uma pessoa, ou um programa dela, pede. O próprio fio pode ser lido na página dele.
error-not-fetched = Não está guardado aqui
    .detail = Este site não guarda este fio, e lê-lo aqui não busca nada.
error-parameter = Um parâmetro que não se entende
    .detail = “{ $name }” não pode ser “{ $value }”.
error-too-many = Foram muitos fios
    .detail = Tantos fios foram buscados para o seu endereço na última hora que este site agora faz uma pausa, para ser justo com as redes. Os fios guardados aqui continuam legíveis.
error-too-many-documents = Foram muitos documentos
    .detail = Tantos documentos foram feitos para o seu endereço na última hora que este site agora faz uma pausa. Os fios continuam legíveis.
error-too-many-pictures = Foram muitas imagens
    .detail = Tantas imagens foram buscadas para o seu endereço no último minuto que este site agora faz uma pausa, para ser justo com os servidores delas. As imagens guardadas aqui continuam visíveis.
error-too-many-searches = Foram muitas buscas
    .detail = Tantas buscas vieram do seu endereço no último minuto que este site agora faz uma pausa. Os fios continuam legíveis.
error-unfinished = Ainda lendo
    .detail = O fio está sendo lido na rede dele neste momento.
error-unmade = Ainda em preparação
    .detail = O documento está sendo preparado neste momento.
error-shape-large = Grande demais para isso
    .detail = Este fio é grande demais para um arquivo deste tipo.
error-shape-busy = Muito trabalho
    .detail = São tantos documentos em preparação agora que o seu não pôde começar.
error-shape-none = Não se faz aqui
    .detail = Este site não faz arquivos deste tipo.
error-no-page = Esta página não existe
    .detail = Nada tem este endereço.
error-bad-request = Isso não funcionou
    .detail = Este site não entende o pedido.
error-body = Este endereço não aceita isso
    .detail = Aceita JSON (application/json) com um campo, “link”: o link de uma publicação.
error-too-much = Grande demais
    .detail = O pedido é maior do que este site aceita.
error-no-picture = Sem imagem
    .detail = A imagem não está mais lá, ou o servidor dela não a entrega.
error-broken = Algo quebrou aqui
    .detail = A falha é nossa, não sua. Ela foi anotada.
error-forged = Recusado
    .detail = Uma página de outro site tentou usar este em seu nome, então nada foi feito.
error-method = Assim não
    .detail = Este endereço não aceita esse tipo de pedido.
error-too-slow = Lento demais
    .detail = Isto demorou mais do que uma página pode demorar.
error-no-link = Isto não é um link
    .detail = O que você colou não pode ser lido como o endereço de um post.
error-unknown-network = Esta rede não é conhecida
    .detail = { $host } não pertence a nenhuma rede que esta versão leia. Ela lê { $networks }.
error-unknown-network-nameless = O link não pertence a nenhuma rede que esta versão leia. Ela lê { $networks }.
error-deleted-here = Apagado
    .detail = Este fio estava aqui. O autor o apagou na rede, então ele foi apagado aqui também.
error-removed = Retirado
    .detail = Este fio foi retirado deste site e não volta.
error-author-refused = O autor disse não
    .detail = O autor deste fio não quer que ele seja mostrado aqui.
error-expired = Não é mais guardado
    .detail = O autor quis que este fio fosse guardado por um tempo limitado, e esse tempo acabou.
error-busy = Muito trabalho
    .detail = São tantos fios sendo lidos agora que o seu não pôde começar.
error-profile = Isso é um perfil, não um post
    .detail = O link leva ao perfil de alguém. Um fio se encontra por um de seus posts.
error-no-server = O link não diz onde o post está
    .detail = É o endereço de um aplicativo e não diz em que servidor o post está.
error-no-post = Isso não é um post
    .detail = O link leva a uma rede que este site lê, mas não a um post.
error-refused-signed-in = O autor disse não
    .detail = O autor mostra estes posts só a quem entrou na rede.
error-refused-unroll = O autor disse não
    .detail = O perfil do autor diz que ele não quer ser desenrolado, arquivado nem lido por programas.
error-refused-web = O autor disse não
    .detail = O autor oculta estes posts da web aberta.
error-moderated = Oculto pela moderação
    .detail = A moderação da rede oculta esta conta ou este post.
error-no-list = Nada aqui ainda
    .detail = Nada de { $name } foi desenrolado neste site, ou nada que apareça em listas. Cole o link de um post, e o fio dele será lido.
error-not-found = Este post não existe
    .detail = A rede não conhece este post, ou não o mostra a visitantes.
error-no-account = Esta conta não existe
    .detail = A rede não conhece nenhuma conta com esse nome.
error-deleted = Apagado
    .detail = O post existia, e o autor o apagou.
error-account-gone = A conta não está mais lá
    .detail = A conta do autor está desativada, suspensa ou apagada.
error-budget = Por hoje não resta nada
    .detail = Ler esta rede custa dinheiro, e o que o operador deste site gasta por dia já foi gasto. Os fios guardados aqui continuam legíveis.
error-server-refuses = O servidor não nos deixa ler
    .detail = { $host } mostra este post só a quem entra nele, ou não a nós.
error-server-denied = Este servidor não é consultado
    .detail = O operador deste site decidiu não ler de { $host }.
error-no-network = Não é um servidor com fios
    .detail = { $host } não é um servidor de uma rede que este site possa ler.
error-suspended = Suspensa
    .detail = A rede suspendeu a conta do autor, então nada dela é mostrado.
error-age-restricted = Só para maiores de idade
    .detail = A rede mostra este post só a maiores de idade que entraram nela.
error-signed-in = Só para quem entrou na rede
    .detail = A rede mostra este post a quem entrou nela e não diz por quê: ele pode ser só para maiores de idade, estar retido em alguns países ou ser para seguidores.
error-withheld = Retido
    .detail = A rede retém este post em alguns países, por uma exigência legal ou uma reclamação.
error-protected = Não é público
    .detail = O autor não mostra este post a todo mundo, então ele não é mostrado aqui.
error-wait = A rede pede que a gente espere
    .detail = { $host } foi consultado vezes demais e quer uma pausa.
error-slow = A rede está lenta
    .detail = { $host } não respondeu a tempo.
error-down = A rede está fora do ar
    .detail = Não é possível alcançar { $host } no momento.
error-nonsense = A resposta da rede não faz sentido
    .detail = O que { $host } respondeu não pode ser entendido.
error-large = Grande demais
    .detail = O que a rede respondeu é maior do que este site lê de uma vez.

## Errors: what to try next

next-later = Tente de novo em alguns minutos.
next-in-seconds =
    { $n ->
        [one] Tente de novo em { $n } segundo.
       *[other] Tente de novo em { $n } segundos.
    }
next-in-minutes =
    { $n ->
        [one] Tente de novo em { $n } minuto.
       *[other] Tente de novo em { $n } minutos.
    }
next-seconds = Pergunte de novo em alguns segundos.
next-post-link = Para que seja desenrolado, envie o link dele com POST a /api/v1/threads: { $link }
next-between = “{ $name }” é um número inteiro de { $from } a { $to }.
next-one-of = “{ $name }” é um destes: { $values }.
next-place = “{ $name }” é o que diz “next” da parte anterior. Sem ele, a lista começa do topo.
next-tomorrow = Volte amanhã (UTC).
next-original = Abra o original: talvez ainda dê para ler lá.
next-copy = Abra um post do fio, copie o link dele (“Compartilhar”, “Copiar link”) e cole-o aqui.
next-paste = Cole o link de um post para ler o fio dele.
next-shape = Leia o fio na página dele, ou leve-o como texto ou Markdown.
next-home = Volte à página inicial e comece por lá.
next-form = Vá à página inicial e use o formulário de lá.
next-sign-in = Entre na rede para ler por lá.
next-whole-link = Confira se o link foi copiado inteiro.
next-name = Nomes mudam: abra o perfil do autor e copie o link do post de novo.
next-mirror = Se isto é um espelho de { $title }, { $link }desenrole o post por lá{ $end }.
next-mirror-plain = Se isto é um espelho de { $title }, desenrole { $address } em vez disso.

## The catalogue for reading apps, and the book of a week

opds-latest = Fios recentes
    .about = O que foi desenrolado aqui, o mais novo primeiro.
opds-most-read = Os fios mais lidos dos últimos sete dias.
opds-network = Fios de { $network }, os mais novos primeiro.
opds-week = { $list }: a última semana
    .about = Os fios dos últimos sete dias em um só livro.
list-week = A última semana em livro (EPUB)
digest-threads = { $n ->
        [one] Um fio
       *[other] { $n } fios
    }
digest-title = { $list }: { $from } a { $until }
digest-about = { $threads }, como chegaram aqui de { $from } a { $until } (UTC). Só o texto; as imagens estão na página de cada fio.
