//! `summary.md`: the answer on one page, in plain sentences for a council officer.

use std::fmt::Write as _;

pub(crate) mod basis;
pub(crate) mod bid;
pub(crate) mod capability;
pub(crate) mod delivered;
pub(crate) mod limits;
pub(crate) mod own;
pub(crate) mod posts;
pub(crate) mod promise;
pub(crate) mod value;

use super::Findings;
use super::run::{Given, Run};
use crate::analysis::headline::{Line, varies};
use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::tables::figure::{count, in_hundred, percent, quantity_to, told_to};
use crate::tables::markdown::escaped;
pub(crate) use crate::tables::words::inside;

/// The page.
#[must_use]
pub fn text(findings: &Findings, run: &Run) -> String {
    let programme = findings.words.programme;
    let calendar = &programme.calendar;
    let question = if findings.targets.is_empty() {
        "what it delivers"
    } else {
        "how likely is the promise?"
    };
    let mut page = format!("# {}: {question}\n", escaped(&programme.title));
    let _ = write!(
        page,
        "\n{} simulated futures, {} to {}. Money is in {} prices unless said otherwise.\n",
        count(run.draws),
        financial_year(calendar.start),
        financial_year(calendar.last()),
        financial_year(calendar.price_year)
    );
    if let Some(given) = &run.given {
        let _ = write!(page, "\n**{}**\n", knows(given));
    }
    section(
        &mut page,
        "What was promised, and how likely it is",
        &promise::lines(findings, run),
    );
    section(
        &mut page,
        "What the programme delivers",
        &delivered::lines(findings, run),
    );
    section(&mut page, "What staff can do", &capability::lines(findings));
    section(
        &mut page,
        "Outcomes that the scenario defines",
        &own::lines(findings, run),
    );
    section(
        &mut page,
        "What the answer rests on",
        &basis::lines(findings),
    );
    section(&mut page, "In a bid", &bid::lines(findings, run));
    section(
        &mut page,
        "What these figures do not say",
        &limits::lines(findings),
    );
    let _ = write!(
        page,
        "\n---\nScenario {} (digest {}), seed {}, regiocast {} ({}).{} The tables, with every figure's \
         Monte Carlo error, are in the folder `tables`.\n",
        escaped(&run.scenario),
        run.digest.get(..12).unwrap_or(&run.digest),
        run.seed,
        run.version,
        run.git,
        drawn(run)
    );
    page
}

/// What an updated forecast knows.
pub(crate) fn knows(given: &Given) -> String {
    let mut text = format!(
        "This forecast knows the monitoring return {}, to {}: the futures are those that go with it best.",
        escaped(&given.monitoring),
        financial_year(given.as_of)
    );
    if !given.doubtful.is_empty() {
        let _ = write!(
            text,
            " Hardly any forecast had what was reported of {}: check that first, and quote nothing from here before.",
            escaped(&given.doubtful.join("; "))
        );
    }
    text
}

/// What is out of the ordinary about how futures were drawn, each in a sentence.
pub(crate) fn drawn(run: &Run) -> String {
    let mut text = String::new();
    match run.sampler.as_str() {
        "latin" => text.push_str(" Futures were chosen by Latin hypercubes."),
        "sobol" => text.push_str(" Futures were chosen by scrambled Sobol’ points."),
        _ => {}
    }
    if run.percentiles == "counted" {
        text.push_str(
            " Futures were counted in classes: means and chances are of every future, percentiles are \
             right within a class.",
        );
    }
    if !run.precision.is_empty() {
        let _ = write!(text, " {}", run.precision);
    }
    text
}

fn section(page: &mut String, title: &str, paragraphs: &[String]) {
    if paragraphs.is_empty() {
        return;
    }
    let _ = write!(page, "\n## {title}\n\n{}", prose(paragraphs));
}

/// Paragraphs, with nothing between the items of a list.
pub(crate) fn prose(paragraphs: &[String]) -> String {
    let mut text = String::new();
    let mut in_list = false;
    for (place, paragraph) in paragraphs.iter().enumerate() {
        let item = paragraph.starts_with("- ");
        if place > 0 && !(item && in_list) {
            text.push('\n');
        }
        text.push_str(paragraph);
        text.push('\n');
        in_list = item;
    }
    text
}

/// The middle of a figure: its median, rounded to what its error supports.
pub(crate) fn middle(line: &Line) -> String {
    quantity_to(
        line.row.p50(),
        line.units[1],
        line.errors[1],
        line.row.measure,
    )
}

/// Where 8 in 10 futures lie: `595 to 805`, without the noun that stands with the middle already.
pub(crate) fn spread(line: &Line) -> String {
    if !varies(&line.row.percentiles) {
        return "no spread".to_owned();
    }
    let [low, high] = ends(line);
    format!("{low} to {high}")
}

/// The ends of that range: `595` and `805`; money with its unit at each end.
pub(crate) fn ends(line: &Line) -> [String; 2] {
    let row = &line.row;
    [(row.p10(), 0), (row.p90(), 2)].map(|(value, place)| {
        let (unit, error) = (line.units[place], line.errors[place]);
        match row.measure {
            Measure::Money
            | Measure::NominalMoney
            | Measure::FundMoney
            | Measure::Pounds
            | Measure::Ratio
            | Measure::Share => quantity_to(value, unit, error, row.measure),
            _ => told_to(value, unit, error),
        }
    })
}

/// A chance as a percentage behind its words: ` (3.1%)`; nothing where the words say it all.
pub(crate) fn in_brackets(share: f64, error: f64) -> String {
    if (0.01..=0.99).contains(&share) {
        format!(" ({})", percent(share, error))
    } else {
        String::new()
    }
}

/// Where a case lies among the futures: `lies above about 97 in 100 simulated futures`.
fn standing(share_below: f64) -> String {
    if share_below <= 0.0 {
        "lies below every simulated future".to_owned()
    } else if share_below >= 1.0 {
        "lies above every simulated future".to_owned()
    } else {
        format!("lies above {} simulated futures", in_hundred(share_below))
    }
}

/// A part of a page under its heading, unless there is nothing to say.
pub(super) fn part(page: &mut String, heading: &str, text: &str) {
    if !text.is_empty() {
        let _ = write!(page, "\n## {heading}\n\n{}\n", text.trim_end());
    }
}
