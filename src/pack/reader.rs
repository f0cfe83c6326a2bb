//! Whom a pack is for, and what they are told in which order.

use super::{
    Material, assumptions, assurance, benefits, brought, chain, definitions, drivers, indicators,
    jobs, ledgers, method, money, own, promises, provenance, risks, since, statements, summary,
    training, value,
};
use crate::document::Block;

/// Whom a pack is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Whoever writes or reviews a bid: everything, statements first.
    Bid,
    /// A board that decides: short, with risks; registers stay in the workbook of the full pack.
    Board,
    /// An evaluator: promises, indicators and method first; no sentences to quote.
    Evaluation,
}

/// A part of the pack.
pub(super) struct Part {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) write: fn(&Material<'_>) -> Vec<Block>,
}

/// A part by its name, its heading and what writes it.
const fn part(
    id: &'static str,
    title: &'static str,
    write: fn(&Material<'_>) -> Vec<Block>,
) -> Part {
    Part { id, title, write }
}

const SINCE: Part = part("changes", "What changed since last time", since::blocks);
const SUMMARY: Part = part("summary", "Summary", summary::blocks);
const STATEMENTS: Part = part(
    "statements",
    "Sentences that may be quoted",
    statements::blocks,
);
const LEDGERS: Part = part("ledgers", "Four ledgers, side by side", ledgers::blocks);
const PROMISES: Part = part(
    "promises",
    "What was promised, and how likely it is",
    promises::blocks,
);
const CHAIN: Part = part(
    "chain",
    "From money to jobs: the logic chain",
    chain::blocks,
);
const MONEY: Part = part("money", "Money by source and year", money::blocks);
const JOBS: Part = part("jobs", "Jobs by activity, sector and skill", jobs::blocks);
const WALK: Part = part("walk", "From gross to net jobs", jobs::walk);
const TRAINING: Part = part("training", "People trained", training::blocks);
const VALUE: Part = part(
    "value",
    "Value: place outputs and UK welfare",
    value::blocks,
);
const OUTCOMES: Part = part(
    "outcomes",
    "Outcomes that the scenario defines",
    own::blocks,
);
const INDICATORS: Part = part(
    "indicators",
    "Monitoring indicators by project and year",
    indicators::blocks,
);
const BENEFITS: Part = part("benefits", "Benefits register", benefits::blocks);
const DRIVERS: Part = part("drivers", "What drives the answer", drivers::blocks);
const BROUGHT: Part = part("compared", "Other plans and closer looks", brought::blocks);
const RISKS: Part = part("risks", "Risk register", risks::blocks);
const DEFINITIONS: Part = part("definitions", "What the words mean", definitions::blocks);
const METHOD: Part = part("method", "Method", method::blocks);
const ASSUMPTIONS: Part = part("assumptions", "Assumption register", assumptions::blocks);
const ASSURANCE: Part = part(
    "assurance",
    "Quality assurance: what was checked, and what was not",
    assurance::blocks,
);
const PROVENANCE: Part = part(
    "provenance",
    "How to make these figures again",
    provenance::blocks,
);

const BID: [Part; 22] = [
    SUMMARY,
    SINCE,
    STATEMENTS,
    LEDGERS,
    PROMISES,
    CHAIN,
    MONEY,
    JOBS,
    WALK,
    TRAINING,
    VALUE,
    OUTCOMES,
    BENEFITS,
    INDICATORS,
    DRIVERS,
    BROUGHT,
    RISKS,
    DEFINITIONS,
    METHOD,
    ASSUMPTIONS,
    ASSURANCE,
    PROVENANCE,
];

const BOARD: [Part; 14] = [
    SUMMARY,
    SINCE,
    PROMISES,
    LEDGERS,
    CHAIN,
    MONEY,
    VALUE,
    OUTCOMES,
    DRIVERS,
    BROUGHT,
    RISKS,
    DEFINITIONS,
    ASSURANCE,
    PROVENANCE,
];

const EVALUATION: [Part; 21] = [
    SUMMARY,
    SINCE,
    PROMISES,
    LEDGERS,
    CHAIN,
    INDICATORS,
    BENEFITS,
    JOBS,
    WALK,
    TRAINING,
    MONEY,
    VALUE,
    OUTCOMES,
    DRIVERS,
    BROUGHT,
    RISKS,
    DEFINITIONS,
    METHOD,
    ASSUMPTIONS,
    ASSURANCE,
    PROVENANCE,
];

impl Reader {
    /// The word for it on the command line and in file names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bid => "bid",
            Self::Board => "board",
            Self::Evaluation => "evaluation",
        }
    }

    /// The parts of the pack, in their order.
    pub(super) const fn sections(self) -> &'static [Part] {
        match self {
            Self::Bid => &BID,
            Self::Board => &BOARD,
            Self::Evaluation => &EVALUATION,
        }
    }

    /// The kind of document, and its question.
    pub(super) fn subtitle(self, promised: bool) -> String {
        let kind = match self {
            Self::Bid => "Figures for a bid",
            Self::Board => "Paper for the board",
            Self::Evaluation => "Baseline for an evaluation",
        };
        let question = if promised {
            "how likely is the promise?"
        } else {
            "what does it deliver?"
        };
        format!("{kind}: {question}")
    }
}
