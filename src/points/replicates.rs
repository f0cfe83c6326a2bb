//! Eight randomisations side by side.
//!
//! Points that are placed evenly depend on each other, so the error of their mean cannot be read off
//! the spread of the draws. It can be read off the spread of independent repetitions (Owen 2013,
//! chapter 17). So the draws of a run are dealt to [`REPLICATES`] replicates in turn: draw d belongs
//! to replicate d mod 8, and is point d div 8 of it. A packet of the model holds one point of each.
//!
//! # References
//! Owen, A. B. (2013), *Monte Carlo theory, methods and examples*, chapter 17 (recalled).

use crate::lanes::WIDTH;

/// How many independent randomisations a run holds.
pub const REPLICATES: u64 = WIDTH as u64;

/// The same point number in every replicate.
pub(super) type Packet = [f64; WIDTH];

/// Fills the draws from `first` on. `packet` is asked for point after point, each once, and turns
/// what stands in the packet's draws into their values.
pub(super) fn fill_packets(first: u64, out: &mut [f64], mut packet: impl FnMut(u64, &mut Packet)) {
    let mut point = first / REPLICATES;
    // INVARIANT: a remainder of eight fits.
    let skipped = usize::try_from(first % REPLICATES).unwrap_or_default();
    let before = if skipped == 0 { 0 } else { WIDTH - skipped };
    let (head, rest) = out.split_at_mut(before.min(out.len()));
    if !head.is_empty() {
        in_part(head, skipped, |whole| packet(point, whole));
        point += 1;
    }
    let (packets, tail) = rest.as_chunks_mut::<WIDTH>();
    for whole in packets {
        packet(point, whole);
        point += 1;
    }
    if !tail.is_empty() {
        in_part(tail, 0, |whole| packet(point, whole));
    }
}

/// Works on a packet of which only some draws are asked for, from the `skipped`-th on.
fn in_part(values: &mut [f64], skipped: usize, packet: impl FnOnce(&mut Packet)) {
    let mut whole = [0.0; WIDTH];
    let place = skipped..skipped + values.len();
    whole[place.clone()].copy_from_slice(values);
    packet(&mut whole);
    values.copy_from_slice(&whole[place]);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each draw becomes its point's number and what stood there.
    fn filled(first: u64, count: usize) -> Vec<f64> {
        let mut out: Vec<f64> = (0..count)
            .map(|k| (first as f64 + k as f64) / 1e6)
            .collect();
        fill_packets(first, &mut out, |point, packet| {
            for value in packet {
                *value += point as f64;
            }
        });
        out
    }

    #[test]
    fn draws_are_dealt_to_the_replicates_in_turn_wherever_a_block_starts_and_ends() {
        for first in 0..20 {
            for count in 0..30 {
                let expected: Vec<f64> = (first..first + count)
                    .map(|draw| draw as f64 / 1e6 + (draw / 8) as f64)
                    .collect();
                let count = usize::try_from(count).unwrap();
                assert_eq!(filled(first, count), expected, "{first} {count}");
            }
        }
    }
}
