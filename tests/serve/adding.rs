//! Is a scenario of one's own kept only if it is one, and nowhere else than in the folder?

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::{Page, Reply, options};

fn add(page: &Page, name: &str, asked: &Value) -> Reply {
    page.ask(&format!("PUT /api/scenarios/{name}"), &asked.to_string())
}

fn text(toml: &str) -> Value {
    json!({ "from": "text", "toml": toml })
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn the_starter_a_copy_and_a_file_are_kept_listed_and_open() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let kept = add(
        &page,
        "first",
        &json!({ "from": "starter", "title": "Our first" }),
    );
    assert_eq!(kept.status, 200, "{kept:?}");
    assert_eq!(kept.json()["command"], "regiocast run first.toml");
    assert_eq!(
        page.get("/api/scenarios/first").json()["title"],
        "Our first"
    );
    // What lies in the folder is copied, what comes with the program is built upon.
    let kept = add(
        &page,
        "second",
        &json!({ "from": "copy", "scenario": "first", "title": "Our \"second\"" }),
    );
    assert_eq!(kept.status, 200, "{kept:?}");
    assert_eq!(
        page.get("/api/scenarios/second").json()["title"],
        "Our \"second\""
    );
    let [first, second] = ["first", "second"]
        .map(|name| fs::read_to_string(home.path().join(format!("{name}.toml"))).unwrap());
    let lines = first.lines().zip(second.lines());
    assert_eq!(
        lines.filter(|(a, b)| a != b).count(),
        1,
        "only the title differs"
    );
    add(
        &page,
        "third",
        &json!({ "from": "copy", "scenario": "lsiz", "title": "Our zone" }),
    );
    let copy = fs::read_to_string(home.path().join("third.toml")).unwrap();
    assert!(
        copy.starts_with("base = \"lsiz\"\ntitle = \"Our zone\"\n"),
        "{copy}"
    );
    let figures = |name: &str| {
        page.simulate(&json!({ "scenario": name, "draws": 100 }))
            .json()["ledgers"]
            .to_string()
    };
    assert_eq!(figures("third"), figures("lsiz"));
    // A file comes back as it was sent.
    let sent = format!("# ours\n{first}");
    assert_eq!(add(&page, "fourth", &text(&sent)).status, 200);
    assert_eq!(
        page.get("/api/scenarios/fourth/file").json(),
        json!({ "file": "fourth.toml", "toml": sent })
    );
    let cards = page.get("/api/scenarios").json();
    let own: Vec<&str> = cards["scenarios"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["own"] == true)
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(own, ["first", "fourth", "second", "third"]);
    let families = cards["families"].as_array().unwrap();
    assert!(
        families
            .iter()
            .any(|one| one["command"] == "regiocast compare zones-england"
                && one["base"] == "zone-common"),
        "{families:?}"
    );
}

#[test]
fn what_is_no_scenario_is_not_kept_and_every_line_that_is_wrong_is_said() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let reply = add(
        &page,
        "broken",
        &text("start = 2024\nyaers = 3\n[fund.a]\nkind = \"public\"\namount = -1\n"),
    );
    assert_eq!(
        (reply.status, reply.kind().as_str()),
        (422, "plan"),
        "{reply:?}"
    );
    let told = reply.json();
    let line = |line: u64| {
        told["problems"]
            .as_array()
            .unwrap()
            .iter()
            .any(|one| one["line"] == line)
    };
    assert!(line(2) && line(5), "{told}");
    for nothing in [
        "",
        "=",
        "[[[",
        "start = ",
        "\u{0}",
        "[package]\nname = \"x\"\n",
    ] {
        let reply = add(&page, "broken", &text(nothing));
        assert_eq!(reply.status, 422, "{nothing}: {reply:?}");
    }
    let several = "base = \"lsiz\"\n[option.a]\ntitle = \"A\"\n";
    let reply = add(&page, "several", &text(several));
    assert!(reply.body.contains("holds several scenarios"), "{reply:?}");
    assert_eq!(add(&page, "long", &text(&"#".repeat(300_000))).status, 413);
    assert_eq!(count(home.path()), 0);
}

#[test]
fn a_file_that_is_handed_over_reads_nothing_outside_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let secret = home.path().join("secret.toml");
    fs::write(&secret, "start = 2024\ntitle = \"hidden\"\n").unwrap();
    let inner = home.path().join("plans");
    fs::create_dir(&inner).unwrap();
    let page = Page::open(&inner);
    for toml in [
        format!("base = \"{}\"\n", secret.display()),
        "base = \"../secret.toml\"\n".to_owned(),
        "base = \"lsiz\"\nreference = \"../secret.toml\"\n".to_owned(),
        "base = \"lsiz\"\n[region.input_output]\ntable = \"/etc/hostname\"\nemployment = \"../secret.toml\"\n".to_owned(),
        "base = \"lsiz\"\n[workforce.staff]\nsurvey = \"../secret.toml\"\n".to_owned(),
    ] {
        let reply = add(&page, "mine", &text(&toml));
        assert_eq!((reply.status, reply.kind().as_str()), (422, "plan"), "{toml}: {reply:?}");
        assert!(reply.body.contains("outside the folder"), "{toml}: {reply:?}");
        assert!(!reply.body.contains("hidden"), "{toml}: {reply:?}");
    }
    for name in [
        "..%2fout",
        "a%2fb",
        "%00",
        ".hidden",
        "a.toml",
        "%20",
        "lsiz",
        "zones-england",
    ] {
        let reply = add(&page, name, &json!({ "from": "starter", "title": "Mine" }));
        assert_eq!(reply.status, 400, "{name}: {reply:?}");
    }
    for name in [
        "..%2fsecret",
        "%2e%2e%2fsecret",
        "nothing",
        "zones-england",
        "benchmarks",
    ] {
        assert_eq!(
            page.get(&format!("/api/scenarios/{name}/file")).status,
            404,
            "{name}"
        );
        let copy = json!({ "from": "copy", "scenario": name.replace("%2f", "/").replace("%2e", "."), "title": "Mine" });
        assert_eq!(add(&page, "mine", &copy).status, 404, "{name}");
    }
    assert_eq!(count(&inner), 0);
}

#[test]
fn nothing_of_ones_own_is_replaced_unasked_or_builds_on_itself() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::open(home.path());
    let starter = json!({ "from": "starter", "title": "Mine" });
    assert_eq!(add(&page, "mine", &starter).status, 200);
    let before = fs::read(home.path().join("mine.toml")).unwrap();
    let over = "base = \"lsiz\"\ntitle = \"Over\"\n";
    for asked in [
        starter,
        text(over),
        json!({ "from": "copy", "scenario": "lsiz", "title": "Over" }),
    ] {
        let reply = add(&page, "mine", &asked);
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (409, "exists"),
            "{reply:?}"
        );
    }
    assert_eq!(fs::read(home.path().join("mine.toml")).unwrap(), before);
    fs::write(
        home.path().join("upon.toml"),
        "base = \"mine.toml\"\ntitle = \"Upon\"\n",
    )
    .unwrap();
    for toml in [
        "base = \"upon.toml\"\n",
        "base = \"mine\"\n",
        "base = \"mine.toml\"\n",
    ] {
        let reply = add(
            &page,
            "mine",
            &json!({ "from": "text", "toml": toml, "replace": true }),
        );
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (400, "asked"),
            "{toml}: {reply:?}"
        );
    }
    let reply = add(
        &page,
        "mine",
        &json!({ "from": "text", "toml": over, "replace": true }),
    );
    assert_eq!(reply.status, 200, "{reply:?}");
    assert_eq!(
        fs::read_to_string(home.path().join("mine.toml")).unwrap(),
        over
    );
    for title in ["", "  ", "a\nb", &"x".repeat(201)] {
        let reply = add(
            &page,
            "other",
            &json!({ "from": "starter", "title": title }),
        );
        assert_eq!(
            (reply.status, reply.kind().as_str()),
            (400, "asked"),
            "{title}"
        );
    }
}

#[test]
fn a_page_that_is_only_read_keeps_nothing() {
    let home = tempfile::tempdir().unwrap();
    let page = Page::with(regiocast::serve::Options {
        read_only: true,
        ..options(home.path())
    });
    for asked in [
        json!({ "from": "starter", "title": "Mine" }),
        json!({ "from": "copy", "scenario": "lsiz", "title": "Mine" }),
        text("base = \"lsiz\"\n"),
    ] {
        let reply = add(&page, "mine", &asked);
        assert_eq!((reply.status, reply.kind().as_str()), (403, "forbidden"));
    }
    assert_eq!(count(home.path()), 0);
}
