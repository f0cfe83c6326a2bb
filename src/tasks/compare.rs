//! Plans side by side with the same luck.

pub mod draw;
