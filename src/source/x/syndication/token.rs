//! The token that goes with every question. The embed script makes it of the id in floating point
//! and loses digits on the way: the loss is part of it.

use std::f64::consts::PI;

use crate::source::x::status::Id;

/// What the script computes: `((Number(id) / 1e15) * Math.PI).toString(36)` without its zeros and
/// its point. Empty for 0 alone.
#[expect(clippy::cast_precision_loss, reason = "the script computes with such numbers, too")]
pub(super) fn token(id: Id) -> String {
    let mut text = radix36((id as f64 / 1e15) * PI);
    text.retain(|c| !matches!(c, '0' | '.'));
    text
}

/// A number as JavaScript writes it in base 36: as few digits behind the point as tell it from
/// the next number. `value` is finite and not negative.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole numbers below 2^53, and digits"
)]
fn radix36(value: f64) -> String {
    let mut whole = value.floor();
    let mut rest = value - whole;
    // Half of the way to the next number: what is smaller says nothing.
    let mut delta = (0.5 * (value.next_up() - value)).max(f64::from_bits(1));
    let mut digits: Vec<u32> = Vec::new();
    while rest >= delta {
        rest *= 36.0;
        delta *= 36.0;
        let digit = rest as u32;
        digits.push(digit);
        rest -= f64::from(digit);
        let rounds_up = rest > 0.5 || (rest >= 0.5 && digit % 2 == 1);
        if rounds_up && rest + delta > 1.0 {
            whole += carry(&mut digits);
            break;
        }
    }
    let mut text = integer(whole as u64);
    text.push('.');
    text.extend(digits.iter().filter_map(|digit| char::from_digit(*digit, 36)));
    text
}

/// Adds one to the last digit; 1 when that runs over the point.
fn carry(digits: &mut Vec<u32>) -> f64 {
    while let Some(digit) = digits.pop() {
        if digit < 35 {
            digits.push(digit + 1);
            return 0.0;
        }
    }
    1.0
}

fn integer(mut value: u64) -> String {
    let mut digits = Vec::new();
    while value > 0 {
        digits.extend(u32::try_from(value % 36).ok().and_then(|digit| char::from_digit(digit, 36)));
        value /= 36;
    }
    digits.iter().rev().collect()
}
