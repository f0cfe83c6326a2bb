//! Does a list of projects become the scenario that it describes, and is every mistake in it said by
//! row and column?

#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

#[path = "projects/any_list.rs"]
mod any_list;
#[path = "projects/command.rs"]
mod command;
#[path = "projects/gallery.rs"]
mod gallery;
#[path = "projects/scenario.rs"]
mod scenario;
#[path = "projects/template.rs"]
mod template;
#[path = "projects/workbooks.rs"]
mod workbooks;

use regiocast::projects::{self, List, Made};
use regiocast::scenario::Scenario;

/// The headings of a short list: two years.
const HEADINGS: &str = "Project title,Whose money,Sponsor,Kind of project,\"Capital 2024/25, £m\",\"Capital 2025/26, £m\",\
     \"Revenue 2024/25, £m\",\"Revenue 2025/26, £m\",\"Floorspace, m²\",Firms supported,Learners in all,\
     Jobs claimed,Opening year,Source,Note";

/// A list in CSV.
#[track_caller]
fn list(rows: &str) -> List {
    let text = format!("{HEADINGS}\n{rows}\n");
    projects::read("list.csv", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

/// The scenario of a list, and how it reads.
#[track_caller]
fn made(list: &List) -> (Made, Scenario) {
    let made = projects::scenario(list, "made").unwrap_or_else(|error| panic!("{error}"));
    let scenario = Scenario::parse(&made.text, "made").unwrap_or_else(|error| panic!("{error}"));
    (made, scenario)
}

/// What is wrong with a file.
#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> String {
    match projects::read(name, bytes) {
        Ok(list) => panic!("it is accepted: {list:?}"),
        Err(error) => error.to_string(),
    }
}
