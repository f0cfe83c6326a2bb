//! The page on paper: what stands in the margins of each sheet.

use super::escape::style;
use crate::document::Document;

/// The rules for sheets, with the document's own words in their margins.
pub(super) fn rules(document: &Document) -> String {
    format!(
        "@page {{\n  \
           size: A4;\n  \
           margin: 20mm 18mm 22mm;\n  \
           @top-left {{ content: {title}; font: 8pt Arial, Helvetica, sans-serif; color: #505a5f; }}\n  \
           @bottom-left {{ content: {source}; font: 8pt Arial, Helvetica, sans-serif; color: #505a5f; \
             text-align: left; }}\n  \
           @bottom-right {{ content: \"Page \" counter(page) \" of \" counter(pages); width: 25mm; \
             font: 8pt Arial, Helvetica, sans-serif; color: #505a5f; text-align: right; }}\n\
         }}\n\
         @page :first {{ @top-left {{ content: none; }} }}\n\
         @page landscape {{ size: A4 landscape; }}\n",
        title = style(&document.title),
        source = style(&document.source),
    )
}
