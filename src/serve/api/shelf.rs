//! Which scenarios there are, and what can be moved in each.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};

use super::{Answered, House};
use crate::calendar::financial_year;
use crate::scenario::levers::{PROFILES, levers};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Card, Cards, LeverTold, Opened, ProblemTold, Refusal};

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/scenarios", get(scenarios))
        .route("/scenarios/{name}", get(scenario))
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
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with it", body = Refusal),
    )
)]
pub async fn scenario(
    State(house): State<Arc<House>>,
    Path(name): Path<String>,
) -> Answered<Opened> {
    let open = move |house: &House| house.opened(&name);
    house.quickly(open).await.map(Json)
}

impl House {
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
            examples: self.examples(name),
            levers: levers(&scenario).into_iter().map(LeverTold::from).collect(),
            warnings: scenario.warnings.iter().map(ProblemTold::of).collect(),
        })
    }
}
