//! Puts the git hash of the sources into the binary, so that every output folder can say what made it.

use std::process::Command;

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn main() {
    let hash = git(&["rev-parse", "--short=12", "HEAD"]).map_or_else(
        || "unknown".to_owned(),
        |hash| match git(&[
            "status",
            "--porcelain",
            "--",
            "src",
            "scenarios",
            "Cargo.toml",
        ]) {
            Some(changes) if !changes.is_empty() => format!("{hash}-dirty"),
            _ => hash,
        },
    );
    println!("cargo::rustc-env=REGIOCAST_GIT_HASH={hash}");
    println!("cargo::rerun-if-changed=.git/HEAD");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=scenarios");
}
