//! Heaps written by hand, and thousands made by chance, in; threads out. The expectations are
//! written by hand from the rules, in the notation of `heap`.

mod calls;
mod carry;
mod consent;
mod heap;
mod holes;
mod laws;
mod lines;
mod receipt;
