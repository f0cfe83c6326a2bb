//! The ways of choosing points, as they are asked for.

use super::Place;

#[test]
fn sobol_points_that_are_no_power_of_two_are_refused_with_the_two_nearest() {
    let place = Place::new();
    for (draws, below, above) in [
        (1_000_u64, 512_u64, 1_024_u64),
        (1_025, 1_024, 2_048),
        (16_385, 16_384, 32_768),
        (100_000, 65_536, 131_072),
        (4_294_967_295, 2_147_483_648, 4_294_967_296),
        // Eight replicates need two points each at least.
        (12, 16, 32),
    ] {
        // More than the option can be cannot be asked for.
        let above = match above {
            4_294_967_296 => String::new(),
            above => format!(" or --draws {above}"),
        };
        place.refused(
            &format!("run plan.toml --sampler sobol --draws {draws}"),
            &format!(
                "--draws {draws}: Sobol’ points are even only in powers of two; ask for --draws \
                 {below}{above}"
            ),
        );
    }
}

#[test]
fn latin_hypercubes_of_draws_that_cannot_be_dealt_to_eight_are_refused_with_the_two_nearest() {
    let place = Place::new();
    for (draws, below, above) in [(1_001, 1_000, 1_008), (20_004, 20_000, 20_008)] {
        place.refused(
            &format!("run plan.toml --sampler latin --draws {draws}"),
            &format!(
                "Latin hypercube sampling works with 8 hypercubes side by side, so the number of \
                 draws must be a multiple of 8: take {below} or {above} in place of {draws}"
            ),
        );
        place.refused(
            &format!("run plan.toml --sampler latin --draws {draws} --shard 1/2 --partial part"),
            &format!(
                "Latin hypercube sampling works with 8 hypercubes side by side, so the number of \
                 draws must be a multiple of 8: take {below} or {above} in place of {draws}"
            ),
        );
    }
}

#[test]
fn an_unknown_sampler_is_told_which_there_are() {
    let told = Place::new().tell("run plan.toml --sampler halton");
    assert_eq!(told.code, Some(2));
    let words = "error: invalid value 'halton' for '--sampler <SAMPLER>': there is no sampler \
                 “halton”; there are random, latin and sobol\n";
    assert!(told.complained.starts_with(words), "{}", told.complained);
}

#[test]
fn a_run_says_which_sampler_it_used_and_how_many_draws_are_usual() {
    let place = Place::new();
    for (options, sampler, draws) in [
        ("", "random", 10_000),
        ("--sampler random", "random", 10_000),
        ("--sampler latin", "latin", 10_000),
        ("--sampler sobol", "sobol", 16_384),
    ] {
        place.done(&format!("run plan.toml {options} --charts none -q"));
        let run = place.run("outputs/plan");
        assert_eq!(run["sampler"].as_str(), Some(sampler));
        assert_eq!(run["draws"].as_integer(), Some(draws));
    }
}

#[test]
fn each_sampler_gives_futures_of_its_own() {
    let place = Place::new();
    for sampler in ["random", "latin", "sobol"] {
        place.done(&format!(
            "run plan.toml --sampler {sampler} --draws 256 --charts none --out {sampler} -q"
        ));
    }
    assert_ne!(place.summary("random"), place.summary("latin"));
    assert_ne!(place.summary("random"), place.summary("sobol"));
    assert_ne!(place.summary("latin"), place.summary("sobol"));
}

/// Even points of hundreds of inputs are few at first, and some inputs then seem to go together that
/// have nothing in common; so the inputs of an answer are looked for with random draws.
#[test]
fn the_inputs_that_an_answer_goes_with_do_not_depend_on_the_sampler() {
    let place = Place::new();
    let mut named = Vec::new();
    for sampler in ["random", "sobol"] {
        place.done(&format!(
            "run lsiz --sampler {sampler} --draws 4096 --charts none --out {sampler} -q"
        ));
        let summary = place.read(&format!("{sampler}/summary.md"));
        let (_, list) = summary.split_once("rank correlation").unwrap();
        let lines = list.lines().filter(|line| line.starts_with("- "));
        named.push(lines.take(5).map(str::to_owned).collect::<Vec<_>>());
    }
    assert_eq!(named[0], named[1]);
}
