//! Is the showcase in `outputs/gallery` what the program makes today?

use std::fs;
use std::path::Path;

use super::{files, said};

#[track_caller]
fn check(scenario: &str) {
    let shown = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("outputs/gallery")
        .join(scenario);
    let home = tempfile::tempdir().unwrap();
    said(home.path(), &format!("report {scenario} --out made"));
    let made = home.path().join("made");
    let mut wrong = Vec::new();
    for file in files(&shown) {
        let name = file.strip_prefix(&shown).unwrap();
        if name == Path::new("run.toml") {
            // How long it took and which commit made it differ from time to time.
            continue;
        }
        match fs::read(made.join(name)) {
            Ok(bytes) if bytes == fs::read(&file).unwrap() => {}
            Ok(_) => wrong.push(format!("{} differs", name.display())),
            Err(_) => wrong.push(format!("{} is no longer made", name.display())),
        }
    }
    for file in files(&made) {
        let name = file.strip_prefix(&made).unwrap();
        if !shown.join(name).exists() {
            wrong.push(format!("{} is not shown", name.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "outputs/gallery/{scenario} is not in step:\n{}\nLook at what changed, then make it again:\n  \
         cargo run --release -- report {scenario} --out outputs/gallery/{scenario}",
        wrong.join("\n")
    );
}

#[test]
fn the_showcase_of_lsiz_is_in_step() {
    check("lsiz");
}

#[test]
fn the_showcase_of_chi_zone_is_in_step() {
    check("chi-zone");
}
