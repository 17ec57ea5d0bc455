//! What pages know of a picture before it is loaded: its measure, so that nothing jumps, and a
//! colour to show until it is there. Neither inline styles nor further requests are possible, so
//! the colour is one of a palette of classes, and so is the shape.

use std::{fmt::Write, ops::RangeInclusive};

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
        let _ = write!(rules, ".tone-{tone}{{background-color:#{red:02x}{green:02x}{blue:02x}}}");
    }
    rules
}

/// Steps between a square's width and nothing, and the shapes that have a class: what is flatter is
/// wider than any column before it is as high as a window.
const STEPS: u32 = 50;
const SHAPES: RangeInclusive<u32> = 1..=125;

/// How wide a picture is for its height, in steps, never too wide: the class `shape-{number}` of
/// [`shapes`].
#[must_use]
pub fn shape(size: Size) -> Option<u32> {
    let steps = (u64::from(size.width) * u64::from(STEPS)).checked_div(u64::from(size.height))?;
    let steps = u32::try_from(steps).ok()?.max(*SHAPES.start());
    SHAPES.contains(&steps).then_some(steps)
}

/// The rules of the shapes for a style sheet, width by height: `.shape-28{--shape:.56}` and so on. A
/// picture that may be only so high can then be only so wide, and has nothing at its sides.
#[must_use]
pub fn shapes() -> String {
    let mut rules = String::new();
    for shape in SHAPES {
        let hundredths = shape * (100 / STEPS);
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let _ = write!(rules, ".shape-{shape}{{--shape:{whole}.{rest:02}}}");
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_announced_in_a_shape_that_is_never_wider_than_its_own() {
        let rules = shapes();
        for (width, height, shape_of, rule) in [
            (9, 16, Some(28), ".shape-28{--shape:0.56}"),
            (1, 1, Some(50), ".shape-50{--shape:1.00}"),
            (1199, 1000, Some(59), ".shape-59{--shape:1.18}"),
            (5, 2, Some(125), ".shape-125{--shape:2.50}"),
            (1, 4000, Some(1), ".shape-1{--shape:0.02}"),
            (4000, 1, None, ""),
            (10, 0, None, ""),
            (u32::MAX, u32::MAX, Some(50), ".shape-50{--shape:1.00}"),
        ] {
            assert_eq!(shape(Size { width, height }), shape_of, "{width} × {height}");
            assert!(rules.contains(rule), "{rule}");
        }
    }

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
