//! Activities: `[activity.<id>]`.

use crate::problem::Place;
use crate::programme::{
    Activity, ActivityId, AdditionalityId, Basis, Block, Construction, District, Fund, Relief,
    SectorId, Share, SkillId, Training,
};

use super::context::Context;
use super::fields::Fields;
use super::ids::{Ids, JOB_BLOCKS};
use super::legal::{Legal, shown};
use super::timetable::{self, Wait};
use super::value::{plain_number, position};
use super::workforce::areas::Followed;
use super::{actual, block, district, funding, gate, houses, training};

/// How far shares may exceed 1 by rounding.
pub(super) const ROUNDING: f64 = 1e-9;

/// What activities are turned into.
#[derive(Debug, Default)]
pub(super) struct Activities {
    /// The activities.
    pub list: Vec<Activity>,
    /// Their job blocks.
    pub blocks: Vec<Block>,
    /// Their building work.
    pub constructions: Vec<Construction>,
    /// Their tax reliefs.
    pub reliefs: Vec<Relief>,
    /// Their training.
    pub trainings: Vec<Training>,
    /// What each activity waits for.
    pub waits: Vec<Vec<Wait>>,
    /// Where the first `reputation = true` stands, with its dotted name.
    pub reputation: Option<(Place, String)>,
}

/// What activities refer to.
pub(super) struct Known<'a> {
    /// All ids.
    pub ids: &'a Ids,
    /// The funds, as read.
    pub funds: &'a [Fund],
    /// The levels and areas of each workforce.
    pub followed: &'a [Followed],
    /// The districts, as read.
    pub districts: &'a [District],
    /// The years of the programme.
    pub years: &'a [i32],
}

/// What an activity says for all its blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Setting {
    /// Shares of skills.
    pub mix: Vec<(SkillId, f64)>,
    /// Sector.
    pub sector: Option<SectorId>,
    /// Additionality.
    pub additionality: Option<AdditionalityId>,
}

/// Reads all activities, in file order.
pub(super) fn read(cx: &mut Context<'_>, top: &mut Fields<'_>, known: &Known<'_>) -> Activities {
    let mut all = Activities::default();
    let mut taken = Vec::new();
    for (place, (id, fields)) in top.tables(cx, "activity").into_iter().enumerate() {
        one(
            cx,
            &mut all,
            (ActivityId(place), id),
            fields,
            known,
            &mut taken,
        );
    }
    funding::check(cx, &taken, known.funds, &all.list);
    houses::read(cx, top, &mut all.blocks, known.ids);
    all
}

fn one(
    cx: &mut Context<'_>,
    all: &mut Activities,
    (activity, id): (ActivityId, &str),
    mut fields: Fields<'_>,
    known: &Known<'_>,
    taken: &mut Vec<funding::Taken>,
) {
    let funded_by = funding::read(cx, &mut fields, known, (activity, taken));
    let waits_for = timetable::waits_for(cx, &mut fields, activity, known.ids);
    let reputation = fields.truth(cx, "reputation").unwrap_or(false);
    if reputation && all.reputation.is_none() {
        all.reputation = Some((fields.place_of("reputation"), fields.at("reputation")));
    }
    let (district, placed) = district::of_activity(cx, &mut fields, known);
    all.list.push(Activity {
        name: fields.name(cx, id),
        district,
        placed,
        owner: fields.text_or_empty(cx, "owner"),
        funded_by,
        waits_for: waits_for.iter().map(|wait| wait.activity).collect(),
        slippage: fields.number_or(cx, "slippage", 0.0),
        overrun: fields.number_or(cx, "overrun", 0.0),
        leverage: fields.number_or(cx, "leverage", 0.0),
        leverage_lag: fields.number_or(cx, "leverage_lag", 0.0),
        reputation,
        gate: gate::read(cx, &mut fields, known),
    });
    all.waits.push(waits_for);
    let setting = setting(cx, &mut fields, known.ids, &Setting::default());
    let mut shares = Shares::default();
    all.constructions
        .extend(construction(cx, &mut fields, activity, known.years));
    let blocks = job_blocks(cx, &mut fields, (activity, id), &setting, known);
    for (block, place) in blocks {
        shares.add(&place, block.share.share);
        all.blocks.push(block);
    }
    let trainings = training::read(cx, &mut fields, (activity, id), known);
    for (training, place) in trainings {
        shares.add(&place, training.share.share);
        all.trainings.push(training);
    }
    shares.check(cx, &fields.path);
    if let Some(relief) = relief(cx, &mut fields, activity) {
        all.reliefs.push(relief);
    }
    fields.finish(cx);
}

fn construction(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    activity: ActivityId,
    years: &[i32],
) -> Option<Construction> {
    let mut table = fields.table(cx, "construction")?;
    let share = share(cx, &mut table);
    let construction = Construction {
        activity,
        share: share.share,
        basis: share.basis,
        job_years_per_m: table.must_number(cx, "job_years_per_m"),
        actual: actual::read(cx, &mut table, years),
    };
    table.finish(cx);
    Some(construction)
}

/// Reads the job blocks of an activity in file order, each with the place of its name.
fn job_blocks(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    (activity, id): (ActivityId, &str),
    setting: &Setting,
    known: &Known<'_>,
) -> Vec<(Block, Place)> {
    for word in JOB_BLOCKS {
        fields.get(word);
    }
    let mut blocks = Vec::new();
    for entry in fields.entries() {
        let word = JOB_BLOCKS.into_iter().find(|word| *word == entry.key);
        if let Some(word) = word
            && let Some(table) = fields.table(cx, word)
        {
            let block = block::read(cx, table, word, (activity, id), setting, known);
            blocks.push((block, entry.place.clone()));
        }
    }
    blocks
}

/// The shares of an activity's money that its blocks use.
#[derive(Default)]
struct Shares {
    total: f64,
    each: Vec<String>,
    last: Option<Place>,
}

impl Shares {
    fn add(&mut self, place: &Place, share: f64) {
        self.total += share;
        self.each.push(shown(share));
        self.last = Some(place.clone());
    }

    fn check(&self, cx: &mut Context<'_>, path: &str) {
        if let Some(place) = &self.last
            && self.total > 1.0 + ROUNDING
        {
            let message = format!(
                "the shares of its blocks add up to {} = {}, but one pound buys one thing",
                self.each.join(" + "),
                shown(self.total)
            );
            let help = "give each block a `share` (1 where it is not written) so that they add up to 1 or less";
            cx.error(place, path, message, help);
        }
    }
}

/// Reads `skills`, `sector` and `additionality`; what is not written is as above.
pub(super) fn setting(
    cx: &mut Context<'_>,
    fields: &mut Fields<'_>,
    ids: &Ids,
    above: &Setting,
) -> Setting {
    let sector = fields.id(cx, "sector", &ids.sectors, "sector");
    let additionality = fields.id(cx, "additionality", &ids.additionality, "additionality");
    Setting {
        mix: mix(cx, fields, ids).unwrap_or_else(|| above.mix.clone()),
        sector: sector.map(SectorId).or(above.sector),
        additionality: additionality.map(AdditionalityId).or(above.additionality),
    }
}

fn mix(cx: &mut Context<'_>, fields: &mut Fields<'_>, ids: &Ids) -> Option<Vec<(SkillId, f64)>> {
    let table = fields.table(cx, "skills")?;
    let mut mix = Vec::new();
    let mut total = 0.0;
    for entry in table.ids() {
        let path = table.at(&entry.key);
        let share = plain_number(cx, &entry.node, &path, Legal::Share).unwrap_or_default();
        total += share;
        let group = position(cx, (&entry.key, &entry.place), &path, &ids.skills, "skill");
        mix.extend(group.map(|place| (SkillId(place), share)));
    }
    if total > 1.0 + ROUNDING {
        let message = format!("the shares of skills add up to {}", shown(total));
        let help = "they add up to 1 or less; what is left are other jobs";
        cx.error(&table.place, &table.path, message, help);
    }
    Some(mix)
}

/// Reads `share` and `basis`.
pub(super) fn share(cx: &mut Context<'_>, fields: &mut Fields<'_>) -> Share {
    let words = [
        ("all", Basis::All),
        ("own", Basis::Own),
        ("public", Basis::Public),
    ];
    Share {
        share: fields.plain(cx, "share").unwrap_or(1.0),
        basis: fields.word(cx, "basis", &words).unwrap_or(Basis::All),
    }
}

fn relief(cx: &mut Context<'_>, fields: &mut Fields<'_>, activity: ActivityId) -> Option<Relief> {
    let mut table = fields.table(cx, "relief")?;
    if !table.has("years") {
        table.missing(cx, "years", "");
    }
    let years = table.whole(cx, "years", (1, 60)).unwrap_or(1);
    let relief = Relief {
        activity,
        per_job: table.must_number(cx, "per_job"),
        take_up: table.number_or(cx, "take_up", 1.0),
        years: usize::try_from(years).unwrap_or(1),
        cap: table.must_number(cx, "cap"),
    };
    table.finish(cx);
    Some(relief)
}
