//! Do the sentences keep their rules, whatever a programme brings?

use std::fs;
use std::path::Path;

use super::said;

/// The sentences of a pack, with their titles.
fn sentences(here: &Path, scenario: &str) -> Vec<(String, String)> {
    said(
        here,
        &format!("report {scenario} --draws 300 --format md --out pack"),
    );
    let file = super::files(&here.join("pack"))
        .into_iter()
        .find(|path| path.extension().is_some_and(|ending| ending == "md"))
        .unwrap();
    let page = fs::read_to_string(file).unwrap();
    let Some(rest) = page.split("## Sentences that may be quoted\n").nth(1) else {
        return Vec::new();
    };
    let section = rest.split("\n## ").next().unwrap();
    let parts = section.split("\n### ").skip(1).map(|part| {
        let (title, text) = part.split_once('\n').unwrap();
        let quote = text.lines().filter_map(|line| line.strip_prefix("> "));
        (title.to_owned(), quote.collect::<Vec<_>>().join(" "))
    });
    parts.collect()
}

#[track_caller]
fn check(sentences: &[(String, String)]) {
    for (title, text) in sentences {
        let told = format!("{title}: {text}");
        let first = text.chars().next().unwrap();
        assert!(first.is_uppercase() || first.is_ascii_digit(), "{told}");
        assert!(
            text.trim_end_matches(|c: char| c == ']' || c == '[' || c == '^' || c.is_ascii_digit())
                .ends_with('.'),
            "{told}"
        );
        assert!(!text.contains("NaN") && !text.contains("  "), "{told}");
        let certain = text.contains("in every simulated future");
        let range = text.contains("80% range") || text.contains("simulated futures");
        assert!(certain || range, "no range and no frequency: {told}");
        if text.contains("gross") {
            let net = [
                "net additional",
                "would have been lost without it",
                "hardly any",
            ];
            assert!(
                net.iter().any(|words| text.contains(words)),
                "gross without net: {told}"
            );
        }
        if text.contains("job-year") {
            let meaning = [
                "a job-year is one full-time job for one year",
                "(one full-time job for one year)",
            ];
            assert!(
                meaning.iter().any(|words| text.contains(words)),
                "a job-year without its meaning: {told}"
            );
        }
        if text.contains("complete training") {
            assert!(
                text.contains("would not have trained"),
                "completions without what is additional: {told}"
            );
        }
        assert!(
            !text.contains(" 0% ") && !text.contains(" 100% "),
            "a chance as a certainty: {told}"
        );
    }
}

#[test]
fn shipped_programmes_are_told_by_the_rules() {
    for scenario in ["lsiz", "chi-zone"] {
        let home = tempfile::tempdir().unwrap();
        let sentences = sentences(home.path(), scenario);
        assert!(sentences.len() >= 6, "{sentences:?}");
        check(&sentences);
    }
}

/// A small programme; the rest goes on in its activity.
fn programme(rest: &str) -> String {
    format!(
        "title = \"Park & *Ride*\"\nstart = 2024\nyears = 4\nprice_year = 2024\n\
         [fund.grant]\nkind = \"public\"\nprices = \"real\"\namount = 8.0\nprofile = [2, 2, 2, 2]\n\
         [activity.plan]\nfunded_by = {{ grant = 1.0 }}\n{rest}"
    )
}

#[test]
fn odd_programmes_are_told_by_the_rules_too() {
    let odd = [
        // Nothing is additional, and nothing is uncertain.
        (
            "none",
            "[activity.plan.posts]\ncost_per_post = 50000\n[additionality.all]\nworks = 1\ndeadweight = 1.0\nleakage = 0.0\ndisplacement = 0.0\nsubstitution = 0.0\n",
            "additionality = \"all\"\n",
        ),
        // Everything is.
        ("all", "[activity.plan.posts]\ncost_per_post = 50000\n", ""),
        // A promise that must not be exceeded, kept in every future.
        (
            "limit",
            "[activity.plan.posts]\ncost_per_post = 50000\n[[target]]\ntitle = \"Cheap\"\nmetric = \"value.public_cost\"\nby = 2027\nat_most = 20\n",
            "",
        ),
        // Money alone.
        ("money", "", ""),
    ];
    for (name, blocks, before) in odd {
        let home = tempfile::tempdir().unwrap();
        let here = home.path();
        fs::write(
            here.join(format!("{name}.toml")),
            programme(&format!("{before}{blocks}")),
        )
        .unwrap();
        let sentences = sentences(here, &format!("{name}.toml"));
        check(&sentences);
        let all: String = sentences.iter().map(|(_, text)| text.as_str()).collect();
        match name {
            "none" => assert!(
                all.contains("No additional jobs are claimed for Park")
                    && all.contains(
                        "the scenario takes all of them as posts that would be there anyway"
                    )
                    && !all.contains("net additional jobs"),
                "{all}"
            ),
            "limit" => assert!(
                all.contains(
                    "the limit of £20m by 2027/28 is kept in all of 300 simulated futures"
                ),
                "{all}"
            ),
            "all" => assert!(all.contains("in every simulated future"), "{all}"),
            _ => {}
        }
    }
}
