//! Skills and the labour market, as the shipped scenarios judge them for Liverpool City Region.

use super::courses;
use super::parts::{Buys, Part};
use super::writer::Draft;

struct Group {
    id: &'static str,
    title: &'static str,
    definition: &'static str,
    candidates: &'static str,
    supply: &'static str,
    other_vacancies: &'static str,
}

const GROUPS: [Group; 4] = [
    Group {
        id: "research",
        title: "Research and laboratory science",
        definition: "SOC 2020 sub-major groups 21 and 31, natural and social science and laboratory occupations, RQF 4 and above",
        candidates: "pert = [200, 400, 700]",
        supply: "pert = [220, 380, 600]",
        other_vacancies: "pert = [250, 400, 600]",
    },
    Group {
        id: "digital",
        title: "Digital, data and AI",
        definition: "SOC 2020 minor group 213 (information technology professionals), health informatics and data science, RQF 4 and above",
        candidates: "pert = [250, 500, 900]",
        supply: "pert = [300, 520, 850]",
        other_vacancies: "pert = [380, 600, 950]",
    },
    Group {
        id: "process",
        title: "Manufacturing and process technicians",
        definition: "SOC 2020 minor groups 311 and 52 (technicians, skilled trades), RQF 3 and above",
        candidates: "pert = [150, 300, 550]",
        supply: "pert = [130, 240, 400]",
        other_vacancies: "pert = [150, 250, 400]",
    },
    Group {
        id: "leadership",
        title: "Clinical and business leadership",
        definition: "SOC 2020 major group 1 and sub-major group 22, in health technology and life-science firms",
        candidates: "pert = [120, 250, 450]",
        supply: "pert = [110, 200, 330]",
        other_vacancies: "pert = [130, 220, 350]",
    },
];

/// Whether a part asks for people of a group or trains them.
fn uses(part: &Part<'_>, group: &str) -> bool {
    match part.buys {
        // Ventures and everything else that brings jobs ask for all but one group at least.
        Buys::Ventures => group != "process",
        Buys::Courses(course) => courses::group(course) == group,
        buys => buys.jobs(),
    }
}

pub(super) fn write(draft: &mut Draft, parts: &[Part<'_>]) {
    let used: Vec<&Group> = GROUPS
        .iter()
        .filter(|group| parts.iter().any(|part| uses(part, group.id)))
        .collect();
    if used.is_empty() {
        return;
    }
    draft.part(
        "people and skills",
        "People: judged for Liverpool City Region, to be set for the place of the projects",
    );
    for group in used {
        draft.table(&format!("skill.{}", group.id));
        draft.say("title", group.title);
        draft.say("definition", group.definition);
        draft.judged("candidates", group.candidates, "people");
        draft.judged("supply", group.supply, "people a year");
        draft.judged("other_vacancies", group.other_vacancies, "posts a year");
        for key in [
            "carry_over",
            "turnover",
            "returners",
            "matching",
            "poached",
            "backfill",
        ] {
            draft.default_of(key, key);
        }
    }
}
