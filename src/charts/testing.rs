//! Sample words, and what every finished chart must keep to.

use super::raster::tree;
use super::theme::HEIGHT;
use super::{Caption, Chart};
use resvg::usvg::{Group, Node, Rect, TextChunk};

/// A caption with everything filled in.
pub(crate) fn caption(name: &str) -> Caption {
    Caption {
        name: name.into(),
        title: "Half of simulations fall short of the promise".into(),
        subtitle: "Skilled jobs, Northshire Combined Authority, 2024/25 to 2033/34".into(),
        source: "Source: regiocast 0.1.0, scenario ‘northshire’, seed 42, 10,000 simulations"
            .into(),
    }
}

/// Ten financial years.
pub(crate) fn years() -> Vec<i32> {
    (2024..2034).collect()
}

/// A straight path from 0 to `top` in ten years.
pub(crate) fn path(top: f64) -> Vec<f64> {
    (0..10).map(|t| top * f64::from(t) / 9.0).collect()
}

/// Words as set, and their ink in canvas pixels.
fn words(group: &Group, out: &mut Vec<(String, Rect)>) {
    for node in group.children() {
        match node {
            Node::Group(group) => words(group, out),
            Node::Text(text) => {
                let set: String = text.chunks().iter().map(TextChunk::text).collect();
                out.push((set, text.flattened().abs_stroke_bounding_box()));
            }
            _ => {}
        }
    }
}

/// Whether just these words stand somewhere on the chart.
pub(crate) fn says(chart: &Chart, words: &str) -> bool {
    chart.svg.contains(&format!("\n{words}\n"))
}

/// Fails if words overlap each other, run off the page, or are too small, or if the SVG lacks its descriptions.
pub(crate) fn assert_legible(chart: &Chart) {
    let svg = &chart.svg;
    assert!(
        svg.contains("role=\"img\" aria-labelledby=\""),
        "{}",
        chart.name
    );
    assert!(
        !svg.contains("NaN") && !svg.contains("inf"),
        "{}",
        chart.name
    );
    for size in svg.split("font-size=\"").skip(1) {
        let size: f64 = size[..size.find('"').unwrap()].parse().unwrap();
        assert!(size >= 31.99, "text of {size} pixels in {}", chart.name);
    }
    let tree = tree(svg).unwrap();
    let mut all = Vec::new();
    words(tree.root(), &mut all);
    assert!(!all.is_empty());
    assert!(f64::from(tree.size().height()) * 2.0 >= HEIGHT);
    let (right, bottom) = (tree.size().width(), tree.size().height());
    for (i, (text, ink)) in all.iter().enumerate() {
        assert!(
            ink.left() >= 4.0 && ink.right() <= right - 4.0 && ink.bottom() <= bottom - 4.0,
            "'{text}' runs off the page of {}: {ink:?}",
            chart.name
        );
        for (other, there) in &all[..i] {
            let apart = ink.left() >= there.right()
                || there.left() >= ink.right()
                || ink.top() >= there.bottom()
                || there.top() >= ink.bottom();
            assert!(apart, "'{text}' overlaps '{other}' in {}", chart.name);
        }
    }
    assert!(
        !chart.alt.is_empty() && chart.alt.ends_with('.'),
        "{}",
        chart.alt
    );
}
