//! Money: what is invested, what it costs, and the two ledgers of value.

use std::fmt::Write as _;

use super::{About, statement};
use crate::analysis::headline::{Line, varies};
use crate::calendar::financial_year;
use crate::document::Statement;
use crate::report::page::{spread, value};
use crate::tables::figure::{frequency, quantity};

/// What is invested, on the basis of the promise where there is one.
pub(super) fn invested(about: &About<'_>) -> Option<Statement> {
    const BASES: [&str; 4] = [
        "investment.total_with_relief.nominal",
        "investment.total.nominal",
        "investment.total_with_relief",
        "investment.total",
    ];
    let targets = about.findings.targets;
    let promised = BASES.iter().find(|metric| {
        let mut answered = targets.iter().map(|result| result.target.answered_by());
        answered.any(|answer| answer == **metric)
    });
    let metric = promised.copied().unwrap_or("investment.total.nominal");
    let told = about.line(&format!("{metric}.total"))?;
    let private = about.row(
        if metric.ends_with(".nominal") {
            "investment.private.nominal.total"
        } else {
            "investment.private.total"
        },
        None,
    );
    let prices = if metric.ends_with(".nominal") {
        "in the money of the day".to_owned()
    } else {
        let year = about.findings.words.programme.calendar.price_year;
        format!("in {} prices", financial_year(year))
    };
    let relief = if metric.contains("with_relief") {
        " and with tax reliefs counted in"
    } else {
        ""
    };
    let mut text = format!(
        "by {}, {}{} is projected to be invested in {}, {prices}{relief}",
        about.by(),
        told.between(""),
        told.middle(true),
        about.programme(),
    );
    if let Some(private) = &private {
        let _ = write!(
            text,
            ", of which {}{} is private",
            private.between(""),
            private.middle(false)
        );
    }
    text.push_str(&about.ambition(&[metric]));
    let footnote = about.footnote(
        "Money spent by the programme’s funds and private money drawn in, all years together. It is gross: nothing is taken \
         off for investment that would have been made anyway.",
    );
    Some(statement(
        "Investment",
        &text,
        footnote,
        &[Some(&told), private.as_ref()],
    ))
}

/// A ratio of means in words, with the digits that its error supports.
fn ratio(line: &Line) -> String {
    quantity(line.row.mean, line.row.mcse, line.row.measure)
}

/// What a ratio is in single futures, behind a separator; nothing where all agree.
fn alone(line: &Line, behind: &str) -> String {
    if varies(&line.row.percentiles) {
        format!("{behind}{} in 8 of 10 single futures", spread(line))
    } else {
        String::new()
    }
}

/// What a net job and a net job-year cost the public.
pub(super) fn cost(about: &About<'_>) -> Option<Statement> {
    let headline = &about.findings.headline;
    let cost = about.line("value.public_cost")?;
    let job = headline.find("value.public_cost_per_net_job")?;
    let year = headline.find("value.public_cost_per_net_job_year");
    let known = job.row.mean.is_finite() && job.row.mean > 0.0;
    if !known {
        return None;
    }
    let prices = financial_year(about.findings.words.programme.calendar.price_year);
    let mut text = format!(
        "{} is projected to cost the public {}{} in {prices} prices, undiscounted: about {} for each net additional job there is in {} (mean cost over mean jobs{})",
        about.programme(),
        cost.between(""),
        cost.middle(true),
        ratio(job),
        about.by(),
        alone(job, "; "),
    );
    if let Some(year) = year.filter(|year| year.row.mean.is_finite()) {
        let _ = write!(
            text,
            ", or about {} for each net additional job-year (one full-time job for one year){}",
            ratio(year),
            alone(year, ", ")
        );
    }
    let footnote = about.footnote(&format!(
        "Public spending, tax relief and what events cost the public purse. Cost per job and per job-year are mean cost over \
         mean jobs or job-years. {}",
        about.net_of()
    ));
    Some(statement(
        "Cost to the public",
        &text,
        footnote,
        &[Some(&cost)],
    ))
}

/// Place outputs.
pub(super) fn place(about: &About<'_>) -> Option<Statement> {
    let told = about.line("value.pv_gva")?;
    let text = format!(
        "the net additional jobs of {} are projected to bring {}{} of gross value added to the place{} as a present value of the \
         years to {}; this is output \
         of the place, not a gain in welfare, and it is not to be added to any benefit",
        about.programme(),
        told.between(""),
        told.middle(true),
        about.prices(told.row.measure),
        financial_year(about.findings.words.programme.horizon()),
    );
    let footnote = about.footnote(&format!(
        "Net GVA over the appraisal horizon, discounted. {}",
        about.net_of()
    ));
    Some(statement("Place outputs", &text, footnote, &[Some(&told)]))
}

/// UK welfare and the benefit–cost ratio.
pub(super) fn welfare(about: &About<'_>) -> Option<Statement> {
    let headline = &about.findings.headline;
    let told = about.line("value.pv_welfare")?;
    let ratio_line = headline.find("value.bcr")?;
    let mut text = format!(
        "UK welfare gains of {} are projected at {}{}{} as a present value of the years to {}; expected gains are {} for each £1 of expected \
         public cost{}",
        about.programme(),
        told.between(""),
        told.middle(true),
        about.prices(told.row.measure),
        financial_year(about.findings.words.programme.horizon()),
        if value::is_tiny(ratio_line) {
            "under £0.01".to_owned()
        } else {
            format!("about {}", ratio(ratio_line))
        },
        if value::is_tiny(ratio_line) {
            String::new()
        } else {
            alone(ratio_line, ", ")
        },
    );
    if let Some(gain) = headline.gain {
        let programme = about.findings.words.programme;
        let others = value::spends_other_money(programme);
        let research = value::is_of_research(programme);
        let which = match (others, research) {
            (true, true) => {
                ", which also takes off what universities and others spend and values research itself at nothing,"
            }
            (true, false) => ", which also takes off what others spend,",
            (false, true) => ", which values research itself at nothing,",
            (false, false) => "",
        };
        let _ = write!(
            text,
            ", and the net present social value{which} is positive in {}",
            frequency(gain.share, about.run.draws)
        );
    }
    let footnote = about.footnote(
        "Earnings gained by people trained and the welfare share of better-paid work, discounted. The benefit–cost ratio is \
         the ratio of expectations; no threshold is endorsed, and what is not valued in money is not in it.",
    );
    Some(statement("UK welfare", &text, footnote, &[Some(&told)]))
}
