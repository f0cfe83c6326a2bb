//! `--save-draws` of a run whose draws were only counted.

use std::fs::File;

use parquet::column::reader::ColumnReader;
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::Place;

/// Columns of doubles by name, and the draws' numbers. What is not known is left out.
struct Saved {
    numbers: Vec<i64>,
    columns: Vec<(String, Vec<u64>)>,
}

fn saved(place: &Place, folder: &str, rows: usize) -> Saved {
    let file = File::open(place.path(folder).join("draws.parquet")).unwrap();
    let reader = SerializedFileReader::new(file).unwrap();
    let schema = reader.metadata().file_metadata().schema_descr_ptr();
    let mut saved = Saved {
        numbers: Vec::new(),
        columns: Vec::new(),
    };
    for place in 0..schema.num_columns() {
        let mut values = Vec::new();
        let mut seen = 0;
        for group in 0..reader.num_row_groups() {
            let group = reader.get_row_group(group).unwrap();
            let most = usize::try_from(group.metadata().num_rows())
                .unwrap()
                .min(rows - seen);
            if most == 0 {
                break;
            }
            match group.get_column_reader(place).unwrap() {
                ColumnReader::Int64ColumnReader(mut column) => {
                    column
                        .read_records(most, None, None, &mut saved.numbers)
                        .unwrap();
                }
                ColumnReader::DoubleColumnReader(mut column) => {
                    let (mut drawn, mut known) = (Vec::new(), Vec::new());
                    column
                        .read_records(most, Some(&mut known), None, &mut drawn)
                        .unwrap();
                    values.extend(drawn.into_iter().map(f64::to_bits));
                }
                _ => {}
            }
            seen += most;
        }
        values.shrink_to_fit();
        saved
            .columns
            .push((schema.column(place).name().to_owned(), values));
    }
    saved
}

#[test]
fn counted_draws_are_saved_as_kept_ones_are() {
    // The first 16,384 of 20,000 random draws are a run of 16,384, and those are kept.
    let place = Place::new();
    let run = "run plan.toml --seed 4 --charts none --save-draws -q";
    place.done(&format!("{run} --draws 16384 --out kept"));
    place.done(&format!("{run} --draws 20000 --out counted"));
    let years = 4;
    let kept = saved(&place, "kept", 16_384 * years);
    let counted = saved(&place, "counted", 16_384 * years);
    assert_eq!(kept.numbers.len(), 16_384 * years);
    assert_eq!(kept.numbers.last(), Some(&16_383));
    assert!(kept.numbers == counted.numbers);
    assert!(kept.columns.len() > 50);
    for ((name, one), (same_name, other)) in kept.columns.iter().zip(&counted.columns) {
        assert_eq!(name, same_name);
        assert!(one == other, "{name}");
    }
    let all = saved(&place, "counted", 20_000 * years);
    assert_eq!(all.numbers.len(), 20_000 * years);
    assert_eq!(all.numbers.last(), Some(&19_999));
}

#[test]
fn saved_draws_of_a_counted_run_have_the_means_that_the_run_found() {
    for (sampler, draws) in [("latin", 20_000), ("sobol", 32_768)] {
        let place = Place::new();
        place.done(&format!(
            "run plan.toml --sampler {sampler} --draws {draws} --charts none --save-draws \
             --metrics jobs.filled,value.pv_public_cost -q"
        ));
        let rows = usize::try_from(draws).unwrap() * 4;
        let saved = saved(&place, "outputs/plan", rows);
        let (name, jobs) = &saved.columns[2];
        assert_eq!(name, "jobs.filled");
        // The last of four years.
        let jobs = jobs
            .iter()
            .skip(3)
            .step_by(4)
            .map(|bits| f64::from_bits(*bits));
        let mean = jobs.sum::<f64>() / f64::from(draws);
        let summary = place.summary("outputs/plan");
        let row = summary
            .iter()
            .find(|row| row.starts_with("jobs.filled,2027,"))
            .unwrap();
        let told: f64 = row.split(',').nth(3).unwrap().parse().unwrap();
        assert!((mean / told - 1.0).abs() < 1e-12, "{mean} is not {told}");
    }
}
