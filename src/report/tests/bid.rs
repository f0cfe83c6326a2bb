//! What a bid may quote: no claim that the scenario does not make.

use super::*;

#[test]
fn the_bid_sentence_says_only_what_the_scenario_does() {
    let (mut programme, register) = scenario();
    let knock_on = Summary {
        rows: vec![row("jobs.walk.knock_on", Some(2033), Measure::Jobs, 40.0)],
    };
    let page = page_with((&programme, &register), &knock_on, &with_jobs(), &[]);
    assert_says(
        &page,
        "once jobs that would have come anyway are taken off and knock-on jobs are added.\n",
    );
    for block in &mut programme.blocks {
        block.additionality = None;
    }
    let page = page_with((&programme, &register), &knock_on, &with_jobs(), &[]);
    assert_says(
        &page,
        "(gross; 1,000 to 1,400 in 8 of 10 simulated futures); the scenario takes nothing off for \
         jobs that would have come anyway, so gross and net are the same but for knock-on jobs: \
         about 700 net additional jobs (600 to 810 in 8 of 10).\n",
    );
    let page = page_of(&programme, &register, &with_jobs(), &[]);
    assert_says(&page, "so gross and net are the same.\n");
    assert!(page.starts_with("# A park and a college: what it delivers\n"));
}

#[test]
fn posts_that_would_be_there_anyway_are_claimed_nowhere() {
    let (mut programme, register) = scenario();
    programme.additionality[0].deadweight = Number::ONE;
    let mut headline = with_jobs();
    headline.lines[1] = line(Ledger::Net, "jobs.net", Measure::Jobs, 0.0);
    headline.lines.push(line(
        Ledger::People,
        "training.completions.total",
        Measure::People,
        1_500.0,
    ));
    let page = page_of(&programme, &register, &headline, &[]);
    assert_says(
        &page,
        "No additional jobs are claimed: the scenario takes all of them as posts that would be there anyway.\n\nThis \
         sentence may be used:\n\n> By 2033/34, about 1,500 people are projected to complete training",
    );
    assert_says(&page, "- Net additional jobs: none, by definition:");
    for claim in [
        "new jobs",
        "net additional jobs (",
        "projected to fill",
        "**0 jobs",
        " 0 jobs",
    ] {
        assert!(!page.contains(claim), "{claim}: {page}");
    }
    // The same nought without the definition is what was found.
    programme.additionality[0].deadweight = Number::Fixed(0.4);
    let page = page_of(&programme, &register, &headline, &[]);
    assert_says(&page, "none of them is additional in any simulated future");
}

#[test]
fn where_nothing_is_delivered_there_is_nothing_to_quote() {
    let (programme, register) = scenario();
    let mut headline = with_jobs();
    headline.lines[0] = line(Ledger::Gross, "jobs.filled", Measure::Jobs, 0.0);
    for lines in [headline.lines, Vec::new()] {
        let headline = Headline {
            lines,
            gain: None,
            drivers: Vec::new(),
            under_each: Vec::new(),
        };
        let page = page_of(&programme, &register, &headline, &[result(0.0)]);
        assert_says(&page, "there is nothing to quote.\n");
        assert!(
            !page.contains("may be used") && !page.contains("may not"),
            "{page}"
        );
    }
}

#[test]
fn without_jobs_the_page_speaks_of_people_and_of_no_jobs() {
    let (programme, register) = scenario();
    let headline = Headline {
        lines: vec![line(
            Ledger::People,
            "training.completions.total",
            Measure::People,
            1_500.0,
        )],
        gain: None,
        drivers: Vec::new(),
        under_each: Vec::new(),
    };
    let page = page_of(&programme, &register, &headline, &[]);
    assert_says(
        &page,
        "> By 2033/34, about 1,500 people are projected to complete training with A park and a \
         college (1,300 to 1,700 in 8 of 10 simulated futures).\n",
    );
    assert!(
        !page.contains("Gross") && !page.contains("Net additional"),
        "{page}"
    );
}
