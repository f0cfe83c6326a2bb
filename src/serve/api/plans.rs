//! What a plan brings, and plans as files.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::routing::{post, put};
use axum::{Json, Router};

use super::{Answered, House};
use crate::ensemble::EXACT;
use crate::serve::desk::{IsStale, Length, Sign};
use crate::serve::plan::{FEWEST, Parts};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Answer, Asked, OverlayTold, Refusal, SaveAsked, Saved};

/// The longest name of a page.
const LONGEST_PAGE: usize = 64;

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/simulate", post(simulate))
        .route("/overlay", post(overlay))
        .route("/saved/{name}", put(save))
}

/// What a plan brings, and how that differs from a pinned plan in the same futures.
///
/// The same plan with the same draws and seed gives the same numbers as `regiocast run`, to the last digit.
#[utoipa::path(
    post,
    path = "/api/simulate",
    request_body = Asked,
    responses(
        (status = 200, body = Answer),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 409, description = "A newer change of the same page was asked for", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = Refusal),
    )
)]
pub async fn simulate(
    State(house): State<Arc<House>>,
    asked: Result<Json<Asked>, JsonRejection>,
) -> Answered<Answer> {
    let Json(asked) = asked?;
    house.check(&asked)?;
    let page = asked.page.as_deref().map(|page| (page, asked.change));
    let stale: Arc<Sign> = house.desk.sign(page)?;
    let length = if asked.draws as usize > EXACT {
        Length::Slow
    } else {
        Length::Quick
    };
    let desk = Arc::clone(&house);
    let answer = move |is_stale: IsStale<'_>| {
        // Threads of the pool do the draws, so that any number of requests uses no more of them.
        house.pool.install(|| house.answer(&asked, is_stale))
    };
    desk.desk.work((length, stale), answer).await.map(Json)
}

/// A plan as a scenario file, which `regiocast run` simulates to the same numbers.
#[utoipa::path(
    post,
    path = "/api/overlay",
    request_body = SaveAsked,
    responses(
        (status = 200, body = OverlayTold),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
    )
)]
pub async fn overlay(
    State(house): State<Arc<House>>,
    asked: Result<Json<SaveAsked>, JsonRejection>,
) -> Answered<OverlayTold> {
    let Json(asked) = asked?;
    let write = move |house: &House| {
        house.plan(Parts {
            scenario: &asked.scenario,
            changes: &asked.changes,
            title: &asked.title,
        })
    };
    let plan = house.quickly(write).await?;
    Ok(Json(plan.into()))
}

/// Saves a plan in the folder, as a scenario of its own.
#[utoipa::path(
    put,
    path = "/api/saved/{name}",
    params(("name" = String, Path, description = "Letters, digits, `_` and `-`", example = "late-building")),
    request_body = SaveAsked,
    responses(
        (status = 200, body = Saved),
        (status = 400, description = "The name cannot be used", body = Refusal),
        (status = 403, description = "Nothing is saved here", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 409, description = "There is a plan of that name", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
    )
)]
pub async fn save(
    State(house): State<Arc<House>>,
    Path(name): Path<String>,
    asked: Result<Json<SaveAsked>, JsonRejection>,
) -> Answered<Saved> {
    let Json(asked) = asked?;
    let save = move |house: &House| house.save(&name, &asked);
    house.quickly(save).await.map(Json)
}

impl House {
    fn check(&self, asked: &Asked) -> Result<(), Trouble> {
        let most = self.options.limits.draws;
        if !(FEWEST..=most).contains(&asked.draws) {
            return Err(Trouble::Asked(format!(
                "{} futures cannot be asked for here; ask for {FEWEST} to {most}.",
                asked.draws
            )));
        }
        let page = asked.page.as_deref().unwrap_or_default();
        if page.len() > LONGEST_PAGE {
            return Err(Trouble::Asked(format!(
                "The name of a page has {LONGEST_PAGE} letters at most."
            )));
        }
        Ok(())
    }
}
