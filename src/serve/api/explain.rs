//! What can be asked about, and what drives an answer.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::routing::post;
use axum::{Json, Router};

use super::{Answered, House};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Choices, OutcomeChoice, OutcomesAsked, PromiseChoice, Refusal};
use crate::tables::explanation::outcome_in_words;
use crate::tables::words::Words;
use crate::tasks::choices::choices;

pub fn routes() -> Router<Arc<House>> {
    Router::new().route("/outcomes", post(outcomes))
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

impl House {
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
