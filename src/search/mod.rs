//! What can be looked for, and how: words out of text, questions out of what people type, what a
//! thread gives to the index, and the places where a question is answered. Pure: the store keeps
//! the index, the web shows what was found, and both read text as this module does.

mod date;
mod fold;
mod index;
mod mark;
mod parse;
mod question;
mod snippet;
mod token;

pub use index::Index;
pub use question::{Note, Part, Question, Term};
pub use snippet::{Piece, Place, Snippet, snippets};

/// Version of the rules by which text becomes words. A change raises it, and kept threads are
/// indexed anew, behind the scenes.
pub const RULES: u32 = 2;

/// Fewest letters of a beginning or a piece of a word: the index holds beginnings of so many letters,
/// and the vocabulary pieces of so many.
pub const PREFIX: usize = 3;
