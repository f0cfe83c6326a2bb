//! How large a workbook is when it is unpacked: a small file can hold more than any memory.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

/// The most bytes that a workbook may have unpacked: 64 MB.
pub const MOST: u64 = 64 * 1024 * 1024;

/// Whether a workbook has more. What it says of its own size is not believed: its parts are unpacked, and
/// dropped, until they are too much. What is no archive is not too much; whoever reads it says so.
pub fn is_too_much(bytes: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return false;
    };
    let mut left = MOST;
    for place in 0..archive.len() {
        let Ok(part) = archive.by_index(place) else {
            continue;
        };
        // A part that breaks off is told where it is read.
        let read = copy(&mut part.take(left + 1), &mut sink()).unwrap_or(0);
        if read > left {
            return true;
        }
        left -= read;
    }
    false
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: usize, each: usize) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let zeros = vec![0; each];
        for part in 0..parts {
            let options = SimpleFileOptions::default();
            let name = format!("part{part}");
            archive.start_file(name, options).expect("a part");
            archive.write_all(&zeros).expect("its bytes");
        }
        archive.finish().expect("an archive").into_inner()
    }

    #[test]
    fn a_small_file_that_unpacks_to_more_than_there_is_room_for_is_found_out() {
        let megabyte = 1024 * 1024;
        let bomb = packed(5, 14 * megabyte);
        assert!(bomb.len() < megabyte, "it is small: {}", bomb.len());
        assert!(is_too_much(&bomb));
        assert!(!is_too_much(&packed(4, 14 * megabyte)));
        assert!(!is_too_much(b"no archive"));
    }
}
