//! Jobs: gross and net in one breath; building work and safeguarded jobs apart.

use super::{About, Told, statement};
use crate::document::Statement;
use crate::report::page::posts;

/// Jobs of any kind.
pub(super) fn all(about: &About<'_>) -> Option<Statement> {
    if let Some(why) = posts::why_none_is_additional(about.findings) {
        return Some(none_claimed(about, why));
    }
    let gross = about.line("jobs.filled")?;
    let net = about.line("jobs.net");
    let text = format!(
        "{} is projected to fill {}{}, gross, by {}{}{}",
        about.programme(),
        gross.between("jobs"),
        gross.middle(true),
        about.by(),
        of_which(net.as_ref(), "net additional jobs"),
        about.ambition(&["jobs.filled", "jobs.net"]),
    );
    let footnote = about.footnote(&format!(
        "Full-time equivalents in post at the end of {}. {}",
        about.by(),
        about.net_of()
    ));
    Some(statement(
        "Jobs",
        &text,
        footnote,
        &[Some(&gross), net.as_ref()],
    ))
}

/// That nothing is claimed, where no job is additional in any future.
fn none_claimed(about: &About<'_>, why: &str) -> Statement {
    let text = format!(
        "no additional jobs are claimed for {}: {why}; this holds in every simulated future",
        about.programme()
    );
    let what = "Full-time equivalents, at the end of every year.";
    let net = about.findings.headline.find("jobs.net").map(Told::of_line);
    statement("Jobs", &text, about.footnote(what), &[net.as_ref()])
}

/// Skilled jobs.
pub(super) fn skilled(about: &About<'_>) -> Option<Statement> {
    if posts::why_none_is_additional(about.findings).is_some() {
        return None;
    }
    let gross = about.line("jobs.skilled")?;
    let net = about.line("jobs.net_skilled");
    let text = format!(
        "{} is projected to fill {}{}, gross, by {}{}{}",
        about.programme(),
        gross.between("skilled jobs"),
        gross.middle(true),
        about.by(),
        of_which(net.as_ref(), "net additional skilled jobs"),
        about.ambition(&["jobs.skilled", "jobs.net_skilled"]),
    );
    let footnote = about.footnote(&format!(
        "Full-time equivalents in post at the end of {} in the skill groups that the scenario names; net skilled jobs \
         are without knock-on jobs. {}",
        about.by(),
        about.net_of()
    ));
    Some(statement(
        "Skilled jobs",
        &text,
        footnote,
        &[Some(&gross), net.as_ref()],
    ))
}

/// What gross jobs come to, net. Never left out: where nothing is additional, that is said.
fn of_which(net: Option<&Told<'_>>, noun: &str) -> String {
    net.map_or_else(
        || {
            format!(
                "; of these, hardly any are {noun}, which would not exist without the programme"
            )
        },
        |net| {
            format!(
                ", which come to {} that would not exist without the programme{}",
                net.between(noun),
                net.middle(false)
            )
        },
    )
}

/// Building work, in job-years.
pub(super) fn building(about: &About<'_>) -> Option<Statement> {
    let told = about.line("construction.job_years.total")?;
    let text = format!(
        "building work for {} is projected to take {}{} by {}; a job-year is one full-time job for one year, and none of them is \
         among the jobs of the programme",
        about.programme(),
        told.between("job-years"),
        told.middle(true),
        about.by(),
    );
    let footnote =
        about.footnote("Job-years of building work, gross: no net figure is estimated for them.");
    Some(statement("Building work", &text, footnote, &[Some(&told)]))
}

/// Jobs safeguarded.
pub(super) fn safeguarded(about: &About<'_>) -> Option<Statement> {
    let told = about.line("jobs.safeguarded")?;
    let net = about.row("jobs.net_safeguarded", told.row.year);
    let text = format!(
        "{} is projected to safeguard {}{}, gross, by {}{}; they are in no other figure, because they are not new",
        about.programme(),
        told.between("existing jobs"),
        told.middle(true),
        about.by(),
        net.as_ref().map_or_else(
            || ", hardly any of which would have been lost without it".to_owned(),
            |net| format!(
                ", of which {}{} would have been lost without it",
                net.between(""),
                net.middle(false)
            )
        ),
    );
    let footnote = about.footnote("Full-time equivalents that would otherwise be lost.");
    Some(statement(
        "Jobs safeguarded",
        &text,
        footnote,
        &[Some(&told), net.as_ref()],
    ))
}
