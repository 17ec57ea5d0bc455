//! What a character is, as far as joining sentences and finding marks goes.

/// Scripts that have to be told apart: a sentence does not change its script where it was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// With capitals.
    Latin,
    /// With capitals.
    Greek,
    /// With capitals.
    Cyrillic,
    /// With capitals.
    Armenian,
    /// Hebrew, with its own end of a sentence borrowed from Latin.
    Hebrew,
    /// Arabic, Persian, Urdu.
    Arabic,
    /// The scripts of India.
    Indic,
    /// Chinese and Japanese.
    Cjk,
    /// Korean.
    Hangul,
    /// Thai, Lao, Burmese, Khmer: no space between words.
    SouthEastAsian,
    /// Any other.
    Other,
}

impl Script {
    /// The script of a letter; `None` for what is no letter.
    pub(super) fn of(c: char) -> Option<Self> {
        Some(match c as u32 {
            0x41..=0x5a | 0x61..=0x7a | 0xc0..=0x24f | 0x1e00..=0x1eff if c.is_alphabetic() => {
                Self::Latin
            }
            0x370..=0x3ff | 0x1f00..=0x1fff if c.is_alphabetic() => Self::Greek,
            0x400..=0x52f => Self::Cyrillic,
            0x531..=0x588 if c.is_alphabetic() => Self::Armenian,
            0x591..=0x5f4 if c.is_alphabetic() => Self::Hebrew,
            0x620..=0x65f | 0x66e..=0x6d3 | 0x6d5..=0x6dc | 0x6ee..=0x6ff | 0x750..=0x77f
                if c.is_alphabetic() =>
            {
                Self::Arabic
            }
            0x900..=0x963 | 0x971..=0xdff => Self::Indic,
            0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff => Self::SouthEastAsian,
            0x1100..=0x11ff | 0x3131..=0x318e | 0xac00..=0xd7a3 => Self::Hangul,
            0x3005..=0x3007
            | 0x3041..=0x30fa
            | 0x30fc..=0x30ff
            | 0x3400..=0x4dbf
            | 0x4e00..=0x9fff
            | 0xf900..=0xfaff
            | 0xff66..=0xff9f
            | 0x20000..=0x3fffd => Self::Cjk,
            _ if c.is_alphabetic() => Self::Other,
            _ => return None,
        })
    }

    /// Has capitals, and begins its sentences with them.
    pub(super) fn has_capitals(self) -> bool {
        matches!(self, Self::Latin | Self::Greek | Self::Cyrillic | Self::Armenian)
    }
}

/// Takes two columns: networks that weigh characters count it twice.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c as u32, 0x1100..=0x115f | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xac00..=0xd7a3
        | 0xf900..=0xfaff | 0xff01..=0xff60 | 0x20000..=0x3fffd)
}

/// Written without spaces around it.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(Script::of(c), Some(Script::Cjk | Script::SouthEastAsian))
        || matches!(c as u32, 0x3001..=0x303e | 0xff01..=0xff65)
}

/// Part of an emoji.
pub(super) fn is_emoji(c: char) -> bool {
    matches!(c as u32, 0x200d | 0x20e3 | 0x2190..=0x21ff | 0x2300..=0x23ff | 0x25a0..=0x27bf
        | 0x2900..=0x297f | 0x2b00..=0x2bff | 0xfe0f | 0x1f000..=0x1faff | 0xe0020..=0xe007f)
}

/// Parts a sentence and leaves it open.
pub(super) fn is_comma(c: char) -> bool {
    matches!(c, ',' | '،' | '、' | '，' | '､')
}

/// A sign that makes an entry of a list, or a turn of a dialogue, of the line that it begins.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '*'
            | '+'
            | '>'
            | '#'
            | '–'
            | '—'
            | '―'
            | '•'
            | '·'
            | '‣'
            | '◦'
            | '▪'
            | '●'
            | '○'
            | '■'
            | '►'
            | '▶'
            | '→'
            | '➡'
            | '✅'
            | '✔'
            | '➤'
            | '・'
            | '「'
            | '『'
            | '“'
            | '"'
            | '«'
            | '„'
    ) || is_emoji(c)
}
