//! Parts of a run, made apart and merged.

use super::Place;

/// Runs the plan whole and in three parts, and merges these in several orders.
#[track_caller]
fn three_parts_are_the_whole(options: &str, outputs: &str) {
    let place = Place::new();
    place.done(&format!("run plan.toml {options} {outputs} --out whole -q"));
    for part in 1..=3 {
        place.done(&format!(
            "run plan.toml {options} --shard {part}/3 --partial part{part} -q"
        ));
    }
    assert!(!place.exists("outputs"), "a part wrote a folder");
    for order in [[1, 2, 3], [3, 1, 2], [2, 3, 1]] {
        let [a, b, c] = order;
        place.done(&format!(
            "merge part{a} part{b} part{c} {outputs} --out merged -q"
        ));
        place.same("whole", "merged");
    }
}

#[test]
fn three_shards_in_any_order_give_the_bytes_of_the_single_run_that_keeps_its_draws() {
    // 2,000 draws are four blocks of 512, the last not full: parts of one, one and two blocks.
    for sampler in ["random", "latin"] {
        let options = format!("--draws 2000 --sampler {sampler} --seed 5");
        three_parts_are_the_whole(&options, "--charts none");
    }
    three_parts_are_the_whole("--draws 2048 --sampler sobol --seed 5", "--charts none");
}

#[test]
fn three_shards_in_any_order_give_the_bytes_of_the_single_run_that_counts_its_draws() {
    // 40,000 draws are twenty batches of 2,048, the last not full.
    three_parts_are_the_whole(
        "--draws 40000 --sampler random --seed 6",
        "--charts svg --save-draws",
    );
}

#[test]
fn three_shards_of_counted_latin_and_sobol_points_give_the_bytes_of_the_single_run() {
    three_parts_are_the_whole("--draws 40000 --sampler latin --seed 6", "--charts none");
    three_parts_are_the_whole("--draws 32768 --sampler sobol --seed 6", "--charts none");
}

#[test]
fn more_shards_than_units_leave_some_shards_nothing_to_do() {
    // 1,000 draws are two blocks; 16,400 are nine batches.
    for (draws, shards) in [(1_000, 5), (16_400, 11)] {
        let place = Place::new();
        place.done(&format!(
            "run plan.toml --draws {draws} --charts none --out whole -q"
        ));
        let mut parts = String::new();
        for part in 1..=shards {
            place.done(&format!(
                "run plan.toml --draws {draws} --shard {part}/{shards} --partial part{part} -q"
            ));
            parts = format!("part{part} {parts}");
        }
        place.done(&format!("merge {parts} --charts none --out merged -q"));
        place.same("whole", "merged");
    }
}

#[test]
fn parts_of_some_metrics_merge_to_these_metrics() {
    let place = Place::new();
    let options = "--draws 20000 --metrics jobs.filled,training.*";
    place.done(&format!("run plan.toml {options} --out whole -q"));
    for part in 1..=2 {
        place.done(&format!(
            "run plan.toml {options} --shard {part}/2 --partial part{part} -q"
        ));
    }
    place.done("merge part2 part1 --out merged -q");
    place.same("whole", "merged");
}

#[test]
fn a_part_says_how_many_futures_it_holds_and_what_comes_next() {
    let place = Place::new();
    // Nine batches of 2,048, the last with 16 draws: four for the first part, five for the second.
    let told = place.done("run plan.toml --draws 16400 --shard 2/2 --partial b.partial");
    assert_eq!(
        told.said,
        "Part 2 of 2, 8,208 futures, is in b.partial. Put all parts together with `regiocast \
         merge`.\n"
    );
    assert_eq!(told.complained, "");
}

#[test]
fn one_part_of_one_is_the_whole_run() {
    let place = Place::new();
    place.done("run plan.toml --draws 700 --charts none --out whole -q");
    place.done("run plan.toml --draws 700 --shard 1/1 --partial all -q");
    place.done("merge all --charts none -q");
    place.same("whole", "outputs/plan");
}

#[test]
fn parts_merge_where_their_scenario_is_not() {
    let place = Place::new();
    place.done("run plan.toml --draws 700 --charts none --out whole -q");
    place.done("run plan.toml --draws 700 --shard 1/2 --partial a -q");
    place.done("run plan.toml --draws 700 --shard 2/2 --partial b -q");
    std::fs::remove_file(place.path("plan.toml")).unwrap();
    place.done("merge a b --charts none --out merged -q");
    place.same("whole", "merged");
}

#[test]
fn a_part_that_is_finished_is_not_begun_anew_but_may_be_taken_up_again() {
    let place = Place::new();
    let part = "run plan.toml --draws 700 --shard 1/2 --partial a";
    place.done(&format!("{part} -q"));
    let bytes = std::fs::read(place.path("a")).unwrap();
    place.refused(
        part,
        "a: an earlier run of this very kind was stopped and left its draws here; add --resume to \
         go on from them, or delete the file to begin anew",
    );
    place.done(&format!("{part} --resume -q"));
    assert!(bytes == std::fs::read(place.path("a")).unwrap());
}
