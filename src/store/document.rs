//! Threads as documents: versioned JSON, compressed.
