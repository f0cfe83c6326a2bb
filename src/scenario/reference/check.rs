//! Whether programme and reference can be set beside each other.

use crate::inputs::Inputs;
use crate::problem::{Problem, Severity, in_a_row};
use crate::register::Register;
use crate::scenario::tree::Table;
use crate::scenario::whole::Whole;
use crate::scenario::write::inline;

use super::{Found, KEY};

impl Found {
    /// Checks that programme and reference can be set beside each other.
    pub fn check(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        self.check_years(whole, problems);
        let wrong = |one: &Problem| one.severity == Severity::Error;
        if problems.iter().any(wrong) {
            return;
        }
        self.check_appraisal(whole, problems);
        self.check_net_uk(whole, problems);
        self.check_correlations(&whole.register, problems);
        self.tell_unused(whole, problems);
    }

    fn check_years(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        if !whole.calendar_is_known || !self.whole.calendar_is_known {
            return;
        }
        let (here, there) = (&whole.programme.calendar, &self.whole.programme.calendar);
        let text = |number: usize| number.to_string();
        for (section, key, own, programmes) in [
            ("", "start", there.start.to_string(), here.start.to_string()),
            ("", "years", text(there.years), text(here.years)),
            (
                "",
                "price_year",
                there.price_year.to_string(),
                here.price_year.to_string(),
            ),
            (
                "appraisal",
                "horizon",
                text(there.horizon),
                text(here.horizon),
            ),
        ] {
            if own == programmes {
                continue;
            }
            let tree = &self.whole.tree;
            let table = if section.is_empty() {
                Some(tree)
            } else {
                tree.table(section)
            };
            let written = table.and_then(|table| table.get(key));
            let place = written.map_or(&self.whole.top, |node| &node.place);
            let message = format!("is {own} in the reference, but {programmes} in the programme");
            let help = format!(
                "both run through the same years in the same prices; write {key} = {programmes}{}",
                if section.is_empty() {
                    String::new()
                } else {
                    format!(" under [{section}]")
                }
            );
            problems.push(Problem::error(place, key, message).help(help));
        }
    }

    /// Warns where the two discount or count prices differently: their difference then mixes both.
    fn check_appraisal(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        let empty = Table::default();
        let (here, there) = (
            whole.tree.table("appraisal").unwrap_or(&empty),
            self.whole.tree.table("appraisal").unwrap_or(&empty),
        );
        let said = |table: &Table, key: &str| table.get(key).map(inline);
        let mut keys: Vec<&str> = here.keys().chain(there.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.retain(|key| !["horizon", "title", "note", "source"].contains(key));
        for key in keys {
            if said(here, key) == said(there, key) {
                continue;
            }
            let place = there.get(key).map_or(&self.whole.top, |node| &node.place);
            let path = format!("appraisal.{key}");
            let message = "is not as in the programme, so that the two are not valued alike";
            let help = "write the same in both; a difference of values means little otherwise";
            problems.push(Problem::warning(place, &path, message).help(help));
        }
    }

    /// Net jobs in the UK are a difference, for which both have to tell them.
    fn check_net_uk(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        let (here, there) = (&whole.programme, &self.whole.programme);
        if here.tells_net_uk() && !there.tells_net_uk() && !there.blocks.is_empty() {
            let message =
                "does not say what its jobs displace in the UK, though the programme does";
            let help = "write `displacement_uk` in each [additionality.…] of both, or in none";
            problems.push(Problem::error(&self.entry.node.place, KEY, message).help(help));
        }
        let said = |tree: &Table| {
            tree.table("region")
                .and_then(|region| region.get("input_output").map(inline))
        };
        if here.region.input_output.is_some() && said(&whole.tree) != said(&self.whole.tree) {
            let message = "has another [region.input_output] than the programme, so that knock-on jobs by industry \
                           are no difference between like and like";
            let help = "write the same table, `employment`, `flq_delta` and `weight` in both";
            problems.push(Problem::warning(&self.entry.node.place, KEY, message).help(help));
        }
    }

    /// An input has the same luck in both, so that all their correlations have to hold together.
    fn check_correlations(&self, register: &Register, problems: &mut Vec<Problem>) {
        let other = &self.whole.register;
        for (one, two) in pairs(register).flat_map(|one| pairs(other).map(move |two| (one, two))) {
            if one.0 == two.0 && one.1.to_bits() != two.1.to_bits() {
                let message = format!(
                    "{} are correlated otherwise in the reference ({}) than in the programme ({})",
                    in_a_row(&one.0),
                    two.1,
                    one.1
                );
                let help = "state each pair alike in both: an input has the same luck in both";
                problems.push(Problem::error(&self.entry.node.place, KEY, message).help(help));
            }
        }
        let states_any = pairs(register).chain(pairs(other)).next().is_some();
        if states_any && Inputs::beside(register, &[other]).copula.is_none() {
            let message = "the correlations of programme and reference cannot hold together";
            let help =
                "an input has the same luck in both; state fewer correlations, or weaker ones";
            problems.push(Problem::error(&self.entry.node.place, KEY, message).help(help));
        }
    }

    fn tell_unused(&self, whole: &Whole, problems: &mut Vec<Problem>) {
        let (here, there) = (whole.unused, self.whole.unused);
        let message = match (here + there, there) {
            (0, _) => return,
            (1, 0) => "1 stated deadweight is not used: the reference is run instead".to_owned(),
            (1, _) => {
                "1 stated deadweight, of the reference, is not used: the reference is run instead"
                    .to_owned()
            }
            (all, 0) => {
                format!("{all} stated deadweights are not used: the reference is run instead")
            }
            (all, there) => format!(
                "{all} stated deadweights are not used, {there} of them in the reference: the \
                 reference is run instead"
            ),
        };
        let help =
            "what would have happened anyway is taken off once; correlations with them do nothing";
        problems.push(Problem::warning(&self.entry.node.place, KEY, message).help(help));
    }
}

/// Every pair of names that a register correlates, in the order of the alphabet, and how strongly.
fn pairs(register: &Register) -> impl Iterator<Item = ([&str; 2], f64)> {
    register.correlations.iter().flat_map(|stated| {
        let names = stated.between.iter().enumerate();
        names.flat_map(|(place, one)| {
            stated.between[..place].iter().map(|other| {
                let mut pair = [one.as_str(), other.as_str()];
                pair.sort_unstable();
                (pair, stated.spearman)
            })
        })
    })
}
