//! The scenario that whoever has none begins with.

/// A small scenario that runs as it is, with a comment on every part. Its numbers are invented.
pub const STARTER: &str = include_str!("starter.toml");
