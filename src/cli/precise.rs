//! As many draws as it takes: doublings that are fixed beforehand, until the errors are small enough.
//!
//! Errors are looked at only after 1,024, 2,048, 4,096 … draws. To look after every draw and stop at
//! the first good moment would make errors look smaller than they are (Chow and Robbins 1965).

use super::Failure;
use super::course::{self, Aside, StopSign};
use super::options::Precision;
use crate::analysis::enough::{Worst, worst};
use crate::ensemble::{Course, Settings};
use crate::figures::count;
use crate::programme::Programme;

/// The draws after which errors are looked at first.
const FIRST: usize = 1_024;

/// What is wished for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// The largest error.
    pub precision: Precision,
    /// The most draws.
    pub most: usize,
    /// Whether to go on from what was put aside.
    pub resume: bool,
}

/// Why it was enough.
#[derive(Debug, Clone)]
pub struct Enough {
    /// In a sentence.
    pub text: String,
}

/// The settings that such a run begins with.
#[must_use]
pub fn first(settings: Settings) -> Settings {
    Settings {
        draws: settings.draws.min(FIRST),
        ..settings
    }
}

/// Draws until it is enough.
///
/// # Errors
///
/// If it was stopped on its way, or what is done cannot be put aside or taken up.
pub fn travel(
    course: &mut Course,
    programme: &Programme,
    wish: &Wish,
    aside: &Aside,
    (bar, stop): (&indicatif::ProgressBar, &StopSign),
) -> Result<Enough, Failure> {
    if wish.resume {
        // What was put aside says how far it had come.
        let done = aside.draws_put()?;
        course.lengthen(done.min(wish.most));
        aside.take_up(course)?;
    }
    loop {
        let draws = course.engine().settings.draws;
        bar.set_length(draws as u64);
        bar.set_position(0);
        course::travel(course, 0..course.units(), aside, (bar, stop))?;
        let ensemble = course.ensemble();
        let worst = worst(programme, &ensemble);
        let reached = worst
            .as_ref()
            .is_none_or(|worst| worst.share <= wish.precision.0);
        if reached || draws >= wish.most {
            return Ok(Enough {
                text: text(draws, wish, reached, worst.as_ref()),
            });
        }
        course.lengthen((draws * 2).min(wish.most));
    }
}

fn text(draws: usize, wish: &Wish, reached: bool, worst: Option<&Worst>) -> String {
    let largest = worst.map_or_else(
        || "no headline figure varies".to_owned(),
        |worst| format!("the largest is {}: {}", percent(worst.share), worst.what),
    );
    if reached {
        format!(
            "Precision {} reached with {} futures; of all errors of headline figures, {largest}.",
            wish.precision,
            count(draws as f64),
        )
    } else {
        format!(
            "Precision {} not reached with {} futures, the most that were allowed; of all errors of \
             headline figures, {largest}. Allow more with --draws.",
            wish.precision,
            count(draws as f64),
        )
    }
}

fn percent(share: f64) -> String {
    if share.is_finite() {
        format!("{:.2}%", share * 100.0)
    } else {
        "not known yet".to_owned()
    }
}
