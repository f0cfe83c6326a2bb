//! Markdown of the small kind that files have, as paragraphs of plain text: the page makes no element of a text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::wire::{ParagraphTold, PieceTold};

/// The paragraphs and points of a text.
pub fn paragraphs(markdown: &str) -> Vec<ParagraphTold> {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::empty()) {
        writer.take(event);
    }
    writer.finish();
    writer.found
}

#[derive(Default)]
struct Writer {
    found: Vec<ParagraphTold>,
    pieces: Vec<PieceTold>,
    strong: bool,
    point: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Item) => {
                self.finish();
                self.point = true;
            }
            Event::End(TagEnd::Item) => {
                self.finish();
                self.point = false;
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => self.finish(),
            Event::Start(Tag::Strong) => self.strong = true,
            Event::End(TagEnd::Strong) => self.strong = false,
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.push(&text);
            }
            Event::SoftBreak | Event::HardBreak => self.push(" "),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(last) if last.strong == self.strong => last.text.push_str(text),
            _ => self.pieces.push(PieceTold {
                text: text.to_owned(),
                strong: self.strong,
            }),
        }
    }

    fn finish(&mut self) {
        let pieces = std::mem::take(&mut self.pieces);
        if !pieces.is_empty() {
            self.found.push(ParagraphTold {
                point: self.point,
                pieces,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_become_pieces_and_points_and_no_text_an_element() {
        let text = "**Check first:** one \\<b\\> figure.\n\n- First `x`\n- Second\n\nAfter.\n";
        let piece = |text: &str, strong: bool| PieceTold {
            text: text.to_owned(),
            strong,
        };
        let paragraph = |point: bool, pieces: Vec<PieceTold>| ParagraphTold { point, pieces };
        assert_eq!(
            paragraphs(text),
            [
                paragraph(
                    false,
                    vec![
                        piece("Check first:", true),
                        piece(" one <b> figure.", false)
                    ]
                ),
                paragraph(true, vec![piece("First x", false)]),
                paragraph(true, vec![piece("Second", false)]),
                paragraph(false, vec![piece("After.", false)]),
            ]
        );
    }
}
