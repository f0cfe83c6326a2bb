//! Where hires come from: the pool, hires and filled posts of a skill group, origin by origin.
//!
//! ```text
//! P_o  = P'_{o,y−1}·carry_over + share_o·supply·(1 + supply_growth)^y
//!        + returners·(F_{y−1} − stay)·held_{o,y−1}/F_{y−1}
//! h_o  = H·P_o/A;  P'_o = P_o − H'·P_o/A;  held_o = held_{o,y−1}·stay/F_{y−1} + h_o
//! ```
//!
//! (in year 0 `candidates_from`·candidates stands for what was carried over). Trained people are followed by
//! the matching itself; those of them who left and look for such work again come back as residents.
//! Nothing of the matching changes. See `docs/model/origins.md`.

pub mod openings;

use crate::lanes::Lanes;
use crate::model::origins::openings::Openings;
use crate::number::Point;
use crate::programme::{Origin, OriginShares, Origins};
use crate::units::{People, Series, kind};

/// Who holds and who gets the jobs of a skill group, by where they come from.
#[derive(Debug, Clone)]
pub struct OriginYears {
    /// Filled jobs held at the end of the year, in the order of [`Origin::ALL`].
    pub held: [Series<kind::Jobs>; 5],
    /// People hired into the programme's jobs in the year, likewise.
    pub hired: [Series<kind::People>; 5],
    /// Share of filled jobs held by commuters, 0 where none is filled.
    pub commuter_share: Vec<Lanes>,
    /// Vacancies of the year by why they are there.
    pub openings: Vec<Openings>,
    /// Those of each origin who were not hired; nobody among the trained, whom the matching follows.
    unhired: [People; 5],
}

/// What the matching has found for a year.
pub struct Matched {
    /// F of the year before.
    pub before: People,
    /// Who stays in post.
    pub staying: People,
    /// Who comes from outside the programme.
    pub supply: People,
    /// Leavers who look for such work again.
    pub returning: People,
    /// The share of unhired people who are still there.
    pub carry_over: Lanes,
    /// Who is at hand at the start.
    pub candidates: People,
    /// A: everybody available.
    pub available: People,
    /// H': hires of all employers.
    pub hires: People,
    /// H: hires by the programme.
    pub ours: People,
    /// Trained people hired by the programme.
    pub trained_hires: People,
    /// Trained people in post.
    pub trained_in_post: People,
}

impl OriginYears {
    /// Room for one skill group.
    #[must_use]
    pub fn new(years: usize) -> Self {
        let none = Openings {
            expansion: crate::units::Jobs::ZERO,
            replacement: crate::units::Jobs::ZERO,
            left_open: crate::units::Jobs::ZERO,
        };
        Self {
            held: std::array::from_fn(|_| Series::zero(years)),
            hired: std::array::from_fn(|_| Series::zero(years)),
            commuter_share: vec![Lanes::ZERO; years],
            openings: vec![none; years],
            unhired: [People::ZERO; 5],
        }
    }

    /// Follows the origins through one year.
    #[inline(always)]
    pub fn follow(&mut self, origins: &Origins, matched: &Matched, point: &Point, year: usize) {
        let staying = matched.staying.share_of(matched.before, 0.0);
        let ours = matched.ours.share_of(matched.available, 0.0);
        let all = matched.hires.share_of(matched.available, 0.0);
        let supply = shares(&origins.supply, point);
        let candidates = shares(&origins.candidates, point);
        let trained = Origin::Trained as usize;
        let trained_before = self.held[trained].before(year).held_by();
        self.held[trained][year] = matched.trained_in_post.in_jobs();
        self.hired[trained][year] = matched.trained_hires;
        for (place, origin) in Origin::ALL.into_iter().enumerate() {
            if origin == Origin::Trained {
                continue;
            }
            let before = self.held[place].before(year).held_by();
            let left = match origin {
                // The trained part of the pool holds no returners: they come back as residents.
                Origin::Residents => before + trained_before,
                _ => before,
            };
            let at_hand = match year {
                0 => matched.candidates * candidates[place],
                _ => self.unhired[place] * matched.carry_over,
            };
            let pool = at_hand
                + matched.supply * supply[place]
                + matched.returning * left.share_of(matched.before, 0.0);
            let hired = pool * ours;
            self.hired[place][year] = hired;
            self.unhired[place] = pool - pool * all;
            self.held[place][year] = (before * staying + hired).in_jobs();
        }
        let filled = matched.staying + matched.ours;
        let commuters = self.held[Origin::Commuters as usize][year].held_by();
        self.commuter_share[year] = commuters.share_of(filled, 0.0);
    }
}

/// The shares of each origin, in the order of [`Origin::ALL`].
#[inline(always)]
fn shares(shares: &OriginShares, point: &Point) -> [Lanes; 5] {
    let graduates = shares.graduates.at(point);
    let movers = shares.movers.at(point);
    let commuters = shares.commuters.at(point);
    let residents = (graduates + movers + commuters).rest().max(Lanes::ZERO);
    [Lanes::ZERO, residents, graduates, movers, commuters]
}
