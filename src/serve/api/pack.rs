//! Packs: made in sight of who waits, then taken away file by file.
//!
//! A pack takes seconds and its files are of several formats from one run, so that it is made once, with an
//! answer that says how far it is, and kept for a while. Its files are asked for like all else, with the
//! token where there is one; an address alone opens nothing.

use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};

use super::House;
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Lines, PackAsked, PackMade, Refusal};
use crate::tasks::Watch;

pub fn routes() -> Router<Arc<House>> {
    Router::new()
        .route("/report", post(report))
        .route("/report/{pack}/{file}", get(file))
}

/// Makes the pack of a plan; the files are to be had for a quarter of an hour.
///
/// Its figures are those of `regiocast report` on the saved plan, and so are its pages, to the last byte.
#[utoipa::path(
    post,
    path = "/api/report",
    request_body = PackAsked,
    responses(
        (status = 200, description = "How far it is, line by line, and then the pack", content_type = "application/x-ndjson", body = Lines<PackMade>),
        (status = 400, description = "Something asked for cannot be", body = Refusal),
        (status = 404, description = "There is no such scenario", body = Refusal),
        (status = 409, description = "Another plan has that name", body = Refusal),
        (status = 422, description = "Something is wrong with the plan", body = Refusal),
        (status = 503, description = "Too many ask at once; try again after `Retry-After` seconds", body = Refusal),
    )
)]
pub async fn report(
    State(house): State<Arc<House>>,
    asked: Result<Json<PackAsked>, JsonRejection>,
) -> Result<Response, Trouble> {
    let Json(asked) = asked?;
    house.check_pack(&asked)?;
    let make = move |house: &House, watch: &dyn Watch| house.pack(&asked, watch);
    house.stream(make).await
}

/// A file of a pack.
#[utoipa::path(
    get,
    path = "/api/report/{pack}/{file}",
    params(
        ("pack" = String, Path, description = "The pack, as its answer has it"),
        ("file" = String, Path, description = "The file’s name", example = "chi-zone-bid.html"),
    ),
    responses(
        (status = 200, description = "The file", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 404, description = "It is not kept, or not any more", body = Refusal),
    )
)]
pub async fn file(
    State(house): State<Arc<House>>,
    Path((pack, file)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let found = house.packs.find(&pack, &file)?;
    Ok(download(&found.name, found.bytes.clone()))
}

/// A file to be saved and not shown: what a pack holds is no part of this page.
pub fn download(name: &str, bytes: Vec<u8>) -> Response {
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("md") => "text/markdown; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("toml") => "application/toml",
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    };
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let saved = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let saved = saved.unwrap_or(HeaderValue::from_static("attachment"));
    headers.insert(header::CONTENT_DISPOSITION, saved);
    response
}
