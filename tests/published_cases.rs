//! Does the engine give the answers that are published, or that anyone can work out by hand?
//!
//! Two collections: the numbered cases of the project's methods note (GB appraisal, AD additionality,
//! RR risk registers, LM labour markets, UQ uncertainty, UP updating and scores), and figures of real programmes, which the
//! engine must give back from their own rates. Beside each stands where it is from and how it was
//! checked: *read* (in the named source), *computed* (from the stated formula), *recalled* (from
//! memory, and the calculation lands on it).
//!
//! Where draws are compared, `k` is 4: if the engine is right, one comparison in 16,000 would fail
//! by chance for another seed. The seeds are fixed, so that none fails by chance here.

mod common;

mod published_cases {
    mod appraisal;
    mod backtests;
    mod decisions;
    mod discovery;
    mod given_data;
    mod input_output;
    mod labour;
    mod risk;
    mod sampling;
    mod scores;
    mod sensitivity;
    mod uncertainty;
    mod worth;
}
