//! What pages know of a picture before it is loaded: its measure, so that nothing jumps, and a
//! colour to show until it is there. Neither inline styles nor further requests are possible, so
//! the colour is one of a palette of classes.

use std::fmt::Write;

use crate::thread::Size;

/// What is known of a picture that was kept once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// In pixels, as shown.
    pub size: Size,
    /// On average: red, green, blue. `None` when it could not be looked at.
    pub colour: Option<[u8; 3]>,
}

/// Colours of the palette: four steps each of red, green and blue.
pub const TONES: u8 = 64;

impl Facts {
    /// The nearest colour of the palette, below [`TONES`]: the class `tone-{number}` of [`tones`].
    #[must_use]
    pub fn tone(&self) -> Option<u8> {
        let [red, green, blue] = self.colour?;
        Some((red / 64) * 16 + (green / 64) * 4 + blue / 64)
    }
}

/// The rules of the palette for a style sheet: `.tone-0{background-color:#202020}` and so on.
#[must_use]
pub fn tones() -> String {
    let mut rules = String::new();
    for tone in 0..TONES {
        // The middle of each step.
        let [red, green, blue] = [tone / 16, tone / 4 % 4, tone % 4].map(|step| step * 64 + 32);
        let _ = write!(
            rules,
            ".tone-{tone}{{background-color:#{red:02x}{green:02x}{blue:02x}}}"
        );
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_announced_in_a_colour_near_its_own() {
        let rules = tones();
        for (colour, tone, rule) in [
            ([0, 0, 0], 0, ".tone-0{background-color:#202020}"),
            ([250, 10, 10], 48, ".tone-48{background-color:#e02020}"),
            ([130, 70, 200], 39, ".tone-39{background-color:#a060e0}"),
            ([255, 255, 255], 63, ".tone-63{background-color:#e0e0e0}"),
        ] {
            let size = Size { width: 1, height: 1 };
            assert_eq!(Facts { size, colour: Some(colour) }.tone(), Some(tone));
            assert!(rules.contains(rule), "{rule}");
        }
        assert_eq!(rules.matches(".tone-").count(), usize::from(TONES));
    }
}
