//! How likely each value of a number is, as a picture can show it, and the same in words.

use crate::distribution::Distribution;
use crate::scenario::changes::Judgement;
use crate::serve::wire::{FigureTold, Picture, Single};
use crate::tables::figure::{given, known};

/// Parts of a picture.
const PARTS: usize = 40;
/// The most single values that are shown as such.
const FEW: usize = 40;
/// How much of what is possible is left out at an end that is far away.
const TAIL: f64 = 0.005;

/// What a number may be, and how it is written. `further` is said after its words.
pub fn figure(
    distribution: &Distribution,
    written: Option<Judgement>,
    further: &str,
) -> FigureTold {
    let words = distribution.in_words();
    let marks = [0.1, 0.5, 0.9].map(|p| distribution.quantile(p));
    let certain = distribution.fixed_value().is_some();
    let tell = if certain { given } else { known };
    let [p10, p50, p90] = marks.map(tell);
    let sentence = if certain {
        format!("It is taken as certain: {p50}.")
    } else if let Distribution::Discrete(_) = distribution {
        format!("It is one of a few values: {words}.")
    } else {
        format!(
            "In 8 of 10 futures it lies between {p10} and {p90}; it is as likely above {p50} as below."
        )
    };
    let written = written.unwrap_or_else(|| Judgement {
        form: "percentiles".to_owned(),
        numbers: marks.to_vec(),
        min: None,
        max: None,
        reason: String::new(),
    });
    FigureTold {
        words: format!("{words}{further}"),
        certain,
        p10,
        p50,
        p90,
        sentence,
        picture: picture(distribution, marks),
        written: written.into(),
    }
}

fn picture(distribution: &Distribution, marks: [f64; 3]) -> Picture {
    let single = singles(distribution);
    if !single.is_empty() {
        let values = single.iter().map(|one| one.value);
        let low = values.clone().fold(f64::INFINITY, f64::min);
        let high = values.fold(f64::NEG_INFINITY, f64::max);
        return Picture {
            low,
            high,
            parts: Vec::new(),
            single,
            marks,
        };
    }
    let [low, high] = ends(distribution);
    let width = (high - low) / PARTS as f64;
    let below = |part: usize| {
        if part == 0 {
            0.0
        } else {
            distribution.cdf(low + width * part as f64)
        }
    };
    // What lies beyond the first and the last part belongs to the tails, which are not shown.
    let first = distribution.cdf(low);
    let parts = (0..PARTS).map(|part| {
        let from = if part == 0 { first } else { below(part) };
        (below(part + 1) - from).max(0.0)
    });
    Picture {
        low,
        high,
        parts: parts.collect(),
        single: Vec::new(),
        marks,
    }
}

/// Where it can lie, but for long thin tails.
fn ends(distribution: &Distribution) -> [f64; 2] {
    let support = distribution.support();
    let usual = [TAIL, 1.0 - TAIL].map(|p| distribution.quantile(p));
    let reach = 0.5 * (usual[1] - usual[0]);
    let near = |end: f64, usual: f64| {
        if end.is_finite() && (end - usual).abs() <= reach {
            end
        } else {
            usual
        }
    };
    [near(support.low, usual[0]), near(support.high, usual[1])]
}

/// The values of a number that has only a few.
fn singles(distribution: &Distribution) -> Vec<Single> {
    let values: Vec<f64> = match distribution {
        Distribution::Fixed(value) => vec![*value],
        Distribution::Discrete(discrete) => discrete.values().to_vec(),
        _ => return Vec::new(),
    };
    if values.len() > FEW {
        return Vec::new();
    }
    let mut below = 0.0;
    let single = values.into_iter().map(|value| {
        let up_to = distribution.cdf(value);
        let chance = up_to - below;
        below = up_to;
        Single { value, chance }
    });
    single.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distribution::{Bounds, DistributionError};

    #[test]
    fn a_picture_shows_all_that_is_likely_and_the_words_agree_with_it()
    -> Result<(), DistributionError> {
        let cases = [
            (Distribution::uniform(2.0, 4.0)?, [2.0, 4.0]),
            (Distribution::pert(0.0, 1.0, 9.0)?, [0.0, f64::NAN]),
            (
                Distribution::lognormal(3.0, 1.2, Bounds::NONE)?,
                [0.0, f64::NAN],
            ),
            (Distribution::samples(&[1.0, 2.0, 2.5, 9.0])?, [1.0, 9.0]),
        ];
        for (distribution, [low, high]) in cases {
            let shown = figure(&distribution, None, "");
            let picture = &shown.picture;
            let sum: f64 = picture.parts.iter().sum();
            assert!((0.989..=1.000_001).contains(&sum), "{}: {sum}", shown.words);
            assert_eq!(picture.parts.len(), PARTS);
            assert!(
                low.is_nan() || (picture.low - low).abs() < 0.2,
                "{}",
                picture.low
            );
            assert!(
                high.is_nan() || (picture.high - high).abs() < 1e-9,
                "{}",
                picture.high
            );
            assert!(picture.low <= picture.marks[0] && picture.marks[2] <= picture.high);
            assert!(shown.sentence.contains(&shown.p10) && shown.sentence.contains(&shown.p90));
        }
        let coin = figure(
            &Distribution::discrete(&[(0.0, 3.0), (1.0, 7.0)])?,
            None,
            "",
        );
        let chances: Vec<f64> = coin.picture.single.iter().map(|one| one.chance).collect();
        assert!((chances[0] - 0.3).abs() < 1e-12 && (chances[1] - 0.7).abs() < 1e-12);
        let known = figure(&Distribution::Fixed(0.25), None, "");
        assert!(known.certain && known.sentence == "It is taken as certain: 0.25.");
        Ok(())
    }
}
