//! How a sketch is written as TOML.

use std::fmt::Write as _;

use super::{Fund, Jobs, Sketch, Spending};

impl Sketch {
    /// The scenario as TOML.
    pub fn text(&self) -> String {
        let mut text = format!(
            "title = \"Sketch\"\nstart = 2024\nyears = {}\nprice_year = 2024\n\
             [appraisal]\ninflation = {:?}\nhorizon = {}\nwelfare_share = 0.3\n\
             [region]\nshortage_drag = {:?}\ngva_per_knock_on_job = 40_000\n\
             [region.reputation]\nuplift = 0.8\nhalf = 10\ndepreciation = 0.1\n",
            self.years,
            self.inflation,
            self.years + 3,
            self.shortage_drag,
        );
        for (place, fund) in self.funds.iter().enumerate() {
            text += &fund.text(place, self.years);
            if let Some(received) = self.known.received.get(place) {
                let known = actual(received, self.years);
                if self.known.lost && !known.is_empty() {
                    text += "actual_rule = \"lost\"\n";
                }
                text += &known;
            }
        }
        text += &self.activities();
        text += &self.people();
        if let Some([enter, stay, depth, jobs_depth]) = self.recession {
            let _ = write!(
                text,
                "[recession]\nenter = {enter:?}\nstay = {stay:?}\ndepth = {depth:?}\n\
                 jobs_depth = {jobs_depth:?}\n"
            );
        }
        for (place, event) in self.events.iter().enumerate() {
            let _ = write!(
                text,
                "[event.e{place}]\non = \"{}\"\nprobability = {:?}\nyears = {:?}\nfactor = {:?}\n\
                 delay = {:?}\n",
                event.on, event.probability, event.years, event.factor, event.delay
            );
        }
        text
    }

    fn funded(&self, spending: &Spending) -> String {
        let shares: Vec<String> = (0..self.funds.len())
            .map(|place| format!("f{place} = {:?}", spending.share))
            .collect();
        format!(
            "funded_by = {{ {} }}\nslippage = {:?}\noverrun = {:?}\nleverage = {:?}\n\
             leverage_lag = {:?}\nadditionality = \"all\"\nsector = \"life\"\n",
            shares.join(", "),
            spending.slippage,
            spending.overrun,
            spending.leverage,
            spending.lag
        )
    }

    fn activities(&self) -> String {
        let counts = &self.known.counts;
        let [starts, jobs, posts, floorspace, ventures, works] =
            std::array::from_fn(|place| actual(&counts[place], self.years));
        let Jobs {
            cost,
            fill,
            exit,
            growth,
            lab,
            build,
        } = self.jobs;
        let training = &self.training;
        let capacity = training
            .capacity
            .map_or(String::new(), |starts| format!("capacity = {starts:?}\n"));
        format!(
            "[activity.park]\n{}reputation = {}\nskills = {{ lab = {lab:?} }}\n\
             [activity.park.construction]\njob_years_per_m = 11\nbasis = \"own\"\n{works}\
             [activity.park.premises]\nshare = 0.5\ncost_per_m2 = {:?}\noccupancy = 0.8\n\
             m2_per_job = 15\nbuild_years = {build:?}\nfill_years = {fill:?}\n\
             annual_exit = {exit:?}\nhouses = [\"park.posts\"]\n{floorspace}\
             [activity.park.posts]\nshare = 0.2\nbasis = \"public\"\ncost_per_post = {cost:?}\n{posts}\
             [activity.park.jobs]\nshare = 0.3\ncost_per_job = {cost:?}\nfill_years = {fill:?}\n\
             annual_exit = {exit:?}\n{jobs}\
             [activity.park.relief]\nper_job = 2_000\nyears = 2\ncap = 1.5\n\
             [activity.school]\n{}skills = {{ lab = 0.5 }}\n\
             [[activity.school.training]]\npathway = \"course\"\ngroup = \"lab\"\nshare = 0.5\n\
             cost_per_start = 8_000\n{starts}{capacity}take_up = {:?}\nduration = {:?}\ncompletion = {:?}\n\
             outcome = 0.7\nincumbent_share = {:?}\nretained = {:?}\ndeadweight = {:?}\n\
             earnings_gain = 3_000\nworkforce = \"staff\"\nfrom_level = 1\n\
             [[activity.school.training]]\npathway = \"degree\"\ngroup = \"lab\"\nshare = 0.1\n\
             cost_per_start = 30_000\ncompletion = 0.9\nretained = 0\n\
             [activity.school.ventures]\nshare = 0.2\ncost_per_venture = 200_000\ninitial_jobs = 3\n\
             annual_failure = {exit:?}\nannual_growth = {growth:?}\nsize_cv = 1\n{ventures}\
             [activity.school.inward]\nshare = 0.1\ncost_per_landing = 1_000_000\n\
             baseline_landings = 2\njobs_per_landing = 12\nsize_cv = 1\n\
             [activity.school.support]\nshare = 0.1\ncost_per_firm = 9_000\njobs_per_firm = 0.5\n",
            self.funded(&self.park),
            self.reputation,
            cost / 20.0,
            self.funded(&self.school),
            training.take_up,
            training.duration,
            training.completion,
            training.incumbents,
            training.retained,
            training.deadweight,
        )
    }

    fn people(&self) -> String {
        let group = &self.group;
        let [works, deadweight, leakage, displacement, substitution] = self.profile;
        format!(
            "[skill.lab]\ncandidates = {:?}\nsupply = {:?}\nsupply_growth = {:?}\n\
             carry_over = {:?}\nturnover = {:?}\nreturners = {:?}\nother_vacancies = {:?}\n\
             matching = {:?}\npoached = {:?}\nbackfill = {:?}\n{}\
             [workforce.staff]\nlevels = [\"a\", \"b\", \"c\"]\nheadcount = [300, 150, 50]\n\
             drift = [[0.9, 0.1, 0], [0.05, 0.9, 0.05], [0, 0.1, 0.9]]\nturnover = {:?}\n\
             joiners = [0.7, 0.2, 0.1]\n\
             [additionality.all]\nworks = {works:?}\ndeadweight = {deadweight:?}\n\
             leakage = {leakage:?}\ndisplacement = {displacement:?}\n\
             substitution = {substitution:?}\n\
             [sector.life]\nmultiplier = {:?}\nmultiplier_lag = {:?}\ngva_per_job = 60_000\n\
             wage_premium = 5_000\n",
            group.candidates,
            group.supply,
            group.growth,
            group.carry_over,
            group.turnover,
            group.returners,
            group.others,
            group.matching,
            group.poached,
            group.backfill,
            self.origins,
            group.turnover,
            1.0 + self.knock_on[0],
            self.knock_on[1],
        )
    }
}

/// Known years as a scenario has them; nothing where there are none.
fn actual(figures: &[f64], years: usize) -> String {
    let known: Vec<String> = (2024..)
        .zip(figures.iter().take(years))
        .map(|(year, figure)| format!("{year} = {figure:?}"))
        .collect();
    if known.is_empty() {
        return String::new();
    }
    format!("actual = {{ {} }}\n", known.join(", "))
}

impl Fund {
    fn text(&self, place: usize, years: usize) -> String {
        // At least something in the first year, so that the profile is never all nothing.
        let mut profile = self.profile[..years].to_vec();
        profile[0] += 1;
        format!(
            "[fund.f{place}]\nkind = \"{}\"\nprices = \"{}\"\n\
             amount = {{ uniform = [{:?}, {:?}] }}\nprofile = {profile:?}\narrives = {:?}\n\
             realised = {:?}\ndelay = {:?}\n",
            self.kind,
            if self.nominal { "nominal" } else { "real" },
            0.5 * self.amount,
            1.5 * self.amount,
            self.arrives,
            self.realised,
            self.delay,
        )
    }
}
