//! What no pack can be made of gets one clear error, and leaves nothing behind.

use std::fs;
use std::path::Path;

use super::{files, refused, regiocast, run};

/// Changes a file's text.
fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from} is not in {}", path.display());
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// What a folder is called that is spoiled, how, and what is said of it.
type Damage<'a> = (&'a str, &'a dyn Fn(&Path), &'a str);

/// A copy of a folder.
fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let place = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(file, place).unwrap();
    }
}

#[test]
fn a_folder_that_is_no_whole_run_is_refused_with_its_remedy() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "good");
    let damage: [Damage<'_>; 8] = [
        (
            "empty",
            &|folder| fs::remove_file(folder.join("run.toml")).unwrap(),
            "empty: this folder is no run of regiocast (it has no run.toml); give a folder that `regiocast run` wrote, or a \
             scenario",
        ),
        (
            "half",
            &|folder| fs::remove_file(folder.join("tables/summary.csv")).unwrap(),
            "half: this run is not whole: tables/summary.csv is missing; run the scenario again",
        ),
        (
            "less",
            &|folder| {
                fs::remove_file(folder.join("tables/summary.csv")).unwrap();
                fs::remove_file(folder.join("scenario.resolved.toml")).unwrap();
            },
            "less: this run is not whole: scenario.resolved.toml and tables/summary.csv are missing",
        ),
        (
            "edited",
            &|folder| {
                change(
                    &folder.join("scenario.resolved.toml"),
                    "title = ",
                    "title  = ",
                );
            },
            "scenario.resolved.toml: this scenario has been changed since it was run",
        ),
        (
            "retouched",
            &|folder| {
                change(
                    &folder.join("tables/summary.csv"),
                    "jobs.net,2033,jobs (FTE),",
                    "jobs.net,2033,jobs (FTE),1",
                );
            },
            "retouched: simulated again, this run gives other figures than its tables hold (1 of ",
        ),
        (
            "older",
            &|folder| {
                change(&folder.join("run.toml"), "version = \"", "version = \"0.0.");
                change(
                    &folder.join("tables/summary.csv"),
                    "jobs.net,2033,jobs (FTE),",
                    "jobs.net,2033,jobs (FTE),1",
                );
            },
            "it was made by regiocast 0.0.",
        ),
        (
            "garbled",
            &|folder| change(&folder.join("run.toml"), "draws = 400", "draws = \"many\""),
            "run.toml: this is not as regiocast wrote it (",
        ),
        (
            "sampled",
            &|folder| {
                change(
                    &folder.join("run.toml"),
                    "sampler = \"random\"",
                    "sampler = \"dice\"",
                );
            },
            "run.toml: sampler = \"dice\" is none of this version",
        ),
    ];
    for (name, spoil, message) in damage {
        copy(&here.join("good"), &here.join(name));
        spoil(&here.join(name));
        let complaint = refused(here, &format!("report {name} --out pack"));
        assert!(complaint.contains(message), "{name}: {complaint}");
        assert_eq!(complaint.matches("error:").count(), 1, "{complaint}");
        assert!(!here.join("pack").exists(), "{name} left a pack");
        let complaint = refused(here, &format!("cite jobs.net {name}"));
        assert!(complaint.contains(message), "{name}: {complaint}");
    }
    let hidden = fs::read_dir(here)
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let hidden: Vec<_> = hidden
        .filter(|name| name.to_string_lossy().starts_with('.'))
        .collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn folders_of_other_commands_are_told_apart() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "good");
    super::said(
        here,
        "run chi-zone --draws 200 --metrics jobs.net --out some",
    );
    super::said(here, "report good --format md --out pack");
    super::said(
        here,
        "compare lsiz lsiz-skills-first --draws 200 --no-bridge --charts none --out compared",
    );
    for (arguments, message) in [
        (
            "report some",
            "some: this run holds only the metrics that were asked for (jobs.net); run the scenario without --metrics",
        ),
        (
            "report pack",
            "pack: this is the folder of a pack, not of a run; name the folder that `regiocast run` wrote",
        ),
        (
            "report compared",
            "compared: this is the folder of a comparison, not of a run",
        ),
        (
            "report good good",
            "good: this is neither a comparison nor an explanation",
        ),
        (
            "report good nowhere",
            "there is no folder nowhere; name one that `regiocast compare` or `regiocast explain` wrote",
        ),
        (
            "report outputs/nowhere",
            "there is no folder outputs/nowhere; give a folder that `regiocast run` wrote, such as outputs/lsiz, or a scenario",
        ),
        (
            "report good --since nowhere",
            "--since: there is no folder nowhere",
        ),
        (
            "report good --since compared",
            "--since: compared: this is the folder of a comparison",
        ),
        (
            "report good --draws 500",
            "good is a run that has its seed and its number of futures already",
        ),
        (
            "report nonsense",
            "there is neither a file nor a shipped scenario called `nonsense`",
        ),
        (
            "report good --format pdf",
            "a PDF is what the web page prints to; ask for --format html",
        ),
        ("report good --for fun", "invalid value 'fun'"),
    ] {
        let complaint = refused(here, &format!("{arguments} --out new"));
        assert!(complaint.contains(message), "{arguments}: {complaint}");
        assert!(!here.join("new").exists(), "{arguments} left a folder");
    }
    // What is there and is none of ours is never replaced.
    fs::create_dir(here.join("mine")).unwrap();
    fs::write(here.join("mine/thesis.txt"), "years of work").unwrap();
    let output = regiocast(here, &["report", "good", "--format", "md", "--out", "mine"]);
    assert!(!output.status.success());
    assert!(here.join("mine/thesis.txt").exists());
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "good");
    // A file may grow to 64 blocks of 1,024 bytes at the most, which no workbook fits into.
    let script = "trap '' XFSZ; ulimit -f 64; exec \"$0\" report good --out pack";
    let output = std::process::Command::new("bash")
        .current_dir(here)
        .args(["-c", script, env!("CARGO_BIN_EXE_regiocast")])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{complaint}");
    assert!(complaint.contains("pack/chi-zone-bid."), "{complaint}");
    assert_eq!(complaint.matches("error:").count(), 1, "{complaint}");
    let left: Vec<_> = fs::read_dir(here)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left, ["good"], "{left:?}");
}

#[test]
fn a_pack_replaces_a_pack_and_never_what_it_is_made_from() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "good");
    let before = files(&here.join("good"));
    for arguments in [
        "report good --format md --out good",
        "report lsiz --draws 300 --format md --out good",
    ] {
        let words: Vec<&str> = arguments.split_whitespace().collect();
        let output = regiocast(here, &words);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{complaint}");
        assert!(
            complaint.contains("good: this is the folder of a run, a comparison or an explanation; a pack is not written over it"),
            "{complaint}"
        );
        assert_eq!(files(&here.join("good")), before, "{arguments}");
    }
    super::said(here, "report good --format md --out pack");
    super::said(here, "report good --format html --for board --out pack");
    let pack: Vec<_> = files(&here.join("pack"));
    let names: Vec<_> = pack
        .iter()
        .map(|path| path.file_name().unwrap().to_string_lossy())
        .collect();
    assert_eq!(
        names,
        ["chi-zone-board.html", "run.toml", "scenario.resolved.toml"]
    );
    // What a person put into a pack's folder is never removed, nor is a pack by a run.
    fs::write(here.join("pack/comments.txt"), "mine").unwrap();
    for arguments in [
        "report good --format md --out pack",
        "run chi-zone --draws 200 --out pack",
    ] {
        let words: Vec<&str> = arguments.split_whitespace().collect();
        assert!(!regiocast(here, &words).status.success(), "{arguments}");
    }
    fs::remove_file(here.join("pack/comments.txt")).unwrap();
    assert!(
        !regiocast(
            here,
            &["run", "chi-zone", "--draws", "200", "--out", "pack"]
        )
        .status
        .success()
    );
    assert!(here.join("pack/chi-zone-board.html").exists());
}
