//! Room for millions of numbers that the system hands over quickly.
//!
//! A run that keeps its draws writes some hundred megabytes once. Asked for in the usual way, most of
//! its time would go into handing over memory in pages of four kilobytes; here the system is told
//! that large pages will do, where it knows them.

use std::ops::{Deref, DerefMut};

use memmap2::MmapMut;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A fixed number of numbers, all 0 at first.
#[derive(Debug)]
pub struct Room(Held);

#[derive(Debug)]
enum Held {
    Pages(MmapMut),
    /// Where pages are not to be had.
    Heap(Vec<f64>),
}

impl Room {
    /// Room for so many numbers.
    #[must_use]
    pub fn new(size: usize) -> Self {
        match MmapMut::map_anon(size * size_of::<f64>()) {
            Ok(pages) => {
                // Where there are no large pages, small ones do.
                #[cfg(target_os = "linux")]
                let _ = pages.advise(memmap2::Advice::HugePage);
                Self(Held::Pages(pages))
            }
            Err(_) => Self(Held::Heap(vec![0.0; size])),
        }
    }
}

impl Deref for Room {
    type Target = [f64];

    fn deref(&self) -> &[f64] {
        match &self.0 {
            Held::Pages(pages) => bytemuck::cast_slice(pages),
            Held::Heap(numbers) => numbers,
        }
    }
}

impl DerefMut for Room {
    fn deref_mut(&mut self) -> &mut [f64] {
        match &mut self.0 {
            Held::Pages(pages) => bytemuck::cast_slice_mut(pages),
            Held::Heap(numbers) => numbers,
        }
    }
}

impl From<&[f64]> for Room {
    fn from(numbers: &[f64]) -> Self {
        let mut room = Self::new(numbers.len());
        room.copy_from_slice(numbers);
        room
    }
}

impl Clone for Room {
    fn clone(&self) -> Self {
        Self::from(&**self)
    }
}

impl PartialEq for Room {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Serialize for Room {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Room {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<f64>::deserialize(deserializer).map(|numbers| Self::from(numbers.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_begins_with_nothing_and_keeps_what_it_is_given() {
        let mut room = Room::new(70_000);
        assert!(room.iter().all(|number| *number == 0.0));
        room[69_999] = 2.5;
        assert_eq!(room.clone(), room);
        assert!((room[69_999] - 2.5).abs() < f64::EPSILON);
        assert_eq!(Room::new(0).len(), 0);
    }
}
