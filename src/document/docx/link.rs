//! Which addresses become links.

/// The longest address that word processors take.
const LONGEST: usize = 2_000;

/// The address as it stands in a package, or nothing where it must not become a link: other than web
/// pages and mail, too long, or none. A word processor calls a whole file damaged for a single
/// malformed address.
pub(super) fn address(text: &str) -> Option<String> {
    let rest = ["https://", "http://", "mailto:"]
        .iter()
        .find_map(|kind| stripped(text, kind))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host_is_plain = host
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '@' | '_' | '+' | ':'));
    let port_is_number = host
        .rsplit_once(':')
        .is_none_or(|(_, port)| port.parse::<u16>().is_ok());
    let out = encoded(text);
    (!host.is_empty()
        && host_is_plain
        && port_is_number
        && host.matches(':').count() < 2
        && out.len() <= LONGEST)
        .then_some(out)
}

fn stripped<'a>(text: &'a str, kind: &str) -> Option<&'a str> {
    let start = text.get(..kind.len())?;
    start
        .eq_ignore_ascii_case(kind)
        .then(|| text.get(kind.len()..))?
}

/// With everything that may not stand in an address written as `%` and its bytes.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let bytes = text.as_bytes();
    for (place, byte) in bytes.iter().enumerate() {
        let is_written_already = *byte == b'%'
            && bytes
                .get(place + 1..place + 3)
                .is_some_and(|next| next.iter().all(u8::is_ascii_hexdigit));
        if is_written_already
            || byte.is_ascii_alphanumeric()
            || b"-._~:/?#@!$&'()*+,;=".contains(byte)
        {
            out.push(char::from(*byte));
        } else {
            out.push('%');
            for half in [byte / 16, byte % 16] {
                out.extend(char::from_digit(u32::from(half), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    // A second `#` would end an address.
    match out.split_once('#') {
        Some((page, place)) => format!("{page}#{}", place.replace('#', "%23")),
        None => out,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn pages_and_mail_are_links_and_nothing_else_is() {
        for link in [
            "https://example.org/a?b=1&c=2#d",
            "http://example.org:8080",
            "mailto:a.b+c@example.org",
            "HTTPS://EXAMPLE.ORG",
        ] {
            assert_eq!(address(link).as_deref(), Some(link));
        }
        for text in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "example.org",
            "https://",
            "https://[::1",
            "https://exämple.org",
            "https://a:b:c/",
            "https://example.org:port/",
            "#summary",
            "",
        ] {
            assert_eq!(address(text), None, "{text}");
        }
        assert_eq!(
            address(&format!("https://a.uk/{}", "x".repeat(3_000))),
            None
        );
    }

    #[test]
    fn what_may_not_stand_in_an_address_is_encoded_once() {
        assert_eq!(
            address("https://example.org/a b/%20/100%/<é>#x#y").as_deref(),
            Some("https://example.org/a%20b/%20/100%25/%3C%C3%A9%3E#x%23y")
        );
    }
}
