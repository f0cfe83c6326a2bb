//! Opening the page in the reader's browser.

use std::process::{Command, Stdio};

use crate::cli::terminal;

/// Asks the system to open an address; where it cannot, the reader does it.
pub fn open(page: &str) {
    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/C", "start", "", page]);
        command
    } else {
        let program = if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        let mut command = Command::new(program);
        command.arg(page);
        command
    };
    let started = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        terminal::remark(&format!(
            "the browser cannot be opened from here; open {page} in it"
        ));
    }
}
