//! `summary.md` of scored forecasts: did the ranges hold, which way did they lean, what was a surprise,
//! and what so few figures can say.

use std::fmt::Write as _;

mod beside;
mod held;
mod limits;
mod rivals;
mod surprises;

pub use held::{hits, leaning};

use super::super::page::part;
use super::super::run::Run;
use crate::tables::figure::count;
use crate::tables::markdown::escaped;
use crate::tables::scores::{Marked, Told};
use crate::tables::words::capitalised;

/// The page.
#[must_use]
pub fn text(marked: &Marked<'_>, run: &Run) -> String {
    let several = marked.forecasts.len() > 1;
    let title = match marked.forecasts {
        [only] => escaped(only.title),
        all => format!("{} forecasts", all.len()),
    };
    let mut page = format!("# {title}: how well was it forecast?\n");
    let _ = write!(
        page,
        "\n{} from “{}”, set beside {}.\n",
        figures(marked.figures.len(), "reported"),
        escaped(marked.monitoring),
        if several {
            "each forecast"
        } else {
            "the forecast"
        }
    );
    part(&mut page, "Side by side", &beside::lines(marked));
    for forecast in marked.forecasts {
        told(&mut page, marked, forecast);
    }
    part(
        &mut page,
        "What so few figures can and cannot say",
        &limits::lines(marked),
    );
    part(&mut page, "How it was scored", &limits::method(marked));
    let _ = write!(
        page,
        "\n---\n\nregiocast {} ({}), digest {}. The tables are in `tables/`, every forecast’s scenario as it \
was read in `scenarios/`.\n",
        run.version,
        run.git,
        run.digest.get(..12).unwrap_or(&run.digest)
    );
    page
}

/// What is said of each forecast.
fn told(page: &mut String, marked: &Marked<'_>, forecast: &Told<'_>) {
    let heading = |words: &str| {
        if marked.forecasts.len() > 1 {
            format!("“{}”: {words}", escaped(forecast.title))
        } else {
            words.to_owned()
        }
    };
    let mut said = |words: &str, text: &str| part(page, &capitalised(&heading(words)), text);
    said("did the ranges hold?", &held::lines(forecast));
    said("what was a surprise", &surprises::lines(marked, forecast));
    said("beside simple forecasts", &rivals::lines(forecast));
    said(
        "figures that were not scored",
        &surprises::left_out(marked, forecast),
    );
}

/// How many figures: `12 reported figures`.
fn figures(number: usize, which: &str) -> String {
    let noun = if number == 1 { "figure" } else { "figures" };
    if which.is_empty() {
        format!("{} {noun}", count(number))
    } else {
        format!("{} {which} {noun}", count(number))
    }
}
