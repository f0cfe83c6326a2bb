//! Runs cut into units: whoever does which, in whatever order, the bits are the same.

use std::sync::LazyLock;

use proptest::prelude::*;
use regiocast::analysis::summarise;
use regiocast::analysis::watch::watchlist;
use regiocast::ensemble::sums::{Branch, Forest};
use regiocast::ensemble::{Course, Done, Engine, Part, Settings, Spans, Unfit};
use regiocast::outcomes::Outcomes;
use regiocast::points::Sampler;
use regiocast::scenario::Scenario;

use super::super::{MORE, PLAN, everything};

/// A small scenario, read once.
static SMALL: LazyLock<Scenario> =
    LazyLock::new(|| Scenario::parse(&format!("{PLAN}{MORE}"), "small").unwrap());

const fn settings(draws: usize, sampler: Sampler) -> Settings {
    Settings {
        draws,
        seed: 3,
        sampler,
    }
}

fn begin(scenario: &Scenario, settings: Settings) -> Course<'_> {
    let outcomes = Outcomes::of(&scenario.programme);
    let list = watchlist(&scenario.programme, &outcomes.directory);
    let engine = Engine::new(scenario.case(), outcomes, settings);
    Course::begin(engine.unwrap(), list)
}

fn place(unit: u64) -> usize {
    usize::try_from(unit).unwrap()
}

/// All that a run has done, bit by bit (NaN is the same as NaN).
fn bits(part: &Part) -> Vec<u8> {
    postcard::to_stdvec(part).unwrap()
}

/// A part as another process reads it.
fn sent(part: &Part) -> Part {
    postcard::from_bytes(&bits(part)).unwrap()
}

/// The draws alone.
fn drawn(part: &Part) -> Vec<u8> {
    postcard::to_stdvec(&part.done).unwrap()
}

/// The run done at once.
fn whole(settings: Settings) -> Part {
    let mut course = begin(&SMALL, settings);
    course.advance(0..course.units(), &|_| ());
    course.part()
}

/// Draws and samplers: kept (four blocks, the last not full) and counted (ten batches, the last not
/// full; sixteen full ones).
const RUNS: [Settings; 6] = [
    settings(2_000, Sampler::Random),
    settings(2_000, Sampler::Latin),
    settings(2_048, Sampler::Sobol),
    settings(20_000, Sampler::Random),
    settings(20_000, Sampler::Latin),
    settings(32_768, Sampler::Sobol),
];

static WHOLE: LazyLock<Vec<Vec<u8>>> =
    LazyLock::new(|| RUNS.iter().map(|run| bits(&whole(*run))).collect());

/// Spans of units in some order, each with the hand that does it.
#[derive(Debug, Clone)]
struct Cut {
    ends: Vec<bool>,
    order: Vec<u32>,
    hands: Vec<usize>,
}

const HANDS: usize = 3;

fn cut() -> impl Strategy<Value = Cut> {
    const MOST: usize = 16;
    (
        prop::collection::vec(any::<bool>(), MOST),
        prop::collection::vec(any::<u32>(), MOST),
        prop::collection::vec(0..HANDS, MOST),
    )
        .prop_map(|(ends, order, hands)| Cut { ends, order, hands })
}

impl Cut {
    /// The spans of so many units in the order in which they are done.
    fn spans(&self, units: u64) -> Vec<(std::ops::Range<u64>, usize)> {
        let mut spans = Vec::new();
        let mut start = 0;
        for unit in 0..units {
            let place = place(unit) % self.ends.len();
            if self.ends[place] || unit + 1 == units {
                spans.push((self.order[place], start..unit + 1, self.hands[place]));
                start = unit + 1;
            }
        }
        spans.sort_by_key(|(order, span, _)| (*order, span.start));
        spans
            .into_iter()
            .map(|(_, span, hand)| (span, hand))
            .collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 16,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn units_done_in_any_cut_and_order_by_any_hands_give_the_same_bits(
        cut in cut(),
        run in 0..RUNS.len(),
        late in any::<bool>(),
    ) {
        let mut hands: Vec<Course> = (0..HANDS).map(|_| begin(&SMALL, RUNS[run])).collect();
        let units = hands[0].units();
        let mut put_off = Vec::new();
        for (span, hand) in cut.spans(units) {
            // The first hand may do its own when it has the others'.
            if hand == 0 && late {
                put_off.push(span);
            } else {
                hands[hand].advance(span, &|_| ());
            }
        }
        let parts: Vec<Part> = hands[1..].iter().map(|hand| sent(&hand.part())).collect();
        let mut all = hands.swap_remove(0);
        for part in parts.into_iter().rev() {
            prop_assert_eq!(all.take_up(part), Ok(()));
        }
        for span in put_off {
            all.advance(span, &|_| ());
        }
        prop_assert!(all.missing(0..units).is_empty());
        prop_assert!(bits(&all.part()) == WHOLE[run]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(2),
        ..ProptestConfig::default()
    })]

    #[test]
    fn sums_of_batches_are_the_same_bits_in_any_order_and_any_forests(
        order in Just((0..37_u64).collect::<Vec<_>>()).prop_shuffle(),
        hands in prop::collection::vec(0..4_usize, 37),
        merged in Just((0..4_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        // Sums that round differently in every other order.
        let leaf = |batch: u64| {
            let small = 1.0 / (batch as f64 + 1.0);
            vec![small, if batch.is_multiple_of(3) { 1e16 } else { -small }, 1e8 * small]
        };
        let mut whole = Forest::default();
        for batch in 0..37 {
            whole.add(Branch::of(batch), leaf(batch));
        }
        let mut forests = vec![Forest::default(); 4];
        for (batch, hand) in order.into_iter().zip(hands) {
            forests[hand].add(Branch::of(batch), leaf(batch));
        }
        let mut all = Forest::default();
        for hand in merged {
            all.merge(std::mem::take(&mut forests[hand]));
        }
        let bits = |forest: &Forest| forest.total(3).into_iter().map(f64::to_bits).collect::<Vec<_>>();
        prop_assert_eq!(bits(&all), bits(&whole));
        prop_assert_eq!(all, whole);
    }

    #[test]
    fn what_is_done_and_what_is_missing_make_up_the_whole(
        added in prop::collection::vec((0..40_u64, 0..9_u64), 0..8),
        range in (0..40_u64, 0..20_u64),
    ) {
        let mut spans = Spans::default();
        let mut units = [false; 64];
        for (start, length) in added {
            let span = start..start + length;
            let inside = place(span.start)..place(span.end);
            let apart = units[inside.clone()].iter().all(|done| !done);
            prop_assert_eq!(spans.add(span), apart);
            units[inside].fill(true);
        }
        let (from, to) = (range.0, range.0 + range.1);
        let missing: Vec<u64> = spans.missing(from..to).into_iter().flatten().collect();
        let expected: Vec<u64> = (from..to).filter(|unit| !units[place(*unit)]).collect();
        prop_assert_eq!(missing, expected);
        let done: Vec<u64> = spans.all().iter().cloned().flatten().collect();
        prop_assert_eq!(done.len() as u64, spans.count());
        let expected: Vec<u64> = (0..64).filter(|unit| units[place(*unit)]).collect();
        prop_assert_eq!(done, expected);
    }
}

#[test]
fn counted_runs_give_the_same_bits_on_one_and_three_threads() {
    let everything = everything();
    for (scenario, draws, sampler) in [
        (&everything, 17_000, Sampler::Random),
        (&*SMALL, 20_000, Sampler::Latin),
        (&*SMALL, 32_768, Sampler::Sobol),
    ] {
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
            pool.build().unwrap().install(|| {
                let mut course = begin(scenario, settings(draws, sampler));
                course.advance(0..course.units(), &|_| ());
                let part = bits(&course.part());
                let rows = summarise(&course.end()).rows;
                let figures = rows.iter().flat_map(|row| {
                    let moments = [row.mean, row.sd, row.mcse];
                    moments.into_iter().chain(row.percentiles)
                });
                (part, figures.map(f64::to_bits).collect::<Vec<_>>())
            })
        };
        let (one, three) = (run(1), run(3));
        assert!(one.0 == three.0, "{sampler}: other counts or sums");
        assert!(one.1 == three.1, "{sampler}: other figures");
    }
}

/// Are the first draws of a longer run a run of so many?
fn goes_on(few: usize, many: usize, sampler: Sampler) -> bool {
    let short = whole(settings(few, sampler));
    let mut course = begin(&SMALL, settings(many, sampler));
    course.advance(0..few as u64 / course.unit(), &|_| ());
    let long = course.part();
    match (&short.done, &long.done) {
        // Blocks of a kept run know how many draws there are to be.
        (Done::Kept(one), Done::Kept(other)) => {
            let columns = course.engine().outcomes.directory.columns;
            let (mut a, mut b) = (Vec::new(), Vec::new());
            (0..columns).all(|column| {
                one.column_of(column, 0..few, &mut a);
                other.column_of(column, 0..few, &mut b);
                assert_eq!((a.len(), b.len()), (few, few));
                a.iter().zip(&b).all(|(a, b)| a.to_bits() == b.to_bits())
            })
        }
        _ => short.plan == long.plan && drawn(&short) == drawn(&long),
    }
}

#[test]
fn the_first_draws_of_a_longer_run_are_a_shorter_run_of_random_and_sobol_points() {
    for (few, many) in [(2_048, 4_096), (32_768, 65_536)] {
        assert!(goes_on(few, many, Sampler::Random), "random {few}");
        assert!(goes_on(few, many, Sampler::Sobol), "sobol {few}");
    }
}

#[test]
fn the_first_draws_of_a_longer_latin_run_are_no_shorter_run() {
    // A limit, not a wish: a hypercube of twice the size is another set of points.
    for (few, many) in [(2_048, 4_096), (32_768, 65_536)] {
        assert!(!goes_on(few, many, Sampler::Latin), "latin {few}");
    }
}

#[test]
fn a_run_that_is_lengthened_is_the_longer_run() {
    for sampler in [Sampler::Random, Sampler::Sobol] {
        let mut course = begin(&SMALL, settings(1_024, sampler));
        for draws in [1_024, 2_048, 16_384, 32_768] {
            course.lengthen(draws);
            for missing in course.missing(0..course.units()) {
                course.advance(missing, &|_| ());
            }
            assert!(
                bits(&course.part()) == bits(&whole(settings(draws, sampler))),
                "{sampler} {draws}"
            );
        }
    }
}

#[test]
fn a_run_that_is_lengthened_before_its_first_draw_counts_by_the_same_plan() {
    let settings_of = |draws| settings(draws, Sampler::Random);
    let mut half = begin(&SMALL, settings_of(40_000));
    half.advance(0..9, &|_| ());
    // As a run to a precision goes on from its partial file.
    let mut course = begin(&SMALL, settings_of(1_024));
    course.lengthen(40_000);
    assert_eq!(course.take_up(sent(&half.part())), Ok(()));
    course.advance(9..course.units(), &|_| ());
    assert!(bits(&course.part()) == bits(&whole(settings_of(40_000))));
}

#[test]
fn what_is_no_part_of_a_run_is_refused_and_changes_nothing() {
    let counted = settings(20_000, Sampler::Random);
    let mut course = begin(&SMALL, counted);
    course.advance(0..4, &|_| ());
    let before = bits(&course.part());
    let mut other = begin(&SMALL, counted);
    other.advance(3..6, &|_| ());
    assert_eq!(course.take_up(other.part()), Err(Unfit::Twice));
    // Another seed has another pilot, so draws are counted in other classes.
    let mut other = begin(&SMALL, Settings { seed: 4, ..counted });
    other.advance(6..7, &|_| ());
    assert_eq!(course.take_up(other.part()), Err(Unfit::Plan));
    // Kept draws are not counted ones, and the other way round.
    let mut kept = begin(&SMALL, settings(2_000, Sampler::Random));
    kept.advance(0..1, &|_| ());
    let part = Part {
        spans: other.part().spans,
        ..kept.part()
    };
    assert_eq!(course.take_up(part), Err(Unfit::Plan));
    let part = Part {
        spans: Spans::default(),
        ..other.part()
    };
    assert_eq!(kept.take_up(part), Err(Unfit::Plan));
    // More units than the run has.
    let mut longer = begin(&SMALL, settings(40_000, Sampler::Random));
    longer.advance(12..14, &|_| ());
    assert_eq!(course.take_up(longer.part()), Err(Unfit::Damaged));
    // Draws of other metrics.
    let everything = everything();
    let mut strange = begin(&everything, settings(2_000, Sampler::Random));
    strange.advance(2..3, &|_| ());
    assert_eq!(kept.take_up(strange.part()), Err(Unfit::Damaged));
    assert!(bits(&course.part()) == before);
}
