//! What can go wrong with a request, and how it is said.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::wire::{ProblemTold, Refusal};
use crate::problem::Problem;
use crate::scenario::ScenarioError;
use crate::tasks::Refused;

/// Why there is no answer.
#[derive(Debug)]
pub enum Trouble {
    /// The request is not one.
    Request(StatusCode, String),
    /// Something in it is not as it must be.
    Asked(String),
    /// Who asks may not.
    Forbidden(String),
    /// The token is missing or wrong.
    Token,
    /// There is no such thing.
    Missing(String),
    /// There is such a thing already.
    Exists(String),
    /// The plan is wrong.
    Plan(Vec<Problem>),
    /// A return is wrong.
    Return(Vec<Problem>),
    /// A newer change was asked for.
    Stale,
    /// Too many wait already.
    Busy,
    /// It took too long.
    TooLong,
    /// Something outside went wrong, such as a disk.
    Outside(String),
    /// A mistake of ours.
    Bug,
}

impl From<JsonRejection> for Trouble {
    fn from(rejection: JsonRejection) -> Self {
        Self::Request(rejection.status(), rejection.body_text())
    }
}

impl From<ScenarioError> for Trouble {
    fn from(error: ScenarioError) -> Self {
        Self::Plan(error.problems)
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Scenario(error) => error.into(),
            refused @ (Refused::Outcome(_) | Refused::Promise { .. }) => {
                Self::Asked(refused.to_string())
            }
            Refused::Asked(text) => Self::Asked(text),
            Refused::Outside(text) => Self::Outside(text),
            Refused::GivenUp => Self::Stale,
        }
    }
}

impl Trouble {
    /// The same as it goes over the wire.
    pub fn refusal(self) -> Refusal {
        let (kind, message, problems) = self.told();
        Refusal {
            kind: kind.to_owned(),
            message,
            problems: problems.iter().map(ProblemTold::of).collect(),
        }
    }

    fn status(&self) -> StatusCode {
        match self {
            Self::Request(status, _) => *status,
            Self::Asked(_) => StatusCode::BAD_REQUEST,
            Self::Forbidden(_) => StatusCode::FORBIDDEN,
            Self::Token => StatusCode::UNAUTHORIZED,
            Self::Missing(_) => StatusCode::NOT_FOUND,
            Self::Plan(_) | Self::Return(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale | Self::Exists(_) => StatusCode::CONFLICT,
            Self::Busy | Self::TooLong => StatusCode::SERVICE_UNAVAILABLE,
            Self::Outside(_) | Self::Bug => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A word for programs, and a sentence for people.
    fn told(self) -> (&'static str, String, Vec<Problem>) {
        let none = Vec::new;
        match self {
            Self::Request(_, text) => ("request", text, none()),
            Self::Asked(text) => ("asked", text, none()),
            Self::Forbidden(text) => ("forbidden", text, none()),
            Self::Token => (
                "token",
                "This page is shared with a token, and the one that was shown is missing or wrong. Open the \
                 address that whoever started the page was told, with the token in it."
                    .to_owned(),
                none(),
            ),
            Self::Missing(text) => ("missing", text, none()),
            Self::Exists(text) => ("exists", text, none()),
            Self::Plan(problems) => (
                "plan",
                match problems.len() {
                    1 => "This plan cannot be simulated as it stands: something is wrong with it.".to_owned(),
                    number => format!("This plan cannot be simulated as it stands: {number} things are wrong with it."),
                },
                problems,
            ),
            Self::Return(problems) => (
                "return",
                match problems.len() {
                    1 => "This return cannot be used as it stands: something is wrong with it.".to_owned(),
                    number => format!("This return cannot be used as it stands: {number} things are wrong with it."),
                },
                problems,
            ),
            Self::Stale => (
                "stale",
                "A newer change was made, so this one is not answered.".to_owned(),
                none(),
            ),
            Self::Busy => (
                "busy",
                "The server is busy with other plans. Try again in a few seconds.".to_owned(),
                none(),
            ),
            Self::TooLong => (
                "too_long",
                "This took too long and was given up. Ask for fewer futures.".to_owned(),
                none(),
            ),
            Self::Outside(text) => ("outside", text, none()),
            Self::Bug => (
                "bug",
                format!(
                    "regiocast has a bug (version {}). Please report it with the plan that you asked for.",
                    env!("CARGO_PKG_VERSION")
                ),
                none(),
            ),
        }
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let status = self.status();
        let waits = matches!(self, Self::Busy | Self::TooLong);
        let asks_for_a_token = matches!(self, Self::Token);
        let mut response = (status, Json(self.refusal())).into_response();
        let headers = response.headers_mut();
        if waits {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        if asks_for_a_token {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
