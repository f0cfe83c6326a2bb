//! The numbers that a plan rests on.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::routing::post;
use axum::{Json, Router};

use super::{Answered, House};
use crate::serve::desk::{IsStale, Length};
use crate::serve::wire::{Assumptions, AssumptionsAsked, Impacts, Preview, PreviewAsked, Refusal};

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/assumptions", post(assumptions))
        .route("/assumptions/preview", post(preview))
        .route("/assumptions/impacts", post(impacts))
}

/// Every assumption of a plan: what it may be, where it comes from and how far it can be trusted.
#[utoipa::path(
    post,
    path = "/api/assumptions",
    request_body = AssumptionsAsked,
    responses(
        (status = 200, body = Assumptions),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
    )
)]
pub async fn assumptions(
    State(house): State<Arc<House>>,
    asked: Result<Json<AssumptionsAsked>, JsonRejection>,
) -> Answered<Assumptions> {
    let Json(asked) = asked?;
    let work = move |house: &House| house.assumptions(&asked);
    house.quickly(work).await.map(Json)
}

/// What an assumption would be if it were set so: its range in words and as a picture, beside what the scenario says.
#[utoipa::path(
    post,
    path = "/api/assumptions/preview",
    request_body = PreviewAsked,
    responses(
        (status = 200, body = Preview),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "The number cannot be so, or something is wrong with the plan", body = Refusal),
    )
)]
pub async fn preview(
    State(house): State<Arc<House>>,
    asked: Result<Json<PreviewAsked>, JsonRejection>,
) -> Answered<Preview> {
    let Json(asked) = asked?;
    let work = move |house: &House| house.preview(&asked);
    house.quickly(work).await.map(Json)
}

/// What hangs on each assumption of a plan: a first look, by rank correlation in 2,000 futures.
#[utoipa::path(
    post,
    path = "/api/assumptions/impacts",
    request_body = AssumptionsAsked,
    responses(
        (status = 200, body = Impacts),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
    )
)]
pub async fn impacts(
    State(house): State<Arc<House>>,
    asked: Result<Json<AssumptionsAsked>, JsonRejection>,
) -> Answered<Impacts> {
    let Json(asked) = asked?;
    let inside = Arc::clone(&house);
    let work = move |is_stale: IsStale<'_>| {
        let look = || inside.impacts(&asked, is_stale);
        inside.pool.install(look)
    };
    let turn = (Length::Quick, Arc::default());
    house.desk.work(turn, work).await.map(Json)
}
