//! As many draws as it takes.

use super::{PLAN, Place, with_commas};

/// The number of draws in `run.toml`.
fn draws(place: &Place, folder: &str) -> u64 {
    let draws = place.run(folder)["draws"].as_integer().unwrap();
    draws.try_into().unwrap()
}

/// The figures of a row of the summary: mean, sd, mcse, p5, p10, p25, p50, p75, p90, p95.
fn figures(place: &Place, folder: &str, row: &str) -> Vec<f64> {
    let summary = place.summary(folder);
    let row = summary
        .iter()
        .find(|line| line.starts_with(row))
        .unwrap_or_else(|| panic!("no row {row}"));
    let cells = row.split(',').skip(3);
    cells.take(10).map(|cell| cell.parse().unwrap()).collect()
}

/// Asks for a precision that is reached; the draws must be as many.
#[track_caller]
fn reached(sampler: &str, precision: &str, share: f64) -> u64 {
    let place = Place::new();
    let run = format!("run plan.toml --sampler {sampler} --seed 3 --charts none");
    let told = place.done(&format!("{run} --precision {precision} --out asked"));
    let draws = draws(&place, "asked");
    assert!(draws.is_power_of_two() && draws >= 1_024, "{draws}");
    let words = format!(
        "Precision {precision} reached with {} futures; of all errors of headline figures, \
         the largest is ",
        with_commas(draws)
    );
    assert!(told.complained.starts_with(&words), "{}", told.complained);
    let run_toml = place.run("asked");
    assert_eq!(
        format!("{}\n", run_toml["precision"].as_str().unwrap()),
        told.complained
    );
    // What it says of the largest error agrees with the summary.
    let largest = told.complained[words.len()..].split_once('%').unwrap().0;
    let largest: f64 = largest.parse::<f64>().unwrap() / 100.0;
    assert!(largest <= share + 0.000_05, "{largest}");
    for row in [
        "jobs.filled,2027",
        "jobs.net,2027",
        "training.completions.total,,",
    ] {
        let [mean, _, mcse, _, p10, _, _, _, p90, _] = figures(&place, "asked", row)[..] else {
            panic!("{row}");
        };
        let error = mcse / mean.abs().max(p90 - p10);
        assert!(
            error <= largest + 0.000_05,
            "{row}: {error} is over {largest}"
        );
    }
    // The same figures as of a run of as many draws that nobody asked to be precise.
    place.done(&format!("{run} --draws {draws} --out plain -q"));
    let (mut asked, plain) = (place.outputs("asked"), place.outputs("plain"));
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let sentence = run_toml["precision"].as_str().unwrap();
    let summary = text(&asked["summary.md"]);
    assert_eq!(summary.matches(sentence).count(), 1);
    asked.insert(
        "summary.md".to_owned(),
        summary.replace(&format!(" {sentence}"), "").into_bytes(),
    );
    let line = format!("precision = \"{sentence}\"\n");
    let run = text(&asked["run.toml"]).replace(&line, "");
    asked.insert("run.toml".to_owned(), run.into_bytes());
    for (name, bytes) in &asked {
        assert_eq!(text(bytes), text(&plain[name]), "{name}");
    }
    assert_eq!(asked.len(), plain.len());
    draws
}

#[test]
fn a_coarse_precision_is_reached_at_the_first_look() {
    assert_eq!(reached("random", "10%", 0.1), 1_024);
}

#[test]
fn a_precision_is_reached_by_doubling_and_gives_the_figures_of_a_plain_run() {
    let coarse = reached("random", "2%", 0.02);
    // Half the error takes four times the draws; looked at only at doublings, two to eight times.
    let fine = reached("random", "1%", 0.01);
    assert!((2..=8).contains(&(fine / coarse)), "{coarse}, then {fine}");
}

#[test]
fn a_precision_that_takes_more_draws_than_are_kept_gives_the_figures_of_a_plain_run() {
    assert!(reached("random", "0.5%", 0.005) > 16_384);
}

#[test]
fn a_precision_is_reached_with_sobol_points() {
    assert!(reached("sobol", "1%", 0.01) >= 1_024);
}

#[test]
fn a_precision_that_is_not_reached_is_said_and_the_run_is_written() {
    let place = Place::new();
    // The most that are allowed need no power of two; 20,000 are counted, 700 are below the first
    // look.
    for most in [2_000, 20_000, 700] {
        let told = place.done(&format!(
            "run plan.toml --precision 0.1% --draws {most} --charts none"
        ));
        let words = format!(
            "Precision 0.1% not reached with {} futures, the most that were allowed; of all errors \
             of headline figures, the largest is ",
            with_commas(most)
        );
        assert!(told.complained.starts_with(&words), "{}", told.complained);
        assert!(told.complained.ends_with(". Allow more with --draws.\n"));
        assert_eq!(draws(&place, "outputs/plan"), most);
        place.done(&format!(
            "run plan.toml --draws {most} --charts none --out plain -q"
        ));
        assert_eq!(place.summary("outputs/plan"), place.summary("plain"));
        assert!(!place.exists("outputs/plan.partial"));
    }
}

#[test]
fn where_nothing_varies_the_first_look_is_enough() {
    let place = Place::new();
    let fixed = PLAN
        .replace("{ lognormal = [20, 0.4] }", "20")
        .replace("arrives = 0.8", "")
        .replace("{ uniform = [0, 1] }", "0")
        .replace("{ uniform = [5, 15] }", "10")
        .replace("{ lognormal = [50_000, 0.3] }", "50_000");
    let (fixed, _) = fixed.split_once("[activity.school]").unwrap();
    let fixed = fixed.replace("skills = { lab = 0.5 }", "");
    place.write("plan.toml", fixed.as_bytes());
    let told = place.done("run plan.toml --precision 0.01% --charts none");
    assert_eq!(
        told.complained,
        "Precision 0.01% reached with 1,024 futures; of all errors of headline figures, no headline \
         figure varies.\n"
    );
}

#[test]
fn a_precision_goes_neither_with_latin_hypercubes_nor_with_parts() {
    let place = Place::new();
    place.refused(
        "run plan.toml --precision 1% --sampler latin",
        "--precision cannot be asked for with --sampler latin: a Latin hypercube of twice the size \
         is another set of points, so that a run cannot go on; use random or sobol",
    );
    place.refused(
        "run plan.toml --precision 1% --shard 1/2 --partial part",
        "--precision cannot be asked for with --shard: no part knows the errors of the others; say \
         --draws instead",
    );
    place.refused(
        "run plan.toml --precision 1% --sampler sobol --draws 3000",
        "--draws 3000: Sobol’ points are even only in powers of two; ask for --draws 2048 or \
         --draws 4096",
    );
}

#[test]
fn what_is_no_precision_is_told_what_one_is() {
    let place = Place::new();
    for wrong in ["0%", "0.001%", "51%", "few", "1", "-1%", "nan%"] {
        let told = place.tell(&format!("run plan.toml --precision={wrong}"));
        assert_eq!(told.code, Some(2), "{wrong}");
        let words = format!(
            "error: invalid value '{wrong}' for '--precision <1%>': `{wrong}` is no precision; \
             write 1% (the largest Monte Carlo error that a headline figure may have), between \
             0.01% and 50%\n"
        );
        assert!(told.complained.starts_with(&words), "{}", told.complained);
    }
    assert!(!place.exists("outputs"));
}
