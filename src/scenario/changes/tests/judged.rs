//! Is an assumption that is set anew the judgement that was made, with its reason, and nothing else?

use super::*;
use crate::distribution::Distribution;
use crate::register::Rating;

fn judgement(form: &str, numbers: &[f64]) -> Judgement {
    Judgement {
        form: form.to_owned(),
        numbers: numbers.to_vec(),
        min: None,
        max: None,
        reason: "The letter of June".to_owned(),
    }
}

fn written(scenario: &Scenario, path: &str, judgement: Judgement) -> Result<String, Vec<Problem>> {
    let change = Change {
        path: path.to_owned(),
        value: Setting::Judgement(judgement),
    };
    let about = About {
        base: &scenario.name,
        ..ABOUT
    };
    overlay(scenario, &[change], about)
}

#[test]
fn every_assumption_can_be_set_anew_alone_and_moves_nothing_else() {
    let mut fixed = Vec::new();
    for (name, _) in crate::scenario::shipped() {
        let scenario = Scenario::read(&name).expect("shipped");
        let known = Written::of(&scenario).names();
        for assumption in &scenario.register.assumptions {
            let path = &assumption.name;
            if !known.contains(path) {
                fixed.push(format!("{name}: {path}"));
                continue;
            }
            // What it is, as a number: legal wherever it stands.
            let value = assumption.distribution.quantile(0.6);
            let text = written(&scenario, path, judgement("value", &[value]));
            let text = text.unwrap_or_else(|problems| panic!("{name}, {path}: {problems:?}"));
            let plan = match Scenario::parse(&text, "plan") {
                Ok(plan) => plan,
                // What is correlated, or goes with another number, cannot be certain.
                Err(error) => {
                    assert!(error.problems.iter().all(|one| !one.message.is_empty()));
                    let told = error.to_string();
                    assert!(
                        told.contains("certain") || told.contains("correlat"),
                        "{name}, {path}: {told}"
                    );
                    continue;
                }
            };
            let found = plan.register.find(path);
            let found = found.unwrap_or_else(|| panic!("{name}, {path}: gone\n{text}"));
            assert_eq!(found.distribution, Distribution::Fixed(value), "{text}");
            assert_eq!(found.provenance.source, JUDGED);
            assert_eq!(found.provenance.rating, Some(Rating::Red));
            for text in [
                &found.provenance.date,
                &found.provenance.signed_off,
                &found.provenance.valid_until,
            ] {
                assert_eq!(text, "", "{name}, {path}");
            }
            let note = &found.provenance.note;
            assert!(
                note.starts_with(&format!("The letter of June. In {name}: ")),
                "{note}"
            );
            assert_eq!(found.provenance.unit, assumption.provenance.unit);
            if path == "appraisal.inflation" {
                // Prices of other years move with it.
                continue;
            }
            for other in &scenario.register.assumptions {
                let same = plan.register.find(&other.name).map(|one| &one.distribution);
                assert!(
                    other.name == *path || same == Some(&other.distribution),
                    "{name}: {path} moves {} too",
                    other.name
                );
            }
        }
    }
    // What happened in years that are over is no number that could be judged.
    fixed.retain(|path| !path.ends_with(".actual"));
    assert!(fixed.is_empty(), "these cannot be set anew: {fixed:?}");
}
