//! What can be asked about, and what drives an answer.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use axum::routing::post;
use axum::{Json, Router};

use super::{Answered, House};
use crate::scenario::Scenario;
use crate::serve::explained::{Basis, explanation};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{
    Against, Choices, ExplainAsked, Explanation, Lines, OutcomeChoice, OutcomesAsked,
    PromiseChoice, Refusal,
};
use crate::tables::explanation::{Explained, outcome_in_words};
use crate::tables::words::Words;
use crate::tasks::choices::choices;
use crate::tasks::explain::questions::questions;
use crate::tasks::explain::{self as task, Manner};
use crate::tasks::outcome;
use crate::tasks::{Refused, Watch, simulation};

/// The fewest draws to change inputs in, as on the command line.
const FEWEST: u32 = 256;
/// The most plans to decide between, beside the plan itself.
const MOST_PLANS: usize = 4;
/// The longest title of a plan.
const LONGEST_TITLE: usize = 200;

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/outcomes", post(outcomes))
        .route("/explain", post(explain))
}

/// The outcomes and promises of a plan that can be asked about.
#[utoipa::path(
    post,
    path = "/api/outcomes",
    request_body = OutcomesAsked,
    responses(
        (status = 200, body = Choices),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
    )
)]
pub async fn outcomes(
    State(house): State<Arc<House>>,
    asked: Result<Json<OutcomesAsked>, JsonRejection>,
) -> Answered<Choices> {
    let Json(asked) = asked?;
    let list = move |house: &House| house.choices(&asked);
    house.quickly(list).await.map(Json)
}

/// What drives an answer, what would turn it, and what it is worth to know more.
///
/// The same figures and sentences as those of `regiocast explain` with the same `--draws` and `--seed`. The answer is
/// streamed: lines of JSON say how far it is, the last one has the answer.
#[utoipa::path(
    post,
    path = "/api/explain",
    request_body = ExplainAsked,
    responses(
        (status = 200, body = Lines<Explanation>, content_type = "application/x-ndjson"),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = Refusal),
    )
)]
pub async fn explain(
    State(house): State<Arc<House>>,
    asked: Result<Json<ExplainAsked>, JsonRejection>,
) -> Result<Response, Trouble> {
    let Json(asked) = asked?;
    house.check_explained(&asked)?;
    let task = move |house: &House, watch: &dyn Watch| house.explained(&asked, watch);
    house.stream(task).await
}

impl House {
    fn check_explained(&self, asked: &ExplainAsked) -> Result<(), Trouble> {
        let most = self.options.limits.draws;
        if let Some(draws) = asked.draws
            && !(FEWEST..=most).contains(&draws)
        {
            return Err(Trouble::Asked(format!(
                "Inputs cannot be changed in {draws} futures here; ask for {FEWEST} to {most}."
            )));
        }
        if asked.outcome.is_some() && asked.target.is_some() {
            return Err(Trouble::Asked(
                "An outcome and a promise are asked for at once; ask for one of them.".to_owned(),
            ));
        }
        if asked.against.len() > MOST_PLANS {
            return Err(Trouble::Asked(format!(
                "These are {} plans to decide between; name {MOST_PLANS} at most.",
                asked.against.len()
            )));
        }
        let long = |one: &&Against| one.title.chars().count() > LONGEST_TITLE;
        if asked.against.iter().any(|one| long(&one)) {
            return Err(Trouble::Asked(format!(
                "A plan’s title has {LONGEST_TITLE} letters at most."
            )));
        }
        Ok(())
    }

    fn explained(&self, asked: &ExplainAsked, watch: &dyn Watch) -> Result<Explanation, Trouble> {
        let plan = self.simulated(&asked.scenario, &asked.changes)?;
        simulation::check_targets(&plan)?;
        let mut plans = Vec::new();
        for one in &asked.against {
            let mut other = Scenario::clone(&*self.simulated(&one.scenario, &one.changes)?);
            other.label.clone_from(&one.title);
            plans.push(other);
        }
        let outcomes: Vec<String> = asked.outcome.iter().cloned().collect();
        let targets: Vec<String> = asked.target.iter().map(ToString::to_string).collect();
        let questions = questions(&plan, &outcomes, &targets)?;
        if !plans.is_empty() {
            let all: Vec<Scenario> = std::iter::once(&*plan).chain(&plans).cloned().collect();
            outcome::outcomes(&all, 0, &[]).map_err(Refused::from)?;
        }
        let manner = Manner {
            levels: Manner::LEVELS.to_vec(),
            survey: Manner::SURVEY.to_vec(),
            draws: asked.draws,
            seed: asked.seed,
        };
        let found = task::explain((&plan, None), questions, &plans, &manner, watch)?;
        let explained = Explained {
            words: Words {
                programme: &plan.programme,
                register: &plan.register,
            },
            found: &found,
        };
        let basis = Basis {
            digest: &plan.digest,
            seed: asked.seed,
            draws: manner.draws(&plan),
        };
        Ok(explanation(&explained, &basis))
    }

    fn choices(&self, asked: &OutcomesAsked) -> Result<Choices, Trouble> {
        let plan = self.simulated(&asked.scenario, &asked.changes)?;
        let words = Words {
            programme: &plan.programme,
            register: &plan.register,
        };
        let outcomes = choices(&plan)?.into_iter().map(|one| OutcomeChoice {
            asked: one.asked,
            title: outcome_in_words(&words, &one.outcome),
            unit: words.unit(one.outcome.measure),
            year: one.outcome.year,
            metric: one.outcome.metric,
            leads: one.leads,
        });
        let targets = plan.programme.targets.iter().enumerate();
        Ok(Choices {
            outcomes: outcomes.collect(),
            promises: targets
                .map(|(place, target)| PromiseChoice {
                    target: place + 1,
                    title: target.title.clone(),
                })
                .collect(),
        })
    }
}
