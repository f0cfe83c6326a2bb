//! Complete or absent, and nothing of anybody else's touched.

use std::io;

use super::*;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const OURS: &[u8] = b"program = \"regiocast\"\n";

fn publish(target: &Path, text: &str) -> Result<PathBuf, ReportError> {
    let folder = Folder::begin(target)?;
    folder.write(RUN, OURS)?;
    folder.write("tables/summary.csv", text.as_bytes())?;
    folder.publish()
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    let entries = fs::read_dir(folder)?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn summary(target: &Path) -> io::Result<String> {
    fs::read_to_string(target.join("tables/summary.csv"))
}

#[test]
fn a_folder_appears_complete_and_is_replaced_as_a_whole() -> Outcome {
    let place = tempfile::tempdir()?;
    let target = place.path().join("outputs/park");
    publish(&target, "one")?;
    // What an earlier run wrote goes with it; what a person put there stops the run.
    fs::write(target.join("draws.parquet"), "of the old run")?;
    publish(&target, "two")?;
    assert_eq!(summary(&target)?, "two");
    assert_eq!(names(&target)?, [RUN, "tables"]);
    assert_eq!(names(&place.path().join("outputs"))?, ["park"]);
    Ok(())
}

#[test]
fn a_file_that_no_run_has_written_stops_the_run() -> Outcome {
    let place = tempfile::tempdir()?;
    let target = place.path().join("park");
    publish(&target, "one")?;
    for strange in ["notes.txt", "tables/mine.xlsx"] {
        fs::write(target.join(strange), "mine")?;
        let error = Folder::begin(&target).err();
        assert!(matches!(&error, Some(ReportError::Strange { file, .. }) if file == strange));
        fs::remove_file(target.join(strange))?;
    }
    fs::write(target.join(".DS_Store"), "the system's")?;
    publish(&target, "two")?;
    Ok(())
}

#[test]
fn a_failure_midway_leaves_the_target_untouched_and_no_draft() -> Outcome {
    let place = tempfile::tempdir()?;
    let target = place.path().join("park");
    publish(&target, "one")?;
    let folder = Folder::begin(&target)?;
    folder.write("tables/summary.csv", b"two")?;
    let full = || io::Error::from(io::ErrorKind::StorageFull);
    let error = folder.fill("draws.parquet", |_| Err(full())).err();
    assert!(
        matches!(error, Some(ReportError::DiskFull { path, .. }) if path.ends_with("park/draws.parquet"))
    );
    drop(folder);
    assert_eq!(summary(&target)?, "one");
    assert_eq!(names(place.path())?, ["park"]);
    Ok(())
}

#[test]
fn the_draft_of_a_killed_run_is_removed_and_that_of_a_running_one_is_not() -> Outcome {
    let place = tempfile::tempdir()?;
    let target = place.path().join("park");
    let killed = place.path().join(".park.regiocast-draft-killed");
    fs::create_dir(&killed)?;
    fs::write(killed.join(LOCK), "")?;
    let other = place.path().join(".parking.regiocast-draft-other");
    fs::create_dir(&other)?;
    fs::write(other.join(LOCK), "")?;
    let running = Folder::begin(&target)?;
    let second = Folder::begin(&target)?;
    assert!(!killed.exists());
    assert!(other.exists());
    assert!(running.draft.path().exists());
    second.write(RUN, OURS)?;
    second.publish()?;
    running.write(RUN, OURS)?;
    running.publish()?;
    assert_eq!(
        names(place.path())?,
        [".parking.regiocast-draft-other", "park"]
    );
    Ok(())
}

#[test]
fn what_a_killed_run_had_set_aside_comes_back() -> Outcome {
    let place = tempfile::tempdir()?;
    let target = place.path().join("park");
    publish(&target, "one")?;
    fs::rename(&target, place.path().join(".park.regiocast-old-killed"))?;
    let folder = Folder::begin(&target)?;
    assert_eq!(summary(&target)?, "one");
    drop(folder);
    assert_eq!(names(place.path())?, ["park"]);
    Ok(())
}

#[test]
fn a_half_removed_folder_does_not_come_back() -> Outcome {
    let place = tempfile::tempdir()?;
    let target = place.path().join("park");
    let old = place.path().join(".park.regiocast-old-killed");
    fs::create_dir_all(old.join("tables"))?;
    publish(&target, "one")?;
    assert_eq!(summary(&target)?, "one");
    drop(Folder::begin(&target)?);
    assert_eq!(names(place.path())?, ["park"]);
    Ok(())
}

#[test]
fn what_is_not_ours_is_not_replaced() -> Outcome {
    let place = tempfile::tempdir()?;
    let file = place.path().join("file");
    fs::write(&file, "text")?;
    let error = Folder::begin(&file).err();
    assert!(matches!(error, Some(ReportError::NotADirectory { .. })));
    let error = Folder::begin(&file.join("park")).err();
    assert!(
        matches!(error, Some(ReportError::NotADirectory { .. })),
        "{error:?}"
    );
    let full = place.path().join("full");
    fs::create_dir(&full)?;
    fs::write(full.join("letter.txt"), "Dear all")?;
    for run in ["", "program = \"another\"", "program = "] {
        if !run.is_empty() {
            fs::write(full.join(RUN), run)?;
        }
        let error = Folder::begin(&full).err();
        assert!(matches!(error, Some(ReportError::NotOurs { .. })));
    }
    let empty = place.path().join("empty");
    fs::create_dir(&empty)?;
    publish(&empty, "one")?;
    assert_eq!(summary(&empty)?, "one");
    Ok(())
}

#[test]
fn a_file_may_not_lead_out_of_the_folder() -> Outcome {
    let place = tempfile::tempdir()?;
    let folder = Folder::begin(&place.path().join("park"))?;
    for name in ["../summary.csv", "/tmp/summary.csv", LOCK] {
        let error = folder.write(name, b"").err();
        assert!(matches!(error, Some(ReportError::Outside { .. })), "{name}");
    }
    assert!(matches!(
        Folder::begin(Path::new("/")).err(),
        Some(ReportError::Unnamed { .. })
    ));
    Ok(())
}

#[cfg(unix)]
#[test]
fn colleagues_may_read_the_folder_as_far_as_the_mask_allows() -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    let place = tempfile::tempdir()?;
    let beside = place.path().join("beside");
    fs::create_dir(&beside)?;
    let target = publish(&place.path().join("park"), "one")?;
    let mode = |path: &Path| fs::metadata(path).map(|known| known.permissions().mode());
    assert_eq!(mode(&target)?, mode(&beside)?);
    Ok(())
}
