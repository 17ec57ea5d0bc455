# العربية.
#
# For translators
# - Modern Standard Arabic; readers are addressed in the singular. Western digits.
# - thread: سلسلة; post: منشور; to unroll: جمع (جمع السلسلة في صفحة واحدة); handle: اسم المستخدم;
#   fediverse: الفيديفيرس; receipt: بيان; content warning: تحذير بشأن المحتوى.
# - What has trouble is masculine, so that its verbs fit both of its names.

## The frame of every page

site-home-title = Unspool: اقرأ السلسلة في صفحة واحدة
page-title = { $title } · Unspool
skip = انتقل إلى النص
nav-site = هذا الموقع
nav-about-site = عن هذا الموقع
nav-latest = الأحدث
nav-about = عن الموقع
nav-opt-out = للكُتّاب: كيف تمتنع
nav-status = الحالة
nav-language = اللغة
footer-what = يجمع Unspool السلسلة في صفحة واحدة. بلا إعلانات، ولا شيء من أطراف أخرى.
footer-cookies = لا ملفات ارتباط إلا إذا حفظت تفضيلًا: الخصوصية

## How pages look

look = إعدادات القراءة
look-theme = الألوان
look-theme-system = كالنظام
look-theme-light = فاتحة
look-theme-dark = داكنة
look-size = حجم النص
look-size-small = صغير
look-size-normal = عادي
look-size-large = كبير
look-size-largest = كبير جدًا
look-width = عرض العمود
look-width-narrow = ضيق
look-width-normal = عادي
look-width-wide = واسع
look-what = ما تختاره يسري فورًا. والحفظ يُبقيه في { $link }ملف ارتباط واحد{ $end }.
look-save = احفظ

## Networks, as they are called in the middle of a sentence

network-x = إكس
network-bluesky = بلوسكاي
network-mastodon = الفيديفيرس
networks-none = لا شبكة

## Lists of words

list-and = { $first } و{ $last }
list-or = { $first } أو { $last }
list-comma = { $first }، { $last }

## The form

form-link = رابط أي منشور من السلسلة
form-last = رابط آخر منشور في السلسلة
form-submit = اجمع السلسلة

## The front page and the lists

home-description = الصق رابط أي منشور من السلسلة، واقرأ السلسلة كلها في صفحة واحدة.
home-heading = اقرأ السلسلة في صفحة واحدة
home-accepts = أي منشور من السلسلة يكفي: الأول أو الأخير أو أحد ما بينهما. يقرأ هذا الموقع { $networks }.
home-ways = { $link }طرق أقصر{ $end }: إشارة مرجعية، أو قائمة المشاركة في الهاتف.
home-demo = جرّب واحدة من هذه
home-demo-what = هذا عرض تجريبي: يجيب من تسجيلات ولا يسأل أي شبكة.
latest-heading = أحدث السلاسل المجموعة
latest-empty-home = لا شيء بعد. الصق رابط منشور أعلاه، وستكون سلسلته الأولى هنا.
latest-empty = لا شيء بعد. { $link }الصق رابط منشور{ $end }، وستكون سلسلته الأولى هنا.
latest-no-older = لا توجد هنا سلاسل أقدم.
latest-no-other = لا توجد سلسلة أخرى بعد.
latest-older = سلاسل أقدم
latest-newest = أحدث السلاسل
latest-newer = سلاسل أحدث
list-tag = سلاسل بالوسم #{ $tag }
list-empty = لم يُجمع هنا شيء من هذه الشبكة بعد. { $link }الصق رابط منشور{ $end }، وستكون سلسلته الأولى هنا.
most-read-heading = الأكثر قراءة هذا الأسبوع
most-read-empty = لم يقرأ أحد سلسلة من القوائم هذا الأسبوع. { $link }اعرض الأحدث{ $end }.
untitled = سلسلة بلا كلمات
posts =
    { $n ->
        [zero] لا منشورات
        [one] منشور واحد
        [two] منشوران
        [few] { $n } منشورات
        [many] { $n } منشورًا
       *[other] { $n } منشور
    }

## Search

search-label = ابحث في السلاسل المحفوظة هنا
search-submit = بحث
search-what = يشمل البحث المنشورات وأوصاف الصور والوسوم وأسماء المؤلفين، بالتشكيل أو من دونه.
search-count =
    { $n ->
        [zero] لا سلاسل، في { $ms } ملّي ثانية.
        [one] سلسلة واحدة، وُجدت في { $ms } ملّي ثانية.
        [two] سلسلتان، وُجدتا في { $ms } ملّي ثانية.
        [few] { $n } سلاسل، وُجدت في { $ms } ملّي ثانية.
        [many] { $n } سلسلة، وُجدت في { $ms } ملّي ثانية.
       *[other] { $n } سلسلة، وُجدت في { $ms } ملّي ثانية.
    }
search-count-more = أكثر من { $n } سلسلة، وُجدت في { $ms } ملّي ثانية.
search-none = لا توجد هنا سلسلة تطابق هذا. قد تجد أكثر بكلمات أقل أو ببداية كلمة.
search-by-relevance = الأنسب أولًا
search-by-newest = الأحدث أولًا
search-judged = هذه أنسب السلاسل من أحدث { $n }؛ { $link }الأحدث أولًا{ $end } يعرضها كلها.
search-hurried = استغرق هذا وقتًا طويلًا، فلم يُفحص كل شيء. كلمات أكثر أو أندر تجعله أسرع.
search-more = مزيد من السلاسل
search-back = السلاسل السابقة
search-first = العودة إلى البداية
search-feed = ما يطابق هذا من الآن فصاعدًا، كخلاصة:
search-feed-title = سلاسل تطابق: { $question }
search-how = كيف تبحث
search-how-all = الكلمتان معًا أينما وردتا
search-how-phrase = هذه الكلمات متتالية
search-how-prefix = كلمات تبدأ هكذا
search-how-inside = كلمات فيها هذه الأحرف
search-how-minus = من دون هذه الكلمة
search-how-tag = بهذا الوسم
search-how-from = لهذا المؤلف
search-how-network = على هذه الشبكة
search-how-lang = بهذه اللغة
search-how-date = بدأت في هذا التاريخ أو بعده، فيه أو قبله
search-how-has = فيها صور أو صوت، أو فيديو، أو استطلاع، أو منشور مقتبس
search-note-unknown = { $what } غير معروف: جرى البحث عنه ككلمة.
search-note-value = { $what } بلا معنى، فتُرك.
search-note-ignored = لا شيء يمكن البحث عنه في { $what }، فتُرك.
search-note-short = { $what } أقصر من أن يكون جزءًا من كلمة: جرى البحث عنه ككلمة كاملة.
search-note-many = { $what } يطابق كلمات كثيرة جدًا، فلم يُبحث إلا عن أكثرها شيوعًا.
search-note-unbalanced = نقصت علامة اقتباس، فأُضيفت في النهاية.
search-note-long = كان هذا طويلًا جدًا: تُركت نهايته.

## The page of a thread

thread-by = سلسلة بقلم { $author }
thread-minutes =
    { $n ->
        [one] القراءة: دقيقة واحدة
        [two] القراءة: دقيقتان
        [few] القراءة: { $n } دقائق
       *[other] القراءة: { $n } دقيقة
    }
thread-original = الأصل
thread-more = هل للسلسلة بقية؟ أضِفها
thread-context = رد على { $author }
thread-context-gap = هذه السلسلة رد على منشور لا يمكن عرضه. { $gap }
thread-rest = بقية السلسلة
thread-upward =
    { $network ->
       *[other] لا يظهر لهذا الموقع من { $title } إلا ما يسبق المنشور الملصق. إن كانت للسلسلة بقية، فالصق رابط آخر منشور فيها وستُضاف البقية هنا.
    }
thread-continued = تتمة من { $place }
thread-branch = فرع آخر من السلسلة
thread-after = عن هذه الصفحة
thread-follow = يمكنك متابعة { $author }.
thread-tip = تلميح: اذكر { $bots } في سلسلة مع الكلمة المفتاحية «unroll» ليصلك رابط صفحتها.
thread-checked = قُرئت عبر { $via }؛ آخر تحقق: { $at }.
thread-check = تحقق مجددًا
thread-keep = خذها معك
thread-share = المشاركة
thread-pass-on = مشاركة…
thread-copy = انسخ الرابط
thread-copied = نُسخ
thread-not-copied = تعذّر النسخ
thread-again = سلسلة أخرى؟ الصق هنا رابط أي منشور منها، أو ضع { $address } قبل الرابط.
thread-again-nameless = سلسلة أخرى؟ الصق هنا رابط أي منشور منها، أو ضع عنوان هذا الموقع قبل الرابط.

feed-of = سلاسل { $author }
thread-tags = وسوم
thread-others = المزيد من { $author }
thread-quoting = سلاسل تقتبس هذه السلسلة
feed-on =
    { $network ->
       *[other] سلاسل من { $title }
    }
feed-server = سلاسل من { $host }
view-article = كمقال
view-posts = كما نُشرت
keys = لوحة المفاتيح
keys-move = المنشور التالي والسابق
keys-original = فتح المنشور الأصلي
keys-copy = نسخ رابط المنشور
keys-pictures = تصفّح الصور، إغلاق
keys-this = عرض هذه المفاتيح

## Pictures

picture-alt = الوصف
picture-no-alt = بلا وصف
picture-close = إغلاق
picture-before = الصورة السابقة
picture-next = الصورة التالية

## A post

post-paragraph = الفقرة { $n }
post-edited = عُدّل: { $at }
post-warning = تحذير بشأن المحتوى:
post-sensitive = محتوى حساس: عرض
post-cut = هذه بداية منشور طويل فحسب.
post-rest =
    { $network ->
       *[other] اقرأ البقية على { $title }
    }
post-rest-of = { $words } (الفقرة { $n })
post-rest-quoted = { $words } (منشور مقتبس)
post-quote-gap = هنا منشور مقتبس لا يمكن عرضه. { $gap }
post-quotes = يقتبس منشورًا من { $author }.
post-unsupported = هنا شيء لا يُرى إلا { $link }في الأصل{ $end }.
post-video = شاهد الفيديو في الأصل
post-media = { $kind } في الأصل

# In feeds and in frames on other sites.
plain-sensitive = محتوى حساس:
plain-page = اقرأه في صفحته.
plain-read = اقرأها في صفحة واحدة

poll-closed = استطلاع منتهٍ
poll-open = استطلاع كان مفتوحًا عند قراءته
poll-multiple = كان يمكن اختيار أكثر من إجابة
poll-total =
    { $n ->
        [zero] لا أصوات ولا مصوّتين
        [one] صوت أو مصوّت واحد
        [two] صوتان أو مصوّتان
        [few] { $votes } أصوات أو مصوّتين
        [many] { $votes } صوتًا أو مصوّتًا
       *[other] { $votes } صوت أو مصوّت
    }
poll-ended = انتهى: { $at }
poll-ends = ينتهي: { $at }
# Of the parts above: “Poll, closed; 12 votes or voters”.
poll-part = { $first }؛ { $next }
sentence = { $words }.
votes =
    { $n ->
        [zero] لا أصوات
        [one] صوت واحد
        [two] صوتان
        [few] { $votes } أصوات
        [many] { $votes } صوتًا
       *[other] { $votes } صوت
    }
votes-share = { $votes }، { $percent }%
share = { $percent }%

## Media

media-image = صورة
media-video = فيديو
media-gif = صورة متحركة
media-audio = صوت
media-other = ملف

## What stands where a post is missing

gap-suspended = الحساب الذي كتب هذا المنشور موقوف.
gap-age-restricted = هذا المنشور للبالغين المسجّلين في الشبكة فقط.
gap-signed-in = هذا المنشور للمسجّلين في الشبكة فقط.
gap-legal = هذا المنشور محجوب في بعض البلدان أو بعد مطالبة قانونية.
gap-deleted = حُذف هذا المنشور.
gap-protected = هذا المنشور ليس عامًا.
gap-blocked = هذا المنشور مخفي بسبب حظر.
gap-withheld = هذا المنشور حجبته الشبكة أو مشرفوها.
gap-beyond = قد تكون هناك بقية لم تمكن قراءتها.
gap-unreachable = لم تمكن قراءة هذا المنشور.

## How whole a thread is: “23 of 25 posts: 1 deleted, 1 not public; the end is missing”

receipt-all =
    { $n ->
        [1] منشور واحد
        [2] المنشوران كلاهما
       *[other] كل المنشورات ({ $n })
    }
receipt-of =
    { $all ->
        [one] { $n } من أصل منشور واحد
        [two] { $n } من أصل منشورين
        [few] { $n } من أصل { $all } منشورات
        [many] { $n } من أصل { $all } منشورًا
       *[other] { $n } من أصل { $all } منشور
    }
receipt-missing = { $posts }: { $missing }
receipt-note = { $sentence }؛ { $note }
missing-suspended =
    { $n ->
        [one] واحد من حساب موقوف
        [two] اثنان من حساب موقوف
       *[other] { $n } من حساب موقوف
    }
missing-age-restricted =
    { $n ->
        [one] واحد للبالغين فقط
        [two] اثنان للبالغين فقط
       *[other] { $n } للبالغين فقط
    }
missing-signed-in =
    { $n ->
        [one] واحد للمسجّلين فقط
        [two] اثنان للمسجّلين فقط
       *[other] { $n } للمسجّلين فقط
    }
missing-legal =
    { $n ->
        [one] واحد محجوب في بعض البلدان أو بعد مطالبة قانونية
        [two] اثنان محجوبان في بعض البلدان أو بعد مطالبة قانونية
       *[other] { $n } محجوبة في بعض البلدان أو بعد مطالبة قانونية
    }
missing-deleted =
    { $n ->
        [one] واحد محذوف
        [two] اثنان محذوفان
       *[other] { $n } محذوفة
    }
missing-protected =
    { $n ->
        [one] واحد غير عام
        [two] اثنان غير عامّين
       *[other] { $n } غير عامة
    }
missing-blocked =
    { $n ->
        [one] واحد مخفي بسبب حظر
        [two] اثنان مخفيّان بسبب حظر
       *[other] { $n } مخفية بسبب حظر
    }
missing-withheld =
    { $n ->
        [one] واحد حجبته الشبكة
        [two] اثنان حجبتهما الشبكة
       *[other] { $n } حجبتها الشبكة
    }
missing-unreachable =
    { $n ->
        [one] واحد لم تمكن قراءته
        [two] اثنان لم تمكن قراءتهما
       *[other] { $n } لم تمكن قراءتها
    }
missing-beyond =
    { $n ->
        [one] واحد خارج ما تعرضه الشبكة للزوّار
        [two] اثنان خارج ما تعرضه الشبكة للزوّار
       *[other] { $n } خارج ما تعرضه الشبكة للزوّار
    }
missing-unplaced =
    { $n ->
        [one] واحد لم يُعثر عليه
        [two] اثنان لم يُعثر عليهما
       *[other] { $n } لم يُعثر عليها
    }
note-head = البداية ناقصة
note-tail = النهاية ناقصة
note-unknown = قد تكون هناك بقية
note-stopped = توقفت القراءة عند حدّ، وقد تكون هناك بقية
note-upward = لم يُرَ إلا المنشور الملصق وما يسبقه، وقد تكون هناك بقية
note-cut =
    { $n ->
        [zero] لا منشورات مبتورة النص
        [one] نص منشور واحد مبتور
        [two] نصّا منشورين مبتوران
        [few] نصوص { $n } منشورات مبتورة
        [many] نصوص { $n } منشورًا مبتورة
       *[other] نصوص { $n } منشور مبتورة
    }
note-inferred =
    { $n ->
        [zero] لا مواضع مستنتجة
        [one] موضع جزء واحد مستنتج
        [two] موضعا جزأين مستنتجان
        [few] مواضع { $n } أجزاء مستنتجة
        [many] مواضع { $n } جزءًا مستنتجة
       *[other] مواضع { $n } جزء مستنتجة
    }

## Documents to take away

# Formats whose names are words.
format-txt = نص عادي
format-zip = ملف Zip بكل شيء

document-thread-by = سلسلة بقلم { $author }
document-by = بقلم { $author }
document-original = الأصل
document-reply = رد على:
document-continued = تتمة
document-continued-from = تتمة من { $place }
document-rest = اقرأ البقية
document-sensitive = { $kind } (محتوى حساس)
document-quoted = منشور مقتبس
document-unsupported = شيء لا يعرضه إلا { $link }الأصل{ $end }.
document-poll = استطلاع:
document-poll-closed = استطلاع منتهٍ:
document-read = قُرئت: { $at }، عبر { $via }.
document-covered = وسائط حساسة
document-covered-here = الوسائط الحساسة في آخر هذا المستند.
document-watch = { $kind }: شاهده في الأصل
document-no-alt = { $kind } بلا وصف.
document-contents = المحتويات
document-title-page = صفحة العنوان
document-whole = السلسلة
document-part = الجزء { $n }
document-access = نص ينساب مع الشاشة بترتيب القراءة.
document-access-none = بلا صور.
document-access-all = للصور الأوصاف التي كتبها صاحبها.
document-access-some = بعض الصور بلا وصف: لم يكتبه صاحبها.

## Moments

month =
    { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
day = { $day } { month } { $year }
moment = { day }، { $time } UTC
age-now = الآن
age-minutes =
    { $n ->
        [one] قبل دقيقة
        [two] قبل دقيقتين
        [few] قبل { $n } دقائق
       *[other] قبل { $n } دقيقة
    }
age-hours =
    { $n ->
        [one] قبل ساعة
        [two] قبل ساعتين
        [few] قبل { $n } ساعات
       *[other] قبل { $n } ساعة
    }
age-days =
    { $n ->
        [one] قبل يوم
        [two] قبل يومين
        [few] قبل { $n } أيام
        [many] قبل { $n } يومًا
       *[other] قبل { $n } يوم
    }

## While a thread is being read

progress-title = جارٍ قراءة السلسلة…
progress-heading = جارٍ قراءة السلسلة
progress-none = يجري سؤال الشبكة.
progress-count =
    { $n ->
        [zero] لم يُعثر على منشورات حتى الآن.
        [one] عُثر على منشور واحد حتى الآن.
        [two] عُثر على منشورين حتى الآن.
        [few] عُثر على { $n } منشورات حتى الآن.
        [many] عُثر على { $n } منشورًا حتى الآن.
       *[other] عُثر على { $n } منشور حتى الآن.
    }
progress-what = تُقرأ سلسلة { $address } من شبكتها. قد تستغرق السلاسل الطويلة والخوادم البطيئة دقيقة. تتقدم هذه الصفحة وحدها؛ ويمكنك أيضًا أن تغادر وتعود: القراءة مستمرة.
progress-again = انظر مجددًا

## While a document is being made

making-title = يُعدّ المستند …
making-heading = يُعدّ { $label }
making-what = تُجمع الصور وتُصفّ الصفحات. يستغرق ذلك بضع ثوانٍ، وللسلاسل الطويلة حتى دقيقة. تتابع هذه الصفحة من تلقاء نفسها.
making-back = العودة إلى السلسلة

## About

about-title = عن الموقع
about-heading = عن هذا الموقع
about-what = الصق رابط أي منشور من السلسلة، واقرأ السلسلة كلها في صفحة واحدة. يعمل هذا الموقع ببرنامج Unspool، الذي يقرأ { $networks }.
about-get = ما تحصل عليه
about-get-order = منشورات الكاتب بترتيب ردودها، أيًا كان المنشور الذي تلصقه.
about-get-branches = فروع الكاتب الأخرى بعد الفرع الرئيسي، ولكل منها رابط إلى موضع تفرّعه.
about-get-receipt = بيان بمدى اكتمال السلسلة. وحيث ينقص منشور تقول الصفحة ذلك في موضعه، وتقول السبب.
about-get-media = صور بأوصافها، واستطلاعات، واقتباسات، وتحذيرات بشأن المحتوى؛ ورابط إلى كل منشور أصلي.
about-get-formats = السلسلة لتأخذها معك، بصيغ أخرى.
about-ways = طرق أقصر
about-ways-address = يمكنك أن تضع عنوان هذا الموقع قبل عنوان المنشور: { $address }
about-ways-bookmark = اسحب هذا الرابط إلى شريط الإشارات المرجعية: { $link }اجمع السلسلة{ $end }. إذا نقرته هناك وأمامك منشور مفتوح، نقلك إلى سلسلته في هذا الموقع. أما النقر عليه في هذه الصفحة فلا يفعل شيئًا.
about-ways-app = على أندرويد، ثبّت هذا الموقع من قائمة المتصفح، فيظهر بين التطبيقات التي يمكن مشاركة المنشور معها.
about-know = من المفيد أن تعرف
about-know-upward = بعض طرق قراءة إكس لا تُظهر إلا ما يسبق المنشور الملصق. صفحة سلسلة كهذه تقول ذلك وتطلب رابط آخر منشور فيها؛ وحين تلصقه هناك تُضاف البقية إلى الصفحة نفسها.
about-know-cost = صفحة السلسلة المحفوظة هنا لا تكلّف الشبكة شيئًا، مهما كثر قرّاؤها.
about-know-authors = القرار للكُتّاب: { $link }كيف يقولون لا{ $end }.
about-know-programs = البرامج مرحب بها: { $link }ما يمكنها طلبه{ $end }.
about-know-catalogue = لتطبيقات القراءة فهرس (OPDS) في عنوان هذا الموقع متبوعًا بـ { $address }.
about-know-readers = ما يُحفظ عن القرّاء: { $link }لا شيء تقريبًا{ $end }.

## Privacy

privacy-title = الخصوصية
privacy-cookies = سياسة ملفات الارتباط
privacy-cookies-none = لا شيء، إلا إذا حفظت مظهر الصفحات؛ فعندئذ واحد.
privacy-cookies-what = ما تختاره تحت «Aa» يسري فورًا ويُنسى مع الصفحة. ولا يُبقيه إلا «احفظ»: في ملف ارتباط واحد من هذا الموقع، اسمه { $name }، مدة سنة. وهو يحوي تلك الاختيارات (مثلًا { $example }) ولا شيء عنك. اختر ما كان في البداية واحفظ مجددًا فيُحذف. ولا يُخزَّن في متصفحك شيء آخر.
privacy-readers = القرّاء
privacy-readers-browser = لا يسأل متصفحك إلا هذا الموقع. الصور والفيديوهات تأتي من هنا، كي لا تعرف الشبكات من يقرأ.
privacy-readers-address =
    { $n ->
       *[other] لا يُدوَّن عنوانك. ما دام البرنامج يعمل فهو يتذكر، في الذاكرة، عدد السلاسل التي جُلبت للشبكة التي تتصل منها (بحد أقصى { $n } في الساعة)؛ ويُنسى ذلك خلال ساعة.
    }
privacy-readers-count = من أجل «الأكثر قراءة هذا الأسبوع» يعدّ هذا الموقع كم شخصًا يقرأ سلسلة في اليوم، مرة واحدة لكل شبكة يتصلون منها. ولكيلا يُعدّ أحد مرتين يحتفظ في الذاكرة، حتى ينتهي اليوم، بعلامات لا يُعرف منها من قرأ ولا أي سلسلة. وما يُدوَّن هو عدد لكل سلسلة ويوم، لمدة أسبوع.
privacy-readers-log = يحوي السجل السلاسل التي جُلبت من الشبكات، ومتى جُلبت، وكم استغرقت؛ ولا يحوي أبدًا لمن جُلبت.
privacy-asked = من يُسأل عن السلسلة
privacy-asked-what = هذا الموقع هو الذي يسأل، لا متصفحك أبدًا. من يُسأل يعرف أي منشور يريد أحدهم قراءته، ولا يعرف من هو. والسلسلة المحفوظة هنا تُعرض دون سؤال أحد.
privacy-asked-x = إكس: واجهتها البرمجية الرسمية، وواجهة متوافقة مع FxEmbed اختارها مشغّل هذا الموقع، والخدمة التي وراء منشورات إكس المضمَّنة. لا يُسأل إلا ما أعدّه المشغّل، وبهذا الترتيب: { $link }ما هو مُعدّ منها هنا{ $end }. تأتي الصور والفيديوهات من خوادم إكس عبر هذا الموقع. ولا يُقرأ من رابط مرآة لإكس إلا رقمه: فالمرآة لا تُسأل. والرابط المختصر يُستعلم عنه لدى إكس.
privacy-asked-bluesky = بلوسكاي: خدمة AppView، ودليل الهويات، والخوادم التي يحفظ عليها الكُتّاب منشوراتهم.
privacy-asked-fediverse = الفيديفيرس: خوادم كُتّاب السلسلة.
privacy-authors = الكُتّاب
privacy-authors-public = لا تُقرأ إلا منشورات يستطيع الجميع قراءتها دون تسجيل دخول. وحين يطلب أحدهم سلسلة تُحفظ منشوراتها كي يمكن عرض الصفحة مجددًا.
privacy-authors-again = تُقرأ السلسلة المحفوظة مجددًا من حين إلى آخر. وما حذفه كاتبها على الشبكة يُحذف هنا.
privacy-authors-no = من لا يريد ذلك من الكُتّاب تُحترم رغبته: { $link }كيف يقولون لا{ $end }.

## Opt out

out-heading = كيف يقول الكاتب لا
out-what = معظم الكُتّاب قالوا ما يريدون على شبكاتهم نفسها. يقرأ هذا الموقع ذلك ويلتزم به حين تُقرأ السلسلة في المرة التالية.
out-show = «لا تعرضوا سلاسلي»
out-show-bluesky = بلوسكاي: { $setting }.
out-show-fediverse = الفيديفيرس: أحد الوسوم { $tags } في الملف الشخصي.
out-show-x = إكس: جعل منشورات الحساب محمية.
out-show-others = GoToSocial: إخفاء المنشورات من عرض الويب. Misskey: اشتراط تسجيل الدخول لرؤية المحتوى.
out-show-private = المنشورات الموجّهة إلى المتابعين أو إلى من ذُكروا فيها لا تُعرض أبدًا.
out-list = «لا تدرجوني في القوائم ولا تدعوا محركات البحث تجدني»
out-list-unlisted = المنشورات غير المدرجة («العامة الهادئة») تُعرض لمن لديه الرابط، ولا تُدرج في القوائم ولا في محركات البحث.
out-list-index = Mastodon: إيقاف { $setting } يُبقي الصفحات خارج محركات البحث.
out-list-discover = Mastodon: إيقاف { $setting } يُبقيها خارج القوائم.
out-list-tags = وضع أحد الوسوم { $tags } في الملف الشخصي يُبقي الصفحات خارج محركات البحث.
out-list-misskey = Misskey: يؤدي { $setting } الغرض نفسه.
out-forget = «انسوا هذه السلسلة»
out-forget-delete = احذفها على الشبكة: فتُحذف هنا حين تُقرأ مجددًا. وزر «تحقق مجددًا» في أسفل صفحتها يفعل ذلك فورًا.
out-forget-contact = أو اكتب إلى مشغّل هذا الموقع: { $contact }.
out-forget-operator = أو اطلب من مشغّل هذا الموقع أن يزيلها.

## Status

status-what = ما يعرفه هذا الموقع في هذه اللحظة: { $at }. وهو يسأل الشبكة حين يريد أحدهم سلسلة منها، لا قبل ذلك.
status-kept = السلاسل المحفوظة
status-kept-well = يمكن قراءتها
status-kept-failing = لا يمكن قراءتها حاليًا
status-title = الحالة
status-ways = تُقرأ بهذه الطرق؛ وتُعتمد أول طريقة تنجح
status-no-way = لا يمكن قراءتها: لم تُعدّ في هذا الموقع أي طريقة إليها
status-untried = لم تلزم منذ بدء التشغيل
status-well = يعمل؛ آخر رد: { $at }
status-failing = تعذّر ({ $at }): { $trouble }؛ والسلسلة التالية تحاول مجددًا
status-resting = متروك حتى { $at }: { $trouble }
status-off = غير مُعدّ في هذا الموقع
way-x-api = واجهة إكس البرمجية الرسمية
way-x-fxembed = واجهة متوافقة مع FxEmbed
way-x-embeds = خدمة التضمين من إكس
way-archive = أرشيف الكاتب نفسه
way-repository = مستودع الكاتب
way-appview = خدمة AppView من بلوسكاي
way-mastodon = واجهة Mastodon في { $host }
way-misskey = واجهة Misskey في { $host }
way-activitypub = بروتوكول ActivityPub في { $host }
way-copy = ما يظهر من { $host }
way-partial = { $way }، الذي لا يعدّد كل الردود: فقد تنقص منشورات بعد المنشور المطلوب
way-parcel = { $way }، من حزمة مستوردة
# Who has trouble: one service, or one of a network's many servers.
trouble-who =
    { $who ->
        [server] الخادم المسؤول
       *[it] هذا المصدر
    }
trouble-refuses = { trouble-who } يرفض أن يجيب هذا الموقع
trouble-wait = { trouble-who } يطلب من هذا الموقع الانتظار
trouble-budget = { trouble-who } يكلّف اليوم أكثر مما يريد هذا الموقع إنفاقه
trouble-slow = { trouble-who } لم يجب في الوقت المناسب
trouble-down = { trouble-who } لا يمكن الوصول إليه
trouble-nonsense = { trouble-who } أجاب بما لا معنى له
trouble-large = { trouble-who } أجاب بأكبر مما يقرؤه هذا الموقع
trouble-protocol = { trouble-who } لا يتحدث بروتوكولًا يقرؤه هذا الموقع
trouble-no-post = { trouble-who } لم يعطِ أي منشور

## Errors: what happened, in a few words and in a sentence

error-not-kept = غير محفوظة هنا
    .detail = لا يحفظ هذا الموقع هذه السلسلة. وهو يجمعها حين يطلبها إنسان، لا من أجل الروبوتات.
error-not-for-robots = لا يُعدّ من أجل الروبوتات
    .detail = يُعدّ هذا المستند حين يطلبه إنسان أو برنامج له. أما السلسلة نفسها فتُقرأ في صفحتها.
error-not-fetched = غير محفوظة هنا
    .detail = لا يحفظ هذا الموقع هذه السلسلة، وقراءتها هنا لا تجلب شيئًا.
error-parameter = معامل غير مفهوم
    .detail = لا يمكن أن يكون «{ $name }» هو «{ $value }».
error-too-many = هذه سلاسل كثيرة
    .detail = جُلبت من أجل عنوانك خلال ساعة سلاسل كثيرة، فيأخذ هذا الموقع استراحة إنصافًا للشبكات. تبقى السلاسل المحفوظة هنا متاحة للقراءة.
error-too-many-documents = هذه مستندات كثيرة
    .detail = أُعدّت من أجل عنوانك خلال ساعة مستندات كثيرة، فيأخذ هذا الموقع استراحة. تبقى السلاسل نفسها متاحة للقراءة.
error-too-many-pictures = هذه صور كثيرة
    .detail = جُلبت من أجل عنوانك خلال دقيقة صور كثيرة، فيأخذ هذا الموقع استراحة إنصافًا لخوادمها. تبقى الصور المحفوظة هنا معروضة.
error-too-many-searches = عمليات بحث كثيرة
    .detail = جاءت من عنوانك خلال دقيقة عمليات بحث كثيرة، فيأخذ هذا الموقع استراحة. تبقى السلاسل متاحة للقراءة.
error-unfinished = القراءة مستمرة
    .detail = تُقرأ السلسلة من شبكتها في هذه اللحظة.
error-unmade = لا يزال قيد الإعداد
    .detail = يُعدّ المستند في هذه اللحظة.
error-shape-large = أكبر من أن يُعدّ
    .detail = هذه السلسلة أكبر من أن تُجعل في ملف من هذا النوع.
error-shape-busy = الموقع مشغول
    .detail = تُعدّ الآن مستندات كثيرة، فلم يمكن بدء مستندك.
error-shape-none = لا يُعدّ هنا
    .detail = لا يُعدّ هذا الموقع ملفات من هذا النوع.
error-no-page = لا توجد صفحة كهذه
    .detail = لا شيء في هذا العنوان.
error-bad-request = لم ينجح ذلك
    .detail = لا يفهم هذا الموقع هذا الطلب.
error-body = هذا العنوان لا يقبل ذلك
    .detail = يقبل JSON (application/json) بحقل واحد هو «link»: رابط منشور.
error-too-much = كبير جدًا
    .detail = الطلب أكبر مما يقبله هذا الموقع.
error-no-picture = لا صورة
    .detail = لم تعد الصورة موجودة، أو أن خادمها لا يعطيها.
error-broken = تعطّل شيء هنا
    .detail = الخطأ منا لا منك. وقد دُوّن.
error-forged = مرفوض
    .detail = حاولت صفحة من موقع آخر أن تستخدم هذا الموقع باسمك، فلم يُفعل شيء.
error-method = ليس هكذا
    .detail = لا يقبل هذا العنوان هذا النوع من الطلبات.
error-too-slow = بطيء جدًا
    .detail = استغرق هذا أطول مما يجوز لصفحة.
error-no-link = هذا ليس رابطًا
    .detail = ما لصقته لا يمكن أن يُقرأ عنوانًا لمنشور.
error-unknown-network = هذه الشبكة غير معروفة
    .detail = لا ينتمي { $host } إلى أي شبكة يقرؤها هذا الإصدار. وهو يقرأ { $networks }.
error-unknown-network-nameless = لا ينتمي الرابط إلى أي شبكة يقرؤها هذا الإصدار. وهو يقرأ { $networks }.
error-deleted-here = محذوفة
    .detail = كانت هذه السلسلة هنا. حذفها كاتبها على الشبكة، فحُذفت هنا أيضًا.
error-removed = أُزيلت
    .detail = أُزيلت هذه السلسلة من هذا الموقع، ولن تعود.
error-author-refused = قال الكاتب لا
    .detail = لا يريد كاتب هذه السلسلة أن تُعرض هنا.
error-expired = لم تعد محفوظة
    .detail = أراد الكاتب أن تُحفظ هذه السلسلة مدة محدودة، وقد انقضت تلك المدة.
error-busy = الموقع مشغول
    .detail = تُقرأ الآن سلاسل كثيرة، فلم يمكن بدء سلسلتك.
error-profile = هذا ملف شخصي، لا منشور
    .detail = يقود الرابط إلى ملف شخصي. وتُعرف السلسلة بأحد منشوراتها.
error-no-server = لا يقول الرابط أين المنشور
    .detail = إنه عنوان تطبيق، ولا يسمّي الخادم الذي عليه المنشور.
error-no-post = هذا ليس منشورًا
    .detail = يقود الرابط إلى شبكة يقرؤها هذا الموقع، لكن ليس إلى منشور.
error-refused-signed-in = قال الكاتب لا
    .detail = لا يعرض الكاتب هذه المنشورات إلا لمن سجّلوا الدخول في الشبكة.
error-refused-unroll = قال الكاتب لا
    .detail = يقول الملف الشخصي للكاتب إنه لا يريد أن تجمع البرامج منشوراته أو تؤرشفها أو تقرأها.
error-refused-web = قال الكاتب لا
    .detail = يخفي الكاتب هذه المنشورات عن الويب المفتوح.
error-moderated = أخفاه المشرفون
    .detail = يخفي مشرفو الشبكة هذا الحساب أو هذا المنشور.
error-no-list = لا شيء هنا بعد
    .detail = لم يُجمع شيء من { $name } في هذا الموقع، أو لا شيء مما يظهر في القوائم. الصق رابط منشور وستُقرأ سلسلته.
error-not-found = لا يوجد منشور كهذا
    .detail = لا تعرف الشبكة منشورًا كهذا، أو لا تعرضه للزوّار.
error-no-account = لا يوجد حساب كهذا
    .detail = لا تعرف الشبكة حسابًا بهذا الاسم.
error-deleted = محذوف
    .detail = كان المنشور موجودًا، وحذفه كاتبه.
error-account-gone = لم يعد الحساب موجودًا
    .detail = حساب الكاتب معطّل أو موقوف أو محذوف.
error-budget = لم يبق شيء لهذا اليوم
    .detail = قراءة هذه الشبكة تكلّف مالًا، وقد أُنفق ما يخصّصه مشغّل هذا الموقع لليوم. تبقى السلاسل المحفوظة هنا متاحة للقراءة.
error-server-refuses = لا يسمح لنا الخادم بالقراءة
    .detail = لا يعرض { $host } هذا المنشور إلا لمن سجّل الدخول، أو لا يعرضه لنا.
error-server-denied = هذا الخادم لا يُسأل
    .detail = قرر مشغّل هذا الموقع ألا يقرأ من { $host }.
error-no-network = ليس خادمًا فيه سلاسل
    .detail = { $host } ليس خادمًا لشبكة يستطيع هذا الموقع قراءتها.
error-suspended = موقوف
    .detail = أوقفت الشبكة حساب الكاتب، فلا يُعرض منه شيء.
error-age-restricted = للبالغين فقط
    .detail = لا تعرض الشبكة هذا المنشور إلا للبالغين المسجّلين فيها.
error-signed-in = للمسجّلين فقط
    .detail = تعرض الشبكة هذا المنشور لمن سجّلوا الدخول، ولا تقول السبب: فقد يكون للبالغين فقط، أو محجوبًا في بعض البلدان، أو للمتابعين.
error-withheld = محجوب
    .detail = تحجب الشبكة هذا المنشور في بعض البلدان، بعد مطالبة قانونية أو شكوى.
error-protected = ليس عامًا
    .detail = لا يعرض الكاتب هذا المنشور للجميع، فلا يُعرض هنا.
error-wait = تطلب منا الشبكة الانتظار
    .detail = سُئل { $host } أكثر من اللازم ويريد استراحة.
error-slow = الشبكة بطيئة
    .detail = لم يجب { $host } في الوقت المناسب.
error-down = الشبكة معطّلة
    .detail = لا يمكن الوصول إلى { $host } حاليًا.
error-nonsense = أجابت الشبكة بما لا معنى له
    .detail = لا يمكن فهم ما أجاب به { $host }.
error-large = كبير جدًا
    .detail = ما أجابت به الشبكة أكبر مما يقرؤه هذا الموقع دفعة واحدة.

## Errors: what to try next

next-later = حاول مجددًا بعد بضع دقائق.
next-in-seconds =
    { $n ->
        [one] حاول مجددًا بعد ثانية.
        [two] حاول مجددًا بعد ثانيتين.
        [few] حاول مجددًا بعد { $n } ثوانٍ.
       *[other] حاول مجددًا بعد { $n } ثانية.
    }
next-in-minutes =
    { $n ->
        [one] حاول مجددًا بعد دقيقة.
        [two] حاول مجددًا بعد دقيقتين.
        [few] حاول مجددًا بعد { $n } دقائق.
       *[other] حاول مجددًا بعد { $n } دقيقة.
    }
next-seconds = اسأل مجددًا بعد بضع ثوانٍ.
next-post-link = لجمعها أرسل رابطها بطريقة POST إلى /api/v1/threads: { $link }
next-between = «{ $name }» عدد صحيح من { $from } إلى { $to }.
next-one-of = «{ $name }» واحد من هذه: { $values }.
next-place = «{ $name }» هو ما يقوله «next» في الجزء السابق. وبدونه تبدأ القائمة من أعلاها.
next-tomorrow = عُد غدًا (UTC).
next-original = افتح الأصل: فقد يكون متاحًا للقراءة هناك.
next-copy = افتح منشورًا من السلسلة، وانسخ رابطه («مشاركة»، «نسخ الرابط»)، والصقه هنا.
next-paste = الصق رابط منشور لتقرأ سلسلته.
next-shape = اقرأ السلسلة في صفحتها، أو خذها معك نصًا أو بصيغة Markdown.
next-home = عُد إلى الصفحة الرئيسية وابدأ منها.
next-form = اذهب إلى الصفحة الرئيسية واستخدم النموذج الذي فيها.
next-sign-in = سجّل الدخول في الشبكة لتقرأه هناك.
next-whole-link = تأكد من أن الرابط نُسخ كاملًا.
next-name = الأسماء تتغير: افتح الملف الشخصي للكاتب وانسخ رابط المنشور مجددًا.
next-mirror = إن كانت هذه مرآة لموقع { $title }، { $link }فاجمع السلسلة من هناك{ $end }.
next-mirror-plain = إن كانت هذه مرآة لموقع { $title }، فاجمع { $address } بدلًا منها.

## The catalogue for reading apps, and the book of a week

opds-latest = أحدث السلاسل
    .about = ما جُمع هنا، الأحدث أولًا.
opds-most-read = أكثر السلاسل قراءة في الأيام السبعة الأخيرة.
opds-network = سلاسل { $network }، الأحدث أولًا.
opds-week = { $list }: الأسبوع الماضي
    .about = سلاسل الأيام السبعة الماضية في كتاب واحد.
list-week = الأسبوع الأخير في كتاب (EPUB)
digest-threads = عدد السلاسل: { $n }
digest-title = { $list }: من { $from } إلى { $until }
digest-about = { $threads }، كما وصلت إلى هنا من { $from } إلى { $until } (UTC). الكلمات وحدها؛ الصور في صفحة كل سلسلة.
