//! Does `cite` print what the pack prints, and never gross without net?

use super::{refused, run, said};

#[test]
fn a_figure_is_cited_with_range_sentence_and_footnote() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "chi-zone", "outputs/chi-zone");
    let cited = said(here, "cite jobs.filled@2033/34");
    for part in [
        "Jobs filled (gross) at the end of 2033/34\n  ",
        " (8 in 10 simulated futures: ",
        "\nSentence\n  CHI-Zone, Civic HealthTech Innovation Zone at the end of 2033/34, jobs filled (gross): projected at between ",
        " (80% range; middle ",
        "; net additional jobs: between ",
        "\nFootnote\n  Jobs filled (gross) at the end of 2033/34, in jobs (FTE) (metric `jobs.filled`). Net additional: ",
        "8 in 10 of 400 simulated futures",
        "scenario ‘chi-zone’ (digest ",
    ] {
        assert!(cited.contains(part), "{part} is not in\n{cited}");
    }
    // The only run in outputs/ is meant where none is named; the year may be written either way.
    assert_eq!(cited, said(here, "cite jobs.filled@2033 outputs/chi-zone"));
    assert_eq!(cited, said(here, "cite jobs.filled outputs/chi-zone"));
}

#[test]
fn what_is_no_range_is_not_cited_as_one() {
    let home = tempfile::tempdir().unwrap();
    let here = home.path();
    run(here, "lsiz", "outputs/lsiz");
    let chance = said(here, "cite fund.anchor_a.comes");
    assert!(chance.contains(" in 100 simulated futures"), "{chance}");
    assert!(!chance.contains("80% range; middle"), "{chance}");
    let ratio = said(here, "cite value.bcr");
    assert!(
        ratio.contains("expected value above the line over expected value below it"),
        "{ratio}"
    );
    run(here, "chi-zone", "outputs/chi-zone");
    for (arguments, message) in [
        (
            "cite jobs.nett outputs/lsiz",
            "there is no metric called `jobs.nett`; did you mean `jobs.net`?",
        ),
        (
            "cite bcr outputs/lsiz",
            "there is no metric called `bcr`; did you mean `value.bcr`?",
        ),
        (
            "cite outputs/lsiz jobs.net",
            "`outputs/lsiz` is a folder and no metric: put the metric first",
        ),
        (
            "cite jobs.net@1999 outputs/lsiz",
            "the year after @ must be one of 2024 to 2033 (2024 is 2024/25)",
        ),
        (
            "cite value.npsv@2030 outputs/lsiz",
            "`value.npsv` is one figure for the whole period; leave the year out",
        ),
        (
            "cite jobs.net",
            "there are several runs in outputs/; say which one is meant: outputs/chi-zone, outputs/lsiz",
        ),
        (
            "cite jobs.net nowhere",
            "there is neither a file nor a shipped scenario called `nowhere`",
        ),
    ] {
        let complaint = refused(here, arguments);
        assert!(complaint.contains(message), "{arguments}: {complaint}");
    }
}
