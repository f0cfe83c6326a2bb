//! The gauges that a headline or a promise rests on, which a long run watches closely.

use super::headline;
use super::targets::answered_by;
use crate::ensemble::Watchlist;
use crate::outcomes::Directory;
use crate::programme::Programme;

/// What to watch in the runs of a programme.
#[must_use]
pub fn watchlist(programme: &Programme, directory: &Directory) -> Watchlist {
    let headlines = headline::metrics().filter_map(|name| directory.at_the_end(name));
    // The sign of the net present social value is what the chance of a gain is about.
    let mut gauges: Vec<_> = headlines.map(|gauge| (gauge, vec![0.0])).collect();
    for target in &programme.targets {
        if let Some(gauge) = answered_by(directory, target) {
            gauges.push((gauge, vec![target.bound.value()]));
        }
    }
    Watchlist {
        gauges,
        ..Watchlist::of_ratios(directory)
    }
}
