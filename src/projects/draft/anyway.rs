//! What would have been there anyway, and the sectors of the jobs.

use super::parts::Part;
use super::writer::Draft;

const PROFILES: [(&str, &str); 5] = [
    ("support", "Business support"),
    ("rd", "Research and development"),
    ("space", "Laboratory and office space"),
    ("taxsite", "Tax sites"),
    ("fdi", "Business and inward investment"),
];

const SECTORS: [(&str, &str, &str, &str); 3] = [
    (
        "life_sciences",
        "Life-science industry",
        "local_multiplier",
        "gva_life_sciences",
    ),
    ("research", "Research", "public_multiplier", "gva_research"),
    (
        "general",
        "All industries",
        "local_multiplier",
        "gva_region",
    ),
];

pub(super) fn write(draft: &mut Draft, parts: &[Part<'_>]) {
    let with_jobs = || parts.iter().filter(|part| part.buys.jobs());
    if with_jobs().next().is_none() {
        return;
    }
    draft.part("what is additional", "What would have been there anyway");
    for (id, title) in PROFILES {
        if with_jobs().any(|part| part.additionality() == id) {
            profile(draft, id, title);
        }
    }
    draft.part("sectors", "Sectors: knock-on jobs, value, pay");
    for (id, title, multiplier, gva) in SECTORS {
        if with_jobs().any(|part| part.sector() == id) {
            draft.table(&format!("sector.{id}"));
            draft.say("title", title);
            draft.default_of("multiplier", multiplier);
            draft.default_of("multiplier_lag", "multiplier_lag");
            draft.default_of("gva_per_job", gva);
            draft.default_of("productivity_growth", "productivity_growth");
            draft.default_of("wage_premium", "wage_premium");
        }
    }
}

fn profile(draft: &mut Draft, id: &str, title: &str) {
    draft.table(&format!("additionality.{id}"));
    draft.say("title", title);
    draft.plain(
        "geography",
        "\"the area of the projects\"",
        "name the area; the defaults speak of Liverpool City Region",
    );
    if id == "taxsite" {
        draft.default_of("works", "zone_works");
    }
    for share in ["deadweight", "leakage", "displacement", "substitution"] {
        draft.default_of(share, &format!("{id}_{share}"));
    }
}
