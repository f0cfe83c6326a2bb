//! Inputs by kind: what each explains together with its like.

use super::factors::Factor;

/// A kind of input and the places of its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What its members have in common.
    pub name: String,
    /// Their places among the inputs.
    pub members: Vec<usize>,
}

/// Puts inputs into groups by a name that is given to each; groups in the order of their first member.
#[must_use]
pub fn by(factors: &[Factor], name: impl Fn(&Factor) -> String) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (place, factor) in factors.iter().enumerate() {
        let name = name(factor);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.members.push(place),
            None => groups.push(Group {
                name,
                members: vec![place],
            }),
        }
    }
    groups
}

/// Inputs that are correlated with each other, directly or through others, as places among the inputs.
#[must_use]
pub fn correlated(factors: &[Factor], inputs: &crate::inputs::Inputs) -> Vec<Vec<usize>> {
    let Some(copula) = &inputs.copula else {
        return Vec::new();
    };
    // A lower Cholesky factor is zero between members that nothing connects.
    let size = copula.members.len();
    let mut of: Vec<usize> = (0..size).collect();
    for row in 0..size {
        for column in 0..row {
            if copula.factor[row][column] != 0.0 {
                let (keep, drop) = (of[column], of[row]);
                of.iter_mut()
                    .filter(|one| **one == drop)
                    .for_each(|one| *one = keep);
            }
        }
    }
    let mut groups: Vec<(usize, Vec<usize>)> = Vec::new();
    for (place, factor) in factors.iter().enumerate() {
        let within = factor.coordinates.iter().filter_map(|coordinate| {
            let member = copula
                .members
                .iter()
                .position(|member| member == coordinate);
            member.map(|member| of[member])
        });
        let mut own: Vec<usize> = within.collect();
        own.dedup();
        let Some(first) = own.first() else { continue };
        match groups.iter_mut().find(|(group, _)| own.contains(group)) {
            Some((_, members)) => members.push(place),
            None => groups.push((*first, vec![place])),
        }
    }
    groups.into_iter().map(|(_, members)| members).collect()
}
