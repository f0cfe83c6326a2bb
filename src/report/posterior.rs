//! `posterior.parquet`: the draws that an update left, as normal scores.
//!
//! One row for each draw, one column of floats for each coordinate, named by it: z = Φ⁻¹(u), where u is
//! the coordinate's luck. Any scenario can be run on them; what it has beyond them keeps the luck of the
//! seed, which is in the file's own notes.

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, Repetition, Type as Physical};
use parquet::data_type::FloatType;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::RowAccessor;
use parquet::schema::types::Type;

use super::error::ReportError;
use crate::inputs::{Coordinate, stream};
use crate::points::{Cloud, kept};

/// The file's name.
pub const POSTERIOR: &str = "posterior.parquet";

/// The digest of a file of draws: its SHA-256.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    let digest = sha2::Sha256::digest(bytes);
    let mut text = String::new();
    for byte in digest {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Where the seed is noted.
const SEED: &str = "regiocast.seed";

/// The draws of an update, and the seed of all other luck.
#[derive(Debug, Clone, PartialEq)]
pub struct Posterior {
    /// The draws.
    pub cloud: Cloud,
    /// The seed.
    pub seed: u64,
}

impl Posterior {
    /// The file.
    ///
    /// # Errors
    ///
    /// If the draws cannot be put into columns.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ReportError> {
        let mut bytes = Vec::new();
        self.write_columns(&mut bytes)
            .map_err(|error| ReportError::Format {
                name: POSTERIOR.to_owned(),
                reason: error.to_string(),
            })?;
        Ok(bytes)
    }

    fn write_columns(&self, file: &mut Vec<u8>) -> Result<(), ParquetError> {
        let columns: Result<Vec<Arc<Type>>, ParquetError> = self
            .cloud
            .coordinates
            .iter()
            .map(|one| {
                Type::primitive_type_builder(&one.name, Physical::FLOAT)
                    .with_repetition(Repetition::REQUIRED)
                    .build()
                    .map(Arc::new)
            })
            .collect();
        let schema = Type::group_type_builder("posterior").with_fields(columns?);
        let notes = vec![KeyValue::new(SEED.to_owned(), self.seed.to_string())];
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            // Scores hardly ever repeat, so a dictionary only costs time.
            .set_dictionary_enabled(false)
            .set_key_value_metadata(Some(notes))
            .build();
        let schema = Arc::new(schema.build()?);
        let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties))?;
        let mut group = writer.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            let scores: Vec<f32> = self.cloud.row(place).iter().map(|z| kept(*z)).collect();
            column
                .typed::<FloatType>()
                .write_batch(&scores, None, None)?;
            column.close()?;
            place += 1;
        }
        group.close()?;
        writer.close()?;
        Ok(())
    }

    /// Reads the draws again.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, or is not as this program wrote it: what is wrong.
    pub fn read(path: &Path) -> Result<Self, String> {
        let file = File::open(path).map_err(|error| error.to_string())?;
        Self::read_columns(file).map_err(|error| error.to_string())
    }

    fn read_columns(file: File) -> Result<Self, ParquetError> {
        let reader = SerializedFileReader::new(file)?;
        let about = reader.metadata().file_metadata();
        let notes = about.key_value_metadata();
        let seed = notes
            .into_iter()
            .flatten()
            .find(|note| note.key == SEED)
            .and_then(|note| note.value.as_deref()?.parse().ok())
            .ok_or_else(|| ParquetError::General("it does not say its seed".to_owned()))?;
        let draws = usize::try_from(about.num_rows()).unwrap_or_default();
        let coordinates: Vec<Coordinate> = about
            .schema()
            .get_fields()
            .iter()
            .map(|field| Coordinate {
                name: field.name().to_owned(),
                stream: stream(field.name()),
            })
            .collect();
        let mut scores = vec![0.0; coordinates.len() * draws];
        for (draw, row) in reader.get_row_iter(None)?.enumerate() {
            let row = row?;
            for place in 0..coordinates.len() {
                let score = f64::from(row.get_float(place)?);
                if !score.is_finite() {
                    return Err(ParquetError::General("a score is no number".to_owned()));
                }
                scores[place * draws + draw] = score;
            }
        }
        if draws == 0 {
            return Err(ParquetError::General("it holds no draw".to_owned()));
        }
        Ok(Self {
            cloud: Cloud {
                coordinates,
                draws,
                scores,
            },
            seed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::points::Seeded;

    #[test]
    fn draws_read_back_as_they_were() -> Result<(), Box<dyn std::error::Error>> {
        let named = |name: &str| Coordinate {
            name: name.to_owned(),
            stream: stream(name),
        };
        let coordinates = ["fund.hmg.amount", "chance.recession.2024"].map(named);
        let cloud = Cloud::drawn(coordinates.to_vec(), 3_000, &Seeded::new(4)).as_kept();
        let posterior = Posterior { cloud, seed: 4 };
        let path = tempfile::NamedTempFile::new()?;
        std::fs::write(path.path(), posterior.to_bytes()?)?;
        assert_eq!(Posterior::read(path.path())?, posterior);
        std::fs::write(path.path(), "no parquet")?;
        assert!(Posterior::read(path.path()).is_err());
        Ok(())
    }
}
