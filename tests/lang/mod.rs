//! What is said to visitors, and in which language.

mod accept;
mod moment;
mod plural;
mod say;
