//! Is no saved plan lost when the server is killed, at whatever moment?

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use regiocast::scenario::Scenario;
use serde_json::json;

/// How often the server is killed, each time a little later.
const KILLS: u64 = 12;

/// A server of its own, which can be killed.
pub fn begin(folder: &Path) -> (Child, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(["serve", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.next().unwrap().unwrap();
    let port = first.split("127.0.0.1:").nth(1).and_then(|rest| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    (child, port.unwrap())
}

/// Saves a plan; gives the amount if the server said that it is saved.
fn save(port: u16, amount: u64) -> Option<u64> {
    let changes = json!([{ "path": "fund.anchor_a.amount", "value": amount }]);
    let body = json!({
        "scenario": "lsiz", "changes": changes, "replace": true, "title": format!("Plan {amount}"),
    });
    let body = body.to_string();
    let request = format!(
        "PUT /api/saved/plan HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut reply = Vec::new();
    stream.read_to_end(&mut reply).ok()?;
    reply.starts_with(b"HTTP/1.1 200").then_some(amount)
}

#[test]
fn a_server_that_is_killed_while_it_saves_leaves_the_old_plan_or_the_new_one() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("plan.toml");
    let mut seen = BTreeSet::new();
    let mut last = 40;
    for round in 0..KILLS {
        let (mut child, port) = begin(home.path());
        assert_eq!(
            save(port, last),
            Some(last),
            "it saves when it is left alone"
        );
        let saving = std::thread::spawn(move || {
            let mut amount = last;
            while let Some(saved) = save(port, amount + 1) {
                amount = saved;
            }
            amount
        });
        std::thread::sleep(Duration::from_millis(100 + 37 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let told = saving.join().unwrap();
        let text = fs::read_to_string(&place).unwrap();
        let scenario = Scenario::parse_in(home.path(), &text, "plan")
            .unwrap_or_else(|error| panic!("round {round}: {error}\n{text}"));
        // What it said to be saved is there; the one after it may be, too.
        let title = scenario.programme.title;
        let may_be = [told, told + 1].map(|amount| format!("Plan {amount}"));
        assert!(
            may_be.contains(&title),
            "round {round}, {told} saved, not {title}"
        );
        seen.insert(text);
        last = told + 2;
    }
    assert_eq!(seen.len(), usize::try_from(KILLS).unwrap());
    // What was not finished is not shown as a plan.
    let (mut child, port) = begin(home.path());
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(
        stream,
        "GET /api/scenarios HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n"
    )
    .unwrap();
    let mut reply = String::new();
    stream.read_to_string(&mut reply).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(reply.matches("\"own\":true").count(), 1, "{reply}");
}
