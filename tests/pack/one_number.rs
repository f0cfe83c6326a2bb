//! Every headline figure, read back from each format by a reader of its own, is the same and is that of
//! `summary.csv`.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::{run, said};

/// Figure → middle, lower end, upper end, as printed.
type Figures = BTreeMap<String, [String; 3]>;

/// The caption of the table that every format has.
const CAPTION: &str = "Headline figures";

/// Rows of cells as figures: ledger, figure, unit, middle, low, high.
fn figures(rows: Vec<Vec<String>>) -> Figures {
    rows.into_iter()
        .map(|row| {
            let [_, figure, unit, middle, low, high] = row.as_slice() else {
                panic!("{row:?}");
            };
            let cells = [middle, low, high].map(|cell| cell.trim().to_owned());
            (format!("{}|{}", figure.trim(), unit.trim()), cells)
        })
        .collect()
}

/// From Markdown: the pipe table below the caption.
fn of_markdown(path: &Path) -> Figures {
    let text = fs::read_to_string(path).unwrap();
    let rest = text.split(CAPTION).find(|part| {
        part.trim_start_matches("**")
            .trim_start()
            .starts_with("| Ledger")
    });
    let lines = rest
        .unwrap()
        .lines()
        .skip_while(|line| !line.starts_with('|'));
    let lines: Vec<&str> = lines.take_while(|line| line.starts_with('|')).collect();
    let rows = lines[2..].iter().map(|line| {
        let inner = line.strip_prefix("| ").unwrap().strip_suffix(" |").unwrap();
        inner
            .split(" | ")
            .map(|cell| cell.trim().replace("\\|", "|"))
            .collect()
    });
    figures(rows.collect())
}

/// From the web page: the table whose caption it is, with marks removed and entities read.
fn of_page(path: &Path) -> Figures {
    let text = fs::read_to_string(path).unwrap();
    let table = text
        .split("<table")
        .find(|part| part.contains(CAPTION) && part.contains("<caption") && part.contains("Ledger"))
        .unwrap();
    let body = table
        .split("<tbody")
        .nth(1)
        .unwrap()
        .split("</tbody>")
        .next()
        .unwrap();
    let plain = |cell: &str| {
        let mut out = String::new();
        let mut inside = true;
        for c in cell.chars() {
            match c {
                '<' => inside = true,
                '>' => inside = false,
                c if !inside => out.push(c),
                _ => {}
            }
        }
        out.replace("&amp;", "&")
            .replace("&#x27;", "'")
            .replace("&lt;", "<")
            .trim()
            .to_owned()
    };
    let rows = body.split("<tr").skip(1).map(|row| {
        let cells = row
            .split("<t")
            .skip(1)
            .filter(|cell| cell.starts_with('d') || cell.starts_with("h "));
        cells
            .map(|cell| plain(cell.split("</t").next().unwrap()))
            .collect()
    });
    figures(rows.collect())
}

/// From the document: the table after the paragraph that ends with the caption.
fn of_document(path: &Path) -> Figures {
    let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name("word/document.xml")
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    let mut reader = Reader::from_str(&text);
    let (mut paragraph, mut last, mut words) = (String::new(), String::new(), false);
    let mut rows: Option<Vec<Vec<String>>> = None;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tbl" if last.ends_with(CAPTION) => rows = Some(Vec::new()),
                "w:tr" => {
                    if let Some(rows) = &mut rows {
                        rows.push(Vec::new());
                    }
                }
                "w:tc" => {
                    if let Some(row) = rows.as_mut().and_then(|rows| rows.last_mut()) {
                        row.push(String::new());
                    }
                }
                "w:p" => paragraph.clear(),
                "w:t" => words = true,
                _ => {}
            },
            Event::Text(text) if words => {
                let text: &str = &text;
                paragraph.push_str(text);
                if let Some(cell) = rows.as_mut().and_then(|rows| rows.last_mut()?.last_mut()) {
                    cell.push_str(text);
                }
            }
            Event::GeneralRef(name) if words => {
                let c = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                paragraph.push(c);
                if let Some(cell) = rows.as_mut().and_then(|rows| rows.last_mut()?.last_mut()) {
                    cell.push(c);
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "w:t" => words = false,
                "w:p" if rows.is_none() => last.clone_from(&paragraph),
                "w:tbl" => {
                    if let Some(rows) = rows.take() {
                        return figures(rows[1..].to_vec());
                    }
                }
                _ => {}
            },
            Event::Eof => panic!("no table of headline figures"),
            _ => {}
        }
    }
}

/// From the workbook: name of the figure → lower end, middle, upper end as numbers.
fn of_workbook(path: &Path) -> BTreeMap<String, [Option<f64>; 3]> {
    let mut book: Xlsx<_> = calamine::open_workbook(path).unwrap();
    let sheet = book.worksheet_range(CAPTION).unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let head = rows.iter().position(|row| row[0] == "Figure").unwrap();
    let column = |name: &str| rows[head].iter().position(|cell| *cell == name).unwrap();
    let (name, first) = (column("Name"), column("Financial year") + 1);
    rows[head + 1..]
        .iter()
        .map(|row| {
            let number = |place: usize| match &row[place] {
                Data::Float(value) => Some(*value),
                #[expect(clippy::cast_precision_loss, reason = "small numbers")]
                Data::Int(value) => Some(*value as f64),
                Data::Empty => None,
                other => panic!("{other:?}"),
            };
            (
                row[name].to_string(),
                [number(first), number(first + 1), number(first + 2)],
            )
        })
        .collect()
}

/// A printed number and the value of its last digit.
fn printed(text: &str) -> (f64, f64) {
    let plain = text.replace(',', "").replace('−', "-");
    let value: f64 = plain
        .parse()
        .unwrap_or_else(|_| panic!("{text} is no number"));
    let unit = if let Some((_, rest)) = plain.split_once('.') {
        10_f64.powi(-i32::try_from(rest.len()).unwrap())
    } else {
        // Two significant digits at most; one, where the second is a zero and the error is large.
        let plain = plain.trim_start_matches('-');
        let one = plain.len() > 1 && plain[1..].chars().all(|c| c == '0');
        let known = if one { 1 } else { 2 };
        10_f64.powi(i32::try_from(plain.len().saturating_sub(known)).unwrap())
    };
    (value, unit)
}

/// The rows of `summary.csv`: name of the figure → P10, P50, P90, mean.
fn summary(path: &Path) -> BTreeMap<String, [f64; 4]> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let records = reader.deserialize::<BTreeMap<String, String>>();
    records
        .map(|record| {
            let record = record.unwrap();
            let number = |key: &str| record[key].parse().unwrap_or(f64::NAN);
            let name = match record["year"].as_str() {
                "" => record["metric"].clone(),
                year => format!("{}@{year}", record["metric"]),
            };
            (name, ["p10", "p50", "p90", "mean"].map(number))
        })
        .collect()
}

#[track_caller]
fn check(scenario: &str) {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, scenario, "run");
    said(here, "report run --out pack");
    let pack = here.join("pack");
    let file = |ending: &str| pack.join(format!("{scenario}-bid.{ending}"));
    let page = of_page(&file("html"));
    assert!(page.len() > 15, "{page:?}");
    assert_eq!(
        of_markdown(&file("md")),
        page,
        "Markdown beside the web page"
    );
    assert_eq!(
        of_document(&file("docx")),
        page,
        "the document beside the web page"
    );
    let text = fs::read_to_string(file("html")).unwrap();
    let data = text
        .split("id=\"quoted\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    let quoted: Vec<serde_json::Value> = serde_json::from_str(data).unwrap();
    assert_eq!(quoted.len(), page.len());
    let (book, csv) = (
        of_workbook(&file("xlsx")),
        summary(&here.join("run/tables/summary.csv")),
    );
    assert_eq!(book.len(), page.len());
    for figure in &quoted {
        let word = |key: &str| figure[key].as_str().unwrap().to_owned();
        let name = word("name");
        let told = &page[&format!("{}|{}", word("title"), word("unit"))];
        let truth = csv
            .get(&name)
            .unwrap_or_else(|| panic!("{name} is not in summary.csv"));
        // The range of a ratio is that of the ratio in single futures.
        let truth = match name.strip_suffix(".of_means") {
            Some(single) => [csv[single][0], truth[3], csv[single][2]],
            None => [truth[0], truth[1], truth[2]],
        };
        let ends = [&told[1], &told[0], &told[2]];
        for place in 0..3 {
            let number = book[&name][place];
            if truth[place].is_nan() {
                assert_eq!((ends[place].as_str(), number), ("", None), "{name}");
                continue;
            }
            let (value, unit) = printed(ends[place]);
            assert_eq!(number, Some(value), "{name} in the workbook");
            assert!(
                (value - truth[place]).abs() <= 0.5001 * unit,
                "{name}: {} of {}",
                ends[place],
                truth[place]
            );
        }
    }
}

#[test]
fn every_headline_figure_of_lsiz_is_one_number() {
    check("lsiz");
}

#[test]
fn every_headline_figure_of_chi_zone_is_one_number() {
    check("chi-zone");
}
