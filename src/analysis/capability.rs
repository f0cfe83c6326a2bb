//! What staff can do: the workforces that a scenario follows, and where they stand before it begins.

use crate::programme::{Programme, Workforce};

/// A workforce, one of its areas, or the mean over its areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// Its id in metrics: `staff`, `staff.records`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether it is the mean over the areas of a workforce.
    pub is_mean: bool,
    /// Names of the levels, low to high.
    pub levels: Vec<String>,
    /// Share at each level or above before the first year; the first is 1.
    pub today: Vec<f64>,
}

impl Followed {
    /// All of a programme, in its order; the mean over areas stands before them.
    #[must_use]
    pub fn all(programme: &Programme) -> Vec<Self> {
        let workforces = &programme.workforces;
        let mut all: Vec<Self> = workforces.iter().map(Self::one).collect();
        let mut means: Vec<(usize, Self)> = Workforce::in_areas(workforces)
            .filter_map(|(whole, areas)| {
                let of_them = all.get(areas.clone())?;
                let first = of_them.first()?;
                let mean = |level: usize| {
                    let shares = of_them.iter().filter_map(|area| area.today.get(level));
                    shares.sum::<f64>() / of_them.len() as f64
                };
                let mean = Self {
                    id: whole.id.clone(),
                    title: format!("{}, mean of its areas", whole.title),
                    is_mean: true,
                    levels: first.levels.clone(),
                    today: (0..first.levels.len()).map(mean).collect(),
                };
                Some((areas.start, mean))
            })
            .collect();
        // From the last to the first, so that places stay what they are.
        while let Some((place, mean)) = means.pop() {
            all.insert(place, mean);
        }
        all
    }

    /// The metric of the share at a level (from 1, the second lowest) or above.
    #[must_use]
    pub fn metric(&self, level: usize) -> String {
        format!("workforce.{}.at_least.{}", self.id, level + 1)
    }

    /// The levels that can be reached, from 1, with their names and the share there or above today.
    pub fn reached(&self) -> impl Iterator<Item = (usize, &str, f64)> {
        let levels = self.levels.iter().zip(&self.today).enumerate().skip(1);
        levels.map(|(level, (name, today))| (level, name.as_str(), *today))
    }

    fn one(workforce: &Workforce) -> Self {
        let staff: f64 = workforce.headcount.iter().sum();
        let at_least = |level: usize| {
            let able: f64 = workforce.headcount.iter().skip(level).sum();
            if staff > 0.0 { able / staff } else { 0.0 }
        };
        Self {
            id: workforce.name.id.clone(),
            title: workforce.name.title.clone(),
            is_mean: false,
            levels: workforce.levels.clone(),
            today: (0..workforce.levels.len()).map(at_least).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::testing::{programme, workforce};

    #[test]
    fn the_mean_stands_before_its_areas_and_levels_count_from_above() {
        let mut programme = programme();
        programme.workforces = vec![
            workforce("staff.records", Some("staff"), [60.0, 30.0, 10.0]),
            workforce("staff.tools", Some("staff"), [40.0, 40.0, 20.0]),
            workforce("others", None, [1.0, 1.0, 2.0]),
        ];
        let all = Followed::all(&programme);
        let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["staff", "staff.records", "staff.tools", "others"]);
        let shares = [
            [1.0, 0.5, 0.15],
            [1.0, 0.4, 0.1],
            [1.0, 0.6, 0.2],
            [1.0, 0.75, 0.5],
        ];
        for (one, shares) in all.iter().zip(shares) {
            for (today, share) in one.today.iter().zip(shares) {
                assert!((today - share).abs() < 1e-12, "{one:?}");
            }
        }
        assert_eq!(all[0].metric(1), "workforce.staff.at_least.2");
        let reached: Vec<usize> = all[0].reached().map(|(level, ..)| level).collect();
        assert_eq!(reached, [1, 2]);
    }
}
