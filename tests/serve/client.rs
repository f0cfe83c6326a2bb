//! A server on a port that is free, and a client that writes its requests by hand.

use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

use regiocast::serve::{Limits, Options, serve};
use serde_json::Value;

/// A server that ends with the test.
pub struct Page {
    pub port: u16,
    _stop: Option<tokio::sync::oneshot::Sender<()>>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// The word for why there is no answer.
    #[track_caller]
    pub fn kind(&self) -> String {
        self.json()["kind"].as_str().unwrap().to_owned()
    }
}

pub fn options(folder: &Path) -> Options {
    Options {
        folder: folder.to_owned(),
        read_only: false,
        token: None,
        limits: Limits {
            // Tests are built to be quick to build, not to run.
            answer: Duration::from_secs(900),
            idle: Duration::from_secs(1_000),
            ..Limits::default()
        },
    }
}

impl Page {
    /// Asks for a long task, such as `POST /api/explain`, and leaves as soon as its answer begins.
    pub fn ask_and_leave(&self, what: &str, body: &str) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        write!(
            stream,
            "{what} HTTP/1.1\r\nhost: 127.0.0.1:{}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            self.port,
            body.len()
        )
        .unwrap();
        let mut begun = [0; 64];
        stream.read_exact(&mut begun).unwrap();
    }

    pub fn open(folder: &Path) -> Self {
        Self::with(options(folder))
    }

    pub fn with(options: Options) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        std::thread::spawn(move || {
            serve(listener, options, async {
                let _ = stopped.await;
            })
            .unwrap();
        });
        Self {
            port,
            _stop: Some(stop),
        }
    }

    /// A server that runs already, in a process of its own.
    pub const fn at(port: u16) -> Self {
        Self { port, _stop: None }
    }

    /// Sends a request as it is.
    pub fn raw(&self, request: &[u8]) -> Reply {
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(900)))
            .unwrap();
        // A server that refuses early may close before it has read everything.
        let _ = stream.write_all(request);
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        Reply {
            status: status.unwrap_or(0),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    /// Sends a request with headers of its own.
    pub fn with_headers(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut request = format!("{line} HTTP/1.1\r\nconnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "host") {
            write!(request, "host: 127.0.0.1:{}\r\n", self.port).unwrap();
        }
        for (name, value) in headers {
            write!(request, "{name}: {value}\r\n").unwrap();
        }
        write!(request, "content-length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.raw(request.as_bytes())
    }

    pub fn get(&self, path: &str) -> Reply {
        self.with_headers(&format!("GET {path}"), &[], "")
    }

    pub fn ask(&self, line: &str, body: &str) -> Reply {
        self.with_headers(line, &[("content-type", "application/json")], body)
    }

    pub fn simulate(&self, body: &Value) -> Reply {
        self.ask("POST /api/simulate", &body.to_string())
    }
}
