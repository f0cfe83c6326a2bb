//! What a return told, as it goes over the wire.

use super::super::prose::paragraphs;
use super::super::wire::{
    Course, CourseYear, HeadlineTold, MonitoringAsked, MonitoringTold, ParagraphTold, PartTold,
    PromiseMoved, RangeTold, TableTold, Year, known,
};
use crate::analysis::Row;
use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::report::updated;
use crate::report::updated::charts::{courses, reported_of};
use crate::scenario::Scenario;
use crate::tables::figure::{given, told as figure};
use crate::tables::updated::{Updating, tables};
use crate::tables::words::capitalised;
use crate::tasks::update::Found;

/// Tables that are shown; how the update was calculated is for the folder.
const SHOWN: [&str; 4] = ["promises_updated", "reported", "moved", "monitor_next"];

/// What the page shows or asks for in place of files and options.
const ON_THE_PAGE: updated::Elsewhere = updated::Elsewhere {
    moved: "the table below",
    discrepancy: "the column “Discrepancy” of the return sets it",
};

/// Says what was found.
pub fn told((scenario, found): (&Scenario, &Found), asked: &MonitoringAsked) -> MonitoringTold {
    let update = &found.update;
    let updating = &Updating {
        words: found.after.findings(scenario).words,
        update,
        summaries: [&found.before.summary, &found.after.summary],
        targets: [&found.before.targets, &found.after.targets],
    };
    let programme = &scenario.programme;
    let draws = found.after.ensemble.settings.draws;
    let lead = paragraphs(&updated::set_against(updating, draws));
    let shown = tables(updating).into_iter().filter_map(|table| table.page);
    let shown = shown.filter(|table| SHOWN.contains(&table.name) && !table.rows.is_empty());
    MonitoringTold {
        title: programme.title.clone(),
        returned: update.monitoring.clone(),
        as_of: year(update.as_of),
        draws: asked.draws,
        seed: asked.seed,
        plan: String::new(),
        saved: false,
        command: String::new(),
        years: programme.calendar.all().map(year).collect(),
        lead: lead.into_iter().next().unwrap_or(ParagraphTold {
            point: false,
            pieces: Vec::new(),
        }),
        doubts: updated::doubts(updating).map_or_else(Vec::new, |text| paragraphs(&text)),
        headline: headline(updating),
        promises: promises(updating),
        parts: parts(updating),
        courses: courses(updating)
            .into_iter()
            .map(|(metric, sentence)| course(updating, metric, sentence))
            .collect(),
        tables: shown.map(|table| TableTold::of(&table)).collect(),
    }
}

fn year(start: i32) -> Year {
    Year {
        start,
        told: financial_year(start),
    }
}

fn headline(updating: &Updating<'_>) -> HeadlineTold {
    let [before, now] = updated::ranges(updating);
    let range = |(middle, range): (String, String), [p10, p50, p90]: [f64; 3]| RangeTold {
        middle,
        range,
        p10: known(p10),
        p50: known(p50),
        p90: known(p90),
    };
    let [then, after] = updating.update.ranges;
    HeadlineTold {
        title: updated::title(updating),
        unit: updated::unit(updating),
        before: range(before, then),
        now: range(now, after),
        verdict: capitalised(updated::verdict(updating.update)),
    }
}

fn promises(updating: &Updating<'_>) -> Vec<PromiseMoved> {
    let all = updated::promises(updating).into_iter();
    all.map(|one| PromiseMoved {
        title: one.title,
        promised: one.promised,
        before: one.before,
        now: one.now,
    })
    .collect()
}

fn parts(updating: &Updating<'_>) -> Vec<PartTold> {
    let all = updated::parts(updating, &ON_THE_PAGE).into_iter();
    all.map(|(title, text)| PartTold {
        title: title.to_owned(),
        paragraphs: paragraphs(&text),
    })
    .collect()
}

/// A figure year by year.
fn course(updating: &Updating<'_>, metric: String, sentence: String) -> Course {
    let [before, after] = updating.summaries;
    let reported = reported_of(updating, &metric);
    let pairs = before.years(&metric).zip(after.years(&metric));
    let rows = pairs.filter_map(|(old, new)| {
        let year = new.year?;
        let own = reported.iter().find(|one| one.year == year);
        Some(CourseYear {
            year,
            before: percentiles(old).map(known),
            now: percentiles(new).map(known),
            before_told: percentiles(old).map(words),
            now_told: percentiles(new).map(words),
            reported: own.and_then(|one| known(one.value)),
            reported_told: own.map_or_else(String::new, |one| given(one.value)),
        })
    });
    let measure = after.years(&metric).next().map(|row| row.measure);
    // Of what comes to an end, the last year says nothing.
    let ends = [before, after].map(|summary| summary.years(&metric).last().map_or(0.0, Row::p50));
    let says_something = ends.iter().any(|value| *value != 0.0);
    Course {
        title: updating.metric(&metric),
        unit: updating.words.unit(measure.unwrap_or(Measure::Jobs)),
        sentence: if says_something {
            sentence
        } else {
            String::new()
        },
        rows: rows.collect(),
        metric,
    }
}

fn percentiles(row: &Row) -> [f64; 3] {
    [row.p10(), row.p50(), row.p90()]
}

/// In the digits of the table of the forecast before and after.
fn words(value: f64) -> String {
    figure(value, f64::NAN)
}
