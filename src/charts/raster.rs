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
    let failed = |cause: String| ChartError::Raster { cause };
    let options = Options {
        fontdb: Arc::clone(&FONTS),
        font_family: FAMILY.into(),
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|e| failed(e.to_string()))?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(SHARPNESS)
        .ok_or_else(|| failed("the picture has no size".into()))?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| failed("the picture is too large".into()))?;
    let larger = Transform::from_scale(SHARPNESS, SHARPNESS);
    resvg::render(&tree, larger, &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| failed(e.to_string()))
}
