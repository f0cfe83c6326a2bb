//! Days of the calendar. No clock is read.

/// Whether a text is a day of the calendar, written `2027-03-31`.
pub(super) fn is_date(text: &str) -> bool {
    day_of(text).is_some()
}

fn day_of(text: &str) -> Option<()> {
    let mut parts = text.split('-');
    let [year, month, day] = [(4, 9999), (2, 12), (2, 31)].map(|(digits, most)| {
        let part = parts.next()?;
        let legal = part.len() == digits && part.bytes().all(|c| c.is_ascii_digit());
        let number: u32 = part.parse().ok()?;
        (legal && (1..=most).contains(&number)).then_some(number)
    });
    let (year, month, day) = (year?, month?, day?);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (parts.next().is_none() && day <= last).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_are_dates_and_nothing_else_is() {
        for date in ["2027-03-31", "2024-02-29", "2000-02-29"] {
            assert!(is_date(date), "{date}");
        }
        for text in [
            "",
            "2027",
            "2027-3-31",
            "2027-02-29",
            "1900-02-29",
            "2027-04-31",
            "2027-13-01",
            "2027-01-00",
            "31-03-2027",
            "2027-03-31-1",
            "soon",
            "07:32:00",
        ] {
            assert!(!is_date(text), "{text}");
        }
    }
}
