//! What the words of the pack mean.

use super::Material;
use crate::document::Block;
use crate::tables::{Cell, Column, Table};

/// Words and their meanings, in the order in which a reader meets them.
const WORDS: [(&str, &str); 21] = [
    (
        "Simulated future",
        "one possible course of events: every uncertain number has one value, and luck has fallen one way",
    ),
    (
        "Middle (median)",
        "half of the simulated futures lie below it",
    ),
    (
        "80% range",
        "8 in 10 simulated futures lie in it; 1 in 10 lie below, 1 in 10 above. Charts by year also show 9 in 10 and half",
    ),
    (
        "Mean",
        "the average of all simulated futures; a few very good ones pull it above the middle. Used where parts must add up",
    ),
    (
        "Monte Carlo error",
        "how far a figure may be off because only so many futures were simulated; it decides how many digits are printed",
    ),
    (
        "Central case",
        "one calculation with every assumption at its median and no luck, good or bad: every fund comes, everything works, no event happens. It is no forecast, and usually lies above the middle",
    ),
    (
        "As promised",
        "the central case with all money in full and on time and no overrun: what the plan comes to if nothing goes wrong, which may be less than what was promised",
    ),
    (
        "Inside view, outside view",
        "the share of simulated futures of this programme that keep a promise; how often it would be kept by the record of comparable programmes, as a range in the evidence puts it",
    ),
    (
        "Job",
        "one full-time equivalent with someone in it at the end of a year",
    ),
    ("Gross", "before asking what would have happened anyway"),
    (
        "Net additional",
        "would not be there without the programme: after what would have happened anyway (deadweight), benefits people elsewhere (leakage), is lost by other local firms (displacement), replaces other workers (substitution) or is hired away from local employers. Net additional jobs include knock-on jobs at suppliers and where people spend; net additional skilled jobs do not",
    ),
    (
        "Jobs created",
        "posts that opened in a year and were filled, whether or not they last. Added up over years they count openings, not jobs there are: never compare that total with jobs filled",
    ),
    (
        "Job-year",
        "one full-time job for one year; ten job-years may be ten jobs for one year or one job for ten",
    ),
    (
        "Safeguarded",
        "existing jobs that would be lost otherwise; they are in no other figure",
    ),
    ("Completion", "one person completing one course"),
    (
        "Positive outcome",
        "a job, a better job or further learning after a course, where the scenario says how many have one",
    ),
    (
        "Upskilled",
        "completed a course while at work; not a new job",
    ),
    (
        "Money of the day, constant prices",
        "what is written on the cheque (nominal); the same at the prices of one year, so that years can be compared (real). Money that comes late keeps its real value in this model, so that a late fund may bring more pounds of the day than were promised",
    ),
    (
        "Cost to the public",
        "public spending, tax relief and what events cost the public purse",
    ),
    (
        "Place outputs",
        "value added here by net additional jobs, whether or not it would have arisen elsewhere in the country",
    ),
    (
        "UK welfare",
        "what the country gains: higher earnings of people trained and the welfare share of better-paid work. What is not valued in money is not in it",
    ),
];

pub(super) fn blocks(_material: &Material<'_>) -> Vec<Block> {
    let columns = vec![
        Column::text("word", "Word"),
        Column::text("meaning", "Meaning here"),
    ];
    let mut table = Table::new("definitions", "What the words mean", "", columns);
    table.rows = WORDS
        .iter()
        .map(|(word, meaning)| vec![Cell::text(*word), Cell::text(*meaning)])
        .collect();
    vec![Block::Table(table.into())]
}
