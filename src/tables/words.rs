//! Words for metrics, units and inputs: plain English in one place.
//!
//! A metric's name is put together from a base and endings (`jobs.filled` + `.activity.<id>` +
//! `.total`), and so are its words. Titles of funds, activities and so on are the scenario's own.

use super::figure::given;
use crate::calendar::financial_year;
use crate::outcomes::Measure;
use crate::programme::{EventTarget, Name, Programme};
use crate::register::Register;

mod input;
mod titles;

pub use input::{capitalised, inside};
use titles::{base_title, net_title};

/// The unit of a measure, in words.
#[must_use]
pub fn unit(measure: Measure, price_year: i32) -> String {
    let prices = financial_year(price_year);
    match measure {
        Measure::Money => format!("£m ({prices} prices)"),
        Measure::NominalMoney => "£m (money of the day)".to_owned(),
        Measure::FundMoney => "£m (each fund in its own prices)".to_owned(),
        Measure::Jobs => "jobs (FTE)".to_owned(),
        Measure::JobYears => "job-years".to_owned(),
        Measure::People => "people".to_owned(),
        Measure::Firms => "firms".to_owned(),
        Measure::SquareMetres => "m2".to_owned(),
        Measure::Share => "share".to_owned(),
        Measure::Pounds => format!("£ ({prices} prices)"),
        Measure::Ratio => "£ per £".to_owned(),
        Measure::Own(unit) => unit.words().to_owned(),
    }
}

/// The prices of money as they follow an amount: ` in 2024/25 prices`, ` in the money of the day`; empty for what is no
/// money.
#[must_use]
pub fn in_prices(measure: Measure, price_year: i32) -> String {
    match measure {
        Measure::Money | Measure::Pounds => format!(" in {} prices", financial_year(price_year)),
        Measure::NominalMoney => " in the money of the day".to_owned(),
        Measure::FundMoney => " in each fund’s own prices".to_owned(),
        _ => String::new(),
    }
}

/// What stands between a metric's base and an id.
const PARTS: [&str; 7] = [
    "activity", "fund", "sector", "skill", "pathway", "industry", "district",
];

/// A metric's name, taken apart.
struct Parsed<'a> {
    base: String,
    part: Option<(&'a str, &'a str)>,
    endings: &'a [&'a str],
}

fn parsed<'a>(words: &'a [&'a str]) -> Option<Parsed<'a>> {
    let part = words.iter().skip(1).position(|word| PARTS.contains(word));
    if let Some(place) = part.map(|place| place + 1) {
        let id = words.get(place + 1)?;
        return Some(Parsed {
            base: words[..place].join("."),
            part: Some((words[place], id)),
            endings: &words[place + 2..],
        });
    }
    (1..=words.len())
        .rev()
        .find(|length| base_title(&words[..*length].join(".")).is_some())
        .map(|length| Parsed {
            base: words[..length].join("."),
            part: None,
            endings: &words[length..],
        })
}

/// Puts what a metric's endings mean behind its title; nothing where one has no words.
fn endings_in_words(endings: &[&str], title: &mut String) -> Option<()> {
    for ending in endings {
        title.push_str(match *ending {
            "total" => ", all years",
            "nominal" => ", money of the day",
            "of_means" => ", mean over mean",
            _ => return None,
        });
    }
    Some(())
}

/// The words of a scenario: its titles, and those of its inputs.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Whose titles.
    pub programme: &'a Programme,
    /// Whose inputs.
    pub register: &'a Register,
}

impl Words<'_> {
    /// The unit of a measure, in words.
    #[must_use]
    pub fn unit(&self, measure: Measure) -> String {
        unit(measure, self.programme.calendar.price_year)
    }

    /// What a metric is called; its name where there are no words for it.
    #[must_use]
    pub fn metric(&self, metric: &str) -> String {
        let words: Vec<&str> = metric.split('.').collect();
        self.own_words(&words)
            .or_else(|| {
                let parsed = parsed(&words)?;
                let title = self.net_title(&parsed.base);
                let mut title = title.or_else(|| base_title(&parsed.base))?.to_owned();
                if let Some((kind, id)) = parsed.part {
                    title.push_str(": ");
                    title.push_str(&self.titled(kind, id));
                }
                endings_in_words(parsed.endings, &mut title)?;
                Some(title)
            })
            .unwrap_or_else(|| metric.to_owned())
    }

    /// What a metric is called where a reference is run, if that is not what it is called otherwise.
    fn net_title(&self, base: &str) -> Option<&'static str> {
        self.programme.reference.as_ref()?;
        net_title(base)
    }

    fn own_words(&self, words: &[&str]) -> Option<String> {
        match words {
            ["fund", id, "comes"] => Some(format!(
                "{}: whether the money comes",
                self.titled("fund", id)
            )),
            ["fund", id, "received", endings @ ..] => {
                let mut title = format!("{}: money received", self.titled("fund", id));
                endings_in_words(endings, &mut title)?;
                Some(title)
            }
            ["move", id, "moved", endings @ ..] => {
                let mut title = format!("{}: money moved", self.titled("move", id));
                endings_in_words(endings, &mut title)?;
                Some(title)
            }
            ["gate", id] => Some(format!(
                "{}: share of its effect that capability lets through",
                self.titled("activity", id)
            )),
            ["outcome", id, endings @ ..] => {
                let mut title = self.titled("outcome", id);
                endings_in_words(endings, &mut title)?;
                Some(title)
            }
            ["event", id, "has_happened"] => Some(format!(
                "{} has happened by the end of the year",
                self.titled("event", id)
            )),
            ["event", id, "happens"] => Some(format!("{} happens", self.titled("event", id))),
            ["workforce", id, "at_least", level] => {
                let level = level.parse().ok()?;
                if let Some([title, level]) = self.level(id, level) {
                    return Some(format!("{title}: share at “{level}” or above"));
                }
                let [title, level] = self.level_of_areas(id, level)?;
                Some(format!(
                    "{title}: share at “{level}” or above, mean of its areas"
                ))
            }
            ["workforce", id, area, "at_least", level] => {
                let [title, level] = self.level(&format!("{id}.{area}"), level.parse().ok()?)?;
                Some(format!("{title}: share at “{level}” or above"))
            }
            ["workforce", id, area, "level", level] => {
                let level: usize = level.parse().ok()?;
                self.level_surveyed(&format!("{id}.{area}"), level)
            }
            // A row of a survey, as it is set against the model: of those who stand at the level below or above it.
            ["workforce", id, "level", level] => self.level_surveyed(id, level.parse().ok()?),
            _ => None,
        }
    }

    /// What a row of a survey is set against.
    fn level_surveyed(&self, workforce: &str, level: usize) -> Option<String> {
        let [title, own] = self.level(workforce, level)?;
        Some(match self.level(workforce, level - 1) {
            Some([_, below]) if level > 2 => {
                format!("{title}: of those at “{below}” or above, share at “{own}” or above")
            }
            _ => format!("{title}: share at “{own}” or above"),
        })
    }

    /// The titles of a workforce that has areas and of one of its levels, from 1.
    fn level_of_areas(&self, workforce: &str, level: usize) -> Option<[&str; 2]> {
        let areas = self.programme.workforces.iter();
        let (whole, area) = areas
            .filter_map(|area| Some((area.of.as_ref()?, area)))
            .find(|(whole, _)| whole.id == workforce)?;
        let level = area.levels.get(level.checked_sub(1)?)?;
        Some([whole.title.as_str(), level.as_str()])
    }

    /// The titles of a workforce and of one of its levels, from 1.
    fn level(&self, workforce: &str, level: usize) -> Option<[&str; 2]> {
        let workforces = &self.programme.workforces;
        let workforce = workforces.iter().find(|one| one.name.id == workforce)?;
        let level = workforce.levels.get(level.checked_sub(1)?)?;
        Some([workforce.name.title.as_str(), level.as_str()])
    }

    /// The title of a thing of the scenario, by its kind and id; the id in words where it has none.
    #[must_use]
    pub fn titled(&self, kind: &str, id: &str) -> String {
        let programme = self.programme;
        let names: Vec<&Name> = match kind {
            "activity" => programme.activities.iter().map(|it| &it.name).collect(),
            "fund" => programme.funds.iter().map(|it| &it.name).collect(),
            "sector" => programme.sectors.iter().map(|it| &it.name).collect(),
            "skill" => programme.skills.iter().map(|it| &it.name).collect(),
            "pathway" => programme.trainings.iter().map(|it| &it.pathway).collect(),
            "district" => programme.districts.iter().map(|it| &it.name).collect(),
            "event" => programme.events.iter().map(|it| &it.name).collect(),
            "move" => programme.moves.iter().map(|it| &it.name).collect(),
            "workforce" => {
                let all = programme.workforces.iter();
                all.flat_map(|it| [Some(&it.name), it.of.as_ref()])
                    .flatten()
                    .collect()
            }
            "outcome" => programme.outcomes.iter().map(|it| &it.name).collect(),
            "additionality" => programme.additionality.iter().map(|it| &it.name).collect(),
            "industry" => {
                let table = programme.region.input_output.iter();
                table.flat_map(|table| &table.industries).collect()
            }
            _ => Vec::new(),
        };
        names
            .into_iter()
            .find(|name| name.id == id && !name.title.is_empty())
            .map_or_else(|| spaced(id), |name| name.title.clone())
    }

    /// What an event strikes, in words.
    #[must_use]
    pub fn struck(&self, target: Option<EventTarget>) -> String {
        let fund = |place: usize| {
            self.programme
                .funds
                .get(place)
                .map(|it| it.name.title.as_str())
        };
        let activity = |place: usize| {
            let activities = &self.programme.activities;
            activities.get(place).map(|it| it.name.title.as_str())
        };
        let named =
            |what: &str, title: Option<&str>| format!("{what} {}", title.unwrap_or_default());
        match target {
            None => "nothing; it only costs".to_owned(),
            Some(EventTarget::Fund(id)) => named("money from", fund(id.0)),
            Some(EventTarget::Activity(id)) => named("spending on", activity(id.0)),
            Some(EventTarget::Training(id)) => named("training by", activity(id.0)),
            Some(EventTarget::Construction(id)) => named("building work of", activity(id.0)),
            Some(EventTarget::Private) => "private money drawn in by all activities".to_owned(),
            Some(EventTarget::Block(id)) => match self.programme.blocks.get(id.0) {
                Some(block) => {
                    let what = format!("{} of", spaced(block.arrivals.word()));
                    named(&what, activity(block.activity.0))
                }
                None => String::new(),
            },
        }
    }

    /// A number of the scenario in words: `0.2`, or the words of its distribution.
    #[must_use]
    pub fn number(&self, number: crate::number::Number) -> String {
        match number {
            crate::number::Number::Fixed(value) => given(value),
            crate::number::Number::Uncertain(input) => self
                .register
                .uncertain()
                .find(|assumption| assumption.input == Some(input))
                .map_or_else(String::new, |assumption| assumption.distribution.in_words()),
        }
    }
}

/// An id or a key as words: `annual_exit` is `annual exit`.
#[must_use]
pub fn spaced(id: &str) -> String {
    id.replace(['_', '-'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{programme, register};

    #[test]
    fn metrics_are_called_what_people_call_them() {
        let (programme, register) = (programme(), register());
        let words = Words {
            programme: &programme,
            register: &register,
        };
        let cases = [
            ("jobs.filled", "Jobs filled (gross)"),
            (
                "jobs.filled.activity.park",
                "Jobs filled (gross): Science park",
            ),
            ("investment.total", "Total investment"),
            ("investment.total.total", "Total investment, all years"),
            (
                "investment.total.nominal.total",
                "Total investment, money of the day, all years",
            ),
            (
                "investment.fund.grant.nominal",
                "Investment: Government grant, money of the day",
            ),
            ("value.bcr.of_means", "Benefit–cost ratio, mean over mean"),
            ("event.flood.happens", "Flood of the site happens"),
            (
                "fund.grant.comes",
                "Government grant: whether the money comes",
            ),
            (
                "fund.grant.received.nominal.total",
                "Government grant: money received, money of the day, all years",
            ),
            (
                "event.flood.has_happened",
                "Flood of the site has happened by the end of the year",
            ),
            (
                "training.starts.pathway.no_title",
                "People starting training: no title",
            ),
            ("something.else", "something.else"),
        ];
        for (metric, title) in cases {
            assert_eq!(words.metric(metric), title);
        }
    }
}
