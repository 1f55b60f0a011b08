//! Spans of a checked source as places of the editor's files.

use std::path::Path;

use gen_lsp_types::{Location, Range, Uri};

use super::document::{Document, position};
use super::server::{Refusal, Server};
use crate::check::Checked;
use crate::source::{SourceFile, Span};

/// A checked file with what it takes to say where its spans are.
pub(super) struct Places<'p> {
    server: &'p Server,
    uri: &'p str,
    document: &'p Document,
    checked: &'p Checked,
}

impl<'p> Places<'p> {
    pub(super) fn new(
        server: &'p Server,
        uri: &'p str,
        checked: &'p Checked,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            server,
            uri,
            document: server.any_document(uri)?,
            checked,
        })
    }

    /// The range of a span of the file itself.
    pub(super) fn range(&self, span: Span) -> Range {
        self.document.range(span, self.server.client.encoding)
    }

    /// Whether a span is of the file itself.
    pub(super) fn is_own(&self, span: Span) -> bool {
        !self.checked.source().is_imported(span.start)
    }

    /// Where a span is; `None` for one of the standard library.
    pub(super) fn location(&self, span: Span) -> Option<Location> {
        if self.is_own(span) {
            return Some(Location {
                uri: Uri(self.uri.to_owned()),
                range: self.range(span),
            });
        }
        let source = self.checked.source();
        let file = source.file_at(span.start)?;
        let uri = self.uri_of(file)?;
        let first = source.lines().line_of(file.span.start);
        let encoding = self.server.client.encoding;
        let at = |offset: u32| {
            let mut at = position(source.text(), source.lines(), offset, encoding);
            at.line = at.line.saturating_sub(u32::try_from(first).unwrap_or(0));
            at
        };
        let range = Range {
            start: at(span.start),
            end: at(span.end),
        };
        Some(Location {
            uri: Uri(uri),
            range,
        })
    }

    /// The URI of a file that is imported.
    pub(super) fn uri_of(&self, file: &SourceFile) -> Option<String> {
        if file.name.starts_with('<') {
            return None;
        }
        let folder = self.document.path.as_deref().and_then(Path::parent)?;
        Some(self.server.uri_of(&folder.join(&file.name)))
    }
}
