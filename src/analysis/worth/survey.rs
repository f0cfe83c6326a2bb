//! What a survey would find.

use crate::special::binomial_quantile;

/// The share of `people`, asked at random, who say yes, in draws in which a share of the population
/// would: the binomial count that the draw's luck (between 0 and 1) decides, over `people`. Nothing
/// is found where nobody is asked.
#[must_use]
pub fn share_found(share: &[f64], luck: &[f64], people: u32) -> Vec<f64> {
    let asked = f64::from(people);
    share
        .iter()
        .zip(luck)
        .map(|(share, luck)| {
            if people == 0 {
                0.0
            } else {
                binomial_quantile(*luck, asked, *share) / asked
            }
        })
        .collect()
}
