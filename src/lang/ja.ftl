# 日本語。
#
# For translators
# - です・ます throughout; short labels end in a noun.
# - thread: スレッド; post: 投稿; to unroll: まとめる (一ページにまとめる); handle: ユーザー名;
#   fediverse: フェディバース; receipt: 内訳; content warning: 閲覧注意.
# - No space between Japanese and Latin letters or numbers, except before “UTC”.

## The frame of every page

site-home-title = Unspool：スレッドを1ページで読む
page-title = { $title } · Unspool
skip = 本文へ移動
nav-site = このサイト
nav-about-site = このサイトについて
nav-latest = 新着
nav-about = 概要
nav-opt-out = 投稿者の方へ：掲載を断るには
nav-status = 稼働状況
nav-language = 言語
footer-what = Unspoolはスレッドを1ページにまとめます。広告も、第三者からの読み込みもありません。
footer-cookies = 設定を保存しないかぎり、Cookieは使いません：プライバシー

## How pages look

look = 表示設定
look-theme = 配色
look-theme-system = システムに合わせる
look-theme-light = ライト
look-theme-dark = ダーク
look-size = 文字の大きさ
look-size-small = 小
look-size-normal = 標準
look-size-large = 大
look-size-largest = 特大
look-width = 段の幅
look-width-narrow = 狭い
look-width-normal = 標準
look-width-wide = 広い
look-what = 選ぶとすぐに反映されます。保存すると、{ $link }ひとつのCookie{ $end }に残ります。
look-save = 保存

## Networks, as they are called in the middle of a sentence

network-x = X
network-bluesky = Bluesky
network-mastodon = フェディバース
networks-none = なし

## Lists of words

list-and = { $first }、{ $last }
list-or = { $first }または{ $last }
list-comma = { $first }、{ $last }

## The form

form-link = スレッド内のどれかの投稿のリンク
form-last = スレッドの最後の投稿のリンク
form-submit = まとめて読む

## The front page and the lists

home-description = スレッド内のどの投稿のリンクでも、貼り付ければスレッド全体を1ページで読めます。
home-heading = スレッドを1ページで読む
home-accepts = スレッドのどの投稿でもかまいません。最初でも、最後でも、途中でも。このサイトで読めるネットワーク：{ $networks }。
home-ways = { $link }近道{ $end }：ブックマーク、またはスマートフォンの共有メニューから。
home-demo = お試しください
home-demo-what = これはデモです。記録済みの応答を使い、ネットワークには問い合わせません。
latest-heading = 最近まとめられたスレッド
latest-empty-home = まだ何もありません。上に投稿のリンクを貼り付けると、そのスレッドがここに最初に並びます。
latest-empty = まだ何もありません。{ $link }投稿のリンクを貼り付ける{ $end }と、そのスレッドがここに最初に並びます。
latest-no-older = ここには、これより古いスレッドはありません。
latest-no-other = ほかのスレッドはまだありません。
latest-older = 古いスレッド
latest-newest = 最新のスレッド
latest-newer = 新しいスレッド
list-tag = #{ $tag }のスレッド
list-empty = このネットワークのスレッドはまだまとめられていません。{ $link }投稿のリンクを貼り付ける{ $end }と、そのスレッドがここに最初に並びます。
most-read-heading = 今週よく読まれたスレッド
most-read-empty = 今週、一覧のスレッドはまだ読まれていません。{ $link }最新のスレッドを見る{ $end }。
untitled = 文字のないスレッド
posts =
    { $n ->
       *[other] { $n }件の投稿
    }

## Search

search-label = ここにあるスレッドを検索
search-submit = 検索
search-what = 投稿、画像の説明、タグ、作者の名前から探します。アクセント記号の有無は区別しません。
search-count =
    { $n ->
       *[other] { $n } 件のスレッド（{ $ms } ミリ秒）
    }
search-count-more = { $n } 件を超えるスレッド（{ $ms } ミリ秒）
search-none = ここには当てはまるスレッドがありません。言葉を減らすか、言葉の初めだけにすると見つかるかもしれません。
search-by-relevance = 関連順
search-by-newest = 新しい順
search-judged = 新しいものから { $n } 件を関連順に並べています。{ $link }新しい順{ $end }ならすべて見られます。
search-hurried = 時間がかかりすぎたため、すべては調べていません。言葉を増やすか、珍しい言葉にすると速くなります。
search-more = さらに表示
search-back = 前のスレッド
search-first = 最初に戻る
search-feed = これから当てはまるものをフィードで:
search-feed-title = 検索: { $question }
search-how = 検索のしかた
search-how-all = 両方の言葉（場所は問わない）
search-how-phrase = この順に続く言葉
search-how-prefix = この文字で始まる言葉
search-how-inside = この文字を含む言葉
search-how-minus = この言葉を含まない
search-how-tag = このタグが付いた
search-how-from = この作者の
search-how-network = このネットワークの
search-how-lang = この言語の
search-how-date = この日以降、この日以前に始まった
search-how-has = 画像や音声、動画、投票、引用された投稿を含む
search-note-unknown = { $what } は使えません。言葉として探しました。
search-note-value = { $what } は意味をなさないため、除きました。
search-note-ignored = { $what } には探せるものがないため、除きました。
search-note-short = { $what } は言葉の一部としては短すぎるため、一つの言葉として探しました。
search-note-many = { $what } に当てはまる言葉が多すぎるため、よく使われるものだけを探しました。
search-note-unbalanced = 引用符が足りなかったため、最後に補いました。
search-note-long = 長すぎるため、終わりを除きました。

## The page of a thread

thread-by = { $author }さんのスレッド
thread-minutes =
    { $n ->
       *[other] 約{ $n }分で読めます
    }
thread-original = 元の投稿
thread-more = 続きがありますか？ 残りを追加する
thread-context = { $author }への返信
thread-context-gap = このスレッドは、表示できない投稿への返信です。{ $gap }
thread-rest = スレッドの残り
thread-upward =
    { $network ->
       *[other] { $title }からは、貼り付けた投稿より上の部分しか読めません。続きがある場合は、スレッドの最後の投稿のリンクを貼り付けると、残りがここに追加されます。
    }
thread-continued = { $place }からの続き
thread-branch = スレッドの別の流れ
thread-after = このページについて
thread-follow = { $author }をフォローできます。
thread-tip = ヒント：スレッドで{ $bots }に「unroll」というキーワードを添えてメンションすると、まとめページのリンクが届きます。
thread-checked = 取得元：{ $via }。最終確認：{ $at }。
thread-check = もう一度確認する
thread-keep = 持ち帰る
thread-share = 共有
thread-pass-on = 共有…
thread-copy = リンクをコピー
thread-copied = コピーしました
thread-not-copied = コピーできませんでした
thread-again = ほかのスレッドも読みますか？ どれかの投稿のリンクをここに貼り付けるか、リンクの前に{ $address }を付けてください。
thread-again-nameless = ほかのスレッドも読みますか？ どれかの投稿のリンクをここに貼り付けるか、リンクの前にこのサイトのアドレスを付けてください。

feed-of = { $author }さんのスレッド
thread-tags = ハッシュタグ
thread-others = { $author }さんのほかのスレッド
thread-quoting = このスレッドを引用しているスレッド
feed-on =
    { $network ->
       *[other] { $title }のスレッド
    }
feed-server = { $host }のスレッド
view-article = 記事として
view-posts = 投稿のまま
keys = キーボード
keys-move = 次の投稿・前の投稿
keys-original = 元の投稿を開く
keys-copy = 投稿のリンクをコピー
keys-pictures = 画像をめくる・閉じる
keys-this = このキー一覧を表示

## Pictures

picture-alt = 説明
picture-no-alt = 説明なし
picture-close = 閉じる
picture-before = 前の画像
picture-next = 次の画像

## A post

post-paragraph = 段落{ $n }
post-edited = 編集：{ $at }
post-warning = 閲覧注意：
post-sensitive = センシティブなメディア：表示する
post-cut = これは長い投稿の冒頭部分です。
post-rest =
    { $network ->
       *[other] 続きを{ $title }で読む
    }
post-rest-of = { $words }（段落{ $n }）
post-rest-quoted = { $words }（引用された投稿）
post-quote-gap = ここに引用された投稿は表示できません。{ $gap }
post-quotes = { $author }の投稿を引用しています。
post-unsupported = ここには{ $link }元の投稿{ $end }でしか見られないものがあります。
post-video = 動画を元の投稿で見る
post-media = { $kind }（元の投稿で見る）

# In feeds and in frames on other sites.
plain-sensitive = センシティブなメディア：
plain-page = ページで読む
plain-read = 1ページで読む

poll-closed = アンケート（終了）
poll-open = アンケート（取得時は受付中）
poll-multiple = 複数回答可
poll-total =
    { $n ->
       *[other] { $votes }票または{ $votes }人
    }
poll-ended = 終了：{ $at }
poll-ends = 終了予定：{ $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first }、{ $next }
sentence = { $words }。
votes =
    { $n ->
       *[other] { $votes }票
    }
votes-share = { $votes }、{ $percent }%
share = { $percent }%

## Media

media-image = 画像
media-video = 動画
media-gif = アニメーション
media-audio = 音声
media-other = ファイル

## What stands where a post is missing

gap-suspended = この投稿をしたアカウントは凍結されています。
gap-age-restricted = この投稿は、ログインした成人だけが見られます。
gap-signed-in = この投稿は、ログインした人だけが見られます。
gap-legal = この投稿は、一部の国で、または法的な要請により表示が制限されています。
gap-deleted = この投稿は削除されました。
gap-protected = この投稿は公開されていません。
gap-blocked = この投稿はブロックにより表示されません。
gap-withheld = この投稿は、ネットワークまたはモデレーターにより表示が制限されています。
gap-beyond = 読み取れなかった続きがあるかもしれません。
gap-unreachable = この投稿は読み取れませんでした。

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] 投稿1件
       *[other] 投稿{ $n }件すべて
    }
receipt-of =
    { $all ->
       *[other] 投稿{ $all }件中{ $n }件
    }
receipt-missing = { $posts }（{ $missing }）
receipt-note = { $sentence }、{ $note }
missing-suspended =
    { $n ->
       *[other] 凍結されたアカウントの投稿{ $n }件
    }
missing-age-restricted =
    { $n ->
       *[other] 年齢制限{ $n }件
    }
missing-signed-in =
    { $n ->
       *[other] ログイン限定{ $n }件
    }
missing-legal =
    { $n ->
       *[other] 一部の国での制限または法的な要請{ $n }件
    }
missing-deleted =
    { $n ->
       *[other] 削除{ $n }件
    }
missing-protected =
    { $n ->
       *[other] 非公開{ $n }件
    }
missing-blocked =
    { $n ->
       *[other] ブロックにより非表示{ $n }件
    }
missing-withheld =
    { $n ->
       *[other] ネットワークによる制限{ $n }件
    }
missing-unreachable =
    { $n ->
       *[other] 読み取り不可{ $n }件
    }
missing-beyond =
    { $n ->
       *[other] ネットワークが一般に見せない範囲{ $n }件
    }
missing-unplaced =
    { $n ->
       *[other] 不明{ $n }件
    }
note-head = 冒頭が欠けています
note-tail = 末尾が欠けています
note-unknown = 続きがあるかもしれません
note-stopped = 上限に達して読み取りを終えたため、続きがあるかもしれません
note-upward = 貼り付けた投稿とその上だけを読み取れたため、続きがあるかもしれません
note-cut =
    { $n ->
       *[other] { $n }件の投稿は文章が途中までです
    }
note-inferred =
    { $n ->
       *[other] { $n }か所のつながりは推定です
    }

## Documents to take away

# Formats whose names are words.
format-txt = テキスト
format-zip = すべて入りのZip

document-thread-by = { $author }さんのスレッド
document-by = 投稿者：{ $author }
document-original = 元の投稿
document-reply = 返信先：
document-continued = 続き
document-continued-from = { $place }からの続き
document-rest = 続きを読む
document-sensitive = { $kind }（センシティブ）
document-quoted = 引用された投稿
document-unsupported = { $link }元の投稿{ $end }でしか見られないものです。
document-poll = アンケート：
document-poll-closed = アンケート（終了）：
document-read = 取得：{ $at }（{ $via }）。
document-covered = センシティブなメディア
document-covered-here = センシティブなメディアはこの文書の最後にあります。
document-watch = { $kind }：元の投稿で見る
document-no-alt = { $kind }（説明なし）
document-contents = 目次
document-title-page = 扉
document-whole = スレッド
document-part = 第{ $n }部
document-access = 本文は読む順に並び、画面に合わせて流れます。
document-access-none = 画像はありません。
document-access-all = 画像には投稿者による説明があります。
document-access-some = 説明のない画像があります。投稿者が付けていません。

## Moments

month =
    { $month ->
       *[other] { $month }月
    }
day = { $year }年{ month }{ $day }日
moment = { day } { $time } UTC
age-now = たった今
age-minutes =
    { $n ->
       *[other] { $n }分前
    }
age-hours =
    { $n ->
       *[other] { $n }時間前
    }
age-days =
    { $n ->
       *[other] { $n }日前
    }

## While a thread is being read

progress-title = スレッドを読み取っています…
progress-heading = スレッドを読み取っています
progress-none = ネットワークに問い合わせています。
progress-count =
    { $n ->
       *[other] これまでに{ $n }件の投稿が見つかりました。
    }
progress-what = { $address }のスレッドをネットワークから読み取っています。長いスレッドや遅いサーバーでは1分ほどかかります。このページは自動で進みます。離れて、あとで戻ってきてもかまいません。読み取りは続きます。
progress-again = もう一度見る

## While a document is being made

making-title = 文書を作成しています…
making-heading = { $label }を作成しています
making-what = 画像を集め、ページを組んでいます。数秒、長いスレッドでは1分ほどかかります。このページは自動的に進みます。
making-back = スレッドに戻る

## About

about-title = このサイトについて
about-heading = このサイトについて
about-what = スレッド内のどの投稿のリンクでも、貼り付ければスレッド全体を1ページで読めます。このサイトはUnspoolで動いています。読めるネットワーク：{ $networks }。
about-get = 得られるもの
about-get-order = どの投稿のリンクを貼り付けても、投稿者の投稿が返信の順に並びます。
about-get-branches = 本筋のあとに投稿者のほかの流れが続き、それぞれに分かれた場所へのリンクが付きます。
about-get-receipt = スレッドがどこまで揃っているかを示す内訳。投稿が欠けている場所には、そのことと理由を記します。
about-get-media = 説明付きの画像、アンケート、引用、閲覧注意の表示。どの投稿にも元の投稿へのリンクがあります。
about-get-formats = ほかの形式で持ち帰れるスレッド。
about-ways = 近道
about-ways-address = 投稿のアドレスの前に、このサイトのアドレスを付けることもできます：{ $address }
about-ways-bookmark = このリンクをブックマークバーにドラッグしてください：{ $link }まとめて読む{ $end }。投稿を開いているときにそこでクリックすると、そのスレッドをこのサイトで開きます。このページでクリックしても何も起こりません。
about-ways-app = Androidでは、ブラウザーのメニューからこのサイトをインストールすると、投稿の共有先のアプリに加わります。
about-know = 知っておくとよいこと
about-know-upward = Xを読む方法のなかには、貼り付けた投稿より上の部分しか読めないものがあります。そのようなスレッドのページはそれを知らせ、最後の投稿のリンクを求めます。そこに貼り付けると、残りが同じページに追加されます。
about-know-cost = ここに保存されているスレッドのページは、何人が読んでもネットワークに負担をかけません。
about-know-authors = 決めるのは投稿者です：{ $link }掲載を断る方法{ $end }。
about-know-programs = プログラムからも使えます：{ $link }できること{ $end }。
about-know-catalogue = 読書アプリ向けのカタログ（OPDS）は、このサイトのアドレスの後に { $address } を付けた場所にあります。
about-know-readers = 読者について保存するもの：{ $link }ほとんど何もありません{ $end }。

## Privacy

privacy-title = プライバシー
privacy-cookies = Cookieについて
privacy-cookies-none = 表示設定を保存しないかぎり、ありません。保存した場合はひとつだけです。
privacy-cookies-what = 「Aa」で選んだものはすぐに反映され、ページとともに忘れられます。「保存」を押したときだけ、このサイトの{ $name }というCookieに1年間残ります。中身は選んだ設定（例：{ $example }）だけで、あなたについての情報はありません。最初の設定に戻してもう一度保存すると、削除されます。ほかにブラウザに保存されるものはありません。
privacy-readers = 読者
privacy-readers-browser = ブラウザが問い合わせるのはこのサイトだけです。画像や動画はここから届くので、誰が読んでいるかをネットワークが知ることはありません。
privacy-readers-address =
    { $n ->
       *[other] あなたのアドレスは記録しません。プログラムの動作中は、あなたの接続元のネットワークのために取得したスレッドの数（1時間に最大{ $n }件）だけをメモリに覚えておき、1時間以内に忘れます。
    }
privacy-readers-count = 「今週よく読まれたスレッド」のために、1日に何人がスレッドを読んだかを、接続元のネットワークごとに1回だけ数えます。同じ人を2度数えないように、その日が終わるまでメモリに印を残しますが、そこから誰が読んだかも、どのスレッドかもわかりません。書き残すのは、スレッドと日ごとの数だけで、1週間保存します。
privacy-readers-log = ログに残るのは、どのスレッドをいつ取得し、どれだけかかったかです。誰のためかは残りません。
privacy-asked = スレッドの問い合わせ先
privacy-asked-what = 問い合わせるのはこのサイトで、あなたのブラウザではありません。問い合わせ先は、どの投稿が読まれようとしているかを知りますが、誰が読むかは知りません。ここに保存されているスレッドは、どこにも問い合わせずに表示します。
privacy-asked-x = X：公式API、このサイトの運営者が選んだFxEmbed互換のAPI、Xの埋め込み投稿のサービス。運営者が設定したものだけに、この順で問い合わせます：{ $link }このサイトで設定されているもの{ $end }。画像や動画は、Xのサーバーからこのサイトを経由して届きます。Xのミラーのリンクからは番号だけを読み取り、ミラーには問い合わせません。短縮リンクはXで調べます。
privacy-asked-bluesky = Bluesky：AppView、IDのディレクトリ、投稿者が投稿を保管しているサーバー。
privacy-asked-fediverse = フェディバース：スレッドの投稿者のサーバー。
privacy-authors = 投稿者
privacy-authors-public = 読み取るのは、ログインせずに誰でも読める投稿だけです。求められたスレッドの投稿は、ページを再び表示できるように保存します。
privacy-authors-again = 保存したスレッドは、ときどき読み直します。投稿者がネットワークで削除したものは、ここでも削除します。
privacy-authors-no = これを望まない投稿者の意思を尊重します：{ $link }掲載を断る方法{ $end }。

## Opt out

out-heading = 投稿者が掲載を断る方法
out-what = ほとんどの投稿者は、自分のネットワークですでに意思を示しています。このサイトはそれを読み取り、次にスレッドを読むときに従います。
out-show = 「スレッドを表示しないでほしい」
out-show-bluesky = Bluesky：{ $setting }。
out-show-fediverse = フェディバース：プロフィールに{ $tags }のいずれかのタグ。
out-show-x = X：投稿を非公開にする。
out-show-others = GoToSocial：投稿をウェブ表示から隠す。Misskey：コンテンツの表示にログインを必須にする。
out-show-private = フォロワー限定の投稿や、メンションされた人だけへの投稿は、決して表示しません。
out-list = 「一覧に載せず、検索エンジンにも見つからないようにしてほしい」
out-list-unlisted = 未収載（「ひかえめな公開」）の投稿は、リンクを知っている人には表示しますが、一覧にも検索エンジンにも載せません。
out-list-index = Mastodon：{ $setting }をオフにすると、ページは検索エンジンに載りません。
out-list-discover = Mastodon：{ $setting }をオフにすると、ページは一覧に載りません。
out-list-tags = プロフィールに{ $tags }のいずれかのタグがあると、ページは検索エンジンに載りません。
out-list-misskey = Misskey：{ $setting }でも同じです。
out-forget = 「このスレッドを忘れてほしい」
out-forget-delete = ネットワークで削除してください。次に読み直すときに、ここでも削除されます。ページの下にある「もう一度確認する」を押すと、すぐに反映されます。
out-forget-contact = または、このサイトの運営者に連絡してください：{ $contact }。
out-forget-operator = または、このサイトの運営者に取り下げを依頼してください。

## Status

status-what = { $at }の時点でこのサイトが知っていることです。ネットワークには、そのスレッドを読みたい人がいるときにだけ問い合わせます。
status-kept = 保存したスレッド
status-kept-well = 読めます
status-kept-failing = 今は読めません
status-title = 稼働状況
status-ways = 次の方法で読み取ります。最初に使えたものを採ります
status-no-way = 読み取れません。このサイトには方法が設定されていません
status-untried = 起動後、まだ使っていません
status-well = 正常です。最後の応答：{ $at }
status-failing = 失敗（{ $at }）：{ $trouble }。次のスレッドで再び試します
status-resting = { $at }まで休止中：{ $trouble }
status-off = このサイトでは設定されていません
way-x-api = Xの公式API
way-x-fxembed = FxEmbed互換のAPI
way-x-embeds = Xの埋め込みサービス
way-archive = 投稿者自身のアーカイブ
way-repository = 投稿者のリポジトリ
way-appview = BlueskyのAppView
way-mastodon = { $host }のMastodon API
way-misskey = { $host }のMisskey API
way-activitypub = { $host }のActivityPub
way-copy = { $host }から見える内容
way-partial = { $way }（返信がすべて示されないため、求めた投稿より後が欠けている可能性があります）
way-parcel = { $way }（パッケージから取り込み）
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] 問い合わせ先のサーバー
       *[it] サービス
    }
trouble-refuses = { trouble-who }がこのサイトへの応答を拒んでいます
trouble-wait = { trouble-who }がこのサイトに待つよう求めています
trouble-budget = { trouble-who }の今日の費用が、このサイトの予算を超えています
trouble-slow = { trouble-who }が時間内に応答しませんでした
trouble-down = { trouble-who }につながりません
trouble-nonsense = { trouble-who }の応答が意味をなしませんでした
trouble-large = { trouble-who }の応答が、このサイトの読める大きさを超えていました
trouble-protocol = { trouble-who }は、このサイトの読めるプロトコルを話しません
trouble-no-post = { trouble-who }が投稿を返しませんでした

## Errors: what happened, in a few words and in a sentence

error-not-kept = ここには保存されていません
    .detail = このサイトはこのスレッドを保存していません。人に求められたときにまとめますが、ロボットのためにはまとめません。
error-not-for-robots = ロボットのためには作りません
    .detail = この文書は、人やその人のプログラムに求められたときに作ります。スレッドそのものはそのページで読めます。
error-not-fetched = ここには保存されていません
    .detail = このサイトはこのスレッドを保存していません。ここで読んでも、取得はしません。
error-parameter = 理解できないパラメーターです
    .detail = 「{ $name }」に「{ $value }」は使えません。
error-too-many = たくさんのスレッドを読みましたね
    .detail = この1時間にあなたのアドレスのために取得したスレッドが多いため、ネットワークに負担をかけないよう、少し休みます。ここに保存されているスレッドは引き続き読めます。
error-too-many-documents = たくさんの文書を作りましたね
    .detail = この1時間にあなたのアドレスのために作った文書が多いため、少し休みます。スレッドそのものは引き続き読めます。
error-too-many-pictures = たくさんの画像を読みましたね
    .detail = この1分間にあなたのアドレスのために取得した画像が多いため、画像のサーバーに負担をかけないよう、少し休みます。ここに保存されている画像は引き続き表示されます。
error-too-many-searches = たくさん検索しましたね
    .detail = この1分間にあなたのアドレスからの検索が多かったため、少し休みます。スレッドは引き続き読めます。
error-unfinished = まだ読み取り中です
    .detail = 今、スレッドをネットワークから読み取っています。
error-unmade = 作成中です
    .detail = 文書を今作成しています。
error-shape-large = 大きすぎます
    .detail = このスレッドは、この種類のファイルにするには大きすぎます。
error-shape-busy = 混み合っています
    .detail = 今はたくさんの文書を作成しているため、始められませんでした。
error-shape-none = ここでは作成できません
    .detail = このサイトはこの種類のファイルを作成しません。
error-no-page = ページがありません
    .detail = このアドレスには何もありません。
error-bad-request = うまくいきませんでした
    .detail = このサイトには理解できないリクエストです。
error-body = このアドレスでは受け付けません
    .detail = 受け付けるのは、投稿のリンクを入れた項目「link」だけの JSON（application/json）です。
error-too-much = 大きすぎます
    .detail = リクエストが、このサイトの受け付ける大きさを超えています。
error-no-picture = 画像がありません
    .detail = 画像がもうないか、サーバーが渡してくれません。
error-broken = 問題が起きました
    .detail = 原因はこちらにあり、あなたではありません。記録しました。
error-forged = 拒否しました
    .detail = 別のサイトのページが、あなたの名前でこのサイトを使おうとしたため、何も行いませんでした。
error-method = その方法では使えません
    .detail = このアドレスは、その種類のリクエストを受け付けません。
error-too-slow = 時間がかかりすぎました
    .detail = ページに許される時間を超えました。
error-no-link = リンクではありません
    .detail = 貼り付けられたものは、投稿のアドレスとして読めません。
error-unknown-network = 知らないネットワークです
    .detail = { $host }は、このバージョンが読めるどのネットワークのものでもありません。読めるネットワーク：{ $networks }。
error-unknown-network-nameless = このリンクは、このバージョンが読めるどのネットワークのものでもありません。読めるネットワーク：{ $networks }。
error-deleted-here = 削除されました
    .detail = このスレッドはここにありました。投稿者がネットワークで削除したため、ここでも削除しました。
error-removed = 取り下げられました
    .detail = このスレッドはこのサイトから取り下げられ、戻ることはありません。
error-author-refused = 投稿者が望んでいません
    .detail = このスレッドの投稿者は、ここでの表示を望んでいません。
error-expired = 保存期間が過ぎました
    .detail = 投稿者はこのスレッドを一定期間だけ保存することを望み、その期間が過ぎました。
error-busy = 混み合っています
    .detail = 今はたくさんのスレッドを読み取っているため、始められませんでした。
error-profile = これは投稿ではなくプロフィールです
    .detail = このリンクはプロフィールのものです。スレッドは、その投稿のひとつから見つかります。
error-no-server = 投稿の場所がリンクからわかりません
    .detail = これはアプリのアドレスで、投稿のあるサーバーが示されていません。
error-no-post = 投稿ではありません
    .detail = このサイトが読めるネットワークのリンクですが、投稿のものではありません。
error-refused-signed-in = 投稿者が望んでいません
    .detail = 投稿者は、ネットワークにログインした人だけに投稿を見せています。
error-refused-unroll = 投稿者が望んでいません
    .detail = 投稿者のプロフィールには、プログラムによるまとめ、保存、読み取りを望まないと書かれています。
error-refused-web = 投稿者が望んでいません
    .detail = 投稿者は、これらの投稿を一般のウェブから隠しています。
error-moderated = モデレーターにより非表示
    .detail = ネットワークのモデレーターが、このアカウントまたは投稿を非表示にしています。
error-no-list = まだ何もありません
    .detail = { $name }のスレッドは、このサイトではまだまとめられていないか、一覧に載っていません。投稿のリンクを貼り付けると、そのスレッドを読み込みます。
error-not-found = 投稿がありません
    .detail = そのような投稿がネットワークにないか、一般には表示されません。
error-no-account = アカウントがありません
    .detail = その名前のアカウントはネットワークにありません。
error-deleted = 削除されました
    .detail = 投稿はありましたが、投稿者が削除しました。
error-account-gone = アカウントがなくなりました
    .detail = 投稿者のアカウントは停止、凍結、または削除されています。
error-budget = 今日の分は終わりました
    .detail = このネットワークの読み取りには費用がかかり、このサイトの運営者の1日の予算を使い切りました。ここに保存されているスレッドは引き続き読めます。
error-server-refuses = サーバーが読ませてくれません
    .detail = { $host }は、この投稿をログインした人にしか見せないか、このサイトには見せません。
error-server-denied = このサーバーには問い合わせません
    .detail = このサイトの運営者は、{ $host }から読み取らないことにしています。
error-no-network = スレッドのあるサーバーではありません
    .detail = { $host }は、このサイトが読めるネットワークのサーバーではありません。
error-suspended = 凍結されています
    .detail = ネットワークが投稿者のアカウントを凍結したため、何も表示しません。
error-age-restricted = 年齢制限があります
    .detail = ネットワークは、この投稿をログインした成人だけに見せています。
error-signed-in = ログインした人だけが見られます
    .detail = ネットワークは、この投稿をログインした人だけに見せ、理由を示していません。年齢制限、一部の国での制限、またはフォロワー限定かもしれません。
error-withheld = 表示が制限されています
    .detail = 法的な要請または申し立てにより、ネットワークは一部の国でこの投稿を表示していません。
error-protected = 公開されていません
    .detail = 投稿者はこの投稿を全員には見せていないため、ここでは表示しません。
error-wait = ネットワークに待つよう求められました
    .detail = { $host }への問い合わせが多すぎたため、間を置く必要があります。
error-slow = ネットワークの応答が遅れています
    .detail = { $host }が時間内に応答しませんでした。
error-down = ネットワークにつながりません
    .detail = 今は{ $host }につながりません。
error-nonsense = ネットワークの応答が意味をなしません
    .detail = { $host }の応答を理解できません。
error-large = 大きすぎます
    .detail = ネットワークの応答が、このサイトが一度に読める大きさを超えています。

## Errors: what to try next

next-later = 数分後にもう一度お試しください。
next-in-seconds =
    { $n ->
       *[other] { $n }秒後にもう一度お試しください。
    }
next-in-minutes =
    { $n ->
       *[other] { $n }分後にもう一度お試しください。
    }
next-seconds = 数秒後にもう一度お試しください。
next-post-link = まとめるには、リンクを /api/v1/threads にPOSTしてください：{ $link }
next-between = 「{ $name }」は{ $from }から{ $to }までの整数です。
next-one-of = 「{ $name }」に使えるもの：{ $values }
next-place = 「{ $name }」には、前の部分の「next」にある値を使います。なければ一覧の先頭から始まります。
next-tomorrow = 明日（UTC）またお越しください。
next-original = 元の投稿を開いてください。そちらではまだ読めるかもしれません。
next-copy = スレッドの投稿をひとつ開き、リンクをコピーして（「共有」「リンクをコピー」）、ここに貼り付けてください。
next-paste = 投稿のリンクを貼り付けると、そのスレッドを読めます。
next-shape = スレッドのページで読むか、テキストまたはMarkdownとして保存してください。
next-home = トップページに戻って、そこから始めてください。
next-form = トップページのフォームを使ってください。
next-sign-in = ネットワークにログインして、そちらで読んでください。
next-whole-link = リンク全体がコピーされているか確かめてください。
next-name = 名前は変わることがあります。投稿者のプロフィールを開き、投稿のリンクをもう一度コピーしてください。
next-mirror = これが{ $title }のミラーなら、{ $link }そちらの投稿をまとめてください{ $end }。
next-mirror-plain = これが{ $title }のミラーなら、代わりに{ $address }をまとめてください。

## The catalogue for reading apps, and the book of a week

opds-latest = 新着スレッド
    .about = ここで展開されたもの、新しい順。
opds-most-read = この7日間で最も読まれたスレッド。
opds-network = { $network }のスレッド、新しい順。
opds-week = { $list }：先週分
    .about = 過去七日間のスレッドを一冊に。
list-week = この1週間を本で読む（EPUB）
digest-threads = { $n } 件のスレッド
digest-title = { $list }：{ $from }〜{ $until }
digest-about = { $from }から{ $until }（UTC）に届いた{ $threads }。文章のみで、画像は各スレッドのページにあります。
