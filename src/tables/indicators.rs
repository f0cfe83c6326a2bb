//! `indicators`: what monitoring returns ask for, by activity and pathway, year by year.

use super::words::Words;
use super::{Cell, Column, Published, Table};
use crate::analysis::headline::rough_errors;
use crate::analysis::{Row, Summary};
use crate::calendar::financial_year;
use crate::outcomes::Measure;

/// The base of each indicator's name, and the metric that is its whole.
const INDICATORS: [(&str, &str); 15] = [
    ("investment", "investment.total"),
    ("premises.m2", "premises.m2"),
    ("firms.supported", "firms.supported"),
    ("ventures.formed", "ventures.formed"),
    ("inward.landings", "inward.landings"),
    ("training.starts", "training.starts"),
    ("training.completions", "training.completions"),
    ("training.net_completions", "training.net_completions"),
    ("training.outcomes", "training.outcomes"),
    ("training.upskilled", "training.upskilled"),
    ("training.into_skilled_jobs", "training.into_skilled_jobs"),
    ("training.unspent", "training.unspent"),
    ("jobs.created", "jobs.created"),
    ("jobs.safeguarded", "jobs.safeguarded"),
    ("construction.job_years", "construction.job_years"),
];

/// One indicator of the whole programme, of an activity or of a pathway.
struct Line<'a> {
    /// The indicator's words.
    indicator: String,
    /// Whose.
    part: String,
    /// Its years, in order.
    years: Vec<&'a Row>,
    /// Added up over all years, where it is a flow.
    total: Option<&'a Row>,
}

/// Gathers what is not nothing in every draw.
fn gather<'a>(summary: &'a Summary, words: &Words) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for (base, whole) in INDICATORS {
        let mut add = |metric: &str, indicator: &str, part: String| {
            let years: Vec<&Row> = summary.years(metric).collect();
            if years.iter().any(|row| !is_nothing(row)) {
                lines.push(Line {
                    indicator: words.metric(indicator),
                    part,
                    years,
                    total: summary.find(&format!("{metric}.total"), None),
                });
            }
        };
        add(whole, whole, "Whole programme".to_owned());
        for activity in &words.programme.activities {
            let metric = format!("{base}.activity.{}", activity.name.id);
            add(&metric, base, activity.name.title.clone());
        }
        let mut known: Vec<&str> = Vec::new();
        for training in &words.programme.trainings {
            if !known.contains(&training.pathway.id.as_str()) {
                known.push(&training.pathway.id);
                let metric = format!("{base}.pathway.{}", training.pathway.id);
                let title = words.titled("pathway", &training.pathway.id);
                add(&metric, base, format!("Pathway: {title}"));
            }
        }
    }
    lines
}

fn is_nothing(row: &Row) -> bool {
    row.mean == 0.0 && row.sd == 0.0 && row.as_promised == 0.0
}

/// The indicators: one row a year for machines, one row an indicator for people.
#[must_use]
pub fn table(summary: &Summary, words: &Words) -> Published {
    let lines = gather(summary, words);
    Published {
        data: data(&lines, words),
        page: Some(page(&lines, words)),
    }
}

fn data(lines: &[Line], words: &Words) -> Table {
    let mut columns = vec![
        Column::text("metric", "Metric"),
        Column::text("indicator", "Indicator"),
        Column::text("part", "Part"),
    ];
    columns.extend(figure_columns());
    let mut table = Table::new("indicators", "Monitoring indicators", "", columns);
    for line in lines {
        for row in line.years.iter().copied().chain(line.total) {
            let mut cells = vec![
                Cell::text(&row.metric),
                Cell::text(&line.indicator),
                Cell::text(&line.part),
            ];
            cells.extend(figure_cells(row, words));
            table.rows.push(cells);
        }
    }
    table
}

/// The columns of one figure for machines: when, in what, and how much.
pub(super) fn figure_columns() -> [Column; 7] {
    [
        Column::number("year", "Year"),
        Column::text("unit", "Unit"),
        Column::number("mean", "Mean"),
        Column::number("mcse", "Error"),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
    ]
}

/// What stands in these columns.
pub(super) fn figure_cells(row: &Row, words: &Words) -> [Cell; 7] {
    let [low, middle, high] = rough_errors(row);
    [
        Cell::year(row.year),
        Cell::text(words.unit(row.measure)),
        Cell::figure(row.mean, row.mcse),
        Cell::figure(row.mcse, 0.0),
        Cell::figure(row.p10(), low),
        Cell::figure(row.p50(), middle),
        Cell::figure(row.p90(), high),
    ]
}

/// As many years as fit a page.
const YEARS: usize = 12;

const NOTE: &str = "Years show the median (P50); the CSV file has the range of each. Medians of \
years or activities do not add up to the median of their sum. All years together: flows are added \
up, safeguarded jobs are those of the last year. Job-years of building work are not jobs.";

/// The errors of P10, P50 and P90, and no less than half of what anybody would want to know: ten
/// thousand pounds, a tenth of a job, a square metre.
fn page_errors(row: &Row) -> [f64; 3] {
    let enough = match row.measure {
        Measure::Money | Measure::NominalMoney | Measure::FundMoney => 0.005,
        Measure::SquareMetres => 0.5,
        _ => 0.05,
    };
    rough_errors(row).map(|error| error.max(enough))
}

fn page(lines: &[Line], words: &Words) -> Table {
    let mut columns = vec![
        Column::text("indicator", "Indicator"),
        Column::text("part", "Activity or pathway"),
        Column::text("unit", "Unit"),
    ];
    let years: Vec<i32> = words.programme.calendar.all().collect();
    let step = years.len().div_ceil(YEARS).max(1);
    // The last year is always among them.
    let shown: Vec<usize> = (0..years.len())
        .filter(|place| (years.len() - 1 - place).is_multiple_of(step))
        .collect();
    columns.extend(shown.iter().map(|place| {
        let year = financial_year(years[*place]);
        Column::number(&year, &year)
    }));
    for percentile in ["P10", "P50", "P90"] {
        let heading = format!("All years: {percentile}");
        columns.push(Column::number(percentile, &heading));
    }
    let title = format!("{}: monitoring indicators", words.programme.title);
    let mut table = Table::new("indicators", &title, NOTE, columns);
    for line in lines {
        let Some(last) = line.total.or_else(|| line.years.last().copied()) else {
            continue;
        };
        let mut cells = vec![
            Cell::text(&line.indicator),
            Cell::text(&line.part),
            Cell::text(words.unit(last.measure)),
        ];
        cells.extend(shown.iter().map(|place| {
            line.years.get(*place).map_or(Cell::Empty, |row| {
                Cell::figure(row.p50(), page_errors(row)[1])
            })
        }));
        let [low, middle, high] = page_errors(last);
        cells.push(Cell::figure(last.p10(), low));
        cells.push(Cell::figure(last.p50(), middle));
        cells.push(Cell::figure(last.p90(), high));
        table.rows.push(cells);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{programme, register, row};

    #[test]
    fn indicators_stand_by_activity_and_year_and_nothing_is_left_out_but_nothing()
    -> Result<(), csv::Error> {
        let (mut programme, register) = (programme(), register());
        programme.calendar.years = 2;
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let people = Measure::People;
        let summary = Summary {
            rows: vec![
                row("firms.supported", Some(2024), Measure::Firms, 0.0),
                row("training.starts.activity.park", Some(2024), people, 100.0),
                row("training.starts.activity.park", Some(2025), people, 200.0),
                row("training.starts.activity.park.total", None, people, 300.0),
            ],
        };
        let Published { data, page } = table(&summary, &words);
        assert_eq!(
            data.to_csv()?,
            "metric,indicator,part,year,unit,mean,mcse,p10,p50,p90\n\
             training.starts.activity.park,People starting training,Science park,2024,people,100,0.1,85,100,115\n\
             training.starts.activity.park,People starting training,Science park,2025,people,200,0.2,170,200,230\n\
             training.starts.activity.park.total,People starting training,Science park,,people,300,0.3,255,300,345\n"
        );
        let page = page.map(|page| page.to_markdown()).unwrap_or_default();
        assert!(
            page.contains(
                "| Indicator | Activity or pathway | Unit | 2024/25 | 2025/26 | All years: P10 | All years: P50 | All years: P90 |\n\
                 | :--- | :--- | :--- | ---: | ---: | ---: | ---: | ---: |\n\
                 | People starting training | Science park | people | 100 | 200 | 260 | 300 | 350 |\n"
            ),
            "{page}"
        );
        Ok(())
    }
}
