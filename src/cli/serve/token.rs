//! The token of a page that other machines may ask.

use std::path::Path;

use crate::cli::Failure;

/// The fewest characters of a token.
const FEWEST: usize = 16;

/// Reads a token: the first line of a file.
pub fn read(file: &Path) -> Result<String, Failure> {
    let shown = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| Failure::Input(format!("{shown} cannot be read: {error}")))?;
    let token = text.lines().next().unwrap_or_default().trim();
    let is_legal = token.chars().all(|c| c.is_ascii_graphic());
    if token.len() < FEWEST || !is_legal {
        return Err(Failure::Input(format!(
            "{shown}, line 1: a token has {FEWEST} or more letters, digits and signs, without spaces, such as \
             twenty of them struck by chance"
        )));
    }
    Ok(token.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_token_is_refused_with_its_line() {
        let home = tempfile::tempdir().expect("a folder");
        let file = home.path().join("token");
        std::fs::write(&file, "secret\n").expect("a file");
        let refused = read(&file).expect_err("it is short");
        assert!(refused.to_string().contains("line 1"), "{refused}");
        std::fs::write(&file, "0123456789abcdef\nmore\n").expect("a file");
        assert_eq!(read(&file).expect("long enough"), "0123456789abcdef");
    }
}
