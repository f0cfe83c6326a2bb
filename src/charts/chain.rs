//! The logic chain of a programme: what goes in, what is done, what comes out, what changes, with its numbers.

use super::canvas::{Anchor, Point};
use super::check::Check;
use super::page::{Area, LABEL, Page, block, count, lines};
use super::theme::{AXIS, Colour, GAP, NAVY, Stroke, TURQUOISE, WHITE};
use super::{Caption, Chart, ChartError};

/// Most stages that fit side by side.
const MOST_STAGES: usize = 4;
/// Most boxes of a stage that stay legible.
const MOST_BOXES: usize = 8;
/// Room between two stages, for the arrow.
const BETWEEN: f64 = 64.0;
/// Empty edge inside a box.
const INSIDE: f64 = 16.0;

/// A stage of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// What it is called. Example: `Activities`.
    pub title: String,
    /// What is in it: words and number, at most eight.
    pub boxes: Vec<(String, String)>,
}

/// The chain, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Chain {
    /// The words around the chart.
    pub caption: Caption,
    /// What the numbers are. Example: `Middle figures of 10,000 simulated futures`.
    pub axis: String,
    /// At most four stages.
    pub stages: Vec<Stage>,
}

/// A box with its words in lines.
struct Laid {
    words: Vec<String>,
    number: Vec<String>,
}

impl Laid {
    fn height(&self) -> f64 {
        count(self.words.len() + self.number.len()) * LABEL.leading() + 2.0 * INSIDE
    }
}

impl Chain {
    /// The finished chart.
    ///
    /// # Errors
    ///
    /// If there is no stage, a stage is empty, or there are more stages or boxes than stay legible.
    pub fn draw(&self) -> Result<Chart, ChartError> {
        let check = Check {
            name: &self.caption.name,
        };
        check.count("stages", &self.stages, MOST_STAGES)?;
        for stage in &self.stages {
            check.count("boxes", &stage.boxes, MOST_BOXES)?;
        }
        let stages = count(self.stages.len());
        let whole = super::theme::WIDTH - 2.0 * super::theme::MARGIN;
        let width = (whole - BETWEEN * (stages - 1.0)) / stages;
        let laid: Vec<Vec<Laid>> = self.stages.iter().map(|stage| lay(stage, width)).collect();
        let head = LABEL.leading() + GAP;
        let height = |boxes: &[Laid]| -> f64 {
            boxes.iter().map(|one| one.height() + GAP).sum::<f64>() + head
        };
        let tallest = laid.iter().map(|boxes| height(boxes)).fold(0.0, f64::max);
        let mut page = Page::new(&self.caption, &self.axis, &[], tallest + GAP + 10.0);
        let body = page.body;
        let mut left = body.left;
        for (place, (stage, boxes)) in self.stages.iter().zip(&laid).enumerate() {
            let title = lines(&stage.title, LABEL.strong(), width);
            let middle = (left, body.top + LABEL.leading() / 2.0);
            block(&mut page.canvas, middle, &title, LABEL.strong());
            let colour = if place + 1 == self.stages.len() {
                TURQUOISE
            } else {
                NAVY
            };
            let mut top = body.top + head;
            for one in boxes {
                let area = Area {
                    left,
                    top,
                    right: left + width,
                    bottom: top + one.height(),
                };
                draw_box(&mut page, area, one, colour);
                top = area.bottom + GAP;
            }
            if place + 1 < self.stages.len() {
                let y = body.top + head + (tallest - head) / 2.0;
                arrow(&mut page, (left + width + 8.0, y), BETWEEN - 16.0);
            }
            left += width + BETWEEN;
        }
        page.finish(self.alt())
    }

    fn alt(&self) -> String {
        let stages: Vec<String> = self
            .stages
            .iter()
            .map(|stage| {
                let boxes: Vec<String> = stage
                    .boxes
                    .iter()
                    .map(|(words, number)| format!("{words} {number}"))
                    .collect();
                format!("{}: {}", stage.title, boxes.join("; "))
            })
            .collect();
        format!("From left to right. {}.", stages.join(". "))
    }
}

fn lay(stage: &Stage, width: f64) -> Vec<Laid> {
    let room = (width - 2.0 * INSIDE - 8.0) * 0.95;
    stage
        .boxes
        .iter()
        .map(|(words, number)| Laid {
            words: lines(words, LABEL, room),
            number: lines(number, LABEL.strong(), room),
        })
        .collect()
}

/// A box: a pale ground with an edge at its left, its words, and its number below in bold.
fn draw_box(page: &mut Page<'_>, area: Area, laid: &Laid, colour: Colour) {
    let canvas = &mut page.canvas;
    let (from, to) = ((area.left, area.top), (area.right, area.bottom));
    canvas.block(from, to, WHITE);
    canvas.block(from, to, colour.faint(0.08));
    canvas.block(from, (area.left + 8.0, area.bottom), colour);
    let x = area.left + 8.0 + INSIDE;
    let mut y = area.top + INSIDE + LABEL.leading() / 2.0;
    for (text, set) in laid
        .words
        .iter()
        .map(|text| (text, LABEL))
        .chain(laid.number.iter().map(|text| (text, LABEL.strong())))
    {
        debug_assert_eq!(set.anchor, Anchor::Start);
        canvas.label((x, y), text, set, false);
        y += LABEL.leading();
    }
}

/// An arrow to the right.
fn arrow(page: &mut Page<'_>, (x, y): Point, length: f64) {
    let tip = x + length;
    page.canvas
        .line(&[(x, y), (tip - 16.0, y)], Stroke::solid(AXIS, 6));
    page.canvas.area(
        vec![(tip - 20.0, y - 16.0), (tip, y), (tip - 20.0, y + 16.0)],
        AXIS,
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(stages: usize, boxes: usize) -> Chain {
        Chain {
            caption: Caption {
                name: "chain".to_owned(),
                title: "From £84m to 510 net jobs".to_owned(),
                subtitle: "A programme".to_owned(),
                source: "Source".to_owned(),
            },
            axis: "Middle figures".to_owned(),
            stages: (0..stages)
                .map(|stage| Stage {
                    title: format!("Stage {stage}"),
                    boxes: (0..boxes)
                        .map(|one| {
                            (
                                format!("A rather long name of the thing number {one}"),
                                "1,200 to 2,700 jobs".to_owned(),
                            )
                        })
                        .collect(),
                })
                .collect(),
        }
    }

    #[test]
    fn every_box_stands_in_the_picture_and_in_its_description() -> Result<(), ChartError> {
        let chart = chain(4, 8).draw()?;
        for stage in 0..4 {
            assert!(
                chart.alt.contains(&format!("Stage {stage}: ")),
                "{}",
                chart.alt
            );
        }
        assert_eq!(chart.svg.matches("1,200 to 2,700 jobs").count(), 32 + 32);
        Ok(())
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        assert!(chain(0, 1).draw().is_err());
        assert!(chain(5, 1).draw().is_err());
        assert!(chain(2, 9).draw().is_err());
        assert!(chain(2, 0).draw().is_err());
    }
}
