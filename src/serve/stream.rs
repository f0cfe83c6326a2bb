//! Long tasks: an answer that says how far it is while it is being made, line by line.
//!
//! Each line is a JSON object (`application/x-ndjson`): any number of `{"doing": …, "share": …}`, and in the end
//! `{"answer": …}` or `{"refused": …}`. Whoever closes the connection gives the task up. What is refused before
//! anything was begun has its own status, as every other refusal.

use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::header;
use axum::response::Response;
use futures_util::stream::unfold;
use serde::Serialize;
use tokio::sync::mpsc::{Receiver, Sender, channel};
use tokio::time::timeout;

use super::House;
use super::desk::{IsStale, Length};
use super::trouble::Trouble;
use super::wire::{Progress, Refusal};
use crate::tasks::Watch;

/// What the lines are.
const KIND: &str = "application/x-ndjson";
/// Lines that may wait to be sent; how far a task is may be left out, its end never is.
const WAITING: usize = 16;
/// What is said of a task whose turn has not come.
const WAITS: &str = "Waiting: another long task is running, perhaps in another window";
/// How long nothing may come before the last line is sent once more: a connection on which nothing comes for long is taken
/// for one that was forgotten, by us and by others on the way.
const SILENCE: Duration = Duration::from_secs(10);
/// How often it is said how far a task is.
const OFTEN: Duration = Duration::from_millis(100);

/// A line on its way.
enum Message<T> {
    Told(Progress),
    Ended(Result<T, Trouble>),
}

#[derive(Serialize)]
struct Answered<T> {
    answer: T,
}

#[derive(Serialize)]
struct Refused {
    refused: Refusal,
}

/// Says how far a task is, and whether anybody still waits for it.
struct Teller<'a, T> {
    lines: &'a Sender<Message<T>>,
    is_stale: IsStale<'a>,
    whole: AtomicUsize,
    done: AtomicUsize,
    said: Mutex<(&'static str, Option<Instant>)>,
}

impl<T> Teller<'_, T> {
    fn tell(&self, doing: &'static str) {
        let [whole, done] = [&self.whole, &self.done].map(|count| count.load(Ordering::Relaxed));
        let share = if whole == 0 {
            None
        } else {
            Some((done as f64 / whole as f64).min(1.0))
        };
        let line = Progress {
            doing: doing.to_owned(),
            share,
        };
        // Where the reader is slow, the next line says more.
        let _ = self.lines.try_send(Message::Told(line));
    }
}

impl<T: Send> Watch for Teller<'_, T> {
    fn begin(&self, doing: &'static str, whole: usize) {
        self.whole.store(whole, Ordering::Relaxed);
        self.done.store(0, Ordering::Relaxed);
        if let Ok(mut said) = self.said.lock() {
            *said = (doing, Some(Instant::now()));
        }
        self.tell(doing);
    }

    fn done(&self, count: usize) {
        self.done.fetch_add(count, Ordering::Relaxed);
        // Whoever finds it held leaves the telling to whoever holds it.
        let Ok(mut said) = self.said.try_lock() else {
            return;
        };
        if said.1.is_some_and(|last| last.elapsed() < OFTEN) {
            return;
        }
        said.1 = Some(Instant::now());
        let doing = said.0;
        drop(said);
        self.tell(doing);
    }

    fn has_gone(&self) -> bool {
        (self.is_stale)()
    }
}

/// Gives a task up when nobody reads its lines any more.
struct Running(tokio::task::JoinHandle<()>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl House {
    /// Does a long task and answers line by line.
    pub async fn stream<T: Serialize + Send + 'static>(
        self: &Arc<Self>,
        task: impl FnOnce(&Self, &dyn Watch) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<Response, Trouble> {
        let (lines, mut read) = channel::<Message<T>>(WAITING);
        let house = Arc::clone(self);
        let running = tokio::spawn(async move {
            let [own, queue] = [lines.clone(), lines.clone()];
            let inside = Arc::clone(&house);
            let work = move |is_stale: IsStale<'_>| {
                let teller = Teller {
                    lines: &own,
                    is_stale,
                    whole: AtomicUsize::new(0),
                    done: AtomicUsize::new(0),
                    said: Mutex::new(("", None)),
                };
                inside.tasks.install(|| task(&inside, &teller))
            };
            let waits = move || {
                let line = Progress {
                    doing: WAITS.to_owned(),
                    share: None,
                };
                let _ = queue.try_send(Message::Told(line));
            };
            let about = (Length::Task, Arc::default());
            let ended = house.desk.work_in_turn(about, waits, work).await;
            let _ = lines.send(Message::Ended(ended)).await;
        });
        let running = Running(running);
        match read.recv().await {
            None => Err(Trouble::Bug),
            Some(Message::Ended(Err(trouble))) => Err(trouble),
            Some(first) => Ok(lined(first, read, (running, SILENCE))),
        }
    }
}

fn lined<T: Serialize + Send + 'static>(
    first: Message<T>,
    read: Receiver<Message<T>>,
    (running, silence): (Running, Duration),
) -> Response {
    let begun = (Some(first), Vec::new(), read, running);
    let lines = unfold(begun, move |(first, last, mut read, running)| async move {
        let message = match first {
            Some(message) => Ok(Some(message)),
            None => timeout(silence, read.recv()).await,
        };
        let line = match message {
            Ok(message) => line(message?),
            Err(_) => last,
        };
        Some((
            Ok::<_, Infallible>(line.clone()),
            (None, line, read, running),
        ))
    });
    let mut response = Response::new(Body::from_stream(lines));
    let kind = header::HeaderValue::from_static(KIND);
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response
}

fn line<T: Serialize>(message: Message<T>) -> Vec<u8> {
    let told = match message {
        Message::Told(progress) => serde_json::to_vec(&progress),
        Message::Ended(Ok(answer)) => serde_json::to_vec(&Answered { answer }),
        Message::Ended(Err(trouble)) => serde_json::to_vec(&Refused {
            refused: trouble.refusal(),
        }),
    };
    let mut line = told.unwrap_or_default();
    line.push(b'\n');
    line
}

#[cfg(test)]
mod tests {
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
}
