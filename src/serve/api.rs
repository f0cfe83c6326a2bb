//! The routes. Each only takes a request apart and hands it on.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router, middleware};

use super::desk::{IsStale, Length, Sign};
use super::plan::{FEWEST, Parts};
use super::trouble::Trouble;
use super::wire::{
    Answer, Asked, Card, Cards, LeverTold, Opened, OverlayTold, ProblemTold, SaveAsked, Saved,
};
use super::{House, assets, guard, openapi};
use crate::calendar::financial_year;
use crate::ensemble::EXACT;
use crate::scenario::levers::{PROFILES, levers};

/// The longest name of a page.
const LONGEST_PAGE: usize = 64;

type Answered<T> = Result<Json<T>, Trouble>;

/// Everything that can be asked for.
pub fn router(house: Arc<House>) -> Router {
    let api = Router::new()
        .route("/scenarios", get(scenarios))
        .route("/scenarios/{name}", get(scenario))
        .route("/simulate", post(simulate))
        .route("/overlay", post(overlay))
        .route("/saved/{name}", put(save))
        .route("/openapi.json", get(described))
        .fallback(no_such)
        .method_not_allowed_fallback(wrong_method);
    Router::new()
        .nest("/api", api)
        .fallback_service(get(assets::file))
        .layer(DefaultBodyLimit::max(house.options.limits.body))
        .layer(middleware::from_fn_with_state(
            Arc::clone(&house),
            guard::check,
        ))
        .with_state(house)
}

async fn no_such(uri: Uri) -> Trouble {
    Trouble::Missing(format!(
        "There is nothing at {}. What there is, /api/openapi.json describes.",
        uri.path().escape_debug()
    ))
}

async fn wrong_method(uri: Uri) -> Response {
    let text = format!(
        "{} cannot be asked in this way; see /api/openapi.json.",
        uri.path().escape_debug()
    );
    Trouble::Request(StatusCode::METHOD_NOT_ALLOWED, text).into_response()
}

/// Every scenario: those of the folder and those that come with the program.
#[utoipa::path(get, path = "/api/scenarios", responses((status = 200, body = Cards)))]
pub async fn scenarios(State(house): State<Arc<House>>) -> Answered<Cards> {
    let entries = house.quickly(|house| Ok(house.shelf.entries())).await?;
    let scenarios = entries.into_iter().map(|one| Card {
        name: one.name,
        title: one.title,
        own: one.own,
        base: one.base,
    });
    Ok(Json(Cards {
        scenarios: scenarios.collect(),
        read_only: house.options.read_only,
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }))
}

/// A scenario with everything that can be moved in it.
#[utoipa::path(
    get,
    path = "/api/scenarios/{name}",
    params(("name" = String, Path, description = "The scenario’s name", example = "lsiz")),
    responses(
        (status = 200, body = Opened),
        (status = 404, description = "There is no such scenario", body = super::wire::Refusal),
        (status = 422, description = "Something is wrong with it", body = super::wire::Refusal),
    )
)]
pub async fn scenario(
    State(house): State<Arc<House>>,
    Path(name): Path<String>,
) -> Answered<Opened> {
    let open = move |house: &House| house.opened(&name);
    house.quickly(open).await.map(Json)
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
        (status = 400, description = "Something asked for cannot be", body = super::wire::Refusal),
        (status = 404, description = "There is no such scenario", body = super::wire::Refusal),
        (status = 409, description = "A newer change of the same page was asked for", body = super::wire::Refusal),
        (status = 422, description = "Something is wrong with the plan", body = super::wire::Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = super::wire::Refusal),
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
        (status = 404, description = "There is no such scenario", body = super::wire::Refusal),
        (status = 422, description = "Something is wrong with the plan", body = super::wire::Refusal),
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
        (status = 400, description = "The name cannot be used", body = super::wire::Refusal),
        (status = 403, description = "Nothing is saved here", body = super::wire::Refusal),
        (status = 404, description = "There is no such scenario", body = super::wire::Refusal),
        (status = 409, description = "There is a plan of that name", body = super::wire::Refusal),
        (status = 422, description = "Something is wrong with the plan", body = super::wire::Refusal),
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

async fn described() -> Json<utoipa::openapi::OpenApi> {
    Json(openapi::document())
}

impl House {
    /// Does what nobody asks for anew before it is done, off the threads that answer requests.
    async fn quickly<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let house = Arc::clone(self);
        let work = move |_: IsStale<'_>| work(&house);
        self.desk.work((Length::Quick, Arc::default()), work).await
    }

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

    fn opened(&self, name: &str) -> Result<Opened, Trouble> {
        let scenario = self.shelf.open(name)?;
        let programme = &scenario.programme;
        Ok(Opened {
            name: name.to_owned(),
            title: programme.title.clone(),
            note: programme.note.clone(),
            own: self.shelf.path(name).is_file(),
            digest: scenario.digest.clone(),
            years: programme.calendar.all().map(financial_year).collect(),
            profiles: PROFILES.map(str::to_owned).to_vec(),
            levers: levers(&scenario).into_iter().map(LeverTold::from).collect(),
            warnings: scenario.warnings.iter().map(ProblemTold::of).collect(),
        })
    }
}
