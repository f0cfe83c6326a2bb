//! The description of the API, made from the types that go over the wire.

use utoipa::OpenApi;

use super::api;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "regiocast",
        description = "The interface of the planner’s page. Plans are scenarios with some of their levers moved; \
whatever is asked of them here, the command line gives the same numbers. A server that other machines may ask \
wants `Authorization: Bearer <token>` with every request."
    ),
    paths(
        api::shelf::scenarios,
        api::shelf::scenario,
        api::shelf::add,
        api::shelf::file,
        api::plans::simulate,
        api::plans::overlay,
        api::plans::save,
        api::compare::compare,
        api::assumptions::assumptions,
        api::assumptions::preview,
        api::assumptions::impacts,
        api::explain::outcomes,
        api::explain::explain,
        api::mixes::mixes,
        api::pack::report,
        api::pack::file,
        api::monitoring::monitoring,
        api::monitoring::template,
    )
)]
struct Described;

/// The `OpenAPI` document.
#[must_use]
pub fn document() -> utoipa::openapi::OpenApi {
    Described::openapi()
}
