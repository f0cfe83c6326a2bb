//! Where in the region: the tile map of net jobs.

use super::Findings;
use crate::analysis::Row;
use crate::charts::tiles::{Tile, Tiles};
use crate::charts::{Chart, ChartError};
use crate::outcomes::breakdown::NOT_PLACED;

/// The chart's name.
pub const NAME: &str = "map";

/// Net jobs in the last year by district, on a tile map; none where the scenario names no districts.
///
/// # Errors
///
/// If the numbers cannot be drawn.
pub fn map(findings: &Findings) -> Result<Option<Chart>, ChartError> {
    let row = |id: &str| {
        let years = findings.rows(&format!("jobs.net.district.{id}"))?;
        years.last().copied()
    };
    let figure = |row: &Row| [row.p10(), row.p50(), row.p90()];
    let districts = &findings.programme.districts;
    let tiles: Vec<Tile> = districts
        .iter()
        .map(|district| Tile {
            label: district.name.title.clone(),
            place: district.tile,
            figure: row(&district.name.id).map(figure),
        })
        .collect();
    let with_jobs = tiles
        .iter()
        .filter_map(|tile| Some((tile, tile.figure?[1])));
    let Some((most, _)) = with_jobs.max_by(|(_, a), (_, b)| a.total_cmp(b)) else {
        return Ok(None);
    };
    let last = findings.last_year();
    let title = format!(
        "Of the districts, {} has the highest median of net jobs in {last}",
        most.label
    );
    let measure = "Net additional jobs in the last year, by the district of the activity";
    let chart = Tiles {
        caption: findings.caption(NAME, title, measure),
        axis: format!("Net additional jobs in {last} (full-time equivalent)"),
        nothing: "nothing placed here".to_owned(),
        not_placed: row(NOT_PLACED).map(figure),
        tiles,
    };
    chart.draw().map(Some)
}
