//! What a scenario file says is what the model is given.

use regiocast::distribution::Distribution;
use regiocast::number::Number;
use regiocast::programme::block::Landings;
use regiocast::programme::{Arrivals, Discount, Exit};
use regiocast::register::{Assumption, Rating};
use regiocast::scenario::{Scenario, shipped};

const MINIMAL: &str = include_str!("data/minimal.toml");

const COST: &str = r#"
[evidence.cost]
title = "Cost of a job"
unit = "£"
source = "Invented"
rating = "amber"
note = "For tests"
price_year = 2020
describes = "case"
lognormal = [30000, 0.2]
min = 10000
max = 90000
"#;

fn read(text: &str) -> Scenario {
    Scenario::parse(text, "test").unwrap_or_else(|error| panic!("{error}"))
}

fn refused(text: &str) -> String {
    Scenario::parse(text, "test").map_or_else(|error| error.to_string(), |_| String::new())
}

fn assumption<'a>(scenario: &'a Scenario, name: &str) -> &'a Assumption {
    scenario
        .register
        .assumptions
        .iter()
        .find(|found| found.name == name)
        .unwrap_or_else(|| panic!("no assumption {name}"))
}

/// The minimal scenario with another cost per job.
fn with_cost(cost: &str, more: &str) -> String {
    let text = MINIMAL.replace("{ pert = [20000, 30000, 50000] }", cost);
    format!("{text}\n{more}")
}

/// The warnings about one place.
fn warnings_at(scenario: &Scenario, path: &str) -> Vec<String> {
    let here = scenario.warnings.iter().filter(|one| one.path == path);
    here.map(ToString::to_string).collect()
}

/// The warnings of a text, each as its place and what it says.
fn warned(text: &str) -> Vec<(String, String, String)> {
    let warnings = read(text).warnings;
    let said = warnings
        .into_iter()
        .map(|one| (one.path, one.message, one.help));
    said.collect()
}

fn close(found: f64, expected: f64) -> bool {
    (found / expected - 1.0).abs() < 1e-9
}

#[test]
fn what_is_not_written_has_its_default_and_is_not_in_the_register() {
    let scenario = read(MINIMAL);
    let names: Vec<&str> = scenario
        .register
        .assumptions
        .iter()
        .map(|assumption| assumption.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["fund.grant.amount", "activity.labs.jobs.cost_per_job"]
    );
    assert_eq!(scenario.register.uncertain_count(), 1);
    let programme = &scenario.programme;
    assert_eq!(programme.calendar.horizon, 3);
    assert_eq!(programme.funds[0].amount, Number::Fixed(3.0));
    assert_eq!(programme.funds[0].arrives, Number::ONE);
    assert_eq!(programme.blocks[0].cohort.exit, Exit::Yearly(Number::ZERO));
    assert_eq!(programme.appraisal.prices.inflation, Number::Fixed(0.02));
    assert_eq!(
        programme.appraisal.prices.years,
        [(1.0, 0), (1.0, 1), (1.0, 2)]
    );
    let Discount::Schedule { name, factors } = &programme.appraisal.discount else {
        panic!("no schedule");
    };
    assert_eq!(name, "green-book");
    assert!(close(factors[1], 1.0 / 1.035));
}

#[test]
fn evidence_is_brought_to_the_scenarios_prices_by_inflation() {
    let scenario = read(&with_cost("{ evidence = \"cost\" }", COST));
    let cost = assumption(&scenario, "activity.labs.jobs.cost_per_job");
    assert!(close(
        cost.distribution.median(),
        30_000.0 * 1.02_f64.powi(4)
    ));
    assert!(close(
        cost.distribution.support().high,
        90_000.0 * 1.02_f64.powi(4)
    ));
    assert_eq!(cost.provenance.title, "Cost of a job");
    assert_eq!(cost.provenance.rating, Some(Rating::Amber));
    let link = cost.evidence.as_ref().expect("a link");
    assert_eq!((link.id.as_str(), link.shared), ("cost", 0.0));
    assert_eq!(scenario.library.len(), 1);
}

#[test]
fn evidence_is_brought_to_the_scenarios_prices_by_the_deflator_where_it_reaches() {
    let appraisal = "[appraisal]\ninflation = { uniform = [0.0, 0.5] }\n\
                     deflator = { 2020 = 0.8, 2021 = 0.85, 2022 = 0.9, 2023 = 0.95, 2024 = 1.1, 2025 = 1.2 }\n";
    let scenario = read(&with_cost(
        "{ evidence = \"cost\" }",
        &format!("{appraisal}{COST}"),
    ));
    let cost = assumption(&scenario, "activity.labs.jobs.cost_per_job");
    assert!(close(cost.distribution.median(), 30_000.0 * 1.1 / 0.8));
    let prices = &scenario.programme.appraisal.prices;
    let expected = [(1.0, 0), (1.2 / 1.1, 0), (1.2 / 1.1, 1)];
    assert_eq!(prices.years, expected);
}

#[test]
fn evidence_younger_than_the_deflator_uses_the_median_of_uncertain_inflation() {
    let young = COST.replace("price_year = 2020", "price_year = 2026");
    let appraisal = "[appraisal]\ninflation = { uniform = [0.0, 0.1] }\ndeflator = { 2024 = 1.0, 2025 = 1.04 }\n";
    let scenario = read(&with_cost(
        "{ evidence = \"cost\" }",
        &format!("{appraisal}{young}"),
    ));
    let cost = assumption(&scenario, "activity.labs.jobs.cost_per_job");
    assert!(close(cost.distribution.median(), 30_000.0 / (1.04 * 1.05)));
}

/// The cost per job of a scenario whose place says this beside `evidence = "cost"`.
fn beside_evidence(place: &str) -> Assumption {
    let scenario = read(&with_cost(
        &format!("{{ evidence = \"cost\", {place} }}"),
        COST,
    ));
    assumption(&scenario, "activity.labs.jobs.cost_per_job").clone()
}

#[test]
fn a_spelling_beside_evidence_replaces_it_and_is_in_the_evidences_prices() {
    let cost = beside_evidence("uniform = [20000, 40000], rating = \"red\", shared = 0.3");
    assert!(close(
        cost.distribution.median(),
        30_000.0 * 1.02_f64.powi(4)
    ));
    assert_eq!(cost.provenance.rating, Some(Rating::Red));
    assert_eq!(cost.provenance.source, "Invented");
    assert_eq!(cost.evidence.as_ref().map(|link| link.shared), Some(0.3));
}

#[test]
fn a_spelling_beside_evidence_may_name_a_price_year_of_its_own() {
    let cost = beside_evidence("uniform = [20000, 40000], price_year = 2024");
    assert_eq!(
        Ok(cost.distribution),
        Distribution::uniform(20_000.0, 40_000.0)
    );
}

#[test]
fn a_bound_beside_evidence_is_in_the_evidences_prices() {
    let support = beside_evidence("max = 50000").distribution.support();
    assert!(close(support.high, 50_000.0 * 1.02_f64.powi(4)));
    assert!(close(support.low, 10_000.0 * 1.02_f64.powi(4)));
}

#[test]
fn a_common_mean_is_shared_whole_unless_the_place_calls_it_a_case() {
    let mean = COST.replace("\"case\"", "\"mean\"");
    let shared = |place: &str| {
        let scenario = read(&with_cost(place, &mean));
        let cost = assumption(&scenario, "activity.labs.jobs.cost_per_job");
        cost.evidence.as_ref().map(|link| link.shared)
    };
    assert_eq!(shared("{ evidence = \"cost\" }"), Some(1.0));
    assert_eq!(
        shared("{ evidence = \"cost\", describes = \"case\" }"),
        Some(0.0)
    );
}

#[test]
fn a_number_with_metadata_keeps_it() {
    let place = "{ value = 30000, unit = \"£\", source = \"Ledger\", rating = \"green\", date = 2024-11-01, owner = \"Finance\" }";
    let scenario = read(&with_cost(place, ""));
    let cost = assumption(&scenario, "activity.labs.jobs.cost_per_job");
    assert_eq!(cost.input, None);
    assert_eq!(cost.provenance.date, "2024-11-01");
    assert_eq!(cost.provenance.owner, "Finance");
    assert_eq!(cost.provenance.rating, Some(Rating::Green));
}

#[test]
fn percentiles_without_a_mean_are_a_warning_that_asks_for_the_missing_bound() {
    let scenario = read(&with_cost(
        "{ p10 = 10, p50 = 30000, p90 = 40000000, min = 1 }",
        "",
    ));
    let warnings = warnings_at(&scenario, "activity.labs.jobs.cost_per_job");
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert!(warnings[0].contains("set a `max`"));
}

#[test]
fn standing_that_does_nothing_is_a_warning() {
    let funded = "funded_by = { grant = 1.0 }";
    let scenario = read(&MINIMAL.replace(funded, &format!("{funded}\nreputation = true")));
    assert_eq!(warnings_at(&scenario, "activity.labs.reputation").len(), 1);
}

/// The minimal scenario with additionality: nothing in it is worth a warning.
fn faultless() -> String {
    let funded = "funded_by = { grant = 1.0 }";
    let named = format!("{funded}\nadditionality = \"taxsite\"");
    let profile =
        "\n[additionality.taxsite]\ndeadweight = 0.2\nleakage = 0.1\ndisplacement = 0.3\n";
    format!("{}{profile}", MINIMAL.replace(funded, &named))
}

#[test]
fn a_table_that_nothing_names_is_a_warning_that_names_its_like() {
    assert_eq!(warned(&faultless()), []);
    let more = format!(
        "{COST}\n[additionality.tax_sites]\ndeadweight = 0\nleakage = 0\ndisplacement = 0\n\
         [sector.life]\n[skill.lab]\ncandidates = 1\nsupply = 1\n\
         [workforce.staff]\nlevels = [\"low\", \"high\"]\nheadcount = [1, 1]\n"
    );
    let warnings = warned(&format!("{}{more}", faultless()));
    let paths: Vec<&str> = warnings.iter().map(|one| one.0.as_str()).collect();
    assert_eq!(
        paths,
        [
            "evidence.cost",
            "additionality.tax_sites",
            "sector.life",
            "skill.lab",
            "workforce.staff"
        ]
    );
    assert!(warnings.iter().all(|one| one.1 == "is used nowhere"));
    assert_eq!(warnings[1].2, "did you mean `taxsite`?");
    assert!(warnings[2].2.starts_with("name it on an activity or block"));
}

#[test]
fn an_activity_whose_money_buys_nothing_is_a_warning() {
    let text = faultless().replace("grant = 1.0", "grant = 0.5");
    let idle = format!("{text}\n[activity.idle]\nfunded_by = {{ grant = 0.5 }}\n");
    let warnings = warned(&idle);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].0, "activity.idle");
    assert_eq!(warnings[0].1, "this activity buys nothing");
    let half = text.replace("cost_per_job", "share = 0.4\ncost_per_job");
    let warnings = warned(&half);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    let said = "its blocks use 0.4 of its money; the other 0.6 buys nothing";
    assert_eq!(warnings[0].1, said);
    let built = format!("{half}\n[activity.labs.construction]\nshare = 0.5\njob_years_per_m = 9\n");
    assert_eq!(warned(&built), []);
}

#[test]
fn jobs_without_additionality_are_one_warning_an_activity() {
    let warnings = warned(MINIMAL);
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!(warnings[0].0, "activity.labs");
    assert!(warnings[0].1.contains("counts as net"));
    let kept = MINIMAL.replace("cost_per_job", "safeguarded = true\ncost_per_job");
    assert_eq!(warned(&kept), []);
}

#[test]
fn numbers_that_look_like_another_unit_are_warnings() {
    for (from, to, path, said) in [
        (
            "amount = 3.0",
            "amount = 20_000_000",
            "fund.grant.amount",
            "is in £ million: this is £20000 billion",
        ),
        (
            "{ pert = [20000, 30000, 50000] }",
            "0.03",
            "activity.labs.jobs.cost_per_job",
            "is in £: this is £0.03",
        ),
        (
            "{ pert = [20000, 30000, 50000] }",
            "{ lognormal = [30000, 4.0] }",
            "activity.labs.jobs.cost_per_job",
            "sigma is the sd of the logarithm: half of the values lie beyond a factor of 14.8 from the median",
        ),
    ] {
        let warnings = warned(&faultless().replace(from, to));
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert_eq!(
            (warnings[0].0.as_str(), warnings[0].1.as_str()),
            (path, said)
        );
    }
}

#[test]
fn a_folder_is_called_a_folder() {
    let error = Scenario::read("tests/bad/parts").expect_err("a refusal");
    let said = error.to_string();
    assert!(said.contains("`tests/bad/parts` is a folder"), "{said}");
    assert!(said.contains("tests/bad/parts/base.toml"), "{said}");
}

#[test]
fn capital_may_pay_for_training_with_a_share_of_nothing() {
    let text = MINIMAL.replace(
        "kind = \"public\"",
        "kind = \"public\"\nbudget = \"capital\"",
    );
    let text = text.replace("grant = 1.0", "grant = 0.0");
    let training = "\n[activity.labs.training]\npathway = \"staff\"\nshare = 0.0\n\
                    incumbent_share = 1\ncost_per_start = 900\ncompletion = 0.8\n";
    let scenario = read(&format!("{text}{training}"));
    assert_eq!(scenario.programme.trainings[0].group, None);
}

#[test]
fn blocks_take_what_their_activity_says_unless_they_say_otherwise() {
    let text = format!(
        "{}\n{}",
        MINIMAL.replace(
            "funded_by = { grant = 1.0 }",
            "funded_by = { grant = 1.0 }\nskills = { digital = 0.5 }\nsector = \"life\"",
        ),
        r#"
[activity.labs.inward]
landings_per_year = 2
jobs_per_landing = 20
size_cv = 1
skills = { lab = 0.2 }
sector = "soft"
[skill.digital]
candidates = 10
supply = 5
[skill.lab]
candidates = 10
supply = 5
[sector.life]
[sector.soft]
"#
    );
    let scenario = read(&text);
    let blocks = &scenario.programme.blocks;
    assert_eq!(blocks.len(), 2);
    assert_eq!(blocks[0].mix[0].0.0, 0);
    assert_eq!(blocks[1].mix[0].0.0, 1);
    assert_eq!(blocks[0].sector.map(|sector| sector.0), Some(0));
    assert_eq!(blocks[1].sector.map(|sector| sector.0), Some(1));
    let Arrivals::Inward { landings, .. } = &blocks[1].arrivals else {
        panic!("no landings");
    };
    assert_eq!(*landings, Landings::PerYear(Number::Fixed(2.0)));
    let chances: Vec<&str> = scenario
        .register
        .chances
        .iter()
        .map(|chance| chance.name.as_str())
        .collect();
    assert!(chances.contains(&"chance.fund.grant"));
    assert!(chances.contains(&"chance.labs.inward.luck.2026"));
}

#[test]
fn an_activity_may_be_called_like_a_key() {
    let text = MINIMAL.replace("labs", "skills").replace("grant", "value");
    let scenario = read(&text);
    assert_eq!(scenario.programme.activities[0].name.id, "skills");
    assert_eq!(read(&scenario.resolved).programme, scenario.programme);
}

#[test]
fn a_survey_is_read_and_spelt_out() {
    let scenario = Scenario::read("tests/data/survey/scenario.toml").expect("the scenario");
    assert_eq!(
        scenario.programme.workforces[0].headcount,
        [120.0, 41.5, 9.0]
    );
    assert!(scenario.resolved.contains("headcount = [120.0, 41.5, 9.0]"));
    assert_eq!(read(&scenario.resolved).programme, scenario.programme);
}

#[test]
fn tables_merge_and_numbers_and_shares_are_replaced_whole() {
    let scenario = Scenario::read("tests/data/overlay.toml").expect("the scenario");
    let programme = &scenario.programme;
    assert_eq!(programme.title, "Overlay");
    assert_eq!(programme.calendar.years, 3);
    let ids: Vec<&str> = programme
        .activities
        .iter()
        .map(|activity| activity.name.id.as_str())
        .collect();
    assert_eq!(ids, ["labs", "offices"]);
    assert_eq!(programme.activities[0].funded_by.len(), 1);
    assert_eq!(programme.activities[0].funded_by[0].fund.0, 1);
    let cost = assumption(&scenario, "activity.labs.jobs.cost_per_job");
    assert_eq!(
        Ok(cost.distribution.clone()),
        Distribution::uniform(25_000.0, 35_000.0)
    );
    assert_eq!(cost.provenance.source, "");
    assert_eq!(programme.funds[0].profile, [0.5, 0.5, 0.0]);
    assert!(!scenario.resolved.contains("base"));
    assert!(!scenario.resolved.contains("remove"));
    assert_eq!(read(&scenario.resolved).programme, programme.clone());
}

#[test]
fn every_shipped_scenario_reads_and_its_resolved_text_says_the_same() {
    for (name, title) in shipped() {
        assert!(!title.is_empty());
        let scenario = Scenario::read(&name).unwrap_or_else(|error| panic!("{error}"));
        let again = read(&scenario.resolved);
        assert_eq!(again.programme, scenario.programme, "{name}");
        assert_eq!(again.resolved, scenario.resolved, "{name}");
        assert_eq!(again.digest, scenario.digest, "{name}");
        assert_eq!(scenario.digest.len(), 64);
        let inputs = |scenario: &Scenario| format!("{:?}", scenario.register);
        assert_eq!(inputs(&again), inputs(&scenario), "{name}");
    }
}

#[test]
fn the_warnings_of_the_shipped_scenarios_are_known() {
    /// Activities that leave more than a tenth of their money to running costs.
    const KNOWN: [(&str, &str); 4] = [
        ("chi-zone", "activity.trusted_data"),
        // A clock without money, which others wait for.
        ("chi-zone", "activity.hemisphere"),
        ("chi-zone", "activity.prototypes"),
        ("chi-zone", "activity.prototypes_moved"),
    ];
    let mut found = Vec::new();
    for (name, _) in shipped() {
        let scenario = Scenario::read(&name).unwrap_or_else(|error| panic!("{error}"));
        for warning in scenario.warnings {
            let known = KNOWN.contains(&(name.as_str(), warning.path.as_str()));
            if !known || !warning.message.ends_with("buys nothing") {
                found.push(format!("{name}: {warning}"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_starter_raises_no_warning() {
    let warnings = warned(include_str!("../src/tasks/starter.toml"));
    assert!(warnings.is_empty(), "{warnings:#?}");
}

#[test]
fn an_overlay_is_told_of_its_own_tables_and_not_of_a_shipped_base() {
    let overlay = "base = \"lsiz\"\nremove = [\"activity.business_support\"]\n\
                   [additionality.tax_sites]\ndeadweight = 0\nleakage = 0\ndisplacement = 0\n";
    let warnings = warned(overlay);
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    assert_eq!(warnings[0].0, "additionality.tax_sites");
    assert_eq!(warnings[0].2, "did you mean `taxsite`?");
}

#[test]
fn an_activity_spelt_unlike_the_bases_is_told_of_it() {
    let warnings = warned("base = \"lsiz\"\n[activity.alderhey]\noverrun = 0.3\n");
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    let help = &warnings[0].2;
    assert!(help.ends_with("or did you mean `alder_hey`, which the base has?"));
    let error = refused("base = \"lsiz\"\n[activity.trrix.jobs]\nshare = 0.5\n");
    assert!(error.contains("did you mean `trirx`, which"), "{error}");
}

#[test]
fn a_missing_base_is_never_taken_for_the_file_itself() {
    let error = Scenario::read("tests/bad/parts/nearest_itself.toml").expect_err("a refusal");
    let said = error.to_string();
    assert!(said.contains("nor a shipped scenario `nearest_itselv.toml`"));
    assert!(!said.contains("nearest_itself.toml`"), "{said}");
}

#[test]
fn an_unknown_scenario_is_refused() {
    let error = Scenario::read("no/such/file.toml").expect_err("a refusal");
    assert!(
        error
            .to_string()
            .starts_with("error: there is neither a file")
    );
}

#[test]
fn a_byte_order_mark_does_no_harm() {
    assert_eq!(
        read(&format!("\u{feff}{MINIMAL}")).programme,
        read(MINIMAL).programme
    );
}

#[test]
fn windows_line_ends_do_no_harm() {
    let text = MINIMAL.replace('\n', "\r\n");
    assert_eq!(read(&text).programme, read(MINIMAL).programme);
    let message = refused(&text.replace("cost_per_job", "cost_per_jib"));
    assert!(!message.contains('\r'), "{message:?}");
}

#[test]
fn a_problem_of_a_target_points_at_its_metric() {
    let target = "\n[[target]]\nmetric = \"jobs.skiled\"\nby = 2026\nat_least = 10\n";
    let scenario = read(&format!("{MINIMAL}{target}"));
    let problem = scenario.target_problem(
        0,
        "there is no metric `jobs.skiled`",
        "did you mean `jobs.skilled`?",
    );
    assert!(problem.to_string().contains("metric = \"jobs.skiled\"\n"));
    assert_eq!(problem.path, "target[1].metric");
}

#[test]
fn no_text_makes_the_reader_panic() {
    let everything = [
        "",
        "=",
        "[",
        "a.b.c = 1",
        "start = 1e400",
        "years = 99999999999999999999",
        "fund = 1",
        "activity = []",
        "[fund]\nnote = 'x'",
        "[[fund]]",
        "evidence = 3",
        "target = 1",
        "base = 3",
        "correlation = [1]",
        "[activity.a]\ntraining = [1]",
        "[activity.a.premises]\nhouses = [1, 2]",
        "[workforce.a]\nlevels = 1\ndrift = [[1]]",
        "[appraisal]\ndeflator = { a = 1 }",
        "[appraisal]\nhorizon = -3",
        "years = 0",
        "[event.a]\non = 'activity.'",
    ];
    for text in everything {
        assert!(!refused(text).is_empty(), "{text} is accepted");
    }
    // A valid text, cut and damaged at every place.
    for cut in 0..MINIMAL.len() {
        if let Some(part) = MINIMAL.get(..cut) {
            let _ = refused(part);
            let _ = refused(&format!("{part}={}", &MINIMAL[cut..]));
        }
    }
}

#[test]
fn what_waits_for_something_that_goes_on_to_the_end_is_told_so() {
    let text = |profile: &str| {
        format!(
            "start = 2024\nyears = 3\nprice_year = 2024\n\
             [fund.works]\nkind = \"other\"\nprices = \"real\"\namount = 3\nprofile = {profile}\n\
             [fund.moving]\nkind = \"other\"\nprices = \"real\"\namount = 3\nprofile = \"even\"\n\
             [additionality.all]\ndeadweight = 0\nleakage = 0\ndisplacement = 0\n\
             [activity.hub]\nfunded_by = {{ works = 1 }}\nadditionality = \"all\"\n\
             [activity.hub.premises]\ncost_per_m2 = 2_000\noccupancy = 1\nm2_per_job = 10\n\
             opens = \"at completion\"\n\
             [activity.tenants]\nfunded_by = {{ moving = 1 }}\nwaits_for = \"hub\"\n\
             additionality = \"all\"\n[activity.tenants.jobs]\ncost_per_job = 50_000\n"
        )
    };
    let early = read(&text("[1, 1, 0]"));
    assert_eq!(early.warnings.len(), 0);
    let late = read(&text("[0, 1, 1]"));
    let waits = warnings_at(&late, "activity.tenants.waits_for");
    assert!(
        waits[0].contains("`hub` has money until 2026, the last year"),
        "{waits:?}"
    );
    let opens = warnings_at(&late, "activity.hub.premises.opens");
    assert!(opens[0].contains("it is paid for until 2026"), "{opens:?}");
}
