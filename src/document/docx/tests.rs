use super::render;
use crate::document::testing::document;

#[test]
fn write_out() {
    std::fs::write("/tmp/docxv/fixture.docx", render(&document()).unwrap()).unwrap();
}
