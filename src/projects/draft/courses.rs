//! Courses, each with the defaults of a like pathway in the shipped scenarios.

use super::writer::Draft;
use crate::projects::Course;

struct Defaults {
    pathway: &'static str,
    title: &'static str,
    level: &'static str,
    group: &'static str,
    cost: &'static str,
    duration: &'static str,
    completion: &'static str,
    outcome: Option<&'static str>,
    incumbents: Incumbents,
    retained: &'static str,
    deadweight: &'static str,
    gain: &'static str,
    forgone: bool,
}

enum Incumbents {
    Of(&'static str),
    Judged(&'static str),
}

const BOOTCAMP: Defaults = Defaults {
    pathway: "bootcamp",
    title: "Bootcamp",
    level: "RQF 3 to 5",
    group: "digital",
    cost: "bootcamp_cost",
    duration: "duration_bootcamp",
    completion: "bootcamp_completion",
    outcome: Some("bootcamp_outcome"),
    incumbents: Incumbents::Of("bootcamp_incumbents"),
    retained: "retained_resident",
    deadweight: "skills_entry_deadweight",
    gain: "gain_bootcamp",
    forgone: false,
};

const APPRENTICESHIP: Defaults = Defaults {
    pathway: "technician",
    title: "Technician apprenticeship",
    level: "RQF 3 to 4",
    group: "process",
    cost: "technician_cost",
    duration: "duration_technician",
    completion: "apprenticeship_completion",
    outcome: Some("apprenticeship_outcome"),
    incumbents: Incumbents::Judged("0.3"),
    retained: "retained_resident",
    deadweight: "skills_entry_deadweight",
    gain: "gain_technician",
    forgone: false,
};

const MASTERS: Defaults = Defaults {
    pathway: "msc",
    title: "Master’s places",
    level: "RQF 7",
    group: "research",
    cost: "msc_cost",
    duration: "duration_year",
    completion: "msc_completion",
    outcome: Some("msc_outcome"),
    incumbents: Incumbents::Judged("0.0"),
    retained: "retained_graduate",
    deadweight: "skills_entry_deadweight",
    gain: "gain_msc",
    forgone: true,
};

const CERTIFICATE: Defaults = Defaults {
    pathway: "certificate",
    title: "Postgraduate certificate",
    level: "RQF 7",
    group: "digital",
    cost: "pgcert_cost",
    duration: "duration_year",
    completion: "pgcert_completion",
    outcome: None,
    incumbents: Incumbents::Judged("0.80"),
    retained: "retained_resident",
    deadweight: "upskilling_deadweight",
    gain: "gain_pgcert",
    forgone: false,
};

const SHORT: Defaults = Defaults {
    pathway: "short_course",
    title: "Short course",
    level: "RQF 5 to 6, no award",
    group: "digital",
    cost: "cpd_cost",
    duration: "duration_short",
    completion: "cpd_completion",
    outcome: None,
    incumbents: Incumbents::Judged("0.95"),
    retained: "retained_resident",
    deadweight: "upskilling_deadweight",
    gain: "gain_cpd",
    forgone: false,
};

const fn defaults(course: Course) -> &'static Defaults {
    match course {
        Course::Bootcamp => &BOOTCAMP,
        Course::Apprenticeship => &APPRENTICESHIP,
        Course::Masters => &MASTERS,
        Course::Certificate => &CERTIFICATE,
        Course::Short => &SHORT,
    }
}

/// The library’s share of places that are taken.
pub(in crate::projects) const TAKE_UP: &str = "training_take_up";

/// The library's cost of a start.
pub(super) const fn cost(course: Course) -> &'static str {
    defaults(course).cost
}

/// The skill group that learners join.
pub(super) const fn group(course: Course) -> &'static str {
    defaults(course).group
}

/// Everything about a course but what a start costs.
pub(super) fn write(draft: &mut Draft, course: Course) {
    let course = defaults(course);
    draft.line(&format!("pathway = \"{}\"", course.pathway));
    draft.say("title", course.title);
    draft.say("level", course.level);
    draft.plain(
        "group",
        &format!("\"{}\"", course.group),
        "which skills the course teaches: digital, process, research or leadership",
    );
    draft.default_of("take_up", TAKE_UP);
    draft.default_of("duration", course.duration);
    draft.default_of("completion", course.completion);
    if let Some(outcome) = course.outcome {
        draft.default_of("outcome", outcome);
    }
    match course.incumbents {
        Incumbents::Of(entry) => draft.default_of("incumbent_share", entry),
        Incumbents::Judged(share) => {
            draft.judged("incumbent_share", &format!("value = {share}"), "share");
        }
    }
    draft.default_of("retained", course.retained);
    draft.default_of("deadweight", course.deadweight);
    draft.default_of("earnings_gain", course.gain);
    draft.default_of("gain_fade", "gain_fade");
    if course.forgone {
        draft.judged("forgone", "pert = [5000, 12000, 20000]", "£ a start");
    }
}
