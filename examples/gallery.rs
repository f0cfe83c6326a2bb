//! Every chart with made-up data, as SVG and PNG in `gallery/`, to be looked at.

use regiocast::charts::curve::{Curve, Promise};
use regiocast::charts::fan::{Fan, Target};
use regiocast::charts::lines::{Lines, Series};
use regiocast::charts::paired::{Group, Paired};
use regiocast::charts::ranges::{Range, Ranges};
use regiocast::charts::stack::{Layer, Level, Stack};
use regiocast::charts::waterfall::{Kind, Step, Waterfall};
use regiocast::charts::{Caption, Chart, ChartError, png};

fn caption(name: &str, title: &str, subtitle: &str) -> Caption {
    Caption {
        name: name.into(),
        title: title.into(),
        subtitle: format!("{subtitle}, Northshire Combined Authority, 2024/25 to 2033/34"),
        source: "Source: regiocast 0.1.0, scenario ‘northshire’, seed 42, 10,000 simulations. Invented data.".into(),
    }
}

const YEARS: std::ops::Range<i32> = 2024..2034;

/// An S-shaped path up to `top`.
fn grow(top: f64) -> Vec<f64> {
    (0..10)
        .map(|t| top / (1.0 + (-(f64::from(t) - 4.5) * 0.75).exp()))
        .collect()
}

fn fan() -> Fan {
    Fan {
        caption: caption(
            "fan",
            "Jobs probably fall short of the 6,000 promised by 2032",
            "Additional skilled jobs held by residents",
        ),
        axis: "Skilled jobs (full-time equivalent)".into(),
        years: YEARS.collect(),
        p5: grow(1950.0),
        p25: grow(3300.0),
        p50: grow(4310.0),
        p75: grow(5350.0),
        p95: grow(7420.0),
        central: grow(4720.0),
        target: Some(Target {
            year: 2031,
            value: 6000.0,
            label: "Promise: 6,000 by 2031/32".into(),
        }),
    }
}

fn stack() -> Stack {
    let layer = |label: &str, top: f64| Layer {
        label: label.into(),
        values: grow(top),
    };
    Stack {
        caption: caption(
            "stack",
            "Investment is likely to stop about £90m short of the £800m",
            "Cumulative investment by source (medians)",
        ),
        axis: "Investment so far, £ million in 2024/25 prices".into(),
        years: YEARS.collect(),
        layers: vec![
            layer("Central government", 330.0),
            layer("Combined authority", 182.0),
            layer("Employers and private finance", 151.0),
            layer("Levy", 48.0),
        ],
        total: Some(686.0),
        promise: Some(Level {
            value: 800.0,
            label: "Promise: £800m".into(),
        }),
    }
}

fn lines() -> Lines {
    let series = |label: &str, top: f64, spread: f64| Series {
        label: label.into(),
        p10: grow(top * (1.0 - spread)),
        p50: grow(top),
        p90: grow(top * (1.0 + spread)),
    };
    Lines {
        caption: caption(
            "lines",
            "One training start in two leads to a skilled job",
            "Training starts, completions and entries into skilled jobs",
        ),
        axis: "People a year".into(),
        years: YEARS.collect(),
        series: vec![
            series("Training starts", 3900.0, 0.14),
            series("Completions", 2650.0, 0.2),
            series("Entries into skilled jobs", 1980.0, 0.28),
        ],
    }
}

fn ranges() -> Ranges {
    let row = |label: &str, p50: f64, central: f64| Range {
        label: label.into(),
        p10: p50 * 0.55,
        p50,
        p90: p50 * 1.6,
        central,
    };
    Ranges {
        caption: caption(
            "ranges",
            "Retrofit and offshore wind carry half of the skilled jobs",
            "Additional skilled jobs by activity",
        ),
        axis: "Skilled jobs in 2033/34 (full-time equivalent)".into(),
        rows: vec![
            row("Retrofit and energy efficiency of homes", 1430.0, 1500.0),
            row("Offshore wind supply chain", 1010.0, 1240.0),
            row("Advanced manufacturing", 640.0, 600.0),
            row("Digital and cyber security", 520.0, 515.0),
            row(
                "Health and life sciences (laboratories and technicians)",
                370.0,
                420.0,
            ),
            row("Rail and transport", 210.0, 205.0),
            row("Creative industries", 84.0, 90.0),
        ],
    }
}

fn paired() -> Paired {
    let group = |label: &str, wanted: f64, filled: f64| Group {
        label: label.into(),
        wanted: grow(wanted),
        filled: (0..10).map(|t| filled * f64::from(t + 1) / 10.0).collect(),
    };
    Paired {
        caption: caption(
            "paired",
            "Electricians and engineers run short; digital posts fill",
            "Skilled posts wanted and filled (central case)",
        ),
        axis: "Posts (full-time equivalent)".into(),
        years: YEARS.collect(),
        groups: vec![
            group("Electricians and heating engineers", 1650.0, 1020.0),
            group("Design and process engineers", 1100.0, 690.0),
            group("Digital", 800.0, 830.0),
            group("Construction trades", 1240.0, 1120.0),
            group("Laboratory technicians", 410.0, 330.0),
            group("Managers", 260.0, 255.0),
        ],
    }
}

fn waterfall() -> Waterfall {
    let step = |label: &str, value: f64, kind: Kind| Step {
        label: label.into(),
        value,
        kind,
    };
    Waterfall {
        caption: caption(
            "waterfall",
            "Of 9,100 gross jobs, 4,700 are new skilled jobs for residents",
            "From gross jobs to additional skilled jobs (central case)",
        ),
        axis: "Jobs in 2033/34 (full-time equivalent)".into(),
        steps: vec![
            step("Gross jobs", 9100.0, Kind::Total),
            step("Would have happened anyway", 1820.0, Kind::Loss),
            step("Displaced from other local firms", 1460.0, Kind::Loss),
            step("Suppliers and local spending", 1310.0, Kind::Gain),
            step("Net additional jobs", 7130.0, Kind::Total),
            step("Not skilled (below level 3)", 1570.0, Kind::Loss),
            step("Taken by people living outside the area", 860.0, Kind::Loss),
            step(
                "Additional skilled jobs held by residents",
                4700.0,
                Kind::Total,
            ),
        ],
    }
}

fn curve() -> Curve {
    Curve {
        caption: caption(
            "curve",
            "About one simulation in seven keeps the promise of 6,000 jobs",
            "Additional skilled jobs held by residents, last year",
        ),
        axis: "Skilled jobs in 2033/34 (full-time equivalent)".into(),
        values: (0..=80)
            .map(|i| {
                let x = 1000.0 + 100.0 * f64::from(i);
                (x, 1.0 / (1.0 + ((x - 4310.0) / 930.0).exp()))
            })
            .collect(),
        promise: Some(Promise {
            value: 6000.0,
            chance: 0.14,
            label: "Promise: 6,000".into(),
        }),
        central: Some(4720.0),
        as_promised: Some(6650.0),
    }
}

/// A chart to draw, or why not.
type Drawn = Result<Chart, ChartError>;

/// Awkward data: long words, negative values, zeros, one year, few rows.
fn awkward() -> Vec<Drawn> {
    let mut all = Vec::new();
    let mut one = fan();
    one.caption = caption("fan_one_year", "One year only & <odd> signs", "Jobs");
    one.years = vec![2033];
    for list in [
        &mut one.p5,
        &mut one.p25,
        &mut one.p50,
        &mut one.p75,
        &mut one.p95,
        &mut one.central,
    ] {
        *list = vec![list[9]];
    }
    if let Some(target) = &mut one.target {
        target.year = 2033;
    }
    all.push(one.draw());
    let mut zero = fan();
    zero.caption = caption("fan_zero", "Nothing happens", "Jobs");
    zero.target = None;
    for list in [
        &mut zero.p5,
        &mut zero.p25,
        &mut zero.p50,
        &mut zero.p75,
        &mut zero.p95,
        &mut zero.central,
    ] {
        list.fill(0.0);
    }
    all.push(zero.draw());
    let mut minus = fan();
    minus.caption = caption(
        "fan_negative",
        "A title so long that it has to be set smaller and on two lines, because whoever wrote it wanted to say \
         everything at once, which nobody should",
        "Difference from the same region without the programme, counted at the place of residence and as full-time posts",
    );
    minus.caption.source += " This source line is long enough that it has to be wrapped on to a second line below the chart.";
    for list in [
        &mut minus.p5,
        &mut minus.p25,
        &mut minus.p50,
        &mut minus.p75,
        &mut minus.p95,
        &mut minus.central,
    ] {
        for value in list.iter_mut() {
            *value -= 2500.0;
        }
    }
    all.push(minus.draw());
    let mut narrow = fan();
    narrow.caption = caption("fan_narrow", "Almost certain, and all labels meet", "Jobs");
    for (list, top) in [
        (&mut narrow.p5, 4290.0),
        (&mut narrow.p25, 4300.0),
        (&mut narrow.p50, 4310.0),
        (&mut narrow.p75, 4320.0),
        (&mut narrow.p95, 4330.0),
        (&mut narrow.central, 4315.0),
    ] {
        *list = grow(top);
    }
    if let Some(target) = &mut narrow.target {
        (target.year, target.value) = (2033, 4400.0);
        target.label = "Promise: 4,400 by 2033/34".into();
    }
    all.push(narrow.draw());
    let mut four = paired();
    four.caption = caption("paired_four", "Four groups", "Posts");
    four.groups.truncate(4);
    all.push(four.draw());
    let mut many = ranges();
    many.caption = caption("ranges_many", "Many rows make the chart taller", "Jobs");
    let rows = many.rows.clone();
    many.rows.extend(rows);
    all.push(many.draw());
    let mut sinks = waterfall();
    sinks.caption = caption("waterfall_negative", "Losses exceed the gross jobs", "Jobs");
    sinks.steps.truncate(4);
    sinks.steps[1].value = 11_000.0;
    all.push(sinks.draw());
    let mut certain = curve();
    certain.caption = caption(
        "curve_close",
        "Marks close together, promise near the right edge",
        "Jobs",
    );
    certain.values = certain.values[30..60].to_vec();
    certain.central = Some(6400.0);
    certain.promise = Some(Promise {
        value: 6800.0,
        chance: 0.06,
        label: "Promise in the prospectus: 6,800".into(),
    });
    all.push(certain.draw());
    all
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::Path::new("gallery");
    std::fs::create_dir_all(folder)?;
    let usual = [
        fan().draw(),
        stack().draw(),
        lines().draw(),
        ranges().draw(),
        paired().draw(),
        waterfall().draw(),
        curve().draw(),
    ];
    for chart in usual.into_iter().chain(awkward()) {
        let chart = chart?;
        println!("{}: {}", chart.name, chart.alt);
        std::fs::write(folder.join(format!("{}.svg", chart.name)), &chart.svg)?;
        std::fs::write(folder.join(format!("{}.png", chart.name)), png(&chart.svg)?)?;
    }
    Ok(())
}
