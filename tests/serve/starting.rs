//! Does the command start, say where the page is, refuse what it cannot do, and end when it is asked to?

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regiocast"));
    command.current_dir(folder).arg("serve").args(arguments);
    command
}

#[track_caller]
fn refused(output: &Output) -> String {
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{complaint}");
    complaint
}

#[test]
fn a_port_that_is_taken_is_said_to_be() {
    let home = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let complaint = refused(&command(home.path(), &["--port", &port]).output().unwrap());
    assert!(
        complaint.contains(&format!("port {port} is taken")),
        "{complaint}"
    );
    assert!(complaint.contains("--port"), "{complaint}");
}

#[test]
fn other_machines_are_not_let_in_without_a_token() {
    let home = tempfile::tempdir().unwrap();
    let complaint = refused(
        &command(home.path(), &["--listen", "0.0.0.0"])
            .output()
            .unwrap(),
    );
    assert!(complaint.contains("--token-file"), "{complaint}");
    std::fs::write(home.path().join("token"), "short\n").unwrap();
    let arguments = ["--listen", "127.0.0.1", "--token-file", "token"];
    let complaint = refused(&command(home.path(), &arguments).output().unwrap());
    assert!(complaint.contains("token, line 1"), "{complaint}");
}

#[test]
fn what_cannot_be_shown_is_refused_before_the_page_is_there() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("broken.toml"), "start = 2024\nyaers = 3\n").unwrap();
    std::fs::write(home.path().join("a plan.toml"), "base = \"lsiz\"\n").unwrap();
    for (scenario, said) in [
        ("nothing", "neither a file nor a shipped scenario"),
        ("broken.toml", "yaers"),
        ("a plan.toml", "rename this one"),
        ("lsiz-options", "holds several scenarios"),
    ] {
        let complaint = refused(
            &command(home.path(), &[scenario, "--port", "0"])
                .output()
                .unwrap(),
        );
        assert!(complaint.contains(said), "{scenario}: {complaint}");
    }
    let complaint = refused(
        &command(home.path(), &["--folder", "missing"])
            .output()
            .unwrap(),
    );
    assert!(complaint.contains("there is no such folder"), "{complaint}");
}

#[test]
#[cfg(unix)]
fn it_says_where_the_page_is_and_ends_when_asked_to() {
    let home = tempfile::tempdir().unwrap();
    let mut child = command(home.path(), &["lsiz", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let port = first
        .strip_prefix("The page is at http://127.0.0.1:")
        .and_then(|rest| rest.strip_suffix("/#/plan/lsiz"))
        .unwrap_or_else(|| panic!("{first}"));
    let port: u16 = port.parse().unwrap();
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
}
