//! Which parts of a run are done.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Spans of a run's units (blocks or batches), in order and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spans(Vec<Range<u64>>);

impl Spans {
    /// Adds a span; says whether none of it was there before.
    pub fn add(&mut self, span: Range<u64>) -> bool {
        if span.is_empty() {
            return true;
        }
        let apart = self
            .0
            .iter()
            .all(|known| known.end <= span.start || span.end <= known.start);
        self.0.push(span);
        self.0.sort_by_key(|span| span.start);
        let mut joined: Vec<Range<u64>> = Vec::with_capacity(self.0.len());
        for span in self.0.drain(..) {
            match joined.last_mut() {
                Some(last) if last.end >= span.start => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        self.0 = joined;
        apart
    }

    /// Adds all spans of another; says whether the two had nothing in common.
    pub fn merge(&mut self, other: &Self) -> bool {
        let mut apart = true;
        for span in &other.0 {
            apart &= self.add(span.clone());
        }
        apart
    }

    /// What is missing of a range.
    #[must_use]
    pub fn missing(&self, range: Range<u64>) -> Vec<Range<u64>> {
        let mut missing = Vec::new();
        let mut next = range.start;
        for span in &self.0 {
            if span.start >= range.end {
                break;
            }
            if span.start > next {
                missing.push(next..span.start);
            }
            next = next.max(span.end);
        }
        if next < range.end {
            missing.push(next..range.end);
        }
        missing
    }

    /// How many units are done.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.iter().map(|span| span.end - span.start).sum()
    }

    /// The spans in order.
    #[must_use]
    pub fn all(&self) -> &[Range<u64>] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_join_and_what_is_between_is_missing() {
        let mut spans = Spans::default();
        assert!(spans.add(4..6));
        assert!(spans.add(0..2));
        assert!(spans.add(2..3));
        assert_eq!(spans.all(), [0..3, 4..6]);
        assert_eq!(spans.missing(0..8), [3..4, 6..8]);
        assert_eq!(spans.missing(4..5), []);
        assert_eq!(spans.count(), 5);
    }

    #[test]
    fn what_is_done_twice_is_noticed() {
        let mut spans = Spans::default();
        spans.add(0..4);
        assert!(!spans.add(3..5));
        assert_eq!(spans.count(), 5);
    }
}
