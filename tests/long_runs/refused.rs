//! Parts that do not belong together, and files that are none.

use super::{PLAN, Place};

const PART: &str = "run plan.toml --draws 2000 -q";

/// A place with three parts of a run of 2,000 draws: one, one and two blocks of 512.
fn parted() -> Place {
    let place = Place::new();
    for part in 1..=3 {
        place.done(&format!("{PART} --shard {part}/3 --partial part{part}"));
    }
    place
}

#[test]
fn a_missing_shard_is_told_by_its_futures() {
    let place = parted();
    let rest = "are missing: some parts are not among the files, or were stopped on their way (run \
                them again with --resume)";
    place.refused(
        "merge part1 part3",
        &format!("futures 513 to 1,024 of 2,000 {rest}"),
    );
    place.refused(
        "merge part3",
        &format!("futures 1 to 1,024 of 2,000 {rest}"),
    );
    place.refused(
        "merge part2",
        &format!("futures 1 to 512, 1,025 to 2,000 of 2,000 {rest}"),
    );
}

#[test]
fn a_missing_shard_of_a_counted_run_is_told_by_its_futures() {
    // Twenty batches of 2,048 in thirds: six, seven, seven.
    let place = Place::new();
    for part in [1, 3] {
        place.done(&format!(
            "run plan.toml --draws 40000 -q --shard {part}/3 --partial part{part}"
        ));
    }
    place.refused(
        "merge part3 part1",
        "futures 12,289 to 26,624 of 40,000 are missing: some parts are not among the files, or \
         were stopped on their way (run them again with --resume)",
    );
}

#[test]
fn a_shard_that_comes_twice_is_refused() {
    let place = parted();
    place.write("copy", &std::fs::read(place.path("part2")).unwrap());
    place.refused(
        "merge part1 part2 copy part3",
        "copy: this partial file cannot be used: it holds draws that are there already",
    );
}

#[test]
fn a_shard_of_another_cut_that_overlaps_is_refused() {
    let place = parted();
    place.done(&format!("{PART} --shard 2/2 --partial half"));
    place.refused(
        "merge part1 part2 part3 half",
        "half: this partial file cannot be used: it holds draws that are there already",
    );
}

#[test]
fn a_shard_of_another_cut_that_fits_is_welcome() {
    // The second half of four blocks is the last third of them.
    let place = parted();
    place.done(&format!("{PART} --charts none --out whole"));
    place.done(&format!("{PART} --shard 2/2 --partial half"));
    place.done("merge half part2 part1 --charts none --out merged -q");
    place.same("whole", "merged");
}

#[test]
fn a_shard_of_another_run_is_refused_with_what_differs() {
    let place = parted();
    let other = |options: &str, difference: &str| {
        place.done(&format!("run {options} -q --shard 3/3 --partial other"));
        place.refused(
            "merge part1 part2 other",
            &format!("other: this partial file is of another run: {difference}"),
        );
        std::fs::remove_file(place.path("other")).unwrap();
    };
    other(
        "plan.toml --draws 2000 --seed 2",
        "its seed is 2, this run’s is 1",
    );
    other(
        "plan.toml --draws 2500",
        "its number of draws is 2500, this run’s is 2000",
    );
    other(
        "plan.toml --draws 2000 --sampler latin",
        "its sampler is latin, this run’s is random",
    );
    other(
        "plan.toml --draws 2000 --metrics jobs.*,value.bcr",
        "its --metrics is jobs.*,value.bcr, this run’s is all metrics",
    );
    other(
        "plan.toml --draws 2048 --sampler sobol --seed 9",
        "its seed is 9, this run’s is 1; its number of draws is 2048, this run’s is 2000; its \
         sampler is sobol, this run’s is random",
    );
}

#[test]
fn a_shard_of_another_scenario_is_refused_with_both_names_and_digests() {
    let place = parted();
    let dearer = PLAN.replace("50_000", "60_000");
    place.write("dearer.toml", dearer.as_bytes());
    place.done("run dearer.toml --draws 2000 -q --shard 3/3 --partial other");
    let told = place.tell("merge part1 part2 other");
    assert_eq!(told.code, Some(2));
    let words = "error: other: this partial file is of another run: its scenario is dearer, this \
                 run’s is plan; its digest of the scenario is ";
    assert!(told.complained.starts_with(words), "{}", told.complained);
    // The same name over other contents is another scenario, too.
    place.write("plan.toml", dearer.as_bytes());
    std::fs::remove_file(place.path("part3")).unwrap();
    place.done(&format!("{PART} --shard 3/3 --partial part3"));
    let told = place.tell("merge part1 part2 part3");
    assert_eq!(told.code, Some(2));
    let words = "error: part3: this partial file is of another run: its digest of the scenario is ";
    assert!(told.complained.starts_with(words), "{}", told.complained);
    assert!(!place.exists("outputs"));
}

#[test]
fn a_damaged_file_is_refused_wherever_the_damage_is() {
    let place = parted();
    let whole = std::fs::read(place.path("part2")).unwrap();
    let damaged = "part2: this partial file is damaged (its contents do not agree with their \
                   digest); run that part again";
    let none = "part2: this is no partial file of regiocast";
    let other = "part2: this partial file has the format of another version of regiocast; use the \
                 version that wrote it, or run that part again";
    let last = whole.len() - 1;
    // The magic line takes 20 bytes, of which the number of the format is the last but one; then
    // come 32 bytes of digest.
    for (place_of_byte, words) in [
        (0, none),
        (17, none),
        (18, other),
        (20, damaged),
        (51, damaged),
        (52, damaged),
        (last / 2, damaged),
        (last, damaged),
    ] {
        let mut bytes = whole.clone();
        bytes[place_of_byte] ^= 1;
        place.write("part2", &bytes);
        place.refused("merge part1 part2 part3", words);
    }
    for (length, words) in [
        (0, none),
        (10, none),
        (20, damaged),
        (40, damaged),
        (52, damaged),
        (last / 2, damaged),
        (last, damaged),
    ] {
        place.write("part2", &whole[..length]);
        place.refused("merge part1 part2 part3", words);
    }
    place.write("part2", &[whole.as_slice(), b"\n"].concat());
    place.refused("merge part1 part2 part3", damaged);
}

#[test]
fn a_file_that_is_something_else_is_refused_by_name() {
    let place = parted();
    place.refused(
        "merge part1 plan.toml part2 part3",
        "plan.toml: this is no partial file of regiocast",
    );
    place.refused(
        "merge part1 part4 part2 part3",
        "part4: cannot be read (No such file or directory (os error 2)); give the path of a file \
         that `regiocast run` wrote with --partial",
    );
    place.refused(
        "merge plan.toml part1 plan.toml",
        "plan.toml: this is no partial file of regiocast\nplan.toml: this is no partial file of \
         regiocast",
    );
}

#[test]
fn merging_nothing_is_a_mistake() {
    let told = Place::new().tell("merge");
    assert_eq!(told.code, Some(2));
    assert!(
        told.complained.contains("<PARTIALS>"),
        "{}",
        told.complained
    );
}

#[test]
fn parts_are_numbered_from_one_and_have_a_file() {
    let place = Place::new();
    for wrong in ["0/3", "4/3", "3", "1/0", "a/b", "1/3/5"] {
        let told = place.tell(&format!("run plan.toml --shard {wrong} --partial part"));
        assert_eq!(told.code, Some(2));
        let words = format!("`{wrong}` is no part of a run; write 2/8 for the second of eight");
        assert!(told.complained.contains(&words), "{}", told.complained);
    }
    let told = place.tell("run plan.toml --shard 1/3");
    assert_eq!(told.code, Some(2));
    assert!(
        told.complained.contains("--partial <FILE>"),
        "{}",
        told.complained
    );
    place.refused(
        "run plan.toml --shard 1/3 --partial part --save-draws",
        "--save-draws belongs to the whole run: give it to `regiocast merge`",
    );
}

#[test]
fn the_largest_seed_there_is_can_be_parted_and_merged() {
    let place = Place::new();
    let run = "run plan.toml --draws 600 --seed 18446744073709551615 -q";
    place.done(&format!("{run} --charts none"));
    place.done(&format!("{run} --shard 1/2 --partial a"));
    place.done(&format!("{run} --shard 2/2 --partial b"));
    place.done("merge b a --charts none --out merged -q");
    place.same("outputs/plan", "merged");
}

#[test]
fn every_part_has_a_file_of_its_own() {
    let place = parted();
    place.refused(
        &format!("{PART} --shard 2/3 --partial part1"),
        "part1: this file holds part 1/3 of this run; give every part a file of its own",
    );
}

#[test]
fn a_partial_file_in_the_folder_that_the_run_replaces_is_refused_beforehand() {
    let place = Place::new();
    for partial in ["out/x.partial", "out"] {
        place.refused(
            &format!("{PART} --out out/ --partial {partial}"),
            &format!(
                "{partial}: the partial file must lie outside the output folder, which the run \
                 replaces"
            ),
        );
    }
}

#[test]
fn a_precision_of_figures_that_nobody_looks_at_is_refused() {
    let place = Place::new();
    place.refused(
        "run plan.toml --metrics fund.grant.comes --precision 1% -q",
        "--precision: none of the --metrics is a headline figure or answers a promise, so there is \
         no error to look at; leave one of the two out",
    );
}
