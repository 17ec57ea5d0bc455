//! The token: what the embed script itself computed, and what holds for every id.

use proptest::prelude::*;
use serde::Deserialize;

use super::token::token;

#[derive(Deserialize)]
struct Vector {
    id: String,
    token: String,
}

#[test]
fn tokens_are_those_of_the_embed_script() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/x");
    let vectors = std::fs::read(format!("{folder}/syndication_tokens.json")).unwrap();
    let vectors: Vec<Vector> = serde_json::from_slice(&vectors).unwrap();
    assert_eq!(vectors.len(), 60);
    for Vector { id, token: expected } in vectors {
        assert_eq!(token(id.parse().unwrap()), expected, "{id}");
    }
}

#[test]
fn only_nothing_has_no_token() {
    assert_eq!(token(0), "");
    assert_eq!(token(u64::MAX), "18ps5lqos4lc");
}

proptest! {
    #[test]
    fn every_id_has_a_token_of_plain_letters_and_digits(id in 1..=u64::MAX) {
        let token = token(id);
        prop_assert!((1..=64).contains(&token.len()), "{}", token);
        let plain = |c: char| matches!(c, 'a'..='z' | '1'..='9');
        prop_assert!(token.chars().all(plain), "{}", token);
    }

    #[test]
    fn small_ids_have_one_too(id in 1..=100_000_u64) {
        prop_assert!(!token(id).is_empty());
    }
}
