//! Monitoring returns: an empty one to be filled, and a filled one against the plan.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::post;
use axum::{Json, Router};

use super::House;
use super::pack::download;
use crate::serve::monitored::{MOST, too_large};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Lines, MonitoringAsked, MonitoringTold, Refusal, TemplateAsked};
use crate::tasks::Watch;

/// The longest body: a return in Base64, and a plan beside it.
const LONGEST: usize = MOST / 3 * 4 + 256 * 1024;

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route(
            "/monitoring",
            post(monitoring).layer(DefaultBodyLimit::max(LONGEST)),
        )
        .route("/monitoring/template", post(template))
}

/// Sets a monitoring return against a plan: the forecast before and after, and what was learnt.
///
/// The figures and words are those of `regiocast update` on the saved plan. The return is read and written
/// nowhere.
#[utoipa::path(
    post,
    path = "/api/monitoring",
    request_body = MonitoringAsked,
    responses(
        (status = 200, description = "How far it is, line by line, and then what was found", content_type = "application/x-ndjson", body = Lines<MonitoringTold>),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 413, description = "The return is too large", body = Refusal),
        (status = 422, description = "Something is wrong with the plan or the return", body = Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = Refusal),
    )
)]
pub async fn monitoring(
    State(house): State<Arc<House>>,
    asked: Result<Json<MonitoringAsked>, JsonRejection>,
) -> Result<Response, Trouble> {
    let Json(asked) = asked.map_err(refused)?;
    House::check_monitoring(&asked)?;
    let asked = Arc::new(asked);
    let own = Arc::clone(&asked);
    house.quickly(move |house| house.check_return(&own)).await?;
    let find = move |house: &House, watch: &dyn Watch| house.monitoring(&asked, watch);
    house.stream(find).await
}

/// An empty monitoring return of a plan, to be filled in a spreadsheet.
#[utoipa::path(
    post,
    path = "/api/monitoring/template",
    request_body = TemplateAsked,
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
    )
)]
pub async fn template(
    State(house): State<Arc<House>>,
    asked: Result<Json<TemplateAsked>, JsonRejection>,
) -> Result<Response, Trouble> {
    let Json(asked) = asked?;
    let make = move |house: &House| house.template(&asked);
    let file = house.quickly(make).await?;
    Ok(download(&file.name, file.bytes))
}

/// A file that is too large is said to be, in words of its own.
fn refused(rejection: JsonRejection) -> Trouble {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return too_large();
    }
    rejection.into()
}
