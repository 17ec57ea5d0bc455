//! Sentences that the limit cut in two: joined, in the languages that we know of.

use unspool::{
    article::{joint, read},
    thread::RichText,
};

use super::{reads, thread};

/// The beginning of a sentence as long as a limit makes it, and its end.
pub(super) const CUT: &[(&str, &str, &str, &str)] = &[
    (
        "en",
        "The harbour master told me that the tables they had been using since the war were wrong by \
         almost eleven minutes, and that nobody had noticed because the clock on the church was",
        "wrong as well, and by the same eleven minutes.",
        " ",
    ),
    (
        "es",
        "El capitán del puerto me contó que las tablas de mareas que usaban desde la guerra estaban \
         equivocadas en casi once minutos, y que nadie se había dado cuenta porque el reloj de la",
        "iglesia también lo estaba, y por los mismos once minutos.",
        " ",
    ),
    (
        "fr",
        "Le capitaine du port m'a raconté que les tables des marées utilisées depuis la guerre \
         étaient fausses de presque onze minutes, et que personne ne l'avait remarqué parce que",
        "l'horloge de l'église l'était aussi, et des mêmes onze minutes.",
        " ",
    ),
    (
        "de",
        "Der Hafenmeister erzählte mir, dass die Gezeitentafeln, die sie seit dem Krieg benutzten, \
         um fast elf Minuten falsch gingen und dass es niemand bemerkt hatte, weil die Kirchturmuhr",
        "ebenfalls falsch ging, und zwar um dieselben elf Minuten.",
        " ",
    ),
    (
        "pt",
        "O capitão do porto contou-me que as tabelas das marés que usavam desde a guerra estavam \
         erradas em quase onze minutos, e que ninguém tinha reparado porque o relógio da igreja,",
        "também ele, estava errado, e pelos mesmos onze minutos.",
        " ",
    ),
    (
        "ru",
        "Начальник порта рассказал мне, что таблицы приливов, которыми они пользовались со времён \
         войны, ошибались почти на одиннадцать минут, и никто этого не замечал, потому что часы",
        "на церкви тоже ошибались, и на те же одиннадцать минут.",
        " ",
    ),
    (
        "ja",
        "港長の話では、戦争のころから使われてきた潮汐表は十一分近くもずれていたのに、教会の塔の\
         時計もまったく同じだけずれていたものだから、町の人は誰ひとりとしてそのことに気づかず、\
         漁師たちは毎朝決まった時刻に船を出し、決まった時刻に戻ってきて、魚を市場に並べ、子どもたちは\
         鐘の音を聞いて学校へ行き、夕方になればまた鐘の音を聞いて家へ帰り、そうして何十年もの年月が、",
        "何事もなかったかのように過ぎていったのだという。",
        "",
    ),
    (
        "ar",
        "أخبرني ربان الميناء أن جداول المد والجزر التي كانوا يستعملونها منذ الحرب كانت خاطئة بنحو إحدى \
         عشرة دقيقة، وأن أحدا لم ينتبه إلى ذلك لأن ساعة الكنيسة كانت خاطئة هي أيضا وبالقدر نفسه، \
         ولأن الصيادين كانوا يعرفون البحر،",
        "ولا يحتاجون إلى الجداول أصلا.",
        " ",
    ),
    (
        "he",
        "מנהל הנמל סיפר לי שלוחות הגאות והשפל שבהם השתמשו מאז המלחמה היו שגויים בכמעט אחת עשרה דקות, \
         ושאיש לא שם לב לכך משום ששעון הכנסייה היה שגוי גם הוא ובאותה מידה בדיוק, וגם משום שהדייגים,",
        "שהכירו את הים, לא נזקקו ללוחות.",
        " ",
    ),
    (
        "hi",
        "बंदरगाह के मुखिया ने मुझे बताया कि युद्ध के समय से इस्तेमाल हो रही ज्वार की तालिकाएँ लगभग ग्यारह मिनट गलत \
         थीं, और किसी ने इस पर ध्यान नहीं दिया क्योंकि गिरजाघर की घड़ी भी उतनी ही गलत थी, और मछुआरे तो समुद्र को जानते थे,",
        "उन्हें तालिकाओं की ज़रूरत ही नहीं थी।",
        " ",
    ),
];

#[test]
fn a_sentence_that_the_limit_cut_is_one_again() {
    for (language, begin, end, between) in CUT {
        reads(language, &[begin, end], &[begin, &format!("↪ {end}")]);
        let read = read(&thread(language, &[begin, end]).trunk);
        let texts: Vec<&RichText> = read.iter().flatten().map(|passage| &passage.text).collect();
        assert_eq!(joint(texts[0], texts[1]), *between, "{language}");
    }
}

#[test]
fn counters_do_not_stand_between_the_halves() {
    for (language, begin, end, _) in CUT {
        reads(
            language,
            &[&format!("1/2 {begin}"), &format!("2/2 {end}")],
            &[&format!("⟦1/2⟧ {begin}"), &format!("⟦2/2⟧ ↪ {end}")],
        );
        reads(
            language,
            &[&format!("{begin} (1/2)"), &format!("{end} (2/2)")],
            &[&format!("⟦(1/2)⟧ {begin}"), &format!("⟦(2/2)⟧ ↪ {end}")],
        );
    }
}

#[test]
fn dots_at_the_joint_are_set_aside() {
    for (language, begin, end, _) in CUT {
        for dots in ["…", "...", " …", "……", "[…]", " (...)"] {
            let aside = dots.trim();
            reads(
                language,
                &[&format!("{begin}{dots}"), &format!("{dots} {end}")],
                &[&format!("⟦{aside}⟧ {begin}"), &format!("⟦{aside}⟧ ↪ {end}")],
            );
        }
    }
    let (_, begin, end, _) = CUT[0];
    reads(
        "en",
        &[&format!("{begin}… 1/2"), &format!("{end} 2/2")],
        &[&format!("⟦…⟧ ⟦1/2⟧ {begin}"), &format!("⟦2/2⟧ ↪ {end}")],
    );
}

#[test]
fn what_says_that_it_goes_on_joins_shorter_posts() {
    let (begin, end) = (
        "The harbour master told me that the tables they had been using since the war were",
        "wrong by eleven minutes.",
    );
    for sign in ["(cont.)", "->", "→", "…/"] {
        reads(
            "en",
            &[&format!("{begin} {sign}"), end],
            &[&format!("⟦{sign}⟧ {begin}"), &format!("↪ {end}")],
        );
    }
    reads(
        "en",
        &[&format!("{begin}..."), &format!("...{end}")],
        &[&format!("⟦...⟧ {begin}"), &format!("⟦...⟧ ↪ {end}")],
    );
}

#[test]
fn a_sentence_may_run_over_three_posts() {
    let (_, begin, end, _) = CUT[0];
    let middle = begin.replacen("The", "what the", 1);
    reads("en", &[begin, &middle, end], &[begin, &format!("↪ {middle}"), &format!("↪ {end}")]);
}

#[test]
fn only_the_last_and_the_first_paragraph_are_joined() {
    let (_, begin, end, _) = CUT[0];
    reads(
        "en",
        &[&format!("First.\n\n{begin}"), &format!("{end}\n\nLast.")],
        &[&format!("First.\n\n{begin}"), &format!("↪ {end}\n\nLast.")],
    );
}
