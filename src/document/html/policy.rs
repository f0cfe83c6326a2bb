//! What a page allows itself: its own style and script, known by their digest, and nothing from elsewhere.

use sha2::{Digest, Sha256};

/// The policy for a page with these styles and this script.
pub(super) fn policy(styles: &[&str], script: &str) -> String {
    let styles: Vec<String> = styles.iter().map(|style| source(style)).collect();
    format!(
        "default-src 'none'; style-src {}; script-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        styles.join(" "),
        source(script)
    )
}

fn source(text: &str) -> String {
    format!("'sha256-{}'", base64(&Sha256::digest(text.as_bytes())))
}

/// Bytes in base 64 with padding (RFC 4648), as policies want them.
pub(super) fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let group = three
            .iter()
            .chain([0, 0].iter().take(3 - three.len()))
            .fold(0_usize, |group, byte| group << 8 | usize::from(*byte));
        for sign in 0..4 {
            let place = group >> (18 - 6 * sign) & 63;
            out.push(if sign > three.len() {
                '='
            } else {
                char::from(SIGNS[place])
            });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_that_of_rfc_4648() {
        let known = [
            "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy",
        ];
        for (length, expected) in known.iter().enumerate() {
            assert_eq!(base64(&b"foobar"[..length]), *expected);
        }
    }
}
