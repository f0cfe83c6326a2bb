//! What the library that writes workbooks has no words for: the language, and titles that are headings
//! by style and not by their looks alone.

use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// The language of all texts.
const LANGUAGE: &str = "en-GB";
/// Headings: the size of their font, in points, their style and its number in spreadsheets.
const HEADINGS: [(&str, &str, u32); 2] = [("16", "Heading 1", 16), ("13", "Heading 2", 17)];

/// The same file with its language and its headings marked.
///
/// # Errors
///
/// If the file is no archive, or its styles are not laid out as known.
pub(super) fn marked(bytes: Vec<u8>) -> Result<Vec<u8>, ZipError> {
    let mut old = ZipArchive::new(Cursor::new(bytes))?;
    let mut new = ZipWriter::new(Cursor::new(Vec::new()));
    // No time of today.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for place in 0..old.len() {
        let mut part = old.by_index(place)?;
        let name = part.name()?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        let text = match name.as_str() {
            "docProps/core.xml" => text.replace(
                "</cp:coreProperties>",
                &format!("<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>"),
            ),
            "xl/styles.xml" => headings(&text).ok_or(ZipError::InvalidArchive(
                "its styles are not as known".into(),
            ))?,
            name if name.starts_with("xl/charts/") => text
                .replace("lang=\"en-US\"", &format!("lang=\"{LANGUAGE}\""))
                .replace(
                    "<c:lang val=\"en-US\"/>",
                    &format!("<c:lang val=\"{LANGUAGE}\"/>"),
                ),
            _ => text,
        };
        new.start_file(name, options)?;
        new.write_all(text.as_bytes())?;
    }
    Ok(new.finish()?.into_inner())
}

/// Styles with those of headings. `None` where they are not laid out as known.
fn headings(styles: &str) -> Option<String> {
    const NORMAL: &str = "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>";
    let fonts: Vec<&str> = between(styles, "<fonts", "</fonts>")?
        .split("<font>")
        .skip(1)
        .collect();
    let formats = between(styles, "<cellXfs", "</cellXfs>")?;
    let mut new_formats = formats.to_owned();
    let mut bases = Vec::new();
    let mut named = Vec::new();
    let mut count = 1;
    for (size, name, builtin) in HEADINGS {
        let size = format!("<sz val=\"{size}\"/>");
        // A document without sections has no second heading.
        let Some(font) = fonts.iter().position(|font| font.contains(&size)) else {
            continue;
        };
        let own = format!("fontId=\"{font}\" fillId=\"0\" borderId=\"0\"");
        let before = format!("{own} xfId=\"0\"");
        if !formats.contains(&before) {
            return None;
        }
        new_formats = new_formats.replace(&before, &format!("{own} xfId=\"{count}\""));
        bases.push(format!("<xf numFmtId=\"0\" {own}/>"));
        named.push(format!(
            "<cellStyle name=\"{name}\" xfId=\"{count}\" builtinId=\"{builtin}\"/>"
        ));
        count += 1;
    }
    let (bases, named) = (bases.concat(), named.concat());
    let base = between(styles, "<cellStyleXfs count=\"1\">", "</cellStyleXfs>")?;
    if !styles.contains(&format!("<cellStyles count=\"1\">{NORMAL}</cellStyles>")) {
        return None;
    }
    let styles = styles
        .replace(formats, &new_formats)
        .replace(
            &format!("<cellStyleXfs count=\"1\">{base}"),
            &format!("<cellStyleXfs count=\"{count}\">{base}{bases}"),
        )
        .replace(
            &format!("<cellStyles count=\"1\">{NORMAL}"),
            &format!("<cellStyles count=\"{count}\">{NORMAL}{named}"),
        );
    Some(styles)
}

/// What stands between two marks.
fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    rest.split_once(end).map(|(inside, _)| inside)
}
