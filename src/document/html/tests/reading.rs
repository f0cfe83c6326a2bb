//! A page read back, as far as the tests need it.

use quick_xml::Reader;
use quick_xml::events::Event;

/// An element: its name, its attributes and all text inside.
#[derive(Debug, Default, Clone)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The page without what stands in its styles and scripts, which is not markup.
pub(super) fn markup(page: &str) -> String {
    let mut out = page.to_owned();
    for name in ["script", "style"] {
        let close = format!("</{name}>");
        out = out
            .split(&close)
            .map(|part| match part.find(&format!("<{name}")) {
                Some(start) => {
                    let end = start + part[start..].find('>').unwrap();
                    format!("{}>", &part[..end])
                }
                None => part.to_owned(),
            })
            .collect::<Vec<String>>()
            .join(&close);
    }
    out
}

/// All elements in the order in which they begin. Fails where one is not closed in its place.
pub(super) fn elements(page: &str) -> Vec<Element> {
    let markup = markup(page);
    let mut reader = Reader::from_str(&markup);
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                open.push(found.len());
                found.push(element(&tag));
            }
            Event::Empty(tag) => found.push(element(&tag)),
            Event::End(_) => {
                open.pop().unwrap();
            }
            Event::Text(text) => {
                for place in &open {
                    found[*place].text.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let sign = match &*name {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    other => panic!("&{other};"),
                };
                for place in &open {
                    found[*place].text.push_str(sign);
                }
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

fn element(tag: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let value = quick_xml::escape::unescape(&attribute.value);
        (
            attribute.key.as_ref().to_owned(),
            value.unwrap().into_owned(),
        )
    });
    Element {
        name: tag.name().as_ref().to_owned(),
        attributes: attributes.collect(),
        text: String::new(),
    }
}

/// The text of the script or style elements whose tag begins so.
pub(super) fn inside<'a>(page: &'a str, tag: &str, close: &str) -> Vec<&'a str> {
    page.split(tag)
        .skip(1)
        .map(|part| part.split(close).next().unwrap())
        .collect()
}
