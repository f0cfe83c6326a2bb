//! A small document that has everything a document can have, with texts that try to break out.

use super::{Block, Document, Exhibit, Figure, Quoted, Section, Series, Statement, Sum};
use crate::charts::Chart;
use crate::tables::{Cell, Column, Table};

/// A document with every kind of block.
pub fn document() -> Document {
    Document {
        title: "Riverside <Zone> & “Friends”".to_owned(),
        subtitle: "Bid pack: how likely is the promise?".to_owned(),
        lead: "A combined authority".to_owned(),
        facts: vec![
            ("Period".to_owned(), "2024/25 to 2025/26".to_owned()),
            ("Simulated futures".to_owned(), "10,000".to_owned()),
        ],
        sections: vec![summary(), money(), statements()],
        quoted: vec![Quoted {
            name: "jobs.net@2025".to_owned(),
            title: "Net additional jobs".to_owned(),
            ledger: "Net additional".to_owned(),
            unit: "jobs (FTE)".to_owned(),
            column: "p50",
            values: [251.3, 512.8, 1_093.4],
            told: ["250", "510", "1,100"].map(str::to_owned),
            units: [10.0, 10.0, 100.0],
        }],
        series: vec![Series {
            metric: "jobs.net".to_owned(),
            title: "Net additional jobs".to_owned(),
            unit: "jobs (FTE)".to_owned(),
            years: vec![2024, 2025],
            percentiles: vec![
                [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0],
                [200.0, 251.3, 400.0, 512.8, 700.0, 1_093.4, 1_300.0],
            ],
            central: vec![45.0, 600.0],
            promise: Some((2025, 2_000.0)),
        }],
        data: Some(data()),
        source: "regiocast 0.1.0, scenario ‘riverside’, seed 1, 10,000 simulated futures"
            .to_owned(),
    }
}

fn data() -> Table {
    let columns = vec![
        Column::text("metric", "Metric"),
        Column::number("year", "Year"),
        Column::number("mean", "Mean"),
        Column::number("p10", "P10"),
        Column::number("p50", "P50"),
        Column::number("p90", "P90"),
    ];
    let mut table = Table::new("summary", "Every figure of the run", "", columns);
    table.rows.push(vec![
        Cell::text("jobs.net"),
        Cell::Year(2025),
        Cell::figure(620.123_456, 3.7),
        Cell::figure(251.3, 4.0),
        Cell::figure(512.8, 5.0),
        Cell::figure(1_093.4, 9.0),
    ]);
    table
}

fn chart() -> Chart {
    Chart {
        name: "net_jobs".to_owned(),
        title: "Net jobs grow".to_owned(),
        svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"560\" viewBox=\"0 0 1800 1120\" \
              role=\"img\" aria-labelledby=\"net_jobs-title net_jobs-desc\"><title id=\"net_jobs-title\">Net jobs \
              grow</title><desc id=\"net_jobs-desc\">From 40 to 510.</desc><rect width=\"1800\" height=\"1120\" \
              fill=\"#FFFFFF\"/><text x=\"100\" y=\"100\" font-size=\"40\">Net jobs grow</text></svg>"
            .to_owned(),
        alt: "Net jobs grow from 40 to 510 <median>.".to_owned(),
    }
}

fn summary() -> Section {
    let columns = vec![
        Column::number("year", "Year"),
        Column::number("p50", "P50").in_unit("jobs (FTE)"),
    ];
    let mut table = Table::new("net_jobs", "Net additional jobs by year", "", columns);
    table.rows = vec![
        vec![Cell::Year(2024), Cell::figure(40.0, 0.4)],
        vec![Cell::Year(2025), Cell::figure(512.8, 5.0)],
    ];
    Section {
        id: "summary".to_owned(),
        title: "Summary".to_owned(),
        blocks: vec![
            Block::Prose(
                "By 2025/26 about **510 net additional jobs** (250 to 1,100), of *all* futures, \
                 ~~guaranteed~~. See [the guidance](https://example.org/a?b=1&c=2) and \\<script\\>.\n\n\
                 - First point.\n- Second & last point.\n\n> A quotation."
                    .to_owned(),
            ),
            Block::Heading("A picture & its numbers".to_owned()),
            Block::Figure(Figure {
                chart: chart(),
                table,
            }),
        ],
    }
}

fn money() -> Section {
    let columns = vec![
        Column::text("source", "Source"),
        Column::number("2024", "2024/25").in_unit("£m"),
        Column::number("2025", "2025/26").in_unit("£m"),
        Column::number("all", "All years").in_unit("£m"),
    ];
    let mut table = Table::new("money", "Money by source", "Means; they add up.", columns);
    let row = |title: &str, values: [f64; 3]| {
        let mut cells = vec![Cell::text(title)];
        cells.extend(values.map(|value| Cell::Rounded { value, decimals: 1 }));
        cells
    };
    table.rows = vec![
        row("=Public()", [1.25, 2.5, 3.75]),
        row("@Private", [0.5, 0.25, 0.75]),
        row("Total", [1.75, 2.75, 4.5]),
    ];
    Section {
        id: "money".to_owned(),
        title: "Money".to_owned(),
        blocks: vec![Block::Table(Exhibit {
            table,
            sums: vec![
                Sum::Row {
                    row: 2,
                    of: vec![0, 1],
                },
                Sum::Column {
                    column: 3,
                    of: vec![1, 2],
                },
            ],
            annex: false,
        })],
    }
}

fn statements() -> Section {
    Section {
        id: "statements".to_owned(),
        title: "Sentences that may be quoted".to_owned(),
        blocks: vec![Block::Statement(Statement {
            title: "Net additional jobs".to_owned(),
            sentence: "By 2025/26, about 510 net additional jobs (80% range: 250 to 1,100)."
                .to_owned(),
            footnote: "Full-time equivalents; 10,000 simulated futures; regiocast 0.1.0."
                .to_owned(),
            figures: vec!["jobs.net@2025".to_owned()],
        })],
    }
}

/// A document that says the same everywhere where an author can say something, but for its prose.
pub fn filled_with(text: &str) -> Document {
    let said = || text.to_owned();
    let mut table = Table::new("hostile", text, text, vec![Column::text("a", text)]);
    table.rows.push(vec![Cell::text(text)]);
    let mut figure = Figure {
        chart: chart(),
        table: Table::new("none", "", "", Vec::new()),
    };
    figure.chart.alt = said();
    figure.chart.title = said();
    Document {
        title: said(),
        subtitle: said(),
        lead: said(),
        facts: vec![(said(), said())],
        sections: vec![Section {
            id: "hostile".to_owned(),
            title: said(),
            blocks: vec![
                Block::Heading(said()),
                Block::Table(table.into()),
                Block::Figure(figure),
                Block::Statement(Statement {
                    title: said(),
                    sentence: said(),
                    footnote: said(),
                    figures: Vec::new(),
                }),
            ],
        }],
        source: said(),
        ..Document::default()
    }
}
