//! Pictures, without showing the visitor to anybody.
