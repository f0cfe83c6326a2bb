//! What metrics are called, by the base of their names.

/// What the base of a metric's name is called.
const TITLES: [(&str, &str); 86] = [
    ("investment", "Investment"),
    ("investment.public", "Public investment"),
    ("investment.university", "University investment"),
    ("investment.private", "Private investment"),
    ("investment.other", "Other investment"),
    ("investment.total", "Total investment"),
    (
        "investment.total_with_relief",
        "Total investment with tax relief",
    ),
    ("investment.capital", "Capital investment"),
    ("investment.revenue", "Revenue spending"),
    ("investment.promised", "Money promised"),
    ("investment.not_arrived", "Promised money that never comes"),
    ("investment.slipped", "Money that slips past the last year"),
    (
        "investment.withheld",
        "Money withheld by events and recessions",
    ),
    (
        "investment.price_effect",
        "Promised money lost to rising prices",
    ),
    ("investment.unallocated", "Money not given to any activity"),
    (
        "investment.above_promise",
        "Money received beyond what was promised",
    ),
    ("cost.relief", "Tax relief"),
    ("cost.events", "Public cost of events"),
    ("construction.job_years", "Construction job-years"),
    ("jobs.demanded", "Jobs on offer"),
    ("jobs.filled", "Jobs filled (gross)"),
    ("jobs.skilled", "Skilled jobs filled (gross)"),
    ("jobs.unfilled", "Jobs left unfilled"),
    ("jobs.created", "Jobs created (gross)"),
    (
        "jobs.net_direct",
        "Net additional jobs, without knock-on jobs",
    ),
    ("jobs.knock_on", "Knock-on jobs"),
    ("jobs.net", "Net additional jobs"),
    (
        "jobs.net_uk",
        "Net additional jobs in the UK as a whole, without knock-on jobs",
    ),
    (
        "jobs.knock_on.no_industry",
        "Knock-on jobs that no table places",
    ),
    (
        "region.input_output.used",
        "Share of futures that use the input–output multiplier",
    ),
    ("jobs.net_skilled", "Net additional skilled jobs"),
    ("jobs.net_job_years", "Net additional job-years"),
    (
        "jobs.safeguarded",
        "Jobs safeguarded (not in any other figure)",
    ),
    ("jobs.net_safeguarded", "Net jobs safeguarded"),
    ("jobs.walk.demanded", "Jobs on offer"),
    ("jobs.walk.unfilled", "Left unfilled"),
    ("jobs.walk.no_effect", "Interventions without effect"),
    (
        "jobs.walk.deadweight",
        "Would have happened anyway (deadweight)",
    ),
    ("jobs.walk.leakage", "Benefits people elsewhere (leakage)"),
    (
        "jobs.walk.displacement",
        "Lost by other local firms (displacement)",
    ),
    (
        "jobs.walk.substitution",
        "Replaces other workers (substitution)",
    ),
    (
        "jobs.walk.poaching",
        "Hired from local employers who do not refill",
    ),
    ("jobs.walk.net_direct", "Net additional, direct"),
    ("jobs.walk.knock_on", "Knock-on jobs"),
    ("jobs.walk.net", "Net additional jobs"),
    ("premises.m2", "Floorspace completed"),
    ("firms.supported", "Firms supported"),
    ("ventures.formed", "New ventures formed"),
    ("inward.landings", "Firms landed from elsewhere"),
    ("training.starts", "People starting training"),
    ("training.completions", "People completing training"),
    (
        "training.net_completions",
        "People completing who would not have trained anyway",
    ),
    (
        "training.outcomes",
        "People with a positive outcome after training",
    ),
    ("training.upskilled", "People upskilled in their jobs"),
    ("training.unspent", "Training money not spent"),
    (
        "training.into_skilled_jobs",
        "Trained people hired into the programme's skilled jobs",
    ),
    (
        "jobs.skilled.from.trained",
        "Skilled jobs held by people trained by the programme",
    ),
    (
        "jobs.skilled.from.residents",
        "Skilled jobs held by other residents",
    ),
    (
        "jobs.skilled.from.graduates",
        "Skilled jobs held by graduates who stayed",
    ),
    (
        "jobs.skilled.from.movers",
        "Skilled jobs held by people who moved here",
    ),
    (
        "jobs.skilled.from.commuters",
        "Skilled jobs held by commuters from elsewhere",
    ),
    (
        "hires.from.trained",
        "Hires into skilled jobs: trained by the programme",
    ),
    (
        "hires.from.residents",
        "Hires into skilled jobs: other residents",
    ),
    (
        "hires.from.graduates",
        "Hires into skilled jobs: graduates who stayed",
    ),
    (
        "hires.from.movers",
        "Hires into skilled jobs: people who moved here",
    ),
    (
        "hires.from.commuters",
        "Hires into skilled jobs: commuters from elsewhere",
    ),
    ("jobs.openings", "Skilled vacancies of the year"),
    (
        "jobs.openings.expansion",
        "Skilled vacancies: new posts (expansion)",
    ),
    (
        "jobs.openings.replacement",
        "Skilled vacancies: posts whose holder left (replacement)",
    ),
    (
        "jobs.openings.left_open",
        "Skilled vacancies: left open from the year before",
    ),
    ("recession", "Recession"),
    ("gva.net", "Net gross value added (GVA)"),
    ("earnings.gain", "Earnings gained by people trained"),
    ("wages.premium", "Wage premiums of net skilled jobs"),
    ("value.pv_gva", "Net GVA, present value"),
    ("value.pv_public_cost", "Cost to the public, present value"),
    ("value.public_cost", "Cost to the public, undiscounted"),
    ("value.training_cost", "Cost of training"),
    (
        "value.gva_per_public_pound",
        "Net GVA for each public £ (not a benefit–cost ratio)",
    ),
    (
        "value.public_cost_per_net_job",
        "Public cost of a net additional job",
    ),
    (
        "value.public_cost_per_net_job_year",
        "Public cost of a net additional job-year",
    ),
    (
        "value.cost_per_completion",
        "Cost of each training completion",
    ),
    ("value.pv_welfare", "UK welfare gains, present value"),
    ("value.pv_social_cost", "Social cost, present value"),
    ("value.npsv", "Net present social value"),
    ("value.bcr", "Benefit–cost ratio"),
];

/// What the base of a metric's name is called, if it has words.
pub(super) fn base_title(base: &str) -> Option<&'static str> {
    let known = TITLES.iter().find(|(name, _)| *name == base);
    known.map(|(_, title)| *title)
}

/// What metrics are called where a reference is run in place of assumed deadweight.
const NET_TITLES: [(&str, &str); 4] = [
    (
        "jobs.walk.deadweight",
        "Would be there without the programme (reference run)",
    ),
    (
        "value.pv_public_cost",
        "Cost to the public beyond the reference, present value",
    ),
    (
        "value.public_cost",
        "Cost to the public beyond the reference, undiscounted",
    ),
    (
        "value.pv_social_cost",
        "Social cost beyond the reference, present value",
    ),
];

/// The same where a reference is run, if it has other words then.
pub(super) fn net_title(base: &str) -> Option<&'static str> {
    let known = NET_TITLES.iter().find(|(name, _)| *name == base);
    known.map(|(_, title)| *title)
}
