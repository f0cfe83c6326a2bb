//! Which mix is best.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use axum::routing::post;
use axum::{Json, Router};

use super::House;
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Lines, MixesAsked, MixesTold, Refusal};
use crate::tasks::Watch;

pub fn routes() -> Router<Arc<House>> {
    Router::new().route("/mixes", post(mixes))
}

/// Which mix is best: one or two levers of a plan at several values, each mix in the same futures.
///
/// The same figures as those of `regiocast compare` with the plan and the mixes as files, and with the same `--draws` and
/// `--seed`. A mix that cannot be says why in its place. The answer is streamed: lines of JSON say how far it is, the
/// last one has the answer.
#[utoipa::path(
    post,
    path = "/api/mixes",
    request_body = MixesAsked,
    responses(
        (status = 200, body = Lines<MixesTold>, content_type = "application/x-ndjson"),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan on the screen", body = Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = Refusal),
    )
)]
pub async fn mixes(
    State(house): State<Arc<House>>,
    asked: Result<Json<MixesAsked>, JsonRejection>,
) -> Result<Response, Trouble> {
    let Json(asked) = asked?;
    house.check_mixed(&asked)?;
    let task = move |house: &House, watch: &dyn Watch| house.mixed(&asked, watch);
    house.stream(task).await
}
