//! Inter-industry tables: Leontief inverses, type I and type II, and regions by location quotients.

use crate::common::economy::{of_table, whole_nation, with_employment};

const GERMANY: &str = include_str!("../data/input_output/germany_1995.csv");
const REGION: &str = include_str!("../data/input_output/region_io_05.csv");
const OUTPUT: [f64; 6] = [
    43_910.0,
    1_079_446.0,
    245_606.0,
    540_063.0,
    692_487.0,
    508_918.0,
];
const JOBS: [f64; 6] = [1_096.0, 8_381.0, 3_236.0, 9_251.0, 4_258.0, 10_206.0];

#[track_caller]
fn are(found: &[f64], known: &[f64], within: f64) {
    assert_eq!(found.len(), known.len());
    for (found, known) in found.iter().zip(known) {
        assert!((found - known).abs() <= within, "{found} is not {known}");
    }
}

/// METHODS IO-01 (read and computed): Miller & Blair (2009), chapter 2, Tables 2.3 and 2.4.
const MILLER_BLAIR: &str =
    "industry,one,two\none,150,500\ntwo,200,100\noutput,1000,2000\nemployment,300,500\n";

#[test]
fn io_01_two_industries_of_miller_and_blair() {
    let nation = whole_nation(MILLER_BLAIR);
    let labour = of_table(MILLER_BLAIR, &nation, 0.3, "type1");
    are(&labour, &[1.474_147, 1.518_152], 5e-7);
    let outputs = with_employment(MILLER_BLAIR, &[1_000.0, 2_000.0]);
    are(
        &of_table(&outputs, &nation, 0.3, "type1"),
        &[1.518_152, 1.452_145],
        5e-7,
    );
}

/// METHODS IO-02 (recalled inputs, computed): Miller & Blair (2009), section 2.5, households as an industry.
const CLOSED: &str = "industry,one,two,households\none,15,25,5\ntwo,20,5,40\noutput,100,100,\n\
employment,30,25,\ncompensation,30,25,5\nhousehold income,,,100\n";

#[test]
fn io_02_households_close_the_model_as_in_miller_and_blair() {
    let nation = whole_nation(CLOSED);
    // Published is the household row of the inverse, which holds what households pay each other: 5% of it.
    // Ours counts industries alone.
    let income: Vec<f64> = of_table(CLOSED, &nation, 0.3, "type2");
    let income: Vec<f64> = income.iter().map(|ratio| ratio / 0.95).collect();
    are(&income, &[1.899_497, 1.956_198], 5e-7);
    // Type II over type I income multipliers are one constant, the households' own entry of the inverse.
    let without = of_table(CLOSED, &nation, 0.3, "type1");
    let ratios: Vec<f64> = income
        .iter()
        .zip(&without)
        .map(|(two, one)| two / one)
        .collect();
    are(&ratios, &[1.288_539, 1.288_539], 5e-7);
    assert!((ratios[0] - ratios[1]).abs() < 1e-12);
    // Output multipliers of the sectors alone, the household row left out.
    let outputs = with_employment(CLOSED, &[100.0, 100.0]);
    are(
        &of_table(&outputs, &nation, 0.3, "type2"),
        &[1.892_409, 1.773_336],
        5e-7,
    );
}

/// METHODS IO-04 (read and computed): Eurostat Manual of Supply, Use and Input–Output Tables (2008),
/// Germany 1995, Table 15.10.
#[test]
fn io_04_germany_1995_of_the_eurostat_manual() {
    let nation = whole_nation(GERMANY);
    let type1 = of_table(GERMANY, &nation, 0.3, "type1");
    let computed = [
        1.307_145, 2.082_266, 1.569_686, 1.385_490, 1.818_083, 1.207_796,
    ];
    are(&type1, &computed, 5e-7);
    // As published: jobs for each unit of final demand.
    let published = [0.0326, 0.0162, 0.0207, 0.0237, 0.0112, 0.0242];
    let jobs: Vec<f64> = (0..6)
        .map(|place| type1[place] * JOBS[place] / OUTPUT[place])
        .collect();
    are(&jobs, &published, 5.1e-5);
    let outputs = of_table(&with_employment(GERMANY, &OUTPUT), &nation, 0.3, "type1");
    are(
        &outputs,
        &[1.7048, 1.8413, 1.8136, 1.6035, 1.5951, 1.3782],
        5.1e-5,
    );
    let gva = [
        21_664.0, 395_022.0, 115_624.0, 311_407.0, 415_426.0, 365_017.0,
    ];
    let value_added = of_table(&with_employment(GERMANY, &gva), &nation, 0.3, "type1");
    let value_added: Vec<f64> = (0..6)
        .map(|place| value_added[place] * gva[place] / OUTPUT[place])
        .collect();
    are(
        &value_added,
        &[0.8450, 0.7647, 0.8615, 0.9019, 0.9393, 0.9199],
        5.1e-5,
    );
}

/// METHODS IO-04 (computed): the household column over 996,900 of pay.
#[test]
fn io_04_type_ii_employment_ratios() {
    let type2 = of_table(GERMANY, &whole_nation(GERMANY), 0.3, "type2");
    let computed = [
        1.738_877, 3.770_391, 2.628_588, 2.249_237, 3.162_841, 2.045_392,
    ];
    are(&type2, &computed, 5e-7);
}

/// METHODS IO-04b (read): Scottish tables of 2017, jobs for £1m of output in construction: 8.69 direct,
/// 4.76 indirect, 4.48 induced; total over direct is 1.5478 and 2.0633. The one-industry table is made to
/// have these effects: a = 4.76/13.45, and 13.45·c·p/(1 − c·p) = 4.48 with p = w/(1 − a).
#[test]
fn io_04b_a_multiplier_is_total_over_direct_jobs() {
    let (direct, indirect, induced) = (8.69, 4.76, 4.48);
    let bought = 1_000.0 * indirect / (direct + indirect);
    let returns = induced / (direct + indirect + induced);
    let spent = 1_000.0 * returns * (1.0 - bought / 1_000.0) / 0.5;
    let table = format!(
        "industry,construction,households\nconstruction,{bought},{spent}\noutput,1000,\n\
         employment,{direct},\ncompensation,500,\nhousehold income,,1000\n"
    );
    let nation = whole_nation(&table);
    are(&of_table(&table, &nation, 0.3, "type1"), &[1.5478], 5e-5);
    are(&of_table(&table, &nation, 0.3, "type2"), &[2.0633], 5e-5);
}

/// METHODS IO-05 (computed): Flegg & Webber's (1997) location quotients on the same table.
#[test]
fn io_05_a_region_by_flegg_and_webbers_quotients() {
    let type1 = of_table(GERMANY, REGION, 0.3, "type1");
    let computed = [
        1.079_567, 1.349_738, 1.111_683, 1.121_231, 1.269_953, 1.067_014,
    ];
    are(&type1, &computed, 5e-7);
    let outputs = with_employment(GERMANY, &OUTPUT);
    for (delta, computed) in [
        (
            0.25,
            [
                1.189_840, 1.291_354, 1.182_037, 1.201_648, 1.211_039, 1.129_597,
            ],
        ),
        (
            0.30,
            [
                1.160_321, 1.245_653, 1.153_423, 1.170_568, 1.178_763, 1.109_712,
            ],
        ),
        (
            0.35,
            [
                1.136_002, 1.208_102, 1.129_926, 1.144_893, 1.152_035, 1.093_266,
            ],
        ),
        // λ = 1: the cross-industry quotient, with the simple one on the diagonal.
        (
            0.0,
            [
                1.465_612, 1.682_777, 1.452_591, 1.486_125, 1.462_944, 1.306_426,
            ],
        ),
    ] {
        are(&of_table(&outputs, REGION, delta, "type1"), &computed, 5e-7);
    }
}

/// METHODS IO-06 (computed): two industries in a region of 5%.
#[test]
fn io_06_two_industries_in_a_small_region() {
    let table = "industry,one,two\none,15,25\ntwo,20,5\noutput,100,100\nemployment,100,100\n";
    let jobs = "industry,region,nation\none,300,6000\ntwo,300,4000\n";
    are(
        &of_table(table, jobs, 0.3, "type1"),
        &[1.234_946, 1.131_569],
        5e-7,
    );
}
