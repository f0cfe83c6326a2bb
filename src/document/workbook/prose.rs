//! Prose for cells: Markdown of a small kind becomes paragraphs of plain text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A paragraph, or a link that stood in the one before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A paragraph or a point of a list.
    Text(String),
    /// A link: its words and where it leads.
    Link(String, String),
}

/// The paragraphs of a text, each followed by its links.
pub(super) fn lines(markdown: &str) -> Vec<Line> {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH) {
        writer.take(event);
    }
    writer.finish();
    writer.lines
}

/// The text of a note without marks, its paragraphs one after the other.
pub(super) fn plain(markdown: &str) -> Vec<String> {
    let text = |line| match line {
        Line::Text(text) => Some(text),
        Line::Link(..) => None,
    };
    lines(markdown).into_iter().filter_map(text).collect()
}

/// Words with a point that ends no sentence.
const ABBREVIATIONS: [&str; 5] = ["e.g.", "i.e.", "cf.", "approx.", "no."];

/// The sentences of a text, for rows that are not wrapped. Nothing is left out.
pub(super) fn sentences(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut sentence = String::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(word);
        let bare = word.trim_end_matches(['”', ')']);
        let ends = bare.ends_with(['.', '?', '!', ';']) && !ABBREVIATIONS.contains(&bare);
        let begins = words
            .peek()
            .is_some_and(|next| word.ends_with(';') || next.starts_with(is_beginning));
        // A short one is more likely an abbreviation than a sentence.
        let shortest = if word.ends_with(';') { 80 } else { 24 };
        if ends && begins && sentence.chars().count() > shortest {
            out.push(std::mem::take(&mut sentence));
        }
    }
    if !sentence.is_empty() {
        out.push(sentence);
    }
    out
}

fn is_beginning(c: char) -> bool {
    c.is_uppercase() || c == '“'
}

/// Collects lines from events.
#[derive(Debug, Default)]
struct Writer {
    lines: Vec<Line>,
    text: String,
    links: Vec<(String, String)>,
    /// Where the words of the link begin, and where it leads.
    link: Option<(usize, String)>,
    /// The next number of each list that is open; `None` for points.
    lists: Vec<Option<u64>>,
}

impl Writer {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(Tag::List(first)) => {
                self.finish();
                self.lists.push(first);
            }
            Event::Start(Tag::Item) => {
                self.finish();
                self.mark();
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link = Some((self.text.len(), dest_url.into_string()));
            }
            // Without its line, struck out text would say what it denies.
            Event::Start(Tag::Strikethrough) => self.text.push_str("[struck out: "),
            Event::End(TagEnd::Strikethrough) => self.text.push(']'),
            Event::End(TagEnd::Link) => self.end_link(),
            Event::End(TagEnd::List(_)) => {
                self.finish();
                self.lists.pop();
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => self.finish(),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            _ => {}
        }
    }

    /// What stands before a point of a list.
    fn mark(&mut self) {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.text = format!("{number}. ");
                *number += 1;
            }
            _ => "• ".clone_into(&mut self.text),
        }
    }

    fn end_link(&mut self) {
        let Some((start, target)) = self.link.take() else {
            return;
        };
        let words = self.text.get(start..).unwrap_or_default().to_owned();
        self.links.push((words, target));
    }

    fn finish(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        if !text.is_empty() {
            self.lines.push(Line::Text(text.to_owned()));
        }
        let links = std::mem::take(&mut self.links);
        let links = links.into_iter();
        self.lines
            .extend(links.map(|(words, target)| Line::Link(words, target)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_what_is_struck_out_is_said() {
        let text = "About **510** *net* jobs, ~~guaranteed~~. See [the guidance](https://example.org/a?b=1&c=2) \
                    and \\<script\\>.\n\n- First\n- Second & last\n\n1. One\n2. Two\n\n> A quotation.";
        let said = |text: &str| Line::Text(text.to_owned());
        assert_eq!(
            lines(text),
            [
                said(
                    "About 510 net jobs, [struck out: guaranteed]. See the guidance and <script>."
                ),
                Line::Link(
                    "the guidance".to_owned(),
                    "https://example.org/a?b=1&c=2".to_owned()
                ),
                said("• First"),
                said("• Second & last"),
                said("1. One"),
                said("2. Two"),
                said("A quotation."),
            ]
        );
    }

    #[test]
    fn sentences_lose_nothing() {
        let text = "Means over all simulated futures, jobs in post. “Deadweight” would be there anyway, e.g. \
                    P10. Then more; printed steps add up";
        let found = sentences(text);
        assert_eq!(found.join(" "), text);
        assert_eq!(
            found,
            [
                "Means over all simulated futures, jobs in post.",
                "“Deadweight” would be there anyway, e.g. P10.",
                "Then more; printed steps add up"
            ]
        );
    }
}
