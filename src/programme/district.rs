//! Where in the region activities are.

use super::Name;

/// A district of the region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Id and title.
    pub name: Name,
    /// Its place on the tile map: column from the left and row from the top, both from 1.
    pub tile: (i32, i32),
}
