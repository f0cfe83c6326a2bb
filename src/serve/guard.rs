//! Who may ask: the page itself on this machine, or whoever has the token.
//!
//! A page of another site must not reach the server through the reader's browser. It could do so by a
//! name that it lets point to this machine, which the `Host` of a request gives away, or by sending
//! requests across sites, which `Origin` and `Sec-Fetch-Site` give away. Neither can be forged from a page.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::House;
use super::trouble::Trouble;

/// What the page may load and do: only what comes from this server, nothing written into the page itself.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What every answer says to the browser.
const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// Decides who may ask.
pub struct Guard {
    port: u16,
    /// Whether the server is open to other machines.
    open: bool,
    token: Option<[u8; 32]>,
}

impl Guard {
    pub fn new(address: SocketAddr, token: Option<&str>) -> Self {
        Self {
            port: address.port(),
            open: !address.ip().is_loopback(),
            token: token.map(digest),
        }
    }

    /// Whether a `Host` means this server. Where other machines may ask, any address of it will do, but
    /// no name: a name can be made to point here.
    fn is_host(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
            _ => (host, Some(80)),
        };
        if port != Some(self.port) {
            return false;
        }
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        let address = bare.parse::<IpAddr>();
        name.eq_ignore_ascii_case("localhost")
            || address.is_ok_and(|address| self.open || address.is_loopback())
    }

    fn check(&self, headers: &HeaderMap) -> Result<(), Trouble> {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or(""));
        let host = text(header::HOST).unwrap_or_default();
        if !self.is_host(host) {
            let message = format!(
                "This server answers to http://127.0.0.1:{}/ only, not to “{}”.",
                self.port,
                host.escape_debug()
            );
            return Err(Trouble::Forbidden(message));
        }
        if let Some(origin) = text(header::ORIGIN) {
            let own = origin
                .strip_prefix("http://")
                .is_some_and(|own| own.eq_ignore_ascii_case(host));
            if !own {
                return Err(cross_site());
            }
        }
        let site = text(HeaderName::from_static("sec-fetch-site"));
        if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
            return Err(cross_site());
        }
        Ok(())
    }

    fn check_token(&self, headers: &HeaderMap) -> Result<(), Trouble> {
        let Some(token) = &self.token else {
            return Ok(());
        };
        let shown = headers
            .get(header::AUTHORIZATION)
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
        // Digests are compared, so that the time it takes tells nothing of the token.
        match shown {
            Some(shown) if digest(shown.trim()) == *token => Ok(()),
            _ => Err(Trouble::Token),
        }
    }
}

fn cross_site() -> Trouble {
    Trouble::Forbidden("Pages of other sites may not ask this server.".to_owned())
}

fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}

/// Lets through who may ask, and tells the browser what the page may do.
pub async fn check(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api/");
    let allowed = house.guard.check(request.headers()).and_then(|()| {
        if is_api {
            house.guard.check_token(request.headers())
        } else {
            Ok(())
        }
    });
    let mut response = match allowed {
        Ok(()) => next.run(request).await,
        Err(trouble) => trouble.into_response(),
    };
    for (name, value) in HEADERS {
        response
            .headers_mut()
            .insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(address: &str) -> Guard {
        Guard::new(address.parse().expect("an address"), None)
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let guard = guard("127.0.0.1:8710");
        for host in [
            "127.0.0.1:8710",
            "localhost:8710",
            "[::1]:8710",
            "LOCALHOST:8710",
        ] {
            assert!(guard.is_host(host), "{host}");
        }
        for host in [
            "",
            "127.0.0.1",
            "127.0.0.1:80",
            "evil.example:8710",
            "127.0.0.1.evil.example:8710",
            "localhost.evil.example:8710",
            "192.168.0.7:8710",
            "localhost:8710:8710",
            "user@localhost:8710",
        ] {
            assert!(!guard.is_host(host), "{host}");
        }
    }

    #[test]
    fn an_open_server_answers_to_addresses_but_to_no_name() {
        let guard = guard("0.0.0.0:8710");
        assert!(guard.is_host("192.168.0.7:8710"));
        assert!(!guard.is_host("rebound.example:8710"));
    }
}
