//! Text with ranges (bytes, UTF-16 units, characters) → `RichText`.
