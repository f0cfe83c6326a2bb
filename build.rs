//! Puts the git hash of the sources into the binary, so that every output folder can say what made it, and lets
//! tests know which other programs are there.

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
    // Tests that need other programs run where somebody says that these are there.
    println!("cargo::rustc-check-cfg=cfg(readers)");
    println!("cargo::rerun-if-env-changed=REGIOCAST_READERS");
    if std::env::var_os("REGIOCAST_READERS").is_some() {
        println!("cargo::rustc-cfg=readers");
    }
    println!("cargo::rerun-if-changed=.git/HEAD");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=scenarios");
}
