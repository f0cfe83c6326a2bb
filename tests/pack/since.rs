//! Does `--since` split a move into what caused it, and does the split add up?

use std::fs;

use super::{run, said};

/// The table below a caption in a pasted page, as numbers; words are NaN.
fn rows(page: &str, caption: &str) -> (Vec<String>, Vec<(String, Vec<f64>)>) {
    let rest = page.split(caption).nth(1).unwrap();
    let lines: Vec<&str> = rest
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'))
        .collect();
    let cells = |line: &str| -> Vec<String> {
        let inner = line.trim_matches('|');
        inner
            .split(" | ")
            .map(|cell| cell.trim().to_owned())
            .collect()
    };
    let number = |text: &String| {
        let plain = text.replace(',', "").replace('−', "-");
        plain.parse::<f64>().unwrap_or(f64::NAN)
    };
    let body = lines[2..].iter().map(|line| {
        let cells = cells(line);
        (cells[0].clone(), cells[1..].iter().map(number).collect())
    });
    (cells(lines[0]), body.collect())
}

#[test]
fn a_move_is_split_into_version_chance_and_inputs_that_add_up() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "old");
    fs::write(
        here.join("new.toml"),
        "base = \"chi-zone\"\n[event.anchor_delay]\nprobability = 1.0\n",
    )
    .unwrap();
    let events: Vec<String> = fs::read_to_string(here.join("old/scenario.resolved.toml"))
        .unwrap()
        .lines()
        .filter_map(|line| Some(line.strip_prefix("[event.")?.strip_suffix(']')?.to_owned()))
        .collect();
    let event = &events[0];
    fs::write(
        here.join("new.toml"),
        format!("base = \"chi-zone.toml\"\n[event.{event}]\nprobability = 1.0\n"),
    )
    .unwrap();
    said(
        here,
        "report new.toml --draws 600 --seed 5 --since old --format md --out pack",
    );
    let page = fs::read_to_string(here.join("pack/new-bid.md")).unwrap();
    assert!(page.contains("What changed since last time"), "{page}");
    let (_, changed) = rows(&page, "Inputs that changed");
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert!(
        page.contains(&format!("event.{event}.probability")),
        "{changed:?}"
    );
    assert!(
        page.contains("on average, mostly by") || page.contains("did not move by more than chance")
    );
    let (headings, moved) = rows(&page, "Headline figures that moved");
    assert_eq!(headings.len(), 7, "{headings:?}");
    assert!(moved.len() > 5);
    let mut by_input = 0;
    for (figure, cells) in &moved {
        let [before, version, noise, input, now, error] = cells.as_slice() else {
            panic!("{figure}: {cells:?}");
        };
        // The same version of the model gives the same figures.
        assert_eq!(*version, 0.0, "{figure}");
        let unit = 0.5
            * cells[..5]
                .iter()
                .filter(|x| **x != 0.0)
                .fold(f64::INFINITY, |unit, x| unit.min(last_digit(*x)));
        let slack = 6.0 * unit.max(0.005);
        assert!(
            (before + version + noise + input - now).abs() <= slack.max(0.4 * error),
            "{figure}: {cells:?}"
        );
        by_input += usize::from(*input != 0.0);
    }
    assert!(by_input > 0, "a certain event moved nothing: {moved:?}");
    // Against itself, nothing moved.
    said(here, "report old --since old --format md --out same");
    let page = fs::read_to_string(here.join("same/chi-zone-bid.md")).unwrap();
    let (_, moved) = rows(&page, "Headline figures that moved");
    for (figure, cells) in moved {
        assert_eq!(cells[0], cells[3], "{figure}");
        assert_eq!((cells[1], cells[2]), (0.0, 0.0), "{figure}");
    }
}

/// The value of the last digit of a printed number.
fn last_digit(value: f64) -> f64 {
    let text = format!("{value}");
    if let Some((_, rest)) = text.split_once('.') {
        return 10_f64.powi(-i32::try_from(rest.len()).unwrap());
    }
    let zeros = text.chars().rev().take_while(|c| *c == '0').count();
    10_f64.powi(i32::try_from(zeros).unwrap())
}

#[test]
fn an_older_run_that_was_retouched_or_is_another_programme_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "old");
    let table = here.join("old/tables/summary.csv");
    let text = fs::read_to_string(&table).unwrap();
    let start = "jobs.net,2033,jobs (FTE),";
    assert!(text.contains(start));
    fs::write(&table, text.replacen(start, &format!("{start}9"), 1)).unwrap();
    let complaint = super::refused(
        here,
        "report chi-zone --draws 300 --since old --format md --out pack",
    );
    assert!(
        complaint.contains("--since: old: simulated again, this run gives other figures than its tables hold (1 of "),
        "{complaint}"
    );
    run(here, "chi-zone", "other");
    let complaint = super::refused(
        here,
        "report lsiz --draws 300 --since other --format md --out pack",
    );
    assert!(
        complaint.contains("these are two programmes, not two states of one"),
        "{complaint}"
    );
    assert!(!here.join("pack").exists());
}
