//! Returns that are sent: read as files are, and never written anywhere.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::packed::quoted;
use super::super::trouble::Trouble;
use super::super::wire::Returned;
use crate::monitoring::{EMPTY_RETURN, Returns, shipped};
use crate::problem::help_for_unknown;
use crate::scenario::ScenarioError;

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 200;
/// The most bytes of a return: 4 MB. Templates with everything have a tenth of that.
pub const MOST: usize = 4 * 1024 * 1024;

/// Reads a return.
pub fn read(returned: &Returned) -> Result<Returns, Trouble> {
    match returned {
        Returned::Example(one) => {
            let names = shipped();
            // By name alone: what is asked here never names a file of this machine.
            if names.contains(&one.example) {
                return Returns::shipped(&one.example).map_err(wrong);
            }
            Err(Trouble::Asked(format!(
                "No return called “{}” comes with the program; {}",
                one.example.escape_debug(),
                help_for_unknown(
                    &one.example,
                    names.iter().map(String::as_str),
                    "shipped returns"
                )
            )))
        }
        Returned::File(file) => {
            if file.name.chars().count() > LONGEST_NAME {
                return Err(Trouble::Asked(format!(
                    "The file’s name has more than {LONGEST_NAME} characters; give it a shorter one."
                )));
            }
            let bytes = STANDARD.decode(&file.base64).map_err(|error| {
                Trouble::Asked(format!(
                    "`base64` is no Base64 ({error}); send the file again."
                ))
            })?;
            if bytes.len() > MOST {
                return Err(too_large());
            }
            Returns::parse(&file.name, &bytes).map_err(wrong)
        }
    }
}

/// What the page says in place of the command that writes an empty return.
const EMPTY_HERE: &str = "“Download an empty return” gives one";

/// What is wrong with a return, as the command line says it but for where an empty one is to be had.
pub fn wrong(error: ScenarioError) -> Trouble {
    let mut problems = error.problems;
    for problem in &mut problems {
        problem.help = problem.help.replace(EMPTY_RETURN, EMPTY_HERE);
    }
    Trouble::Return(problems)
}

/// Why a file is not taken that is too large.
pub fn too_large() -> Trouble {
    Trouble::Request(
        axum::http::StatusCode::PAYLOAD_TOO_LARGE,
        "A monitoring return has 4 MB at most; this file is larger. Does it hold other sheets or pictures? Save the \
         sheet “Monitoring” as a file of its own."
            .to_owned(),
    )
}

/// What a command calls a return: a file by its name, as if it lay where the command is given.
pub fn named(returned: &Returned) -> String {
    match returned {
        Returned::Example(one) => one.example.clone(),
        Returned::File(file) => {
            let name = file.name.rsplit(['/', '\\']).next();
            quoted(name.unwrap_or(&file.name))
        }
    }
}
