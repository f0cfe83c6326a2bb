//! PNG pictures from the SVG, with the embedded fonts only, so that they look the same on every machine.

use super::ChartError;
use super::font::{FAMILY, FILES};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};
use std::sync::{Arc, LazyLock};

/// Pixels for each CSS pixel.
const SHARPNESS: f32 = 2.0;

/// The embedded fonts, also in place of any other family.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for file in FILES {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    Arc::new(fonts)
});

/// The chart's SVG as a PNG with two pixels for each CSS pixel (1800 pixels wide).
///
/// # Errors
///
/// [`ChartError::Raster`] if `svg` is not valid SVG, or too large for memory.
pub fn png(svg: &str) -> Result<Vec<u8>, ChartError> {
    let tree = tree(svg)?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(SHARPNESS)
        .ok_or_else(|| failed("the picture has no size"))?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| failed("the picture is too large"))?;
    let larger = Transform::from_scale(SHARPNESS, SHARPNESS);
    resvg::render(&tree, larger, &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(e.to_string()))
}

/// The parsed SVG, with its words set in the embedded fonts.
pub(crate) fn tree(svg: &str) -> Result<Tree, ChartError> {
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.into(),
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))
}

/// The error with its `cause`.
fn failed(cause: impl Into<String>) -> ChartError {
    ChartError::Raster {
        cause: cause.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_drawn_in_the_embedded_font_at_twice_the_size() {
        let svg = |words: &str| {
            format!(
                "<svg width=\"90\" height=\"20\" viewBox=\"0 0 180 40\" xmlns=\"http://www.w3.org/2000/svg\">\
                 <text x=\"4\" y=\"32\" font-size=\"32\" font-family=\"Arial\">{words}</text></svg>"
            )
        };
        let (blank, drawn) = (png(&svg("")).unwrap(), png(&svg("£5,000")).unwrap());
        assert_eq!(&drawn[..8], b"\x89PNG\r\n\x1a\n");
        assert_eq!(drawn[16..24], [0, 0, 0, 180, 0, 0, 0, 40]);
        assert!(drawn.len() > blank.len() + 200, "no words drawn");
        assert!(png("<svg").is_err());
    }
}
