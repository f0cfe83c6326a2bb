//! All files of a pack in one, for whoever takes it away in one piece.

use std::io::{Cursor, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use super::File;
use crate::tasks::Refused;

/// The files in a ZIP archive, the same bytes for the same files.
///
/// # Errors
///
/// None that is known: writing into memory does not fail.
pub fn bundle(files: &[File]) -> Result<Vec<u8>, Refused> {
    packed(files).map_err(|error| Refused::Outside(error.to_string()))
}

fn packed(files: &[File]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let is_packed = [".xlsx", ".docx", ".png"]
            .iter()
            .any(|ending| file.name.ends_with(ending));
        let method = if is_packed {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        // A date and a system that do not change.
        let options = SimpleFileOptions::default()
            .last_modified_time(DateTime::DEFAULT)
            .system(System::Unix)
            .compression_method(method);
        archive.start_file(&file.name, options)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn the_archive_holds_every_file_and_is_the_same_each_time() {
        let file = |name: &str, bytes: &[u8]| File {
            name: name.to_owned(),
            bytes: bytes.to_vec(),
        };
        let files = [file("a.md", b"# A"), file("charts/b.png", &[1, 2, 3])];
        let bytes = bundle(&files).expect("it is packed");
        assert_eq!(bytes, bundle(&files).expect("again"));
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        for own in files {
            let mut found = Vec::new();
            let mut entry = archive.by_name(&own.name).expect("it is there");
            entry.read_to_end(&mut found).expect("it reads");
            assert_eq!(found, own.bytes);
        }
    }
}
