//! The routes. Each only takes a request apart and hands it on.

pub mod assumptions;
pub mod compare;
pub mod explain;
pub mod mixes;
pub mod monitoring;
pub mod pack;
pub mod plans;
pub mod shelf;

use std::sync::Arc;

use axum::extract::DefaultBodyLimit;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router, middleware};

use super::desk::{IsStale, Length};
use super::trouble::Trouble;
use super::{House, assets, guard, openapi};

type Answered<T> = Result<Json<T>, Trouble>;

/// Everything that can be asked for.
pub fn router(house: Arc<House>) -> Router {
    let api = Router::new()
        .merge(shelf::routes())
        .merge(plans::routes())
        .merge(compare::routes())
        .merge(assumptions::routes())
        .merge(explain::routes())
        .merge(mixes::routes())
        .merge(pack::routes())
        .merge(monitoring::routes())
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
}
