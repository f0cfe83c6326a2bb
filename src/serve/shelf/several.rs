//! Files that hold several scenarios, and the scenarios in them: `FILE:MEMBER`, each of the two a name.

use std::fs;

use super::{MOST, Shelf, is_name, no_such, strip};
use crate::scenario::family::{self, Member, members};
use crate::scenario::{shipped, shipped_file};
use crate::serve::trouble::Trouble;
use crate::serve::wire::{Family, FamilyMember};

/// What parts the name of a file from that of a scenario in it.
const MARK: char = ':';

/// The file and the scenario in it that a name means; `None` where it means something else.
pub fn parts(name: &str) -> Option<(&str, &str)> {
    let (file, member) = name.split_once(MARK)?;
    (is_name(file) && is_name(member)).then_some((file, member))
}

impl Shelf {
    /// The scenario of a file that holds several; `None` where the name means one that has a file to itself.
    pub fn member(&self, name: &str) -> Result<Option<Member>, Trouble> {
        let Some((file, member)) = parts(name) else {
            return Ok(None);
        };
        let own = self.own_text(file)?;
        let text = match &own {
            Some(text) => text,
            None => shipped_file(&format!("{file}.toml")).ok_or_else(|| no_such(name))?,
        };
        let all = members(text, file).ok_or_else(|| no_such(name))??;
        let mut all = all.into_iter();
        let found = all.find(|one| one.name() == member);
        found.map(Some).ok_or_else(|| no_such(name))
    }

    /// The files that hold several scenarios: the folder's own first.
    pub fn families(&self) -> Vec<Family> {
        let files = fs::read_dir(self.folder()).into_iter().flatten().flatten();
        let names = files.filter_map(|entry| {
            let path = entry.path();
            let is_toml = path.is_file() && path.extension().is_some_and(|end| end == "toml");
            let name = path.file_stem()?.to_str()?.to_owned();
            (is_toml && is_name(&name)).then_some(name)
        });
        let own = names.filter_map(|name| {
            let text = self.own_text(&name).ok()??;
            let about = family::about(&name, &text)?;
            Some(self.family(about, &text, true))
        });
        let mut own: Vec<Family> = own.take(MOST).collect();
        own.sort_by(|a, b| a.name.cmp(&b.name));
        let come = family::shipped().into_iter().filter_map(|(name, _)| {
            if own.iter().any(|one| one.name == name) {
                return None;
            }
            let text = shipped_file(&format!("{name}.toml"))?;
            Some(self.family(family::about(&name, text)?, text, false))
        });
        let come: Vec<Family> = come.collect();
        own.extend(come);
        own
    }

    fn family(&self, about: family::About, text: &str, own: bool) -> Family {
        let all = members(text, &about.name).and_then(Result::ok);
        let told = |one: Member| FamilyMember {
            title: one.title().to_owned(),
            name: is_name(one.name()).then(|| format!("{}{MARK}{}", about.name, one.name())),
        };
        let base = about.base.as_deref().map(strip);
        let opens = |name: &str| {
            let known = shipped();
            known.iter().any(|(one, _)| one == name) || is_name(name) && self.path(name).is_file()
        };
        Family {
            command: if own {
                format!("regiocast compare {}.toml", about.name)
            } else {
                format!("regiocast compare {}", about.name)
            },
            base: base.filter(|name| opens(name)).map(str::to_owned),
            members: all.into_iter().flatten().map(told).collect(),
            name: about.name,
            title: about.title,
            note: about.note,
            own,
        }
    }
}
