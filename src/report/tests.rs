//! The page in several situations, and a whole folder.

mod bid;
mod pictures;

use std::fs;

use super::*;
use crate::analysis::headline::{Ledger, headline};
use crate::analysis::{summarise, targets};
use crate::ensemble::{Settings, run as simulate};
use crate::number::Number;
use crate::outcomes::Measure;
use crate::programme::{Case, Programme};
use crate::register::Register;
use crate::tables::testing::{line, result, row, scenario};

const SETTINGS: Settings = Settings::new(10_000, 1);

fn page_of(
    programme: &Programme,
    register: &Register,
    headline: &Headline,
    targets: &[TargetResult],
) -> String {
    let nothing = Summary { rows: Vec::new() };
    page_with((programme, register), &nothing, headline, targets)
}

fn page_with(
    (programme, register): (&Programme, &Register),
    summary: &Summary,
    headline: &Headline,
    targets: &[TargetResult],
) -> String {
    let findings = Findings {
        words: Words {
            programme,
            register,
        },
        summary,
        headline,
        targets,
        plausibility: &[],
        reference: None,
    };
    page::text(&findings, &Run::here("park", "0123456789abcdef", SETTINGS))
}

fn with_jobs() -> Headline {
    Headline {
        lines: vec![
            line(Ledger::Gross, "jobs.filled", Measure::Jobs, 1_234.0),
            line(Ledger::Net, "jobs.net", Measure::Jobs, 700.0),
            line(
                Ledger::Investment,
                "investment.total.total",
                Measure::Money,
                90.0,
            ),
        ],
        gain: None,
        drivers: result(0.5).drivers,
        under_each: Vec::new(),
    }
}

#[track_caller]
fn assert_says(page: &str, sentence: &str) {
    assert!(page.contains(sentence), "no “{sentence}” in:\n{page}");
}

#[test]
fn an_unlikely_promise_is_told_in_natural_frequencies_from_inside_and_outside() {
    let (programme, register) = scenario();
    let page = page_of(&programme, &register, &with_jobs(), &[result(0.0312)]);
    assert_says(
        &page,
        "- **2,000 new jobs**: at least 2,000 jobs by the end of 2033/34, measured as “jobs filled \
         (gross)”. **Kept in about 3 in 100 simulated futures** (3.1%), very unlikely. 8 in 10 simulated futures \
         bring 600 to 1,700 jobs; where it is missed, the median shortfall is 810 jobs. The plan as \
         promised (2,000 jobs) lies above about 97 in 100 simulated futures; the central case \
         (1,100 jobs) lies above about 41 in 100 simulated futures. Outside view: by the \
         record of comparable programmes, as the evidence puts it, such a promise would be kept in about 12 in 100 \
         (12%), and this one would bring 1,200 jobs (8 in 10: 700 to 2,100 jobs).\n",
    );
    assert_says(
        &page,
        "> By 2033/34, A park and a college is projected to fill about 1,200 jobs (gross; 1,000 to \
         1,400 in 8 of 10 simulated futures), which come to about 700 net additional jobs \
         (600 to 810 in 8 of 10) once jobs that would have come anyway are taken off.\n",
    );
    assert_says(
        &page,
        "> ~~“2,000 new jobs”~~\n\nIt states the promise as if it were certain: it is kept in about \
         3 in 100 simulated futures. And it counts gross jobs; net additional are about 700 jobs \
         (600 to 810).\n",
    );
    assert_says(
        &page,
        "- Jobs lost each year: higher goes with less (−0.53)\n",
    );
    assert_says(
        &page,
        "3 of 6 assumptions are rated red (a judgement, or a recalled figure), 2 amber, 0 green; 1 \
         has no rating: Slippage (Science park).",
    );
}

#[test]
fn a_promise_that_is_never_kept_or_nearly_always_is_told_as_such() {
    let (programme, register) = scenario();
    let page = page_of(
        &programme,
        &register,
        &with_jobs(),
        &[result(0.0), result(0.9998)],
    );
    assert_says(
        &page,
        "**Kept in none of 10,000 simulated futures**, very unlikely.",
    );
    assert_says(
        &page,
        "**Kept in more than 99 in 100 simulated futures**, almost certain.",
    );
    assert_says(
        &page,
        "One of the 2 promises is more likely to be kept than missed.\n",
    );
}

#[test]
fn without_targets_nothing_is_measured_against_a_promise() {
    let (programme, register) = scenario();
    let page = page_of(&programme, &register, &with_jobs(), &[]);
    assert_says(
        &page,
        "The scenario states no targets, so nothing here is measured against a promise.\n",
    );
    assert_says(
        &page,
        "> ~~“1,200 new jobs”~~\n\nIt drops the range and passes gross jobs off as net; net \
         additional are about 700 jobs (600 to 810).\n",
    );
}

#[test]
fn value_that_nobody_asked_for_is_not_printed() {
    let (programme, register) = scenario();
    let ensemble = simulate(
        Case::of(&programme, &register),
        Settings::new(200, 1),
        &|_| (),
    )
    .unwrap();
    let summary = summarise(&ensemble);
    let headline = headline(&programme, &ensemble, &summary);
    let page = page_of(&programme, &register, &headline, &[]);
    for word in ["GVA", "benefit–cost", "welfare", "social value"] {
        assert!(!page.contains(word), "{word}:\n{page}");
    }
}

#[test]
fn a_whole_folder_is_written() -> Result<(), Box<dyn std::error::Error>> {
    let (programme, register) = scenario();
    let settings = Settings::new(2_000, 1);
    let ensemble = simulate(Case::of(&programme, &register), settings, &|_| ())?;
    let summary = summarise(&ensemble);
    let headline = headline(&programme, &ensemble, &summary);
    let targets = targets::results(&programme, &ensemble, &std::collections::BTreeMap::new());
    let findings = Findings {
        words: Words {
            programme: &programme,
            register: &register,
        },
        summary: &summary,
        headline: &headline,
        targets: &targets,
        plausibility: &plausibility::lines(&programme, &summary, &targets, &[]),
        reference: None,
    };
    let place = tempfile::tempdir()?;
    let target = std::env::var_os("REGIOCAST_TEST_OUTPUT")
        .map_or_else(|| place.path().join("park"), std::path::PathBuf::from);
    let run = Run::here("park", "0123456789abcdef", settings);
    let folder = Folder::begin(&target)?;
    write(
        &folder,
        &findings,
        &run,
        "title = \"A park and a college\"\n",
    )?;
    let kept = ensemble.kept().ok_or("not kept")?;
    let directory = &ensemble.outcomes.directory;
    write_draws(
        &folder,
        directory,
        &mut |_| std::borrow::Cow::Borrowed(kept),
        &run,
    )?;
    let folder = folder.publish()?;
    let mut names: Vec<String> = Vec::new();
    for inner in ["", "tables"] {
        for entry in fs::read_dir(folder.join(inner))? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    assert_eq!(
        names.join(" "),
        "assumptions.csv assumptions.md draws.parquet events.csv events.md headline.csv headline.md \
         indicators.csv indicators.md plausibility.csv plausibility.md run.toml \
         scenario.resolved.toml summary.csv summary.md tables targets.csv targets.md walk.csv walk.md"
    );
    Ok(())
}
