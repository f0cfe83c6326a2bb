//! Can anything that an author wrote become more than text, and can the page reach out?

use sha2::{Digest, Sha256};

use super::reading::{Element, elements, inside};
use super::{document, of, page, render};
use crate::charts::Chart;
use crate::document::html::policy::base64;
use crate::document::{Block, Figure};

fn prose(markdown: &str) -> String {
    render(&of(vec![Block::Prose(markdown.to_owned())])).unwrap()
}

#[test]
fn prose_can_do_no_harm() {
    for hostile in [
        "<script>alert(1)</script>",
        "a <b onclick=\"alert(1)\">b</b> <img src=x onerror=alert(1)>",
        "<!-- a --> <iframe src=\"https://example.org\"></iframe>",
        "[a](javascript:alert(1)) [b](JaVaScRiPt:alert(1)) [c](data:text/html,x) [d](file:///etc/passwd)",
        "[a]( javascript:alert(1)) <javascript:alert(1)> [b](//example.org) [c](vbscript:x)",
        "![words](https://example.org/picture.png) ![x](data:image/svg+xml,x)",
        "[a](https://example.org/\"onmouseover=\"alert(1))",
        "# <u>Heading</u>\n\n## Another",
        "&lt;script&gt; `<script>`\n\n    <script>\n",
    ] {
        let page = prose(hostile);
        let main: Vec<Element> = elements(&page)
            .into_iter()
            .skip_while(|element| element.name != "main")
            .take_while(|element| element.name != "footer")
            .collect();
        for element in &main {
            let allowed = [
                "main", "section", "div", "h2", "p", "a", "strong", "code", "pre",
            ];
            assert!(
                allowed.contains(&element.name.as_str()),
                "{hostile}: {element:?}"
            );
            for (key, value) in &element.attributes {
                let harmless = matches!(key.as_str(), "id" | "class" | "rel" | "tabindex")
                    || key == "href" && value.starts_with("https://");
                assert!(harmless, "{hostile}: {key}={value}");
            }
        }
        assert_eq!(
            main.iter().filter(|element| element.name == "h2").count(),
            1
        );
    }
    assert!(prose("![words](https://example.org/picture.png)").contains("<p>words</p>"));
}

#[test]
fn links_to_the_web_and_to_mailboxes_have_words() {
    let page = prose(
        "[](https://example.org/a) <https://example.org/b> <who@example.org> [c](HTTP://example.org)",
    );
    let links: Vec<(String, String)> = elements(&page)
        .into_iter()
        .filter(|element| element.attribute("rel") == Some("noreferrer"))
        .map(|link| (link.attribute("href").unwrap().to_owned(), link.text))
        .collect();
    let expected = [
        ("https://example.org/a", "https://example.org/a"),
        ("https://example.org/b", "https://example.org/b"),
        ("mailto:who@example.org", "who@example.org"),
        ("HTTP://example.org", "c"),
    ];
    assert_eq!(
        links,
        expected.map(|(to, words)| (to.to_owned(), words.to_owned()))
    );
}

#[test]
fn the_policy_allows_this_style_and_this_script_alone() {
    let page = page();
    let policy = elements(&page)
        .into_iter()
        .find_map(|element| {
            element
                .attribute("content")
                .filter(|text| text.contains("default-src"))
                .map(str::to_owned)
        })
        .unwrap();
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    let styles = inside(&page, "<style>", "</style>");
    let scripts = inside(&page, "<script>", "</script>");
    assert_eq!((styles.len(), scripts.len()), (2, 1));
    let digest = |text: &str| base64(&Sha256::digest(text.as_bytes()));
    let sources = |texts: &[&str]| {
        let sources: Vec<String> = texts
            .iter()
            .map(|text| format!("'sha256-{}'", digest(text)))
            .collect();
        sources.join(" ")
    };
    assert!(
        policy.contains(&format!("style-src {};", sources(&styles))),
        "{policy}"
    );
    assert!(
        policy.contains(&format!("script-src {};", sources(&scripts))),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
    for element in elements(&page) {
        assert!(element.attribute("style").is_none(), "{element:?}");
        assert!(element.attribute("src").is_none(), "{element:?}");
    }
    assert!(
        !styles
            .iter()
            .any(|style| style.contains("url(") || style.contains("@import"))
    );
}

#[test]
fn a_chart_that_is_more_than_shapes_and_words_is_refused() {
    let refusal = |body: &str| {
        let mut document = document();
        for block in &mut document.sections[0].blocks {
            if let Block::Figure(Figure {
                chart: Chart { svg, .. },
                ..
            }) = block
            {
                *svg = svg.replace("</svg>", &format!("{body}</svg>"));
            }
        }
        render(&document).unwrap_err().to_string()
    };
    assert_eq!(
        refusal("<script>alert(1)</script>"),
        "the web page could not be made: figure-1 holds an element <script>, which no chart draws"
    );
    assert!(refusal("<rect onload=\"alert(1)\"/>").contains("an attribute onload"));
    assert!(refusal("<rect fill=\"url(https://example.org)\"/>").contains("an attribute fill"));
    assert!(refusal("<rect>").contains("is not SVG"));
}

#[test]
fn the_margins_of_paper_hold_the_documents_words_and_no_rule_of_theirs() {
    let mut document = document();
    document.source = "a\"; } </style><script>\\".to_owned();
    let page = render(&document).unwrap();
    let paper = inside(&page, "<style>", "</style>")[1];
    assert!(
        paper.contains("content: \"a\\22 \\3b  \\7d  \\3c \\2f style\\3e \\3c script\\3e \\5c \";"),
        "{paper}"
    );
    assert!(
        paper.contains("content: \"Riverside \\3c Zone\\3e  \\26  “Friends”\";"),
        "{paper}"
    );
}
