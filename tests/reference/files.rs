//! Files that name a reference, and the text that stands alone.

use std::fs;

use super::with_reference;
use crate::common::read;
use regiocast::scenario::Scenario;

const PROGRAMME: &str = "title = \"With\"\nreference = \"without.toml\"\nstart = 2024\nyears = 3\n\
     price_year = 2024\n\
     [fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = { evidence = \"grants\" }\n\
     profile = \"even\"\n\
     [additionality.local]\ndeadweight = { uniform = [0.2, 0.4] }\nleakage = 0.1\n\
     displacement = { uniform = [0.1, 0.3] }\n\
     [activity.plan]\nfunded_by = { grant = 1.0 }\nadditionality = \"local\"\n\
     [activity.plan.jobs]\ncost_per_job = 10000\n\
     [[correlation]]\nbetween = [\"additionality.local.deadweight\", \
     \"additionality.local.displacement\"]\nspearman = 0.5\n\
     [evidence.grants]\nuniform = [4, 6]\ntitle = \"Grants\"\nunit = \"£m\"\nsource = \"A judgement\"\n\
     rating = \"red\"\ndescribes = \"mean\"\n";

const WITHOUT: &str = "base = \"with.toml\"\nremove = [\"reference\", \"correlation\"]\n\
     title = \"Without\"\n[fund.grant]\namount = { uniform = [1, 2] }\n";

/// Writes both files and reads the programme.
fn beside(programme: &str, without: &str) -> Result<Scenario, String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("with.toml"), programme).unwrap();
    fs::write(folder.path().join("without.toml"), without).unwrap();
    let path = folder.path().join("with.toml");
    Scenario::read(path.to_str().unwrap()).map_err(|error| error.to_string())
}

#[test]
fn a_reference_may_be_an_overlay_on_the_programme_itself() {
    let scenario = beside(PROGRAMME, WITHOUT).unwrap();
    let reference = scenario.reference.as_deref().unwrap();
    assert_eq!(reference.programme.title, "Without");
    assert_eq!(scenario.programme.reference.as_deref(), Some("Without"));
    assert_eq!(reference.register.assumptions[0].name, "fund.grant.amount");
    assert!(reference.register.assumptions[0].evidence.is_none());
}

#[test]
fn no_deadweight_acts_or_is_in_the_register_of_either() {
    let scenario = beside(PROGRAMME, WITHOUT).unwrap();
    let reference = scenario.reference.as_deref().unwrap();
    for (programme, register) in [
        (&scenario.programme, &scenario.register),
        (&reference.programme, &reference.register),
    ] {
        assert!(programme.additionality[0].deadweight.is(0.0));
        let mut names = register.assumptions.iter().map(|one| one.name.as_str());
        assert!(!names.any(|name| name.ends_with("deadweight")));
        assert!(register.correlations.is_empty());
        // Rows are still without a gap.
        let rows = register.uncertain().map(|one| one.input.unwrap().0);
        assert!(rows.eq(0..register.uncertain_count()));
    }
    let said: Vec<&str> = scenario
        .warnings
        .iter()
        .map(|one| one.message.as_str())
        .collect();
    assert!(said.contains(
        &"2 stated deadweights are not used, 1 of them in the reference: the reference is run instead"
    ));
    // A correlation with an unused deadweight has nothing to say, and is no mistake.
    assert_eq!(said.len(), 1, "{said:?}");
}

#[test]
fn the_resolved_text_stands_alone_and_reads_back_to_the_same() {
    let scenario = beside(PROGRAMME, WITHOUT).unwrap();
    let again = read(&scenario.resolved);
    assert_eq!(again.resolved, scenario.resolved);
    assert_eq!(again.digest, scenario.digest);
    assert_eq!(again.programme, scenario.programme);
    let (one, other) = (scenario.reference.unwrap(), again.reference.unwrap());
    assert_eq!(one.programme, other.programme);
    for (a, b) in [
        (&scenario.register, &again.register),
        (&one.register, &other.register),
    ] {
        assert_eq!(a.assumptions.len(), b.assumptions.len());
        for (a, b) in a.assumptions.iter().zip(&b.assumptions) {
            assert_eq!(
                (&a.name, &a.distribution, &a.evidence),
                (&b.name, &b.distribution, &b.evidence)
            );
        }
    }
}

#[test]
fn a_resolved_text_with_everything_reads_back_to_the_same() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/independent/scenarios/everything.toml"
    );
    let everything = Scenario::read(path).unwrap().resolved;
    let scenario = read(&with_reference(&everything, &everything));
    let again = read(&scenario.resolved);
    assert_eq!(again.resolved, scenario.resolved);
    assert_eq!(again.programme, scenario.programme);
    let (one, other) = (scenario.reference.unwrap(), again.reference.unwrap());
    assert_eq!(one.programme, other.programme);
    // But for the targets of nobody, it is the programme.
    assert_eq!(one.programme.funds, scenario.programme.funds);
    assert_eq!(one.programme.workforces, scenario.programme.workforces);
}

#[test]
fn the_digest_covers_the_reference() {
    let one = beside(PROGRAMME, WITHOUT).unwrap();
    let other = beside(PROGRAMME, &WITHOUT.replace("[1, 2]", "[1, 3]")).unwrap();
    assert_ne!(one.digest, other.digest);
}

#[test]
fn an_overlay_keeps_the_reference_of_its_base_or_takes_it_out() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("with.toml", PROGRAMME);
    write("without.toml", WITHOUT);
    fs::create_dir(folder.path().join("other")).unwrap();
    let base = "base = \"../with.toml\"\n";
    write("other/kept.toml", base);
    write(
        "other/out.toml",
        &format!("{base}remove = [\"reference\"]\n"),
    );
    let read = |name: &str| Scenario::read(folder.path().join(name).to_str().unwrap()).unwrap();
    // A file is sought beside the file that names it.
    assert!(read("other/kept.toml").reference.is_some());
    let out = read("other/out.toml");
    assert!(out.reference.is_none() && out.programme.reference.is_none());
    let stated = |name: &str| out.register.assumptions.iter().any(|one| one.name == name);
    assert!(stated("additionality.local.deadweight"));
}

#[test]
fn a_reference_without_a_title_is_called_by_its_file() {
    let programme = PROGRAMME.replace("title = \"With\"\n", "");
    for title in ["", "title = \"\"\n"] {
        let without = WITHOUT.replace("title = \"Without\"\n", title);
        let scenario = beside(&programme, &without).unwrap();
        assert_eq!(scenario.programme.reference.as_deref(), Some("without"));
        let again = read(&scenario.resolved);
        assert_eq!(again.programme.reference.as_deref(), Some("without"));
    }
}

#[test]
fn correlations_of_both_have_to_hold_together() {
    let correlated = |rho: f64| {
        format!(
            "[[correlation]]\nbetween = [\"fund.grant.amount\", \
             \"additionality.local.displacement\"]\nspearman = {rho:?}\n"
        )
    };
    let plain = PROGRAMME.split("[[correlation]]").next().unwrap();
    let programme = plain.replace("{ evidence = \"grants\" }", "{ uniform = [4, 6] }");
    let without = WITHOUT.replace("[\"reference\", \"correlation\"]", "[\"reference\"]");
    let both = |rho: f64, other: f64| {
        beside(
            &(programme.clone() + &correlated(rho)),
            &(without.clone() + &correlated(other)),
        )
    };
    assert!(both(0.5, 0.5).is_ok());
    let error = both(0.5, 0.4).unwrap_err();
    assert!(
        error.contains("correlated otherwise in the reference (0.4)"),
        "{error}"
    );
}

#[test]
fn a_reference_that_is_valued_otherwise_is_a_warning() {
    let without = format!("{WITHOUT}[appraisal]\ndiscount_rate = 0.02\n");
    let scenario = beside(PROGRAMME, &without).unwrap();
    let at: Vec<&str> = scenario
        .warnings
        .iter()
        .map(|one| one.path.as_str())
        .collect();
    assert!(at.contains(&"appraisal.discount_rate"), "{at:?}");
}
