//! A package, read with another library than it was written with.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The files of a package by their paths. All XML in it is well-formed.
pub struct Package(BTreeMap<String, Vec<u8>>);

/// The package in a file.
pub fn package(bytes: &[u8]) -> Package {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).unwrap();
        // Never the day on which it was made.
        assert_eq!(file.last_modified().unwrap().year(), 1980);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.insert(file.name().unwrap().into_owned(), bytes);
    }
    let package = Package(files);
    for path in package
        .0
        .keys()
        .filter(|path| !path.starts_with("word/media/"))
    {
        let mut depth = 0;
        package.walk(path, |event| match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        });
        assert_eq!(depth, 0, "{path} ends too early");
    }
    package
}

impl Package {
    /// Whether a file is in it.
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }

    /// A part as it is.
    pub fn text(&self, path: &str) -> &str {
        std::str::from_utf8(&self.0[path]).unwrap()
    }

    fn walk(&self, path: &str, mut take: impl FnMut(&Event<'_>)) {
        let mut reader = Reader::from_str(self.text(path));
        loop {
            match reader
                .read_event()
                .unwrap_or_else(|e| panic!("{path}: {e}"))
            {
                Event::Eof => return,
                event => take(&event),
            }
        }
    }

    /// How many elements have a name.
    pub fn count(&self, path: &str, name: &str) -> usize {
        let mut count = 0;
        self.walk(path, |event| {
            if let Event::Start(element) | Event::Empty(element) = event
                && element.name().as_ref() == name
            {
                count += 1;
            }
        });
        count
    }

    /// An attribute of all elements of a name that have it.
    pub fn values(&self, path: &str, name: &str, attribute: &str) -> Vec<String> {
        let mut values = Vec::new();
        self.walk(path, |event| {
            if let Event::Start(element) | Event::Empty(element) = event
                && element.name().as_ref() == name
            {
                values.extend(value(element, attribute));
            }
        });
        values
    }

    /// The text of every paragraph; tabs as such, footnotes as `[1]`.
    pub fn paragraphs(&self, path: &str) -> Vec<String> {
        let mut all = Vec::new();
        let mut in_text = false;
        self.walk(path, |event| {
            let last = all.last_mut();
            match event {
                Event::Start(element) if element.name().as_ref() == "w:p" => {
                    all.push(String::new());
                }
                Event::Start(element) => in_text = element.name().as_ref() == "w:t",
                Event::End(_) => in_text = false,
                Event::Empty(element) => match (element.name().as_ref(), last) {
                    ("w:tab", Some(text)) if element.attributes().count() == 0 => text.push('\t'),
                    ("w:footnoteReference", Some(text)) => {
                        write!(text, "[{}]", value(element, "w:id").unwrap()).unwrap();
                    }
                    _ => {}
                },
                Event::Text(words) if in_text => {
                    last.unwrap().push_str(words.as_ref());
                }
                Event::GeneralRef(name) if in_text => {
                    let c = match name.as_ref() {
                        "amp" => '&',
                        "lt" => '<',
                        "gt" => '>',
                        "quot" => '"',
                        other => panic!("an unknown character {other:?}"),
                    };
                    last.unwrap().push(c);
                }
                _ => {}
            }
        });
        all
    }
}

fn value(element: &BytesStart<'_>, attribute: &str) -> Option<String> {
    let found = element.try_get_attribute(attribute).unwrap()?;
    Some(
        found
            .normalized_value(XmlVersion::Explicit1_0)
            .unwrap()
            .into_owned(),
    )
}
