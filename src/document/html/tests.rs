use super::render;
use crate::document::testing::document;

#[test]
fn writes_a_page() {
    let page = render(&document()).unwrap();
    if let Ok(path) = std::env::var("PAGE") {
        std::fs::write(path, &page).unwrap();
    }
}
