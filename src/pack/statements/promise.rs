//! How likely a promise is: inside view, and outside view where there is one.

use std::fmt::Write as _;

use super::{About, statement};
use crate::analysis::TargetResult;
use crate::analysis::headline::varies;
use crate::document::Statement;
use crate::tables::figure::{in_hundred, range};
use crate::tables::outside::kept_in_words;

/// One promise. A gross promise does not stand without what it would be net.
pub(super) fn kept(about: &About<'_>, result: &TargetResult) -> Option<Statement> {
    if result.probability.is_nan() {
        return None;
    }
    let words = &about.findings.words;
    let measured = crate::report::page::inside(&words.metric(&result.target.metric));
    let mut text = format!("{}: {}", about.programme(), about.reached(result));
    if varies(&result.percentiles) {
        let [_, low, _, _, _, high, _] = result.percentiles;
        let [low_error, _, high_error] = result
            .percentile_errors
            .map(|error| error.unwrap_or(f64::NAN));
        let _ = write!(
            text,
            ", and 8 in 10 bring {}{} ({measured})",
            range([low, high], [low_error, high_error], result.measure),
            about.prices(result.measure)
        );
    }
    if let Some(net) = net_beside(about, result) {
        text.push_str(&net);
    }
    text.push_str(&result.outside.as_ref().map_or_else(
        || {
            "; no comparable programmes are named that could tell how often such promises are kept"
                .to_owned()
        },
        |view| match view.record {
            Some(_) => format!("; {}", kept_in_words(view)),
            None => format!(
                "; by the record of comparable programmes, as the evidence puts it, it would be kept in {}",
                in_hundred(view.probability)
            ),
        },
    ));
    let source = match result.target.source.as_str() {
        "" => "The promise’s source is not named in the scenario.".to_owned(),
        source => format!("The promise: {source}."),
    };
    let class = result.target.reference_class.as_ref();
    let class = class.and_then(|id| about.classes?.get(id));
    let class = class.map_or_else(String::new, |source| {
        format!(" Comparable programmes: {source}.")
    });
    let footnote = about.footnote(&format!(
        "{source}{class} The share of simulated futures is the inside view, which knows this programme and its stated assumptions; \
         that of comparable programmes is the outside view, which knows nothing of this one."
    ));
    let mut statement = statement(
        &format!("Promise: {}", result.target.title),
        &text,
        footnote,
        &[],
    );
    statement.figures = vec![format!(
        "{}@{}",
        result.target.answered_by(),
        result.target.by
    )];
    Some(statement)
}

/// The net figure that a gross promise of jobs is told with, in the promise's own year.
fn net_beside(about: &About<'_>, result: &TargetResult) -> Option<String> {
    let net = match result.target.metric.as_str() {
        "jobs.filled" | "jobs.created" | "jobs.demanded" => "jobs.net",
        "jobs.skilled" => "jobs.net_skilled",
        _ => return None,
    };
    let told = about.row(net, Some(result.target.by));
    let noun = crate::report::page::inside(&about.findings.words.metric(net));
    Some(told.map_or_else(
        || format!(", of which hardly any are {noun}"),
        |told| {
            format!(
                ", which come to {}{}",
                told.between(&noun),
                told.middle(false)
            )
        },
    ))
}
