//! Does the page say of a return what `regiocast update` says, and what is wrong with one that is none?

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::client::{Page, Reply};
use super::packing::ended;

fn ask(page: &Page, asked: &Value) -> Reply {
    page.ask("POST /api/monitoring", &asked.to_string())
}

fn sent(name: &str, bytes: &[u8]) -> Value {
    json!({ "scenario": "chi-zone", "draws": 1024, "return": { "name": name, "base64": STANDARD.encode(bytes) } })
}

fn update(folder: &Path, command: &str) {
    let arguments = command.strip_prefix("regiocast ").unwrap().split(' ');
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(folder)
        .args(arguments)
        .args(["--charts", "none", "--out", "updated", "--quiet"])
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {complaint}");
}

fn plain(paragraph: &Value) -> String {
    let pieces = paragraph["pieces"].as_array().unwrap().iter();
    pieces.map(|one| one["text"].as_str().unwrap()).collect()
}

#[test]
fn a_return_says_what_it_says_on_the_command_line() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let opened = page.get("/api/scenarios/chi-zone").json();
    assert_eq!(opened["examples"], json!(["chi-zone-example"]));
    let asked = json!({ "scenario": "chi-zone", "draws": 1024, "return": { "example": "chi-zone-example" } });
    let (lines, last) = ended(&ask(&page, &asked));
    assert!(
        lines
            .iter()
            .any(|line| line["doing"] == "Letting the return count"),
        "{lines:?}"
    );
    let found = &last["answer"];
    update(home.path(), found["command"].as_str().unwrap());
    let folder = home.path().join("updated");
    let text = fs::read_to_string(folder.join("update.md")).unwrap();
    let bare = text.replace("**", "").replace(['\\', '`'], "");
    let mut said = 0;
    for part in found["parts"].as_array().unwrap() {
        assert!(bare.contains(&format!("## {}", part["title"].as_str().unwrap())));
        for paragraph in part["paragraphs"].as_array().unwrap() {
            // Where the page names something of its own, the folder names a file or an option.
            let own = plain(paragraph)
                .replace("the table below", "tables/moved.csv")
                .replace(
                    "the column “Discrepancy” of the return sets it",
                    "--discrepancy and the column of that name set it",
                );
            assert!(
                !plain(paragraph).contains("--"),
                "an option on the page: {own}"
            );
            assert!(bare.contains(&own), "{own}\n\n{bare}");
            said += 1;
        }
    }
    assert!(said > 8, "only {said} paragraphs");
    assert!(bare.contains(&plain(&found["lead"])));
    for table in found["tables"].as_array().unwrap() {
        let name = table["name"].as_str().unwrap();
        let own = fs::read_to_string(folder.join(format!("tables/{name}.md"))).unwrap();
        for row in table["rows"].as_array().unwrap() {
            let cells: Vec<&str> = row
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one.as_str().unwrap())
                .collect();
            let line = format!("| {} |", cells.join(" | "));
            assert!(own.replace('\\', "").contains(&line), "{name}: {line}");
        }
    }
    // Full digits of the headline's course are those of the folder.
    let mut rows = csv::Reader::from_path(folder.join("tables/summary.csv")).unwrap();
    let heads = rows.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let course = &found["courses"][0];
    let mut compared = 0;
    for row in rows.records().map(Result::unwrap) {
        if row[at("metric")] != *course["metric"].as_str().unwrap() {
            continue;
        }
        let own = course["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["year"].as_i64() == row[at("year")].parse().ok());
        let Some(own) = own else { continue };
        for (place, name) in ["p10", "p50", "p90"].into_iter().enumerate() {
            assert_eq!(
                own["now"][place].as_f64(),
                row[at(name)].parse().ok(),
                "{name} of {row:?}"
            );
            compared += 1;
        }
    }
    assert!(compared >= 30, "only {compared} numbers were compared");
}

#[test]
fn a_template_that_is_filled_comes_back_as_a_return() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let asked = json!({ "scenario": "chi-zone", "format": "csv" }).to_string();
    let reply = page.ask("POST /api/monitoring/template", &asked);
    assert_eq!(reply.status, 200, "{reply:?}");
    let output = Command::new(env!("CARGO_BIN_EXE_regiocast"))
        .current_dir(home.path())
        .args([
            "monitor-template",
            "chi-zone",
            "--out",
            "own.csv",
            "--quiet",
        ])
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(
        reply.body,
        fs::read_to_string(home.path().join("own.csv")).unwrap()
    );
    // As it is, nothing was reported.
    let empty = ask(&page, &sent("own.csv", reply.body.as_bytes()));
    assert_eq!(
        (empty.status, empty.kind().as_str()),
        (422, "return"),
        "{empty:?}"
    );
    assert!(empty.body.contains("nothing was reported yet"), "{empty:?}");
    let late = json!({ "scenario": "chi-zone", "as_of": 1999 }).to_string();
    let late = page.ask("POST /api/monitoring/template", &late);
    assert_eq!((late.status, late.kind().as_str()), (400, "asked"));
}

/// A workbook that unpacks to far more than it has.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    archive.start_file("xl/sharedStrings.xml", options).unwrap();
    let spaces = vec![b' '; 1024 * 1024];
    for _ in 0..200 {
        archive.write_all(&spaces).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn what_is_wrong_with_a_return_is_said_by_row_and_column() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let heads = "Metric,Year,Value,Unit\n";
    let cases: [(&str, Vec<u8>, &[&str]); 9] = [
        ("a.csv", b"".to_vec(), &["the file is empty"]),
        ("a.pdf", b"%PDF".to_vec(), &["ends in .xlsx or .csv"]),
        ("a.csv", vec![0xff, 0xfe, 0, 0, 1], &["a.csv"]),
        (
            "a.xlsx",
            b"PK\x03\x04 and no more".to_vec(),
            &["no workbook that can be read"],
        ),
        ("a.xlsx", bomb(), &["more than 64 MB", "Monitoring"]),
        ("a.csv", b"Name,Colour\nx,red\n".to_vec(), &["Metric"]),
        (
            "../../a.csv",
            format!("{heads}jobs.skiled,2026/27,12,\n").into_bytes(),
            &["row 2", "jobs.skiled", "jobs.skilled"],
        ),
        (
            "a.csv",
            format!("{heads}jobs.skilled,2026/27,twelve,\njobs.skilled,someday,3,\n").into_bytes(),
            &["row 2", "twelve", "row 3", "someday"],
        ),
        (
            "a.csv",
            format!("{heads}jobs.skilled,2026/27,-3,\n").into_bytes(),
            &["row 2", "-3"],
        ),
    ];
    for (name, bytes, said) in cases {
        let reply = ask(&page, &sent(name, &bytes));
        let told = match reply.status {
            200 => ended(&reply).1.to_string(),
            _ => reply.body.clone(),
        };
        assert!(told.contains("\"return\""), "{name}: {reply:?}");
        for word in said {
            assert!(told.contains(word), "{name}: “{word}” is not said: {told}");
        }
        assert!(!told.contains("regiocast monitor-template"), "{told}");
        assert!(!told.contains("../.."), "{told}");
    }
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        0,
        "nothing is written"
    );
}

#[test]
fn what_is_no_return_is_refused() {
    let home = tempfile::tempdir().unwrap();
    fs::write(
        home.path().join("secret.csv"),
        "Metric,Year,Value\nhidden,2026,1\n",
    )
    .unwrap();
    let page = Page::open(home.path());
    let with =
        |returned: Value| json!({ "scenario": "chi-zone", "draws": 1024, "return": returned });
    let cases = [
        (json!({ "scenario": "chi-zone" }), 422),
        (with(json!({})), 422),
        (with(json!("chi-zone-example")), 422),
        (with(json!({ "example": "nothing" })), 400),
        (with(json!({ "example": "secret.csv" })), 400),
        (with(json!({ "example": "/etc/passwd" })), 400),
        (with(json!({ "name": "a.csv", "base64": "*" })), 400),
        (with(json!({ "name": "x".repeat(300), "base64": "" })), 400),
        (
            json!({ "scenario": "nowhere", "return": { "example": "chi-zone-example" } }),
            404,
        ),
        (
            json!({ "scenario": "chi-zone", "draws": 1000, "return": { "example": "chi-zone-example" } }),
            400,
        ),
        (
            json!({ "scenario": "chi-zone", "draws": 1028, "return": { "example": "chi-zone-example" } }),
            400,
        ),
        (
            json!({ "scenario": "chi-zone", "as_of": 1999, "return": { "example": "chi-zone-example" } }),
            400,
        ),
    ];
    for (asked, status) in cases {
        let reply = ask(&page, &asked);
        assert_eq!(reply.status, status, "{asked}: {reply:?}");
        assert!(!reply.body.contains("hidden"), "{reply:?}");
    }
    let large = ask(&page, &sent("a.csv", &vec![b'x'; 10 * 1024 * 1024]));
    // A server that refuses early may close before all is sent.
    assert!(matches!(large.status, 413 | 0), "{}", large.status);
    let large = ask(&page, &sent("a.csv", &vec![b'x'; 4 * 1024 * 1024 + 1]));
    assert_eq!(large.status, 413, "{large:?}");
    assert!(large.body.contains("4 MB"), "{large:?}");
}

#[test]
fn a_wrong_return_is_told_at_once_while_a_long_task_runs_and_a_good_one_says_what_it_waits_for() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let ask_first = |path: &str, body: &Value| {
        let mut stream = TcpStream::connect(("127.0.0.1", page.port)).unwrap();
        let body = body.to_string();
        let host = format!("host: 127.0.0.1:{}", page.port);
        let kind = "content-type: application/json";
        let length = body.len();
        write!(
            stream,
            "POST {path} HTTP/1.1\r\n{host}\r\n{kind}\r\ncontent-length: {length}\r\n\r\n{body}"
        )
        .unwrap();
        let mut line = String::new();
        let mut lines = BufReader::new(&stream).lines();
        while !line.contains("\"doing\"") {
            line = lines.next().unwrap().unwrap();
        }
        drop(lines);
        (stream, line)
    };
    let two = json!([{ "title": "A", "scenario": "lsiz" }, { "title": "B", "scenario": "lsiz-skills-first" }]);
    let (long, line) = ask_first("/api/compare", &json!({ "plans": two, "draws": 10_000 }));
    assert!(!line.contains("Waiting"), "{line}");
    let wrong = "Metric,Year,Value\njobs.fillled,2025,12\n";
    let reply = ask(&page, &sent("own.csv", wrong.as_bytes()));
    assert_eq!(
        (reply.status, reply.kind().as_str()),
        (422, "return"),
        "{reply:?}"
    );
    let example = json!({ "scenario": "chi-zone", "draws": 1024, "return": { "example": "chi-zone-example" } });
    let (_, line) = ask_first("/api/monitoring", &example);
    assert!(
        line.contains("Waiting: another long task is running"),
        "{line}"
    );
    drop(long);
}
