//! X, way by way.

mod api;
