//! Prices: what money of the day of a list is in the money of one year.

/// The year in whose prices a scenario from a list counts: the last whose prices are known.
pub(super) const PRICE_YEAR: i32 = 2024;

/// GDP deflator, calendar years, as the shipped scenarios have it.
pub(super) const DEFLATOR: [(i32, f64); 16] = [
    (2009, 0.682_170),
    (2010, 0.691_217),
    (2011, 0.708_340),
    (2012, 0.719_294),
    (2013, 0.734_795),
    (2014, 0.746_524),
    (2015, 0.751_536),
    (2016, 0.764_554),
    (2017, 0.776_367),
    (2018, 0.791_606),
    (2019, 0.811_085),
    (2020, 0.852_137),
    (2021, 0.856_358),
    (2022, 0.905_005),
    (2023, 0.962_507),
    (2024, 1.0),
];

/// Where the deflator is written down.
pub(super) const DEFLATOR_SOURCE: &str = "HM Treasury, GDP deflators at market prices, December 2025 quarterly national accounts, calendar-year series, as held in GitHub charlescoverdale/greenbook, inst/extdata/gdp_deflator.csv, commit 21a380d";

/// Likely inflation after that: the mode of `inflation` in the evidence library.
const INFLATION: f64 = 0.021;

/// The price level of a year, 1 in the price year.
fn level(year: i32) -> f64 {
    let known = DEFLATOR.iter().find(|(known, _)| *known == year);
    match known {
        Some((_, level)) => *level,
        None => (1.0 + INFLATION).powi(year - PRICE_YEAR),
    }
}

/// Money of the day, £m by year, in prices of the price year.
pub(super) fn real(years: &[i32], nominal: &[f64]) -> f64 {
    years
        .iter()
        .zip(nominal)
        .map(|(year, amount)| amount / level(*year))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped(file: &str) -> toml::Table {
        let path = format!("{}/scenarios/{file}", env!("CARGO_MANIFEST_DIR"));
        toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    #[test]
    fn prices_are_those_of_the_shipped_scenarios() {
        let scenario = shipped("lsiz.toml");
        let deflator = scenario["appraisal"]["deflator"].as_table().unwrap();
        assert_eq!(deflator.len(), DEFLATOR.len());
        for (year, level) in DEFLATOR {
            assert_eq!(
                deflator[&year.to_string()].as_float(),
                Some(level),
                "{year}"
            );
        }
        assert_eq!(
            scenario["appraisal"]["source"].as_str(),
            Some(DEFLATOR_SOURCE)
        );
        let inflation = &shipped("evidence/macro.toml")["inflation"]["pert"];
        assert_eq!(inflation[1].as_float(), Some(INFLATION));
    }

    #[test]
    fn money_of_later_years_buys_less() {
        assert_eq!(real(&[2024], &[5.0]), 5.0);
        assert!((real(&[2024, 2025], &[1.0, 1.021]) - 2.0).abs() < 1e-12);
        assert!(real(&[2009], &[1.0]) > 1.4);
    }
}
