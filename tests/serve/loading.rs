//! Does a server that is asked too much say so, and drop what nobody wants any more?

use std::io::Write;
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use regiocast::serve::{Limits, Options};
use serde_json::{Value, json};

use super::client::{Page, options};

fn slow(page: &str, change: u64) -> Value {
    json!({ "scenario": "chi-zone", "draws": 100_000, "page": page, "change": change })
}

/// Just long enough to be done one at a time.
fn rather_slow(page: &str) -> Value {
    json!({ "scenario": "chi-zone", "draws": 20_000, "page": page, "change": 1 })
}

fn quick(page: &str, change: u64) -> Value {
    json!({ "scenario": "chi-zone", "draws": 100, "page": page, "change": change })
}

#[test]
fn who_comes_when_too_many_wait_is_told_to_come_again() {
    let home = tempfile::tempdir().unwrap();
    let limits = Limits {
        running: 1,
        waiting: 2,
        ..options(home.path()).limits
    };
    let page = Page::with(Options {
        limits,
        ..options(home.path())
    });
    let statuses: Vec<(u16, bool)> = thread::scope(|scope| {
        let asked = (0..16).map(|number| {
            let page = &page;
            scope.spawn(move || {
                let asked = json!({
                    "scenario": "chi-zone", "draws": 3_000, "page": number.to_string(), "change": 1,
                });
                let reply = page.simulate(&asked);
                (reply.status, reply.header("retry-after").is_some())
            })
        });
        let asked: Vec<_> = asked.collect();
        asked.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(
        statuses
            .iter()
            .all(|one| matches!(one, (200, false) | (503, true))),
        "{statuses:?}"
    );
    assert!(
        statuses.contains(&(200, false)) && statuses.contains(&(503, true)),
        "{statuses:?}"
    );
    // And afterwards it answers as before.
    assert_eq!(page.simulate(&quick("later", 1)).status, 200);
}

#[test]
fn a_newer_change_of_a_page_drops_the_older_one() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    thread::scope(|scope| {
        let older = scope.spawn(|| page.simulate(&slow("tab", 1)));
        thread::sleep(Duration::from_millis(300));
        let newer = page.simulate(&quick("tab", 2));
        assert_eq!(newer.status, 200, "{newer:?}");
        let older = older.join().unwrap();
        assert_eq!((older.status, older.kind().as_str()), (409, "stale"));
    });
    let late = page.simulate(&quick("tab", 1));
    assert_eq!((late.status, late.kind().as_str()), (409, "stale"));
    assert_eq!(page.simulate(&quick("another", 1)).status, 200);
    assert_eq!(
        page.simulate(&quick("tab", 2)).status,
        200,
        "the same change, sharpened"
    );
}

#[test]
fn work_whose_asker_has_gone_is_given_up() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let body = slow("gone", 1).to_string();
    let request = format!(
        "POST /api/simulate HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
        page.port,
        body.len()
    );
    // Slow work is done one at a time: who comes next waits no longer than it takes to notice.
    let alone = Instant::now();
    assert_eq!(page.simulate(&rather_slow("first")).status, 200);
    let alone = alone.elapsed();
    for _ in 0..4 {
        let mut stream = TcpStream::connect(("127.0.0.1", page.port)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        thread::sleep(Duration::from_millis(100));
    }
    let began = Instant::now();
    assert_eq!(page.simulate(&rather_slow("next")).status, 200);
    let waited = began.elapsed();
    assert!(waited < 3 * alone, "{waited:?}, and {alone:?} alone");
}

#[test]
fn what_takes_too_long_is_given_up_and_said_to_be() {
    let home = tempfile::tempdir().unwrap();
    let limits = Limits {
        answer: Duration::from_millis(50),
        ..Limits::default()
    };
    let page = Page::with(Options {
        limits,
        ..options(home.path())
    });
    let reply = page.simulate(&slow("tab", 1));
    assert_eq!((reply.status, reply.kind().as_str()), (503, "too_long"));
}

#[test]
fn connections_that_say_nothing_do_not_keep_others_out() {
    let home = tempfile::tempdir().unwrap();
    let limits = Limits {
        connections: 4,
        idle: Duration::from_millis(1_500),
        ..options(home.path()).limits
    };
    let page = Page::with(Options {
        limits,
        ..options(home.path())
    });
    let silent: Vec<TcpStream> = (0..12)
        .map(|_| TcpStream::connect(("127.0.0.1", page.port)).unwrap())
        .collect();
    let began = Instant::now();
    assert_eq!(page.get("/").status, 200);
    assert!(
        began.elapsed() > Duration::from_secs(1),
        "nobody was kept waiting"
    );
    drop(silent);
}

/// What the server holds in memory, in kB.
#[cfg(target_os = "linux")]
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let digits: String = line.unwrap().chars().filter(char::is_ascii_digit).collect();
    digits.parse().unwrap()
}

#[test]
#[cfg(target_os = "linux")]
fn fifty_planners_at_once_are_answered_or_told_to_come_again_and_memory_stays_flat() {
    use super::killing::begin;

    let home = tempfile::tempdir().unwrap();
    let (mut child, port) = begin(home.path());
    let page = Page::at(port);
    let move_levers = |changes: u64| -> Vec<u16> {
        thread::scope(|scope| {
            let clients = (0..50).map(|client: u64| {
                let page = &page;
                scope.spawn(move || {
                    let mut statuses = Vec::new();
                    for change in 1..=changes {
                        let asked = json!({
                            "scenario": "chi-zone",
                            "changes": [{ "path": "fund.match.amount", "value": 1 + (client + change) % 20 }],
                            "pinned": { "scenario": "chi-zone" },
                            "draws": 200, "page": format!("client-{client}"), "change": changes * 100 + change,
                        });
                        statuses.push(page.simulate(&asked).status);
                    }
                    statuses
                })
            });
            let clients: Vec<_> = clients.collect();
            clients
                .into_iter()
                .flat_map(|one| one.join().unwrap())
                .collect()
        })
    };
    let mut statuses = move_levers(2);
    let warm = memory(child.id());
    statuses.extend(move_levers(4));
    let after = memory(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(
        statuses.iter().all(|one| [200, 503].contains(one)),
        "{statuses:?}"
    );
    assert!(statuses.contains(&200));
    // Twice as many questions again leave no more behind.
    assert!(
        after < warm + warm / 4 + 20_000,
        "{warm} kB, then {after} kB"
    );
}
