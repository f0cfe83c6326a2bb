//! stub
#[derive(Debug, Clone)]
pub enum Distribution {
    Fixed(f64),
}
impl Distribution {
    pub fn fixed(&self) -> Option<f64> {
        let Self::Fixed(x) = self;
        Some(*x)
    }
}
#[derive(Debug, Clone)]
pub struct Quantile(f64);
impl Quantile {
    pub fn needs_scores(&self) -> bool {
        false
    }
    pub fn fill(&self, _u: &[f64], _z: &[f64], out: &mut [f64]) {
        out.fill(self.0)
    }
}
impl Distribution {
    pub fn quantile(&self, _u: f64) -> f64 {
        0.0
    }
    pub fn compile(&self) -> Quantile {
        Quantile(0.0)
    }
}
