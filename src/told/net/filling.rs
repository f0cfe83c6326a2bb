//! How a block's jobs are filled, as arithmetic.

use crate::programme::Block;
use crate::told::account::Item;
use crate::told::future::{Future, plain};
use crate::told::leakage;
use crate::told::term::{Term, n, total};

/// A block's shares of its jobs in a year.
pub(super) struct Filling<'a> {
    future: &'a Future<'a>,
    block: &'a Block,
    shares: Vec<(f64, Vec<f64>, f64)>,
    /// Share of its other jobs.
    pub(super) other: f64,
    /// Which share of each group's jobs leaks away in a year; `None` where none leaks by who holds it.
    pub(super) leaks: Option<Vec<Vec<f64>>>,
}

impl<'a> Filling<'a> {
    pub(super) fn of(future: &'a Future, block: &'a Block) -> Self {
        let shares = block.mix.iter().map(|(skill, share)| {
            let group = &future.programme.skills[skill.0];
            let lost = future.value(group.poached) * (1.0 - future.value(group.backfill));
            (
                *share,
                future.lanes(&future.t.markets[skill.0].fill_share),
                lost,
            )
        });
        let other = 1.0 - block.mix.iter().map(|(_, share)| share).sum::<f64>();
        Self {
            future,
            block,
            shares: shares.collect(),
            other,
            leaks: leakage::leaks(future, block),
        }
    }

    fn last(&self, year: usize) -> usize {
        year.min(self.future.years() - 1)
    }

    /// `Σ_g mix·φ`
    pub(super) fn skilled(&self, year: usize) -> Term {
        total(
            self.shares
                .iter()
                .map(|(mix, fill, _)| n(*mix) * n(fill[self.last(year)])),
        )
    }

    /// `Σ_g mix·φ·(1 − poached·(1 − backfill))`, times `1 − ℓ` of each group where jobs leak by who
    /// holds them.
    pub(super) fn additional(&self, year: usize) -> Term {
        let year = self.last(year);
        let stays = |(place, stays): (usize, Term)| match &self.leaks {
            Some(leaks) => stays * n(leaks[place][year]).rest(),
            None => stays,
        };
        total(self.there(year).enumerate().map(stays))
    }

    /// The same wherever in the country those who hold the jobs live.
    pub(super) fn additional_anywhere(&self, year: usize) -> Term {
        total(self.there(self.last(year)))
    }

    /// `mix·φ·(1 − poached·(1 − backfill))` of each group.
    fn there(&self, year: usize) -> impl Iterator<Item = Term> {
        self.shares
            .iter()
            .map(move |(mix, fill, lost)| n(*mix) * n(fill[year]) * n(*lost).rest())
    }

    pub(super) fn give(&self, item: &mut Item) {
        for ((skill, share), (_, _, lost)) in self.block.mix.iter().zip(&self.shares) {
            let group = &self.future.programme.skills[skill.0];
            let name = &group.name.id;
            plain(
                item,
                &format!("mix of {name}"),
                *share,
                "",
                "skills, plain; its φ as told under skills",
            );
            let owner = format!("skill.{name}");
            if !group.poached.is(0.0) {
                let symbol = |key: &str| format!("{key} of {name}");
                self.future
                    .give_as(item, &symbol("poached"), (&owner, "poached"), group.poached);
                self.future.give_as(
                    item,
                    &symbol("backfill"),
                    (&owner, "backfill"),
                    group.backfill,
                );
                plain(
                    item,
                    &format!("lost of {name}"),
                    *lost,
                    "",
                    "poached·(1 − backfill) of this group",
                );
            }
        }
        plain(
            item,
            "other",
            self.other,
            "",
            "1 − Σ mix: other jobs, all filled",
        );
    }
}
