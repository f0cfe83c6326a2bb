use std::sync::atomic::AtomicBool;

use super::*;
use crate::serve::{Limits, Options};

fn house() -> Arc<House> {
    let options = Options {
        folder: std::path::PathBuf::from("."),
        read_only: true,
        token: None,
        limits: Limits::default(),
    };
    let address = std::net::SocketAddr::from(([127, 0, 0, 1], 1));
    Arc::new(House::new(address, options).expect("threads"))
}

fn runtime() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(1).enable_all();
    builder.build().expect("threads")
}

#[test]
fn a_task_says_how_far_it_is_and_then_how_it_ended() {
    let task = |_: &House, watch: &dyn Watch| {
        watch.begin("Counting", 4);
        std::thread::sleep(2 * OFTEN);
        watch.done(1);
        Ok(42)
    };
    let text = runtime().block_on(async {
        let response = house().stream(task).await.expect("it begins");
        assert_eq!(response.headers()[header::CONTENT_TYPE], KIND);
        let body = axum::body::to_bytes(response.into_body(), 10_000).await;
        String::from_utf8(body.expect("lines").to_vec()).expect("a text")
    });
    let lines: Vec<&str> = text.lines().collect();
    let expected = [
        r#"{"doing":"Counting","share":0.0}"#,
        r#"{"doing":"Counting","share":0.25}"#,
        r#"{"answer":42}"#,
    ];
    assert_eq!(lines, expected);
}

#[test]
fn what_is_refused_at_once_is_refused_as_elsewhere_and_later_in_a_line() {
    let refuse = |begun: bool| {
        move |_: &House, watch: &dyn Watch| -> Result<(), Trouble> {
            if begun {
                watch.begin("Counting", 1);
            }
            Err(Trouble::Asked("no".to_owned()))
        }
    };
    runtime().block_on(async {
        let at_once = house().stream(refuse(false)).await;
        assert!(matches!(at_once, Err(Trouble::Asked(_))));
        let later = house().stream(refuse(true)).await.expect("it begins");
        let body = axum::body::to_bytes(later.into_body(), 10_000).await;
        let text = String::from_utf8(body.expect("lines").to_vec()).expect("a text");
        assert!(
            text.ends_with(
                "{\"refused\":{\"kind\":\"asked\",\"message\":\"no\",\"problems\":[]}}\n"
            ),
            "{text}"
        );
    });
}

#[test]
fn a_task_that_says_nothing_for_long_is_not_taken_for_a_forgotten_one() {
    let text = runtime().block_on(async {
        let (lines, read) = channel::<Message<u32>>(WAITING);
        let silent = tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(200)).await;
            let _ = lines.send(Message::Ended(Ok(42))).await;
        });
        let first = Message::Told(Progress {
            doing: "Counting".to_owned(),
            share: None,
        });
        let response = lined(first, read, (Running(silent), Duration::from_millis(20)));
        let body = axum::body::to_bytes(response.into_body(), 10_000).await;
        String::from_utf8(body.expect("lines").to_vec()).expect("a text")
    });
    let lines: Vec<&str> = text.lines().collect();
    let (last, waiting) = lines.split_last().expect("a line");
    assert_eq!(*last, r#"{"answer":42}"#);
    assert!(waiting.len() > 2, "{text}");
    assert!(
        waiting
            .iter()
            .all(|line| *line == r#"{"doing":"Counting","share":null}"#),
        "{text}"
    );
}

#[test]
fn a_task_that_has_to_wait_says_what_for() {
    let slow = |_: &House, watch: &dyn Watch| -> Result<u32, Trouble> {
        watch.begin("Counting", 1);
        while !watch.has_gone() {
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(Trouble::Stale)
    };
    let text = runtime().block_on(async {
        let house = house();
        let first = house.stream(slow).await.expect("it begins");
        let second = house.stream(|_, _| Ok(42)).await.expect("it waits");
        drop(first);
        let body = axum::body::to_bytes(second.into_body(), 10_000).await;
        String::from_utf8(body.expect("lines").to_vec()).expect("a text")
    });
    let waits = format!("{{\"doing\":\"{WAITS}\",\"share\":null}}\n");
    assert_eq!(text, format!("{waits}{{\"answer\":42}}\n"));
}

#[test]
fn a_task_that_nobody_reads_any_more_is_given_up() {
    let ended = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&ended);
    let task = move |_: &House, watch: &dyn Watch| -> Result<(), Trouble> {
        watch.begin("Counting", 1);
        while !watch.has_gone() {
            std::thread::sleep(Duration::from_millis(5));
        }
        seen.store(true, Ordering::Relaxed);
        Err(Trouble::Stale)
    };
    runtime().block_on(async {
        drop(house().stream(task).await.expect("it begins"));
        let began = Instant::now();
        while !ended.load(Ordering::Relaxed) {
            assert!(began.elapsed() < Duration::from_secs(60), "it goes on");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    });
}
