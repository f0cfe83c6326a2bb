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
mod tests;
