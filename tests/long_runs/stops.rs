//! Runs that are stopped on their way, and go on later.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::{Place, Told, with_commas};

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(120);

fn start(place: &Place, arguments: &str) -> Child {
    let mut command = place.command(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().unwrap()
}

/// Sends a signal; a process that has ended is still there until it is waited for.
fn signal(child: &Child, name: &str) {
    let mut kill = std::process::Command::new("kill");
    kill.arg(format!("-{name}")).arg(child.id().to_string());
    assert!(kill.status().unwrap().success());
}

/// Whether the folder `outputs` holds a draft.
fn drafted(place: &Place) -> bool {
    let names = place.names();
    names
        .iter()
        .any(|name| name.to_string_lossy().contains("regiocast-draft-"))
}

/// Starts a run and sends it a signal as soon as its draft is there, which is after it has begun to
/// listen and before its first draws are done: it stops after its first wave.
#[track_caller]
fn stopped_by(place: &Place, arguments: &str, name: &str) -> Told {
    let mut child = start(place, arguments);
    let began = Instant::now();
    while !drafted(place) && child.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < PATIENCE, "there is no draft");
        std::thread::sleep(Duration::from_millis(1));
    }
    signal(&child, name);
    Told::from(child.wait_with_output().unwrap())
}

/// How many futures a stopped run had, and how many it was to have.
#[track_caller]
fn futures(told: &Told, file: &str) -> (u64, u64) {
    let heard = "stopping; what is done is being kept …\nstopped after ";
    let words = told.complained.strip_prefix(heard);
    let words = words.unwrap_or_else(|| panic!("{:?}: {}", told.code, told.complained));
    let (numbers, rest) = words.split_once(" futures, ").unwrap();
    assert_eq!(
        rest,
        format!("which are kept in {file}; the same command with --resume goes on from there\n")
    );
    let (done, all) = numbers.split_once(" of ").unwrap();
    let number = |text: &str| text.replace(',', "").parse().unwrap();
    (number(done), number(all))
}

/// A run that is stopped is put aside, and goes on to the bytes of a run that was left alone.
#[track_caller]
fn goes_on(options: &str, (draws, unit): (u64, u64), name: &str) {
    let place = Place::new();
    let run = format!("run {options} --draws {draws} --charts none --threads 1");
    place.done(&format!("{run} --out whole -q"));
    let scenario = options
        .split_whitespace()
        .next()
        .unwrap()
        .trim_end_matches(".toml");
    let (target, partial) = (
        format!("outputs/{scenario}"),
        format!("outputs/{scenario}.partial"),
    );
    let told = stopped_by(&place, &run, name);
    assert_eq!(told.code, Some(130), "{}", told.complained);
    assert_eq!(told.said, "");
    let (done, all) = futures(&told, &partial);
    assert_eq!(all, draws);
    assert!(
        0 < done && done < draws && done.is_multiple_of(unit),
        "{done}"
    );
    let left = [
        place.path("outputs"),
        place.path(&partial),
        place.path("plan.toml"),
    ];
    let names = place.names();
    let names: Vec<_> = names
        .iter()
        .filter(|name| !name.starts_with(place.path("whole")))
        .collect();
    assert_eq!(names, left.iter().collect::<Vec<_>>());
    // On more threads than before.
    let threads = run.replace("--threads 1", "--threads 2");
    place.done(&format!("{threads} --resume -q"));
    place.same("whole", &target);
    assert!(!place.exists(&partial), "the partial file is still there");
    assert!(!drafted(&place));
}

#[test]
fn a_counted_run_stopped_by_ctrl_c_goes_on_to_the_same_bytes() {
    goes_on("plan.toml", (150_000, 2_048), "INT");
}

#[test]
fn a_run_that_keeps_its_draws_stopped_by_ctrl_c_goes_on_to_the_same_bytes() {
    // A larger scenario, whose draws take long enough to be stopped among.
    goes_on("chi-zone --metrics jobs.*", (16_000, 512), "INT");
}

#[test]
fn a_run_of_sobol_points_stopped_by_the_system_goes_on_to_the_same_bytes() {
    goes_on("plan.toml --sampler sobol", (131_072, 2_048), "TERM");
}

#[test]
fn a_run_of_latin_points_stopped_by_ctrl_c_goes_on_to_the_same_bytes() {
    goes_on("plan.toml --sampler latin", (100_000, 2_048), "INT");
}

#[test]
fn a_run_may_be_stopped_again_and_again() {
    let place = Place::new();
    let run = "run plan.toml --draws 200000 --charts none --threads 1";
    let mut last = 0;
    let mut resume = "";
    for _ in 0..3 {
        let told = stopped_by(&place, &format!("{run}{resume}"), "INT");
        let (done, _) = futures(&told, "outputs/plan.partial");
        assert!(done > last, "{done} after {last}");
        (last, resume) = (done, " --resume");
    }
    place.done(&format!("{run} --resume -q"));
    place.done(&format!("{run} --out whole -q"));
    place.same("whole", "outputs/plan");
}

#[test]
fn a_stopped_part_goes_on_and_merges() {
    let place = Place::new();
    let options = "plan.toml --draws 200000 --threads 1";
    let part = format!("run {options} --shard 2/2 --partial b");
    // A part has no draft to wait for: whoever is too early or too late tries again.
    let mut patience = Duration::from_millis(200);
    let (done, all) = loop {
        let child = start(&place, &part);
        std::thread::sleep(patience);
        signal(&child, "INT");
        let told = Told::from(child.wait_with_output().unwrap());
        match told.code {
            Some(130) => break futures(&told, "b"),
            Some(0) => {
                patience /= 2;
                std::fs::remove_file(place.path("b")).unwrap();
            }
            _ => patience *= 2,
        }
    };
    assert_eq!(all, 200_000);
    assert!(done < 100_000, "{done}");
    place.done(&format!("run {options} --shard 1/2 --partial a -q"));
    let told = place.tell("merge a b");
    assert_eq!(told.code, Some(2));
    // The second half begins with batch 49 of 98.
    let words = format!("error: futures {}", with_commas(49 * 2_048 + done + 1));
    assert!(told.complained.starts_with(&words), "{}", told.complained);
    place.done(&format!("{part} --resume -q"));
    place.done("merge a b --charts none --out merged -q");
    place.done(&format!("run {options} --charts none --out whole -q"));
    place.same("whole", "merged");
}

#[test]
fn a_stopped_run_is_not_thrown_away_by_beginning_anew() {
    let place = Place::new();
    let run = "run plan.toml --draws 150000 --charts none --threads 1";
    stopped_by(&place, run, "INT");
    place.refused(
        run,
        "outputs/plan.partial: an earlier run of this very kind was stopped and left its draws \
         here; add --resume to go on from them, or delete the file to begin anew",
    );
    // It belongs to its own run alone.
    place.refused(
        "run plan.toml --draws 150000 --seed 2 --resume",
        "outputs/plan.partial: this partial file is of another run: its seed is 1, this run’s is 2",
    );
    place.refused(
        "run plan.toml --draws 150000 --metrics jobs.filled --resume",
        "outputs/plan.partial: this partial file is of another run: its --metrics is all metrics, \
         this run’s is jobs.filled",
    );
    place.refused(
        "run plan.toml --draws 150000 --precision 1% --resume",
        "outputs/plan.partial: this partial file is of another run: its --precision is none, \
         this run’s is 1%",
    );
    place.refused(
        "run plan.toml --draws 150000 --shard 1/2 --partial outputs/plan.partial --resume",
        "outputs/plan.partial: this partial file is of a whole run, and part 1/2 is asked for",
    );
    let told = place.tell("merge outputs/plan.partial");
    assert_eq!(told.code, Some(2));
    assert!(
        told.complained.starts_with("error: futures "),
        "{}",
        told.complained
    );
    assert!(place.exists("outputs/plan.partial"));
}

#[test]
fn another_run_does_not_throw_away_what_a_stopped_one_left() {
    let place = Place::new();
    let run = "run plan.toml --charts none --threads 1";
    let told = stopped_by(&place, &format!("{run} --draws 150000"), "INT");
    let before = std::fs::read(place.path("outputs/plan.partial")).unwrap();
    place.refused(
        &format!("{run} --draws 200"),
        "outputs/plan.partial: this partial file is of another run: its number of draws is 150000, \
         this run’s is 200. That run was stopped and left its draws here: go on with it, delete the \
         file, or name another place for this run with --partial",
    );
    assert_eq!(told.code, Some(130));
    // With a place of its own it runs, and leaves the other's file alone.
    place.done(&format!("{run} --draws 200 --partial mine -q"));
    let after = std::fs::read(place.path("outputs/plan.partial")).unwrap();
    assert!(before == after);
    assert!(!place.exists("mine"));
}

#[test]
fn going_on_from_nothing_is_refused() {
    let place = Place::new();
    let rest = "there is no partial file to go on from; leave --resume out to begin anew, or name \
                the file with --partial";
    place.refused(
        "run plan.toml --resume",
        &format!("outputs/plan.partial: {rest}"),
    );
    place.refused(
        "run plan.toml --resume --partial kept.partial",
        &format!("kept.partial: {rest}"),
    );
    place.refused(
        "run plan.toml --resume --precision 1%",
        &format!("outputs/plan.partial: {rest}"),
    );
    place.refused(
        "run plan.toml --resume --shard 1/2 --partial part",
        &format!("part: {rest}"),
    );
}

#[test]
fn a_person_s_file_is_never_taken_for_a_partial_file() {
    let place = Place::new();
    place.write("notes.txt", b"years of work");
    place.refused(
        "run plan.toml --draws 20 --partial notes.txt",
        "notes.txt: there is a file already, and it is no partial file of regiocast; name another \
         with --partial",
    );
    place.refused(
        "run plan.toml --draws 20 --partial notes.txt --resume",
        "notes.txt: this is no partial file of regiocast",
    );
    assert_eq!(place.read("notes.txt"), "years of work");
}

#[test]
fn a_part_is_no_whole_run_and_no_other_part() {
    let place = Place::new();
    place.done("run plan.toml --draws 700 --shard 1/2 --partial a -q");
    place.refused(
        "run plan.toml --draws 700 --partial a --resume",
        "a: this partial file is of part 1/2, and a whole run is asked for",
    );
    place.refused(
        "run plan.toml --draws 700 --shard 2/2 --partial a --resume",
        "a: this partial file is of part 1/2, and part 2/2 is asked for",
    );
}

#[test]
fn a_finished_run_leaves_no_partial_file() {
    let place = Place::new();
    place.done("run plan.toml --draws 20000 --charts none --partial aside -q");
    assert!(!place.exists("aside") && !place.exists("outputs/plan.partial"));
    assert!(place.exists("outputs/plan/run.toml"));
}

#[test]
fn a_stop_leaves_the_folder_of_an_earlier_run_as_it_was() {
    let place = Place::new();
    place.done("run plan.toml --draws 30 --charts none -q");
    let before = place.outputs("outputs/plan");
    let told = stopped_by(
        &place,
        "run plan.toml --draws 150000 --charts none --threads 1",
        "INT",
    );
    assert_eq!(told.code, Some(130));
    assert!(before == place.outputs("outputs/plan"));
}

#[test]
fn a_run_to_a_precision_goes_on_wherever_it_was_stopped() {
    // A precision that is not reached: 1,024, 2,048 … draws are kept up to 16,384, and counted from
    // 32,768 on. Stopped at once it is still keeping; stopped again and again it gets to counting.
    let place = Place::new();
    let run = "run plan.toml --precision 0.01% --draws 131072 --charts none --threads 1";
    let told = stopped_by(&place, run, "INT");
    let (_, all) = futures(&told, "outputs/plan.partial");
    assert!(all <= 16_384, "{all}");
    let resume = format!("{run} --resume");
    let mut counted = 0;
    for _ in 0..60 {
        let told = stopped_by(&place, &resume, "INT");
        let (done, all) = futures(&told, "outputs/plan.partial");
        counted += u32::from(all > 16_384 && done > 0);
        if counted == 2 {
            break;
        }
    }
    assert_eq!(counted, 2, "it was not stopped twice while it counted");
    place.done(&format!("{resume} -q"));
    place.done("run plan.toml --draws 131072 --charts none --out plain -q");
    assert_eq!(place.summary("outputs/plan"), place.summary("plain"));
    assert!(!place.exists("outputs/plan.partial"));
}

/// The shell's completion of a folder's name ends in a slash.
#[test]
fn a_folder_named_with_a_slash_at_its_end_can_be_gone_on_with() {
    let place = Place::new();
    let run = "run plan.toml --draws 3000000 --charts none --threads 1 --out made/";
    stopped_by(&place, run, "INT");
    assert!(
        place.exists("made.partial"),
        "the file is not beside the folder"
    );
    assert!(!place.exists("made"));
}
