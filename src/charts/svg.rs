//! Shapes written as SVG: the only file that knows plotters.
//!
//! Plotters draws whole pixels, divides text sizes by 1.24 and writes no title; all of that is dealt with here.

use super::canvas::{Anchor, Canvas, Point, Shape, corners};
use super::font::{self, Weight};
use super::theme::{Colour, WIDTH};
use super::{Caption, Chart, ChartError};
use plotters::prelude::{DrawingBackend, IntoFont, RGBAColor, SVGBackend, ShapeStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, TextStyle};

impl Canvas {
    /// The finished chart, with its title and text alternative inside.
    pub(crate) fn finish(self, caption: &Caption, alt: String) -> Result<Chart, ChartError> {
        for shape in &self.shapes {
            self.check(shape, caption)?;
        }
        let svg = self.render().map_err(|cause| ChartError::Drawing {
            chart: caption.name.clone(),
            cause,
        })?;
        let svg = self.describe(&svg, caption, &alt)?;
        Ok(Chart {
            name: caption.name.clone(),
            title: caption.title.clone(),
            svg,
            alt,
        })
    }

    /// An error if `shape` reaches beyond the canvas.
    fn check(&self, shape: &Shape, caption: &Caption) -> Result<(), ChartError> {
        let inside = corners(shape).into_iter().all(|(x, y)| {
            (-0.5..=WIDTH + 0.5).contains(&x) && (-0.5..=self.height + 0.5).contains(&y)
        });
        if inside {
            return Ok(());
        }
        Err(ChartError::OffCanvas {
            chart: caption.name.clone(),
            what: match shape {
                Shape::Line(..) => "a line".into(),
                Shape::Area(..) | Shape::Block(..) => "an area".into(),
                Shape::Disc(..) => "a mark".into(),
                Shape::Words(_, text, _) => format!("'{text}'"),
            },
        })
    }

    /// Plain SVG without title.
    fn render(&self) -> Result<String, String> {
        let mut svg = String::new();
        {
            let size = (WIDTH, self.height);
            let size = (pixel(size.0).unsigned_abs(), pixel(size.1).unsigned_abs());
            let mut backend = SVGBackend::with_string(&mut svg, size);
            for shape in &self.shapes {
                draw(&mut backend, shape).map_err(|e| e.to_string())?;
            }
            backend.present().map_err(|e| e.to_string())?;
        }
        Ok(svg)
    }

    /// Halves the shown size and adds title and description.
    fn describe(&self, svg: &str, caption: &Caption, alt: &str) -> Result<String, ChartError> {
        let (width, height) = (pixel(WIDTH), pixel(self.height));
        let plain = format!("<svg width=\"{width}\" height=\"{height}\"");
        let id: String = caption
            .name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
            .collect();
        let rest = svg
            .strip_prefix(&plain)
            .and_then(|rest| rest.split_once('>'));
        let Some((attributes, body)) = rest else {
            return Err(ChartError::Drawing {
                chart: caption.name.clone(),
                cause: "the SVG does not start as expected".into(),
            });
        };
        let (width, height) = (WIDTH / 2.0, self.height / 2.0);
        let (title, alt) = (escape(&caption.title), escape(alt));
        Ok(format!(
            "<svg width=\"{width}\" height=\"{height}\"{attributes} role=\"img\" \
             aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{title}</title>\n<desc id=\"{id}-desc\">{alt}</desc>{body}"
        ))
    }
}

/// Draws one shape.
fn draw(svg: &mut SVGBackend, shape: &Shape) -> Result<(), impl std::error::Error + use<>> {
    match shape {
        Shape::Line(points, stroke) => {
            svg.draw_path(pixels(points), &style(stroke.colour, stroke.width))
        }
        Shape::Area(points, colour) => svg.fill_polygon(pixels(points), &style(*colour, 0)),
        Shape::Block(a, b, colour) => svg.draw_rect(whole(*a), whole(*b), &style(*colour, 0), true),
        Shape::Disc(centre, radius, colour) => svg.draw_circle(
            whole(*centre),
            pixel(*radius).unsigned_abs(),
            &style(*colour, 0),
            true,
        ),
        Shape::Words(place, text, set) => {
            let slant = match set.weight {
                Weight::Regular => FontStyle::Normal,
                Weight::Semibold => FontStyle::Bold,
            };
            let side = match set.anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            // Plotters divides the size by 1.24 and puts "top" 0.76 sizes above the baseline.
            let colour = paint(set.colour);
            let style = TextStyle::from((font::FAMILIES, set.size * 1.24, slant).into_font())
                .color(&colour)
                .pos(Pos::new(side, VPos::Top));
            svg.draw_text(text, &style, whole((place.0, place.1 - 0.76 * set.size)))
        }
    }
}

/// A plotters colour.
fn paint(colour: Colour) -> RGBAColor {
    let (r, g, b) = colour.rgb;
    RGBAColor(r, g, b, colour.opacity)
}

/// A plotters style.
fn style(colour: Colour, width: u32) -> ShapeStyle {
    ShapeStyle {
        color: paint(colour),
        filled: true,
        stroke_width: width,
    }
}

/// Whole pixels.
fn pixels(points: &[Point]) -> Vec<(i32, i32)> {
    points.iter().map(|point| whole(*point)).collect()
}

/// Whole pixels.
fn whole((x, y): Point) -> (i32, i32) {
    (pixel(x), pixel(y))
}

/// The nearest whole pixel.
#[expect(
    clippy::cast_possible_truncation,
    reason = "every shape was checked to lie on the canvas"
)]
fn pixel(length: f64) -> i32 {
    length.round() as i32
}

/// `text` without the characters XML keeps for itself, nor control characters.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::canvas::Type;
    use crate::charts::theme::{INK, TEXT};

    const SET: Type = Type {
        size: TEXT,
        weight: Weight::Regular,
        colour: INK,
        anchor: Anchor::Start,
    };

    fn caption() -> Caption {
        Caption {
            name: "jobs & skills".into(),
            title: "Jobs < 5,000 & falling".into(),
            ..Caption::default()
        }
    }

    #[test]
    fn marks_that_xml_keeps_for_itself_are_escaped() {
        let mut canvas = Canvas::new(200.0);
        canvas.words((10.0, 100.0), "R&D <new>\u{0}\nskills", SET);
        let svg = canvas.finish(&caption(), "a < b".into()).unwrap().svg;
        assert!(svg.contains("R&amp;D &lt;new&gt; skills"), "{svg}");
        assert!(
            svg.contains(">Jobs &lt; 5,000 &amp; falling</title>"),
            "{svg}"
        );
        assert!(svg.contains("aria-labelledby=\"jobs---skills-title jobs---skills-desc\""));
        assert!(svg.contains("<svg width=\"900\" height=\"100\" viewBox=\"0 0 1800 200\""));
        assert!(svg.contains("font-size=\"32\""), "{svg}");
    }

    #[test]
    fn shapes_outside_the_picture_are_refused() {
        let mut canvas = Canvas::new(200.0);
        canvas.words((1790.0, 100.0), "too long for here", SET);
        let error = canvas.finish(&caption(), String::new()).unwrap_err();
        assert!(error.to_string().contains("'too long for here'"), "{error}");
        let mut canvas = Canvas::new(200.0);
        canvas.area(vec![(0.0, 0.0), (10.0, f64::NAN)], INK);
        assert!(canvas.finish(&caption(), String::new()).is_err());
    }
}
