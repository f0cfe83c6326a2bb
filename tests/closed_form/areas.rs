//! A workforce that is asked about several areas: each moves by itself, and the whole is their mean.

use crate::common::{central, plan, read};

/// Two areas of 100 people on three levels; £1m a year trains 20 people.
fn staff(workforce: &str, area: &str) -> String {
    plan(
        &[1.0, 1.0],
        &format!(
            "[activity.plan.training]\npathway = \"course\"\ncost_per_start = 50_000\nduration = 0\n\
             completion = 1\nincumbent_share = 1\nworkforce = \"staff\"\nfrom_level = \"able\"\n\
             area = {area}\n\
             [workforce.staff]\nlevels = [\"new\", \"able\", \"expert\"]\n\
             areas = [\"data\", \"care_records\"]\n{workforce}\n"
        ),
    )
}

const HEADCOUNT: &str = "headcount = { data = [40, 50, 10], care_records = [20, 60, 20] }";

#[test]
fn training_moves_people_in_the_area_that_it_teaches() {
    let answer = central(&staff(HEADCOUNT, "\"data\""));
    answer.is("workforce.staff.data.at_least.3", &[0.3, 0.5]);
    answer.is("workforce.staff.data.at_least.2", &[0.6, 0.6]);
    answer.is("workforce.staff.care_records.at_least.3", &[0.2, 0.2]);
    // The mean of 0.3 and 0.2, then of 0.5 and 0.2.
    answer.is("workforce.staff.at_least.3", &[0.25, 0.35]);
    answer.is("workforce.staff.at_least.2", &[0.7, 0.7]);
}

#[test]
fn a_course_may_teach_several_areas() {
    let answer = central(&staff(HEADCOUNT, "[\"care_records\", \"data\"]"));
    answer.is("workforce.staff.data.at_least.3", &[0.3, 0.5]);
    answer.is("workforce.staff.care_records.at_least.3", &[0.4, 0.6]);
    answer.is("training.upskilled", &[20.0, 20.0]);
}

#[test]
fn turnover_and_joiners_are_common_to_all_areas() {
    let lines = format!("{HEADCOUNT}\nturnover = 0.5\njoiners = [1, 0, 0]");
    let answer = central(&staff(&lines, "\"data\""));
    // Half of all leave and 50 beginners come; 20 of the 25 able ones of the first area move up.
    answer.is("workforce.staff.data.at_least.3", &[0.25, 0.125 + 0.025]);
    answer.is("workforce.staff.care_records.at_least.3", &[0.1, 0.05]);
}

#[test]
fn areas_share_one_draw_of_turnover() {
    let lines = format!("{HEADCOUNT}\nturnover = {{ uniform = [0.1, 0.3] }}");
    let scenario = read(&staff(&lines, "\"data\""));
    let names: Vec<&str> = scenario
        .register
        .uncertain()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["workforce.staff.turnover"]);
}

#[test]
fn answers_of_a_part_are_scaled_to_the_whole_workforce() {
    // 50 and 10 answered of 200: 20 of 200 move up a year in the first area.
    let lines =
        "headcount = { data = [20, 25, 5], care_records = [2, 6, 2] }\nheadcount_total = 200";
    let answer = central(&staff(lines, "\"data\""));
    answer.is("workforce.staff.data.at_least.3", &[0.2, 0.3]);
    answer.is("workforce.staff.care_records.at_least.3", &[0.2, 0.2]);
    // The same without areas.
    let whole = staff("headcount = [20, 25, 5]\nheadcount_total = 200", "\"data\"")
        .replace("area = \"data\"\n", "")
        .replace("areas = [\"data\", \"care_records\"]\n", "");
    central(&whole).is("workforce.staff.at_least.3", &[0.2, 0.3]);
}

#[test]
fn a_survey_with_areas_is_one_file_and_the_resolved_text_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    let text = staff("survey = \"answers.csv\"", "\"data\"");
    let rows = "area,level,count\ndata,new,40\ndata,able,50\ndata,expert,10\n\
                care_records,1,20\ncare_records,2,60\ncare_records,3,20\n";
    std::fs::write(folder.path().join("answers.csv"), rows).unwrap();
    let path = folder.path().join("staff.toml");
    std::fs::write(&path, text).unwrap();
    let scenario = regiocast::scenario::Scenario::read(path.to_str().unwrap()).unwrap();
    let again = read(&scenario.resolved);
    assert_eq!(scenario.programme.workforces, again.programme.workforces);
    assert_eq!(
        scenario.programme.workforces,
        read(&staff(HEADCOUNT, "\"data\"")).programme.workforces
    );
}
