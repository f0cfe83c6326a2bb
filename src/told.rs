//! One future told: every quantity of one draw, with its formula and unit, so that a reader can
//! follow the arithmetic by hand.
//!
//! The model stays the only implementation of its equations: values are those of its
//! [`Trajectory`](crate::model::Trajectory). What the trajectory does not keep (money between a fund
//! and an activity, a market's vacancies) is worked out here by the formula that is printed, and
//! tests prove that it comes to what the trajectory has. Every formula is printed with numbers put
//! in, in digits enough that the printed arithmetic gives the printed result; tests read each of
//! them back and work it out again.
//!
//! Formulas are those of `docs/model/`.
//!
//! ```
//! use regiocast::ensemble::Settings;
//! use regiocast::scenario::Scenario;
//! use regiocast::told;
//!
//! let scenario = Scenario::read("chi-zone")?;
//! let settings = Settings::new(1_000, 1);
//! let account = told::future(&scenario.programme, &scenario.register, settings, 7)?;
//! let grant = account.only(&["fund.grant"]);
//! assert!(grant.to_text(100).contains("comes"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod account;
mod arrivals;
mod asked;
mod blocks;
pub mod digits;
mod economy;
mod funds;
mod future;
mod gate;
mod ids;
mod known;
mod landings;
mod leakage;
mod ledgers;
mod luck;
mod markdown;
mod market;
mod money;
mod moves;
mod net;
mod origins;
mod outlays;
mod own;
mod page;
mod parts;
mod premises;
mod prices;
mod shocks;
mod skills;
mod spending;
mod struck;
mod targets;
pub mod term;
mod text;
mod timetable;
mod totals;
mod training;
mod value;
mod workforce;

use crate::ensemble::Settings;
use crate::inputs::Inputs;

use crate::points::{Coordinates, SamplingError};
use crate::programme::Programme;
use crate::register::Register;

pub use account::{Account, By, Drawn, Example, Given, Item, Line, Section};
use future::Future;
pub use future::percentile;
pub use term::Term;

/// Tells one draw of a run, counted from 0 as in `draws.parquet`: the very draw that a run with these
/// settings has.
///
/// A draw past the last of the run is told as if the run went on; with Latin hypercubes, which are
/// made for a number of draws, it means nothing, so callers should ask for draws below
/// `settings.draws`.
///
/// # Errors
///
/// If the sampler cannot serve so many draws or inputs.
pub fn future(
    programme: &Programme,
    register: &Register,
    settings: Settings,
    draw: u64,
) -> Result<Account, SamplingError> {
    let inputs = Inputs::of(register);
    let names = inputs.coordinates.iter().map(|one| one.name.as_str());
    let coordinates = settings
        .sampler
        .coordinates(settings.seed, settings.draws as u64, names)?;
    let account = future_at(programme, register, coordinates.as_ref(), draw);
    Ok(Account {
        run: Some((settings.seed, settings.sampler, settings.draws)),
        draw: Some(draw),
        ..account
    })
}

/// Tells one draw of any coordinates.
#[must_use]
pub fn future_at(
    programme: &Programme,
    register: &Register,
    coordinates: &dyn Coordinates,
    draw: u64,
) -> Account {
    let future = Future::replay(programme, register, coordinates, draw);
    let metrics = totals::Metrics::of(&future, future.lane());
    let sections = vec![
        luck::section(&future),
        prices::section(&future),
        funds::funds(&future),
        spending::section(&future),
        blocks::section(&future),
        training::section(&future),
        skills::section(&future),
        workforce::section(&future),
        net::section(&future),
        value::section(&future),
        totals::section(&future, &metrics),
        own::section(&future, &metrics),
        targets::section(&future, &metrics),
    ];
    Account {
        title: programme.title.clone(),
        draw: None,
        run: None,
        calendar: programme.calendar,
        sections: numbered(sections),
    }
}

/// Sections that have something to tell, numbered.
fn numbered(sections: Vec<Section>) -> Vec<Section> {
    let told = sections
        .into_iter()
        .filter(|section| !section.items.is_empty() || !section.drawn.is_empty());
    let numbered = told.enumerate();
    numbered
        .map(|(place, section)| Section {
            number: place + 1,
            ..section
        })
        .collect()
}
