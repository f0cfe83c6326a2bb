//! `draws.parquet`: every simulated future, for notebooks and databases.
//!
//! One row for each draw and year: `draw` (from 0), `year` (calendar year), then one column of
//! doubles for each metric, named by it. Metrics of the whole period are repeated in each year; what
//! is not known is null.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use parquet::basic::{Compression, Repetition, Type as Physical};
use parquet::data_type::{DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::run::Run;
use crate::ensemble::kept::Kept;
use crate::outcomes::{Directory, Metric, Nature};

/// Rows of one group: small enough for little memory, large enough for fast reading.
const ROWS: usize = 100_000;

/// Where draws come from: kept, or simulated again group by group where they were only counted.
pub type Draws<'a> = &'a mut dyn FnMut(Range<usize>) -> Cow<'a, Kept>;

/// Writes all draws, group by group; at most one group is in memory, and one metric of it twice.
///
/// # Errors
///
/// If the file cannot be written.
pub fn write(
    directory: &Directory,
    draws: Draws<'_>,
    run: &Run,
    file: &mut File,
) -> io::Result<()> {
    write_rows(directory, draws, (run, ROWS), file).map_err(as_io)
}

fn write_rows(
    directory: &Directory,
    draws: Draws<'_>,
    (run, rows): (&Run, usize),
    file: &mut File,
) -> Result<(), ParquetError> {
    let years = directory.calendar.years.max(1);
    let schema = schema(&directory.metrics)?;
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties(run)))?;
    let draws_in_group = (rows / years).max(1);
    for start in (0..run.draws).step_by(draws_in_group) {
        let end = (start + draws_in_group).min(run.draws);
        let kept = draws(start..end);
        let mut group = writer.next_row_group()?;
        write_group(directory, &kept, start..end, &mut group)?;
        group.close()?;
    }
    writer.close()?;
    Ok(())
}

fn schema(metrics: &[Metric]) -> Result<Arc<Type>, ParquetError> {
    let column = |name: &str, physical: Physical, repetition: Repetition| {
        Type::primitive_type_builder(name, physical)
            .with_repetition(repetition)
            .build()
            .map(Arc::new)
    };
    let mut columns = vec![
        column("draw", Physical::INT64, Repetition::REQUIRED)?,
        column("year", Physical::INT32, Repetition::REQUIRED)?,
    ];
    for metric in metrics {
        columns.push(column(
            &metric.name,
            Physical::DOUBLE,
            Repetition::OPTIONAL,
        )?);
    }
    let message = Type::group_type_builder("draws").with_fields(columns);
    message.build().map(Arc::new)
}

fn properties(run: &Run) -> WriterProperties {
    let about = [
        ("regiocast.version", run.version.clone()),
        ("regiocast.git", run.git.clone()),
        ("regiocast.scenario", run.scenario.clone()),
        ("regiocast.digest", run.digest.clone()),
        ("regiocast.seed", run.seed.to_string()),
    ];
    let about = about.map(|(key, value)| KeyValue::new(key.to_owned(), value));
    WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // Simulated numbers hardly ever repeat, so a dictionary only costs time.
        .set_dictionary_enabled(false)
        .set_key_value_metadata(Some(about.to_vec()))
        .build()
}

fn write_group<W: io::Write + Send>(
    directory: &Directory,
    kept: &Kept,
    draws: Range<usize>,
    group: &mut SerializedRowGroupWriter<'_, W>,
) -> Result<(), ParquetError> {
    let years: Vec<i32> = directory.calendar.all().collect();
    let numbers: Vec<i64> = draws
        .clone()
        .flat_map(|draw| {
            years
                .iter()
                .map(move |_| i64::try_from(draw).unwrap_or(i64::MAX))
        })
        .collect();
    if let Some(mut column) = group.next_column()? {
        column
            .typed::<Int64Type>()
            .write_batch(&numbers, None, None)?;
        column.close()?;
    }
    let all_years: Vec<i32> = draws.clone().flat_map(|_| years.iter().copied()).collect();
    if let Some(mut column) = group.next_column()? {
        column
            .typed::<Int32Type>()
            .write_batch(&all_years, None, None)?;
        column.close()?;
    }
    let mut rows = Rows::new(draws, years.len());
    for metric in &directory.metrics {
        rows.take(kept, metric);
        if let Some(mut column) = group.next_column()? {
            let writer = column.typed::<DoubleType>();
            writer.write_batch(&rows.values, Some(&rows.known), None)?;
            column.close()?;
        }
    }
    Ok(())
}

/// One metric of some draws, draw by draw and within a draw year by year.
struct Rows {
    draws: Range<usize>,
    years: usize,
    column: Vec<f64>,
    /// The values that are known.
    values: Vec<f64>,
    /// 1 where a row has a value, 0 where it is null.
    known: Vec<i16>,
}

impl Rows {
    fn new(draws: Range<usize>, years: usize) -> Self {
        let rows = draws.len() * years;
        Self {
            draws,
            years,
            column: Vec::new(),
            values: Vec::with_capacity(rows),
            known: Vec::with_capacity(rows),
        }
    }

    fn take(&mut self, kept: &Kept, metric: &Metric) {
        let rows = self.draws.len() * self.years;
        self.values.clear();
        self.values.resize(rows, 0.0);
        if let Some(first) = metric.column {
            for year in 0..self.years {
                let column = match metric.nature {
                    Nature::Whole => first,
                    Nature::Stock | Nature::Flow => first + year,
                };
                kept.column_of(column, self.draws.clone(), &mut self.column);
                let places = self.values.iter_mut().skip(year).step_by(self.years);
                for (place, value) in places.zip(&self.column) {
                    *place = *value;
                }
            }
        }
        self.known.clear();
        self.known
            .extend(self.values.iter().map(|value| i16::from(!value.is_nan())));
        self.values.retain(|value| !value.is_nan());
    }
}

/// The system's own error where there is one, so that a full disk is told as such.
fn as_io(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    }
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;
    use crate::ensemble::{Settings, run};
    use crate::programme::Case;
    use crate::tables::testing::scenario;

    #[test]
    fn draws_read_back_as_they_were() -> Result<(), Box<dyn std::error::Error>> {
        let (programme, register) = scenario();
        let settings = Settings::new(700, 1);
        let ensemble = run(Case::of(&programme, &register), settings, &|_| ())?;
        let kept = ensemble.kept().ok_or("not kept")?;
        let mut file = tempfile::tempfile()?;
        write_rows(
            &ensemble.outcomes.directory,
            &mut |_| Cow::Borrowed(kept),
            (&Run::here("park", "0", settings), 3_000),
            &mut file,
        )?;
        let reader = SerializedFileReader::new(file)?;
        assert_eq!(reader.num_row_groups(), 3);
        assert_eq!(reader.metadata().file_metadata().num_rows(), 7_000);
        let metric = |name: &str| {
            ensemble
                .outcomes
                .directory
                .find(name)
                .ok_or("no such metric")
        };
        let mut values = Vec::new();
        let filled = metric("jobs.filled")?.column.ok_or("not live")?;
        ensemble.column(filled + 4, &mut values);
        let row = reader
            .get_row_iter(None)?
            .nth(650 * 10 + 4)
            .ok_or("no such row")??;
        let field = |name: &str| {
            let mut columns = row.get_column_iter();
            columns
                .find(|(known, _)| *known == name)
                .map(|(_, field)| field.clone())
        };
        assert_eq!(field("draw"), Some(Field::Long(650)));
        assert_eq!(field("year"), Some(Field::Int(2028)));
        assert_eq!(field("jobs.filled"), Some(Field::Double(values[650])));
        assert_eq!(field("inward.landings"), Some(Field::Double(0.0)));
        let comes = metric("fund.grant.comes")?.column.ok_or("not live")?;
        ensemble.column(comes, &mut values);
        assert_eq!(field("fund.grant.comes"), Some(Field::Double(values[650])));
        let cost = metric("value.public_cost_per_net_job")?
            .column
            .ok_or("not live")?;
        ensemble.column(cost, &mut values);
        let unknown = values
            .iter()
            .position(|value| value.is_nan())
            .ok_or("all known")?;
        let row = reader
            .get_row_iter(None)?
            .nth(unknown * 10)
            .ok_or("no such row")??;
        let mut columns = row.get_column_iter();
        let found = columns.find(|(name, _)| *name == "value.public_cost_per_net_job");
        assert_eq!(found.map(|(_, field)| field.clone()), Some(Field::Null));
        Ok(())
    }
}
