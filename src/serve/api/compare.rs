//! Plans side by side.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use axum::routing::post;
use axum::{Json, Router};

use super::House;
use crate::serve::trouble::Trouble;
use crate::serve::wire::{CompareAsked, ComparisonTold, Lines, Refusal};
use crate::tasks::Watch;

pub fn routes() -> Router<Arc<House>> {
    Router::new().route("/compare", post(compare))
}

/// Plans side by side: what each brings, how sure the difference is and what explains it.
///
/// The same figures and sentences as those of `regiocast compare` with the same `--draws` and `--seed`. The answer is
/// streamed: lines of JSON say how far it is, the last one has the answer.
#[utoipa::path(
    post,
    path = "/api/compare",
    request_body = CompareAsked,
    responses(
        (status = 200, body = Lines<ComparisonTold>, content_type = "application/x-ndjson"),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with a plan", body = Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = Refusal),
    )
)]
pub async fn compare(
    State(house): State<Arc<House>>,
    asked: Result<Json<CompareAsked>, JsonRejection>,
) -> Result<Response, Trouble> {
    let Json(asked) = asked?;
    house.check_compared(&asked)?;
    let task = move |house: &House, watch: &dyn Watch| house.compared(&asked, watch);
    house.stream(task).await
}
