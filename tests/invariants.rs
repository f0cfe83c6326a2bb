//! What must hold in every scenario and in every draw, whatever its numbers?
//!
//! Small scenarios are made at random (always the same ones: the generator has a fixed seed) and
//! drawn a few times; what is compared is compared draw by draw, with the same luck.

mod common;

mod invariants {
    pub mod sketch;

    mod compared;
    mod dependent;
    mod formulas;
    mod origins;
    mod within;
}
