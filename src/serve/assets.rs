//! The page itself, inside the program.

use std::path::Path;

use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use include_dir::{Dir, include_dir};

static PAGE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/page");

/// A file of the page; the page itself at the root.
pub async fn file(uri: Uri) -> Response {
    let path = match uri.path().trim_start_matches('/') {
        "" => "index.html",
        path => path,
    };
    let Some(file) = PAGE.get_file(path) else {
        let text = "There is nothing here. The page is at /.";
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    let kind = kind(file.path());
    ([(header::CONTENT_TYPE, kind)], file.contents()).into_response()
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use sha2::{Digest, Sha256};

    use super::*;

    fn text(path: &str) -> &'static str {
        PAGE.get_file(path).unwrap().contents_utf8().unwrap()
    }

    #[test]
    fn the_plotting_library_is_the_one_that_is_described_beside_it() {
        let library = text("vendor/plot.js");
        let mut sum = String::new();
        for byte in Sha256::digest(library.as_bytes()) {
            write!(sum, "{byte:02x}").unwrap();
        }
        assert!(text("vendor/README.md").contains(&sum), "{sum}");
        let packages: serde_json::Value =
            serde_json::from_str(text("vendor/package.json")).unwrap();
        let packages = packages["dependencies"].as_object().unwrap();
        assert!(packages.contains_key("@observablehq/plot"));
        for (name, version) in packages {
            let package = format!("{name} {}", version.as_str().unwrap());
            assert!(
                text("vendor/LICENCES.txt").contains(&package),
                "no licence of {package}"
            );
        }
    }

    #[test]
    fn files_in_folders_of_the_page_are_found() {
        for path in ["charts/picture.js", "vendor/plot.js", "vendor/LICENCES.txt"] {
            let file = PAGE.get_file(path).expect(path);
            assert_ne!(kind(file.path()), "application/octet-stream", "{path}");
        }
    }
}
