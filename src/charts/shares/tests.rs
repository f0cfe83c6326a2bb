use super::*;
use crate::charts::testing::{assert_legible, caption, says};

fn row(label: &str, share: f64, source: Source, rating: Option<Rating>) -> Share {
    Share {
        label: label.into(),
        share,
        interval: Some((share * 0.75, share * 1.2)),
        source,
        rating,
    }
}

fn shares(rows: Vec<Share>) -> Shares {
    Shares {
        caption: caption("shares"),
        axis: "Share of the spread in skilled jobs, 2033/34 (%)".into(),
        whisker: "range of the estimate (19 times in 20)".into(),
        rated: "evidence".into(),
        note: String::new(),
        rows,
    }
}

#[test]
fn shares_are_written_with_their_ranges_and_ratings_as_words() {
    let mut chart = shares(vec![
        row("Rent", 0.12, Source::Unknown, Some(Rating::Amber)),
        row("Events", 0.08, Source::Luck, None),
        row("All others", 0.004, Source::Others, None),
    ]);
    chart.note = "The shares of inputs that move together cannot be told apart.".into();
    let chart = chart.draw().unwrap();
    assert_legible(&chart);
    for words in ["12% (9 to 14)", "amber", "evidence", "plain luck"] {
        assert!(says(&chart, words), "{words}");
    }
    assert!(chart.svg.contains("cannot be told apart"));
    assert_eq!(
        chart.alt,
        "Share of the spread in skilled jobs, 2033/34 (%): Rent 12% (9 to 14), evidence: amber; Events 8% (6 to \
         10), plain luck; All others under 1% (0 to 0)."
    );
}

#[test]
fn one_many_long_zero_and_whole_shares_stay_legible() {
    let long = "Share of the laboratory space that firms already in the city region would have built \
                for themselves in the same years";
    for (share, count, rating) in [
        (0.83, 1, Some(Rating::Green)),
        (0.05, 20, Some(Rating::Red)),
        (0.0, 3, None),
    ] {
        let rows = vec![row(long, share, Source::Unknown, rating); count];
        let chart = shares(rows).draw().unwrap();
        assert_legible(&chart);
        assert_eq!(chart.svg.contains("accounts for any"), share == 0.0);
        assert_eq!(says(&chart, "100"), share > 0.5);
        assert_eq!(says(&chart, "evidence"), rating.is_some());
    }
    let mut all = row("All", 1.0, Source::Luck, None);
    all.interval = None;
    let chart = shares(vec![all]).draw().unwrap();
    assert!(says(&chart, "100%") && !chart.svg.contains("19 times"));
}

#[test]
fn shares_beyond_all_and_none_are_refused() {
    for bad in [-0.01, 1.2, 12.0, f64::NAN] {
        let rows = vec![row("Odd", bad, Source::Unknown, None)];
        assert!(matches!(
            shares(rows).draw(),
            Err(ChartError::OutOfRange { .. })
        ));
    }
    let mut outside = row("Outside", 0.5, Source::Unknown, None);
    outside.interval = Some((0.6, 0.7));
    assert!(matches!(
        shares(vec![outside]).draw(),
        Err(ChartError::Order { .. })
    ));
    assert!(shares(vec![]).draw().is_err());
    let many = vec![row("Many", 0.01, Source::Unknown, None); 21];
    assert!(shares(many).draw().is_err());
}
