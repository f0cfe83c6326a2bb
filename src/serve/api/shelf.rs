//! Which scenarios there are, and what can be moved in each.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::routing::get;
use axum::{Json, Router};

use super::{Answered, House};
use crate::calendar::financial_year;
use crate::scenario::changes::Written;
use crate::scenario::levers::{PROFILES, levers};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{
    Card, Cards, FileTold, LeverTold, NameTold, NewScenario, Opened, ProblemTold, Refusal, Saved,
};
use crate::tables::words::Words;

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/scenarios", get(scenarios))
        .route("/scenarios/{name}", get(scenario).put(add))
        .route("/scenarios/{name}/file", get(file))
}

/// Every scenario: those of the folder and those that come with the program.
#[utoipa::path(get, path = "/api/scenarios", responses((status = 200, body = Cards)))]
pub async fn scenarios(State(house): State<Arc<House>>) -> Answered<Cards> {
    let both = |house: &House| Ok((house.shelf.entries(), house.shelf.families()));
    let (entries, families) = house.quickly(both).await?;
    let scenarios = entries.into_iter().map(|one| Card {
        name: one.name,
        title: one.title,
        own: one.own,
        base: one.base,
    });
    Ok(Json(Cards {
        scenarios: scenarios.collect(),
        families,
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

/// Puts a scenario into the folder: a copy, the starter, or a file that somebody has, which is read and checked first.
#[utoipa::path(
    put,
    path = "/api/scenarios/{name}",
    params(("name" = String, Path, description = "Letters, digits, `_` and `-`", example = "my-programme")),
    request_body = NewScenario,
    responses(
        (status = 200, body = Saved),
        (status = 400, description = "The name or the title cannot be used", body = Refusal),
        (status = 403, description = "Nothing is saved here", body = Refusal),
        (status = 404, description = "There is no such scenario to copy", body = Refusal),
        (status = 409, description = "There is a scenario of that name", body = Refusal),
        (status = 413, description = "The file is too large", body = Refusal),
        (status = 422, description = "Something is wrong with the file", body = Refusal),
    )
)]
pub async fn add(
    State(house): State<Arc<House>>,
    Path(name): Path<String>,
    asked: Result<Json<NewScenario>, JsonRejection>,
) -> Answered<Saved> {
    let Json(asked) = asked?;
    let add = move |house: &House| house.add(&name, &asked);
    house.quickly(add).await.map(Json)
}

/// A scenario as the file that it is, to be kept or to begin from.
#[utoipa::path(
    get,
    path = "/api/scenarios/{name}/file",
    params(("name" = String, Path, description = "The scenario’s name", example = "lsiz")),
    responses(
        (status = 200, body = FileTold),
        (status = 404, description = "There is no such scenario", body = Refusal),
    )
)]
pub async fn file(State(house): State<Arc<House>>, Path(name): Path<String>) -> Answered<FileTold> {
    let read = move |house: &House| {
        let toml = house.shelf.text(&name)?;
        let file = format!("{name}.toml");
        Ok(FileTold { file, toml })
    };
    house.quickly(read).await.map(Json)
}

impl House {
    fn opened(&self, name: &str) -> Result<Opened, Trouble> {
        let scenario = self.shelf.open(name)?;
        let programme = &scenario.programme;
        let words = Words {
            programme,
            register: &scenario.register,
        };
        Ok(Opened {
            name: name.to_owned(),
            title: programme.title.clone(),
            note: programme.note.clone(),
            own: self.shelf.is_own(name),
            digest: scenario.digest.clone(),
            years: programme.calendar.all().map(financial_year).collect(),
            profiles: PROFILES.map(str::to_owned).to_vec(),
            examples: self.examples(name),
            levers: levers(&scenario).into_iter().map(LeverTold::from).collect(),
            assumptions: Written::of(&scenario)
                .names()
                .into_iter()
                .map(|path| NameTold {
                    title: words.input(&path),
                    path,
                })
                .collect(),
            warnings: scenario.warnings.iter().map(ProblemTold::of).collect(),
        })
    }
}
