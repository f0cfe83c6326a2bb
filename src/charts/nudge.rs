//! Keeping labels apart.

/// Centres for blocks of the given heights, as near as possible to the wanted centres, without overlap, in the order
/// of the wanted centres, and between `low` and `high` if they fit there at all.
///
/// ```text
/// minimise Σ (centre − wanted)²  so that neighbours are at least half their heights apart
/// ```
///
/// Solved by pooling neighbours that push each other (isotonic regression).
pub(crate) fn apart(blocks: &[(f64, f64)], low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by(|a, b| blocks[*a].0.total_cmp(&blocks[*b].0));
    // Height above each block's top in a stack without gaps: centres less these must not fall.
    let mut offsets = Vec::with_capacity(blocks.len());
    let mut total = 0.0;
    for &i in &order {
        offsets.push(total + blocks[i].1 / 2.0);
        total += blocks[i].1;
    }
    let mut pools: Vec<(f64, f64, usize)> = Vec::new(); // mean, weight, members
    for (&i, offset) in order.iter().zip(&offsets) {
        let mut pool = (blocks[i].0 - offset, 1.0, 1);
        while let Some(&(mean, weight, members)) = pools.last()
            && mean >= pool.0
        {
            let sum = weight + pool.1;
            pool = (
                (mean * weight + pool.0 * pool.1) / sum,
                sum,
                members + pool.2,
            );
            pools.pop();
        }
        pools.push(pool);
    }
    let tops = pools
        .iter()
        .flat_map(|pool| std::iter::repeat_n(pool.0, pool.2));
    let mut centres = vec![0.0; blocks.len()];
    for ((&i, offset), top) in order.iter().zip(&offsets).zip(tops) {
        centres[i] = top.min(high - total).max(low) + offset;
    }
    centres
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaps(blocks: &[(f64, f64)], centres: &[f64]) -> bool {
        (0..blocks.len()).any(|a| {
            (0..a).any(|b| {
                (centres[a] - centres[b]).abs() < f64::midpoint(blocks[a].1, blocks[b].1) - 1e-9
            })
        })
    }

    #[test]
    fn labels_with_room_stay_where_they_are() {
        assert_eq!(
            apart(&[(300.0, 40.0), (100.0, 40.0)], 0.0, 500.0),
            [300.0, 100.0]
        );
    }

    #[test]
    fn crowded_labels_move_apart_evenly_and_keep_their_order() {
        let blocks = [(100.0, 40.0), (101.0, 40.0), (99.0, 40.0)];
        let centres = apart(&blocks, 0.0, 500.0);
        assert_eq!(centres, [100.0, 140.0, 60.0]);
        assert!(!overlaps(&blocks, &centres));
    }

    #[test]
    fn labels_stay_between_the_ends() {
        let blocks = [(2.0, 40.0), (5.0, 80.0), (498.0, 120.0), (499.0, 40.0)];
        let centres = apart(&blocks, 0.0, 500.0);
        assert!(!overlaps(&blocks, &centres), "{centres:?}");
        for (block, centre) in blocks.iter().zip(&centres) {
            assert!(centre - block.1 / 2.0 >= -1e-9 && centre + block.1 / 2.0 <= 500.0 + 1e-9);
        }
    }

    #[test]
    fn too_many_labels_still_do_not_overlap() {
        let blocks = [(50.0, 60.0); 4];
        let centres = apart(&blocks, 0.0, 100.0);
        assert!(!overlaps(&blocks, &centres));
        assert_eq!(apart(&[], 0.0, 100.0), Vec::<f64>::new());
    }
}
