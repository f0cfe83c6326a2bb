//! Mixing of 32-bit numbers.

/// A fixed mixing of 32 bits: every bit of the result depends on every bit of the number. The
/// constants are those of Wellons (2018), "Prospecting for hash functions" (recalled).
#[inline]
pub(super) const fn mixed(number: u32) -> u32 {
    let mut x = number;
    x ^= x >> 16;
    x = x.wrapping_mul(0x7feb_352d);
    x ^= x >> 15;
    x = x.wrapping_mul(0x846c_a68b);
    x ^ (x >> 16)
}

/// The same without its first and last step: good for leading bits of the result and numbers that
/// differ in their last ones.
#[inline]
pub(super) const fn leading_mixed(number: u32) -> u32 {
    let x = number.wrapping_mul(0x7feb_352d);
    (x ^ (x >> 15)).wrapping_mul(0x846c_a68b)
}

/// The lower 32 bits.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
pub(super) const fn low_half(number: u64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_any_bit_changes_each_bit_of_the_result_about_every_second_time() {
        const NUMBERS: u32 = 4_096;
        // 1,024 shares with a standard error of 1/128: 5 of them are passed once in 1,700 seeds.
        for flipped in 0..32 {
            let mut changed = [0_u32; 32];
            for number in 0..NUMBERS {
                let number = number.wrapping_mul(0x9e37_79b9);
                let change = mixed(number) ^ mixed(number ^ (1 << flipped));
                for (bit, count) in changed.iter_mut().enumerate() {
                    *count += change >> bit & 1;
                }
            }
            for count in changed {
                let share = f64::from(count) / f64::from(NUMBERS);
                assert!((share - 0.5).abs() < 5.0 / 128.0, "{flipped}: {share}");
            }
        }
    }

    #[test]
    fn the_lower_half_of_a_number_is_its_last_32_bits() {
        assert_eq!(low_half(0x1234_5678_9abc_def0), 0x9abc_def0);
    }
}
