use super::*;

#[test]
fn spare_height_is_shared_out_and_long_names_get_more() {
    let area = Area {
        left: 0.0,
        top: 100.0,
        right: 500.0,
        bottom: 300.0,
    };
    let rows = spread(&[50.0, 90.0], area);
    let places: Vec<(f64, f64)> = rows.iter().map(|row| (row.y, row.pitch)).collect();
    assert_eq!(places, [(140.0, 80.0), (240.0, 120.0)]);
    assert!(spread(&[], area).is_empty());
}
