//! A chart inside the page: its shapes and words, without a size of its own and with ids that no other
//! chart of the page has.

use std::fmt::Write as _;

use resvg::usvg::roxmltree::{Document, Node};

use super::escape::text;

/// What a chart is made of. Anything else, such as a script or a link, is not drawn by this program.
const DRAWN: &[&str] = &[
    "svg", "g", "title", "desc", "rect", "line", "polyline", "polygon", "circle", "path", "text",
    "tspan",
];

/// The chart as an element of a page. Its ids begin with `id`.
///
/// # Errors
///
/// If it is not well formed, has no `viewBox` or no title, or holds more than shapes and words.
pub(super) fn inline(svg: &str, id: &str) -> Result<String, String> {
    let parsed = Document::parse(svg).map_err(|cause| format!("{id} is not SVG: {cause}"))?;
    let root = parsed.root_element();
    let view = root
        .attribute("viewBox")
        .ok_or_else(|| format!("{id} has no viewBox"))?;
    if child(root, "title").is_none() {
        return Err(format!("{id} has no title"));
    }
    let described = if child(root, "desc").is_some() {
        format!("{id}-title {id}-desc")
    } else {
        format!("{id}-title")
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"{}\" role=\"img\" \
         aria-labelledby=\"{described}\">\n",
        text(view)
    );
    for node in root.children() {
        copy(&mut out, node, root, id)?;
    }
    out.push_str("</svg>");
    Ok(out)
}

fn child<'a>(root: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    root.children()
        .find(|node| node.has_tag_name(name_in_svg(name)))
}

fn name_in_svg(name: &str) -> (&'static str, &str) {
    ("http://www.w3.org/2000/svg", name)
}

fn copy(out: &mut String, node: Node<'_, '_>, root: Node<'_, '_>, id: &str) -> Result<(), String> {
    if let Some(words) = node.text().filter(|_| node.is_text()) {
        out.push_str(&text(words.trim()));
        return Ok(());
    }
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    if !DRAWN.contains(&name) {
        return Err(format!(
            "{id} holds an element <{name}>, which no chart draws"
        ));
    }
    out.push('<');
    out.push_str(name);
    if node.parent() == Some(root) && matches!(name, "title" | "desc") {
        let _ = write!(out, " id=\"{id}-{name}\"");
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value());
        if name == "id" || (name, value) == ("opacity", "1") {
            continue;
        }
        if name.starts_with("on") || matches!(name, "style" | "href") || value.contains("url(") {
            return Err(format!(
                "{id} holds an attribute {name}, which no chart sets"
            ));
        }
        let _ = write!(out, " {name}=\"{}\"", text(value));
    }
    out.push('>');
    for inner in node.children() {
        copy(out, inner, root, id)?;
    }
    let _ = write!(out, "</{name}>");
    if node.parent() == Some(root) {
        out.push('\n');
    }
    Ok(())
}
