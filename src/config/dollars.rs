//! An amount of money.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

/// US dollars, in millionths: networks charge fractions of cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dollars(pub u64);

impl<'de> Deserialize<'de> for Dollars {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Amount)
    }
}

/// Takes `5`, `2.5`, `"2.50"`.
struct Amount;

impl de::Visitor<'_> for Amount {
    type Value = Dollars;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount of US dollars, as in `5` or `2.50`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Dollars, E> {
        parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
    }

    fn visit_i64<E: de::Error>(self, whole: i64) -> Result<Dollars, E> {
        let micros = u64::try_from(whole).ok().and_then(|whole| whole.checked_mul(1_000_000));
        micros.map(Dollars).ok_or_else(|| E::invalid_value(de::Unexpected::Signed(whole), &self))
    }

    fn visit_f64<E: de::Error>(self, amount: f64) -> Result<Dollars, E> {
        parse(&amount.to_string())
            .ok_or_else(|| E::invalid_value(de::Unexpected::Float(amount), &self))
    }
}

fn parse(text: &str) -> Option<Dollars> {
    let text = text.trim().trim_start_matches('$').trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 6 {
        return None;
    }
    let part: u64 = format!("{part:0<6}").parse().ok()?;
    whole.parse::<u64>().ok()?.checked_mul(1_000_000)?.checked_add(part).map(Dollars)
}

impl fmt::Display for Dollars {
    /// Rounded up to cents, so that nothing that was spent looks like nothing.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cents = self.0.div_ceil(10_000);
        write!(f, "${}.{:02}", cents / 100, cents % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, micros) in [("5", 5_000_000), ("2.50", 2_500_000), ("$0.005", 5_000)] {
            assert_eq!(parse(text), Some(Dollars(micros)), "{text}");
        }
        for bad in ["", "-1", "a lot", "1.2.3", "1e9", "99999999999999999999"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
        assert_eq!(Dollars(105_000).to_string(), "$0.11");
        assert_eq!(Dollars(12_300_000).to_string(), "$12.30");
    }
}
