//! What a text of the library says of itself.

/// The comment at the head of `text`, as one line, and the text below it.
#[must_use]
pub fn summary(text: &str) -> (String, &str) {
    let mut said: Vec<&str> = Vec::new();
    let mut below = text;
    while let Some((line, rest)) = below.split_once('\n') {
        let Some(words) = line.strip_prefix("# ") else {
            break;
        };
        said.push(words);
        below = rest;
    }
    (said.join(" "), below)
}

#[cfg(test)]
mod tests {
    use super::super::{profile, progression};
    use super::*;

    #[test]
    fn every_text_of_the_library_says_what_it_is_for() {
        let progressions = progression::ALL.iter().map(|known| known.text);
        let profiles = profile::ALL.iter().map(|(_, text)| *text);
        for text in progressions.chain(profiles) {
            let (said, below) = summary(text);
            assert!(said.ends_with('.'), "{said}");
            assert!(!below.contains('#') && !below.is_empty(), "{below}");
        }
    }
}
