//! What is counted, in plain words: what a monitoring officer must know to count the same thing as the
//! model. At most 255 characters each, so that a spreadsheet can show them beside the cell.

use crate::outcomes::Metric;

/// By the beginning of a metric's name; the longest that fits counts.
const DEFINITIONS: [(&str, &str); 47] = [
    (
        "investment.public",
        "Public money spent in the year, as paid. Not what was promised, committed or received. Training money that was left unspent is not in it. Tax relief is not in it.",
    ),
    (
        "investment.university",
        "Universities’ own money spent in the year, as paid. Not grants that they pass on: those are public.",
    ),
    (
        "investment.private",
        "Private money spent in the year: of private funds, and what public spending drew in. Spent, not pledged.",
    ),
    (
        "investment.other",
        "Money of charities and others spent in the year, as paid.",
    ),
    (
        "investment.total",
        "Money of all sources spent in the year, as paid. It is the sum of public, university, private and other: report it or them, not both.",
    ),
    (
        "investment.total_with_relief",
        "Money of all sources spent in the year, and tax relief claimed in it.",
    ),
    (
        "investment.capital",
        "Spent in the year of funds that may only be spent on buildings and equipment.",
    ),
    (
        "investment.revenue",
        "Spent in the year of funds that may only be spent on running costs.",
    ),
    (
        "investment.fund.",
        "Spent of this fund in the year, by whichever activity. Not what the fund brought in: that is “money received”.",
    ),
    (
        "investment.activity.",
        "Spent by this activity in the year, of all sources, private money that it drew in included.",
    ),
    (
        "investment.promised",
        "What all funds together are to bring over the whole period, as promised.",
    ),
    (
        "investment.not_arrived",
        "Promised money that never came, over the whole period. Known at the end only.",
    ),
    (
        "investment.slipped",
        "Money put off past the last year. Known at the end only.",
    ),
    (
        "investment.withheld",
        "Money cut or lost to a recession, over the whole period. Known at the end only.",
    ),
    (
        "investment.price_effect",
        "What prices took from funds that were promised in the money of the day. Worked out, not counted.",
    ),
    (
        "investment.unallocated",
        "Money that came and was given to no activity, over the whole period. Known at the end only.",
    ),
    ("cost.relief", "Tax relief claimed in the year."),
    (
        "cost.events",
        "What events of the risk register cost the public purse in the year.",
    ),
    (
        "construction.job_years",
        "Building work in the year: one person at work on site for one year is one job-year. Kept apart from jobs.",
    ),
    (
        "jobs.demanded",
        "Posts that the programme’s employers offer at the end of the year, filled or vacant, full-time equivalents, gross. Safeguarded jobs and building work are not in it.",
    ),
    (
        "jobs.filled",
        "Posts with someone in them at the end of the year (March), full-time equivalents, gross: without asking what would be there anyway. Safeguarded jobs, knock-on jobs and building work are not in it. A stock, not a running total.",
    ),
    (
        "jobs.skilled",
        "Of the filled posts at the end of the year (March), those of the scenario’s skill groups, full-time equivalents, gross.",
    ),
    (
        "jobs.skilled.from",
        "Of the filled skilled posts at the end of the year (March), those held by people of this origin. Trained by the programme comes first; commuters live elsewhere and travel in; movers came to live here for such work.",
    ),
    (
        "jobs.openings",
        "Skilled posts of the programme’s employers that were vacant at some time of the year: new ones, those of leavers, and those left open from the year before.",
    ),
    (
        "jobs.openings.expansion",
        "Skilled vacancies of the year for posts that were not there at the end of the year before.",
    ),
    (
        "jobs.openings.replacement",
        "Skilled vacancies of the year for posts whose holder left.",
    ),
    (
        "jobs.openings.left_open",
        "Skilled vacancies that were open already at the end of the year before.",
    ),
    (
        "hires.from",
        "People of this origin hired into the programme’s skilled posts within the year. Trained by the programme comes first; commuters live elsewhere and travel in; movers came to live here for such work.",
    ),
    (
        "move.moved",
        "Money that went to the other activity in the year in place of the one that it was meant for, as budgeted.",
    ),
    (
        "jobs.unfilled",
        "Posts that are vacant at the end of the year (March), full-time equivalents.",
    ),
    (
        "jobs.created",
        "Posts that opened or grew within the year and were filled, full-time equivalents, gross, whether or not they last. Not the number of jobs that there are.",
    ),
    (
        "jobs.safeguarded",
        "Existing posts at the end of the year that would be lost without the programme, full-time equivalents. They are in no other figure.",
    ),
    (
        "premises.m2",
        "Gross internal floorspace completed within the year, new or refitted, square metres. Completed, not started or let.",
    ),
    (
        "firms.supported",
        "Firms that were supported within the year, each firm once.",
    ),
    (
        "ventures.formed",
        "New firms founded with the programme’s help within the year: spin-outs and start-ups, each once.",
    ),
    (
        "inward.landings",
        "Firms that came from elsewhere and opened within the year, each once. Decisions and announcements do not count.",
    ),
    (
        "training.starts",
        "People who started a course within the year, each course once. Enrolments that never began do not count.",
    ),
    (
        "training.completions",
        "People who completed a course within the year, whenever they started.",
    ),
    (
        "training.outcomes",
        "People with a positive outcome after completing: a job, a better job, new duties or further learning, counted in the year in which they completed.",
    ),
    (
        "training.upskilled",
        "People who completed a course within the year and already had a job that they kept.",
    ),
    (
        "training.unspent",
        "Training money of the year that could not be spent, for want of places or learners.",
    ),
    (
        "training.into_skilled_jobs",
        "People trained by the programme who were hired into its skilled jobs within the year.",
    ),
    (
        "recession",
        "Whether the region’s economy was in recession in the year.",
    ),
    (
        "fund.comes",
        "Whether this money comes at all: yes once the first of it has been paid, no once it has been cancelled for good. Empty while it is open.",
    ),
    (
        "fund.received",
        "Paid by this funder in the year, as on its grant statement or claim, whether or not it was spent.",
    ),
    (
        "event.happens",
        "Whether it happens at any time of the programme: yes as soon as it has, no only when the last year is over.",
    ),
    (
        "event.has_happened",
        "Whether it has happened by the end of the year (March), in this year or an earlier one.",
    ),
];

/// What people at a level of a workforce are.
pub(super) const LEVEL: &str = "People at this level at the end of the year, of those who were asked. A survey has a row for each level in the same year, with 0 where there is nobody; only the shares are used, so that it need not reach everybody.";

/// What a metric counts; empty where there are no words for it.
pub(super) fn definition(metric: &Metric) -> &'static str {
    let name = metric.name.as_str();
    let stem = stem(name);
    let fits = DEFINITIONS.iter().filter(|(start, _)| {
        let rest = stem.strip_prefix(start);
        rest.is_some_and(|rest| rest.is_empty() || start.ends_with('.') || rest.starts_with('.'))
    });
    fits.max_by_key(|(start, _)| start.len())
        .map_or("", |(_, words)| words)
}

/// The name without the id in the middle: `fund.comes` of `fund.grant.comes`.
fn stem(name: &str) -> String {
    let mut parts = name.split('.');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(first @ ("fund" | "event" | "move")), Some(_), Some(last)) => {
            format!("{first}.{last}")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_can_show_every_definition_beside_its_cell() {
        for (name, words) in DEFINITIONS.iter().chain([&("level", LEVEL)]) {
            assert!(words.chars().count() <= 255, "{name}");
        }
    }
}
