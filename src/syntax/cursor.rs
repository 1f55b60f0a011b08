//! A walk over the pieces of one line, with the means to say what is wrong with it.

use super::ast::{Ast, Name};
use super::lexeme::{Kind, Lexeme};
use super::rules;
use crate::diagnostic::{Diagnostic, Findings, Rule};
use crate::source::{FileId, Place, Span};

/// The line being parsed, the tree it goes to and the findings about it.
pub(super) struct Cursor<'c> {
    text: &'c str,
    lexemes: &'c [Lexeme],
    at: usize,
    file: FileId,
    complained: bool,
    pub(super) ast: &'c mut Ast,
    findings: &'c mut Findings,
}

impl<'c> Cursor<'c> {
    pub(super) fn new(
        text: &'c str,
        lexemes: &'c [Lexeme],
        file: FileId,
        ast: &'c mut Ast,
        findings: &'c mut Findings,
    ) -> Self {
        Self {
            text,
            lexemes,
            at: 0,
            file,
            complained: false,
            ast,
            findings,
        }
    }

    /// The piece `ahead` of the next one.
    pub(super) fn ahead(&self, ahead: usize) -> Option<Lexeme> {
        self.lexemes.get(self.at + ahead).copied()
    }

    /// The next piece, without taking it.
    pub(super) fn peek(&self) -> Option<Lexeme> {
        self.ahead(0)
    }

    /// Takes the next piece.
    pub(super) fn next(&mut self) -> Option<Lexeme> {
        let lexeme = self.peek()?;
        self.at += 1;
        Some(lexeme)
    }

    /// Takes the next piece if it is of `kind`.
    pub(super) fn accept(&mut self, kind: Kind) -> Option<Lexeme> {
        self.peek().filter(|next| next.kind == kind)?;
        self.next()
    }

    /// Takes the next piece if it is the word `word`.
    pub(super) fn accept_word(&mut self, word: &str) -> Option<Lexeme> {
        self.peek().filter(|next| self.is_word(*next, word))?;
        self.next()
    }

    /// Whether `lexeme` is the word `word`.
    pub(super) fn is_word(&self, lexeme: Lexeme, word: &str) -> bool {
        lexeme.kind == Kind::Word && self.str(lexeme.span) == word
    }

    /// Whether `lexeme` is a parameter of the block that the line is in.
    pub(super) fn is_parameter(&self, lexeme: Lexeme) -> bool {
        let ast = &*self.ast;
        lexeme.kind == Kind::Word
            && ast
                .all(ast.open)
                .iter()
                .any(|param| self.str(ast.name_of(param)) == self.str(lexeme.span))
    }

    /// The text of a span.
    pub(super) fn str(&self, span: Span) -> &'c str {
        span.of_text(self.text)
    }

    /// The text before `span` and after it, as far as a day or two reach.
    pub(super) fn around(&self, span: Span) -> (&'c str, &'c str) {
        const FAR: usize = 1024;
        let (start, end) = (span.start as usize, span.end as usize);
        let bound = |mut at: usize| {
            while !self.text.is_char_boundary(at) {
                at -= 1;
            }
            at
        };
        let from = bound(start.saturating_sub(FAR));
        let to = bound((end + FAR).min(self.text.len()));
        let part = |from: usize, to: usize| self.text.get(from..to).unwrap_or("");
        (part(from, start), part(end, to))
    }

    /// The place just after the last piece taken.
    pub(super) fn here(&self) -> Span {
        let taken = self.at.checked_sub(1).and_then(|at| self.lexemes.get(at));
        taken.map_or_else(|| self.line().before(), |last| last.span.after())
    }

    /// The whole line.
    pub(super) fn line(&self) -> Span {
        match self.lexemes {
            [only] => only.span,
            [first, .., last] => first.span.to(last.span),
            [] => Span::default(),
        }
    }

    /// All pieces of the line, taken or not.
    pub(super) const fn pieces(&self) -> &'c [Lexeme] {
        self.lexemes
    }

    /// Takes all that is left of the line.
    pub(super) fn skip_rest(&mut self) {
        self.at = self.lexemes.len();
    }

    /// A place of this file.
    pub(super) fn place(&self, span: Span) -> Place {
        Place::new(self.file, span)
    }

    /// Reports a finding. The first fault of the syntax of a line is the one that is told: what
    /// follows from it would only be noise.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if !self.complained {
            self.findings.push(diagnostic);
        }
        self.complained = true;
    }

    /// Reports `rule` at `span`.
    pub(super) fn fault(
        &mut self,
        rule: &'static Rule,
        span: Span,
        message: impl Into<String>,
        label: &str,
        help: impl Into<String>,
    ) {
        let place = self.place(span);
        self.report(Diagnostic::new(rule, message).at(place, label).help(help));
    }

    /// Whether something has been reported about this line.
    pub(super) const fn has_complained(&self) -> bool {
        self.complained
    }

    /// Takes a name, which `what` describes ("a block's name"); empty, and reported, where there is none.
    pub(super) fn expect_name(&mut self, what: &str, example: &str) -> Name {
        if let Some(word) = self.accept(Kind::Word) {
            return word.span;
        }
        let (span, found) = self.found();
        self.fault(
            &rules::EXPECTED_NAME,
            span,
            format!("{what} is missing{found}"),
            "a name belongs here",
            format!("write it as in `{example}`; names are letters, digits and `_`"),
        );
        self.here()
    }

    /// Where the next piece stands, and the words that say what it is.
    pub(super) fn found(&self) -> (Span, String) {
        self.peek().map_or_else(
            || (self.here(), String::new()),
            |next| (next.span, format!(": found `{}`", self.str(next.span))),
        )
    }

    /// Takes a string with its quotes, if one is next; an unclosed one is reported and taken.
    pub(super) fn accept_string(&mut self) -> Option<Lexeme> {
        if let Some(open) = self.accept(Kind::OpenString) {
            let place = self.place(open.span);
            let end = self.place(closing_of(self.str(open.span), open.span));
            self.report(
                Diagnostic::new(&rules::UNCLOSED_STRING, "The text is not closed")
                    .at(place, "opens here and runs to the end of the line")
                    .help("close it with `\"`")
                    .fix(end, "\"", false),
            );
            return Some(open);
        }
        if let Some(smart) = self.peek().filter(|next| {
            next.is_stray()
                && self
                    .str(next.span)
                    .starts_with(['“', '”', '„', '«', '‘', '’', '\''])
        }) {
            self.report_smart_quotes(smart);
            return Some(smart);
        }
        self.accept(Kind::String)
    }

    fn report_smart_quotes(&mut self, open: Lexeme) {
        let line = self.line();
        let close = self.lexemes.iter().rev().find(|piece| {
            piece.is_stray()
                && piece.span.start > open.span.start
                && self
                    .str(piece.span)
                    .starts_with(['“', '”', '»', '’', '‘', '\''])
        });
        let span = close.map_or(Span::new(open.span.start, line.end), |close| {
            open.span.to(close.span)
        });
        let inner = close.map_or(Span::new(open.span.end, line.end), |close| {
            Span::new(open.span.end, close.span.start)
        });
        let plain = format!("\"{}\"", self.str(inner).trim());
        let place = self.place(span);
        self.report(
            Diagnostic::new(&rules::SMART_QUOTES, "These quotes are not the plain ones")
                .at(place, "text stands between `\"` and `\"`")
                .help(format!("write `{plain}`"))
                .fix(place, plain, true),
        );
        while self.peek().is_some_and(|next| next.span.start < span.end) {
            self.next();
        }
    }

    /// Reports `next`, which is next and means nothing there; `help` says what to do about it, where it
    /// is not the mark of a quotient without its blanks.
    pub(super) fn means_nothing(&mut self, next: Lexeme, help: &str) {
        let text = self.str(next.span);
        let before = self.at.checked_sub(1).and_then(|at| self.lexemes.get(at));
        let after = self.ahead(1).filter(|after| after.kind == Kind::Amount);
        let before = before.filter(|before| before.kind == Kind::Amount);
        let is_listed = |ahead| {
            let other: Option<Lexeme> = ahead;
            other.is_some_and(|other| self.str(other.span) == text)
        };
        let two_before = self.at.checked_sub(2).and_then(|at| self.lexemes.get(at));
        if let (Some(before), Some(after), "/") = (before, after, text)
            && !is_listed(self.ahead(2))
            && !is_listed(two_before.copied())
        {
            let whole = before.span.to(after.span);
            let quotient = format!("{} / {}", self.str(before.span), self.str(after.span));
            let (place, message) = (
                self.place(whole),
                format!("`{}` without blanks is no quotient", self.str(whole)),
            );
            self.report(
                Diagnostic::new(&rules::UNEXPECTED_CHARACTER, message)
                    .at(place, "parts two numbers")
                    .help(format!("write `{quotient}` to divide"))
                    .fix(place, quotient, false),
            );
            return;
        }
        self.fault(
            &rules::UNEXPECTED_CHARACTER,
            next.span,
            format!("`{}` means nothing here", text.escape_debug()),
            "this character",
            help,
        );
    }

    /// Reports what is left of the line, if anything is.
    pub(super) fn expect_end(&mut self) {
        let Some(rest) = self.peek() else { return };
        let text = self.str(rest.span);
        let end = self.line().end;
        if rest.is_stray() {
            self.means_nothing(rest, "remove it; a comment starts with `#`");
        } else {
            self.fault(
                &rules::UNEXPECTED_TEXT,
                Span::new(
                    rest.span.start,
                    if rest.kind == Kind::Open {
                        end
                    } else {
                        rest.span.end
                    },
                ),
                format!("`{text}` is more than this line can say"),
                "the statement is complete before this",
                "remove it, or put it on a line of its own; a comment starts with `#`",
            );
        }
        self.skip_rest();
    }
}

/// Where a string that is not closed, at `span`, most likely ends: a comment behind it is likelier than
/// one within it.
pub(crate) fn closing_of(text: &str, span: Span) -> Span {
    let said = text.split(" #").next().unwrap_or(text).trim_end();
    let end = span.start + Span::of(0, said.len()).end;
    Span::new(end, end)
}
