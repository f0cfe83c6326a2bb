//! Prose of a small kind of Markdown as paragraphs.
//!
//! What a word processor has no place for (raw HTML, code, pictures, rules) stays what its author wrote:
//! text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::flow::{Item, Numbered, Paragraph, Run, Words};
use super::link::address;
use super::writer::References;

/// How far each level of a list stands in, in twips.
const STEP: usize = 360;

/// The deepest level that word processors have, from 0.
const DEEPEST: usize = 8;

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &str, references: &mut References) -> Vec<Paragraph> {
    let mut walk = Walk {
        references,
        done: Vec::new(),
        runs: Vec::new(),
        look: Look::default(),
        lists: Vec::new(),
        quotes: 0,
    };
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        walk.take(event);
    }
    walk.end_paragraph();
    walk.done
}

/// How words look at a place; each may be nested in itself.
#[derive(Default)]
struct Look {
    bold: usize,
    italic: usize,
    strike: usize,
    link: Option<usize>,
    /// An address that is no link, told behind its words.
    told: Option<String>,
}

/// A list that is not closed.
struct Open {
    item: Item,
    /// Whether the item's first paragraph is still to come, the one with the mark.
    marks: bool,
}

struct Walk<'a> {
    references: &'a mut References,
    done: Vec<Paragraph>,
    runs: Vec<Run>,
    look: Look,
    lists: Vec<Open>,
    quotes: usize,
}

impl Walk<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => self.runs.push(Run::LineBreak),
            Event::Rule => self.end_paragraph(),
            Event::TaskListMarker(_) => {}
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text)
            | Event::FootnoteReference(text) => self.say(&text),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.look.bold += 1,
            Tag::Emphasis => self.look.italic += 1,
            Tag::Strikethrough => self.look.strike += 1,
            Tag::Link { dest_url, .. } => match address(&dest_url) {
                Some(link) => self.look.link = Some(self.references.link(link)),
                None => self.look.told = Some(dest_url.to_string()),
            },
            Tag::Heading { .. } => {
                self.end_paragraph();
                self.look.bold += 1;
            }
            Tag::BlockQuote(_) => {
                self.end_paragraph();
                self.quotes += 1;
            }
            Tag::List(first) => self.open_list(first),
            Tag::Item => {
                if let Some(list) = self.lists.last_mut() {
                    list.marks = true;
                }
            }
            _ => self.end_paragraph(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.look.bold = self.look.bold.saturating_sub(1),
            TagEnd::Emphasis => self.look.italic = self.look.italic.saturating_sub(1),
            TagEnd::Strikethrough => self.look.strike = self.look.strike.saturating_sub(1),
            TagEnd::Link => {
                self.look.link = None;
                if let Some(address) = self.look.told.take().filter(|text| !text.is_empty()) {
                    self.say(&format!(" ({address})"));
                }
            }
            TagEnd::Image => {}
            TagEnd::Heading(_) => {
                self.end_paragraph();
                self.look.bold = self.look.bold.saturating_sub(1);
            }
            TagEnd::BlockQuote(_) => {
                self.end_paragraph();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.end_paragraph();
                self.lists.pop();
            }
            _ => self.end_paragraph(),
        }
    }

    fn say(&mut self, text: &str) {
        let words = Words {
            text: text.replace(['\r', '\n'], " "),
            bold: self.look.bold > 0,
            italic: self.look.italic > 0,
            strike: self.look.strike > 0,
            link: self.look.link,
        };
        match self.runs.last_mut() {
            Some(Run::Words(last)) if last.looks_like(&words) => last.text.push_str(&words.text),
            _ => self.runs.push(Run::Words(words)),
        }
    }

    fn open_list(&mut self, first: Option<u64>) {
        self.end_paragraph();
        // What introduces a list stays with it.
        if let Some(last) = self.done.last_mut().filter(|last| last.list.is_none()) {
            last.keep_next = true;
        }
        let level = self.lists.len().min(DEEPEST);
        let number = match first {
            Some(start) => self.references.numbered(Numbered { level, start }),
            None => 1,
        };
        self.lists.push(Open {
            item: Item { number, level },
            marks: false,
        });
    }

    /// The paragraph that is being read, if it has words.
    fn end_paragraph(&mut self) {
        if self.runs.is_empty() {
            return;
        }
        let mut paragraph = Paragraph {
            style: if self.quotes > 0 { "Quote" } else { "Normal" },
            runs: std::mem::take(&mut self.runs),
            ..Paragraph::default()
        };
        if let Some(list) = self.lists.last_mut() {
            paragraph.style = "ListParagraph";
            if std::mem::take(&mut list.marks) {
                paragraph.list = Some(list.item);
            } else {
                paragraph.indent = Some(STEP * (list.item.level + 1));
            }
        } else {
            paragraph.keep_next = paragraph.is_bold_line();
        }
        self.done.push(paragraph);
    }
}

impl Words {
    fn looks_like(&self, other: &Self) -> bool {
        let look = |words: &Self| (words.bold, words.italic, words.strike, words.link);
        look(self) == look(other)
    }
}
