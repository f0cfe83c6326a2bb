//! Prose: Markdown of a small kind as markup, and nothing that its author could smuggle in.

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html::push_html};

use super::escape::{text, together};

/// The prose as paragraphs, lists and quotes. Markup that its author wrote is shown as the text it is;
/// a picture leaves its text; a link that leads neither to the web nor to a mailbox leaves its words.
pub(super) fn html(markdown: &str) -> String {
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH).collect();
    let mut out = String::with_capacity(markdown.len() * 2);
    push_html(&mut out, harmless(&events).into_iter());
    out
}

fn harmless<'a>(events: &[Event<'a>]) -> Vec<Event<'a>> {
    let mut kept = Vec::with_capacity(events.len());
    let mut open = Vec::new();
    for (place, event) in events.iter().enumerate() {
        match event {
            Event::Html(markup) | Event::InlineHtml(markup) => {
                kept.push(Event::Text(markup.clone()));
            }
            Event::Start(Tag::HtmlBlock) => kept.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => kept.push(Event::End(TagEnd::Paragraph)),
            // Headings belong to the document, whose order they would break.
            Event::Start(Tag::Heading { .. }) => {
                kept.extend([Event::Start(Tag::Paragraph), Event::Start(Tag::Strong)]);
            }
            Event::End(TagEnd::Heading(_)) => {
                kept.extend([Event::End(TagEnd::Strong), Event::End(TagEnd::Paragraph)]);
            }
            Event::Text(words) if words.contains("−£") => kept.push(markup(together(words))),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                ..
            }) => {
                let address = address(*link_type, dest_url);
                kept.extend(
                    address
                        .as_ref()
                        .map(|to| anchor(to, &words(&events[place..]))),
                );
                open.push(address.is_some());
            }
            Event::End(TagEnd::Link) => {
                let was_kept = open.pop().unwrap_or(false);
                kept.extend(was_kept.then(|| markup("</a>".to_owned())));
            }
            other => kept.push(other.clone()),
        }
    }
    kept
}

/// Where a link may lead: `http`, `https` and `mailto` alone.
fn address(kind: LinkType, to: &str) -> Option<String> {
    let to = if kind == LinkType::Email {
        format!("mailto:{to}")
    } else {
        to.trim().to_owned()
    };
    let lower = to.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
        .then_some(to)
}

/// The words of the link that these events begin with.
fn words(events: &[Event<'_>]) -> String {
    events
        .iter()
        .take_while(|event| !matches!(event, Event::End(TagEnd::Link)))
        .filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(words.as_ref()),
            _ => None,
        })
        .collect()
}

/// The beginning of a link. One without words shows its address; one whose words are its address does
/// not need it again on paper.
fn anchor<'a>(to: &str, words: &str) -> Event<'a> {
    let plain = to.strip_prefix("mailto:").unwrap_or(to);
    let class = if words.trim().is_empty() || words == plain {
        " class=\"bare\""
    } else {
        ""
    };
    let shown = if words.trim().is_empty() { plain } else { "" };
    markup(format!(
        "<a href=\"{}\"{class} rel=\"noreferrer\">{}",
        text(to),
        text(shown)
    ))
}

fn markup<'a>(text: String) -> Event<'a> {
    Event::InlineHtml(CowStr::from(text))
}
