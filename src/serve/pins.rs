//! The futures of plans that were pinned, which many answers in a row are compared with.

use std::sync::{Arc, Mutex, PoisonError};

use super::trouble::Trouble;

/// For each value that is compared, every future.
pub type Futures = Vec<Vec<f64>>;

/// The most numbers that are remembered: 64 MB.
const MOST: usize = 8_000_000;

/// Plans that were pinned lately.
#[derive(Debug, Default)]
pub struct Pins(Mutex<Vec<(String, Arc<Futures>)>>);

impl Pins {
    /// The futures of a name, which tells all that they depend on; worked out where they are not remembered.
    pub fn find_or(
        &self,
        name: &str,
        work: impl FnOnce() -> Result<Futures, Trouble>,
    ) -> Result<Arc<Futures>, Trouble> {
        if let Some(known) = self.find(name) {
            return Ok(known);
        }
        // Worked out without holding anybody up; if two do so at once, both get the same.
        let futures = Arc::new(work()?);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(0, (name.to_owned(), Arc::clone(&futures)));
        let mut room = 0;
        known.retain(|(_, futures)| {
            room += futures.iter().map(Vec::len).sum::<usize>();
            room <= MOST
        });
        Ok(futures)
    }

    fn find(&self, name: &str) -> Option<Arc<Futures>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = known.iter().position(|(own, _)| own == name)?;
        // The latest comes first.
        let found = known.remove(place);
        let futures = Arc::clone(&found.1);
        known.insert(0, found);
        Some(futures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_is_not_worked_out_again_and_the_oldest_goes_first() {
        let pins = Pins::default();
        let futures = |size: usize| move || Ok(vec![vec![0.0; size]]);
        pins.find_or("a", futures(10)).expect("worked out");
        let again = pins.find_or("a", || Err(Trouble::Bug)).expect("remembered");
        assert_eq!(again[0].len(), 10);
        pins.find_or("b", futures(MOST)).expect("worked out");
        assert!(pins.find("a").is_none(), "there is no room for it beside b");
        assert!(pins.find("b").is_some());
    }
}
