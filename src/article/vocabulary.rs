//! The words by which authors call a thread a thread, in the languages that we know of. In lower
//! case, the longer before the shorter.

/// "A thread", as a line of its own, in brackets, or before a colon.
pub(super) const THREAD: &[&str] = &[
    "a short thread",
    "short thread",
    "a thread",
    "new thread",
    "mini thread",
    "mini-thread",
    "mega thread",
    "thread",
    // Spanish
    "abro mini hilo",
    "abro hilo",
    "va hilo",
    "dentro hilo",
    "un hilo",
    "mini hilo",
    "hilo",
    // French
    "petit fil",
    "un petit fil",
    "un thread",
    "un fil",
    "fil",
    // German
    "ein kurzer thread",
    "ein thread",
    "kurzer thread",
    "ein faden",
    "faden",
    // Portuguese
    "segue o fio",
    "segue fio",
    "um fio",
    "um thread",
    "uma thread",
    "o fio",
    "fio",
    // Italian, Dutch
    "un filo",
    "een draadje",
    "draadje",
    // Russian, Ukrainian
    "тред",
    // Japanese, Korean
    "スレッド",
    "連投",
    "連ツイ",
    "타래",
    "스레드",
    // Arabic, Persian
    "سلسلة تغريدات",
    "سلسلة",
    "ثريد",
    "رشته توییت",
    "رشتو",
    // Hebrew
    "שרשור",
    // Hindi
    "थ्रेड",
];

/// "Continued", in brackets or as a line of its own.
pub(super) const CONTINUED: &[&str] = &[
    "continued",
    "cont'd.",
    "cont’d.",
    "cont'd",
    "cont’d",
    "contd.",
    "contd",
    "cont.",
    "cont",
    // Spanish, Portuguese, Italian
    "continúa",
    "continua",
    "continuación",
    "continuação",
    "sigue",
    "segue",
    // French
    "à suivre",
    "suite",
    // German
    "fortsetzung folgt",
    "fortsetzung",
    "forts.",
    // Japanese
    "続きます",
    "続く",
    "続き",
    "続",
    "つづく",
    "つづき",
    // Arabic, Hebrew, Hindi
    "يتبع",
    "המשך",
    "जारी",
];

/// Such words of [`CONTINUED`] as say it without brackets, as a line of their own.
pub(super) const CONTINUED_ALONE: &[&str] = &[
    "cont'd.",
    "cont’d.",
    "cont'd",
    "cont’d",
    "contd.",
    "contd",
    "cont.",
    "continúa",
    "à suivre",
    "fortsetzung folgt",
    "続きます",
    "続く",
    "つづく",
    "يتبع",
];

/// Such words as say it alone, behind a sentence and in the same line.
pub(super) const CONTINUED_BEHIND: &[&str] =
    &["cont'd.", "cont’d.", "cont'd", "cont’d", "contd.", "contd"];

/// "The end".
pub(super) const END: &[&str] = &[
    "the end",
    "end",
    "ends",
    "fin",
    "fine",
    "fim",
    "ende",
    "終わり",
    "おわり",
    "終",
    "完",
    "النهاية",
    "סוף",
    "конец",
];

/// Between the number and how many there are: "3 of 12".
pub(super) const OF: &[&str] = &["of", "de", "von", "sur", "di", "van", "из", "من", "מתוך"];
