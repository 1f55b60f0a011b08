//! The loop: messages are taken in the order in which they come, and answered one at a time.

use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::client::Client;
use super::document::{Change, Document};
use super::{REQUESTS, capabilities, diagnostics, uri, wire};
use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::disk::{Disk, root};
use crate::source::{self, FileId, Files, Nowhere, Source};

/// Why a request has no answer.
pub(super) struct Refusal {
    code: ErrorCode,
    message: String,
}

impl Refusal {
    /// The parameters are not what the request takes.
    pub(super) fn bad_params(message: impl Into<String>) -> Self {
        Self {
            code: ErrorCode::InvalidParams,
            message: message.into(),
        }
    }

    /// There is no open file called `uri`.
    fn not_open(uri: &str) -> Self {
        Self::bad_params(format!("`{uri}` is not open"))
    }

    /// It cannot be done, for a reason that the user should read.
    pub(super) fn failed(message: impl Into<String>) -> Self {
        Self {
            code: ErrorCode::RequestFailed,
            message: message.into(),
        }
    }
}

/// Where the server is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing but `initialize` is answered.
    New,
    Running,
    /// Nothing but `exit` is waited for.
    ShutDown,
}

/// All that the server knows.
pub(super) struct Server {
    pub(super) client: Client,
    /// Every open file, by its URI.
    pub(super) documents: BTreeMap<String, Document>,
    /// The files of the project that are not open, as they were when they were last asked about.
    pub(super) closed: BTreeMap<String, Document>,
    /// What each open file has had found in which files.
    pub(super) board: diagnostics::Board,
    connection: Connection,
    stage: Stage,
    /// What has been taken in and not been answered.
    waiting: VecDeque<Message>,
    requests_sent: i32,
}

/// `{ textDocument: { uri } }`
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfDocument {
    pub(super) text_document: Id,
}

/// A document by its URI.
#[derive(Debug, Deserialize)]
pub(super) struct Id {
    pub(super) uri: String,
}

/// A place in a document.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AtPlace {
    pub(super) text_document: Id,
    pub(super) position: gen_lsp_types::Position,
}

impl Server {
    pub(super) fn new(connection: Connection) -> Self {
        Self {
            client: Client::new(&Value::Null),
            documents: BTreeMap::new(),
            closed: BTreeMap::new(),
            board: diagnostics::Board::default(),
            connection,
            stage: Stage::New,
            waiting: VecDeque::new(),
            requests_sent: 0,
        }
    }

    /// Answers until the editor ends it; whether that was in good order.
    pub(super) fn serve(mut self) -> bool {
        loop {
            // All that has come: what a later message takes back is not done.
            while let Ok(message) = self.connection.receiver.try_recv() {
                self.take_in(message);
            }
            let message = match self.waiting.pop_front() {
                Some(message) => message,
                None if self.tell_findings() => continue,
                None => match self.connection.receiver.recv() {
                    Ok(message) => message,
                    Err(_) => return false,
                },
            };
            match message {
                Message::Notification(notification) if notification.method == "exit" => {
                    return self.stage == Stage::ShutDown;
                }
                Message::Notification(notification) => self.notified(notification),
                Message::Request(request) => self.request(request),
                Message::Response(_) => {}
            }
        }
    }

    /// Puts a message in line; a request that is cancelled leaves it.
    fn take_in(&mut self, message: Message) {
        let Message::Notification(notification) = &message else {
            self.waiting.push_back(message);
            return;
        };
        if notification.method != "$/cancelRequest" {
            self.waiting.push_back(message);
            return;
        }
        let Some(id) = notification.params.get("id").and_then(wire::request_id) else {
            return;
        };
        let is_it = |one: &Message| matches!(one, Message::Request(request) if request.id == id);
        if let Some(at) = self.waiting.iter().position(is_it) {
            self.waiting.remove(at);
            let refusal = Refusal {
                code: ErrorCode::RequestCanceled,
                message: "cancelled".to_owned(),
            };
            self.answer(id, Err(refusal));
        }
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let refused = |code, message: &str| {
            Err(Refusal {
                code,
                message: message.to_owned(),
            })
        };
        let answer = match (self.stage, method.as_str()) {
            (Stage::New, "initialize") => self.initialize(&params),
            (Stage::New, _) => refused(
                ErrorCode::ServerNotInitialized,
                "the first request is `initialize`",
            ),
            (Stage::ShutDown, _) => {
                refused(ErrorCode::InvalidRequest, "the server has been shut down")
            }
            (Stage::Running, "initialize") => {
                refused(ErrorCode::InvalidRequest, "the server runs already")
            }
            (Stage::Running, "shutdown") => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (Stage::Running, method) => match REQUESTS.iter().find(|(known, _)| *known == method) {
                Some((_, answer)) => answer(self, params),
                None => refused(
                    ErrorCode::MethodNotFound,
                    &format!("`{method}` is not answered"),
                ),
            },
        };
        self.answer(id, answer);
    }

    fn initialize(&mut self, params: &Value) -> Result<Value, Refusal> {
        self.client = Client::new(params);
        self.stage = Stage::Running;
        let capabilities = serde_json::to_value(capabilities(&self.client))
            .map_err(|error| Refusal::failed(error.to_string()))?;
        Ok(json!({
            "capabilities": capabilities,
            "serverInfo": { "name": "legc", "version": env!("CARGO_PKG_VERSION") },
        }))
    }

    fn answer(&self, id: RequestId, answer: Result<Value, Refusal>) {
        let response_result = answer.map_err(|refusal| lsp_server::ResponseError {
            code: refusal.code as i32,
            message: refusal.message,
            data: None,
        });
        self.send(Message::Response(Response {
            id,
            response_result,
        }));
    }

    fn send(&self, message: Message) {
        // With nobody left to read it the loop ends by itself.
        let _ = self.connection.sender.send(message);
    }

    /// Tells the editor something.
    pub(super) fn notify(&self, method: &str, params: Value) {
        self.send(Message::Notification(Notification {
            method: method.to_owned(),
            params,
        }));
    }

    /// Asks the editor for something; what it answers is not waited for.
    pub(super) fn ask(&mut self, method: &str, params: Value) {
        self.requests_sent = self.requests_sent.wrapping_add(1);
        self.send(Message::Request(Request {
            id: self.requests_sent.into(),
            method: method.to_owned(),
            params,
        }));
    }

    fn notified(&mut self, notification: Notification) {
        if self.stage != Stage::Running {
            return;
        }
        let params = notification.params;
        match notification.method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => self.opened(&params),
            "textDocument/didChange" => self.changed(params),
            "textDocument/didClose" => self.closed(&params),
            "workspace/didChangeWatchedFiles" => self.forget_all(),
            "workspace/didChangeConfiguration" => self.configured(&params),
            // Whatever else there is asks for no answer.
            _ => {}
        }
    }

    /// Asks to be told when files change that are not open.
    fn watch(&mut self) {
        if !self.client.watches {
            return;
        }
        let watchers = json!({ "watchers": [{ "globPattern": "**/*.leg" }, { "globPattern": "**/leg.toml" }] });
        self.ask(
            "client/registerCapability",
            json!({ "registrations": [{
                "id": "files",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": watchers,
            }] }),
        );
    }

    fn configured(&mut self, params: &Value) {
        let before = self.client.settings.inlay_hints;
        let settings = params.get("settings").unwrap_or(&Value::Null);
        self.client.settings.set(settings);
        if before != self.client.settings.inlay_hints && self.client.refreshes_hints {
            self.ask("workspace/inlayHint/refresh", Value::Null);
        }
    }

    fn opened(&mut self, params: &Value) {
        let text = |path: &str| params.pointer(path).and_then(Value::as_str);
        let (Some(uri), Some(text)) = (text("/textDocument/uri"), text("/textDocument/text"))
        else {
            return;
        };
        let version = params
            .pointer("/textDocument/version")
            .and_then(Value::as_i64);
        let version = version.and_then(|version| i32::try_from(version).ok());
        let document = Document::new(uri::to_path(uri), text.to_owned(), version);
        self.documents.insert(uri.to_owned(), document);
        self.forget_all();
    }

    fn changed(&mut self, mut params: Value) {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        let Some(uri) = uri.map(str::to_owned) else {
            return;
        };
        let encoding = self.client.encoding;
        let Some(document) = self.documents.get_mut(&uri) else {
            return;
        };
        let version = params
            .pointer("/textDocument/version")
            .and_then(Value::as_i64);
        document.version = version.and_then(|version| i32::try_from(version).ok());
        let changes = params.get_mut("contentChanges").map(Value::take);
        let Some(Value::Array(changes)) = changes else {
            return;
        };
        for change in changes {
            // One that cannot be read changes nothing.
            if let Ok(change) = serde_json::from_value::<Change>(change) {
                document.change(change, encoding);
            }
        }
        document.checked = None;
        if let Some(resolved) = document.resolved.clone() {
            self.forget_those_with(&resolved);
        }
    }

    fn closed(&mut self, params: &Value) {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        let Some(uri) = uri else { return };
        if self.documents.remove(uri).is_some() {
            self.forget_all();
            self.take_down(uri);
        }
    }

    /// Every open file is to be checked again.
    fn forget_all(&mut self) {
        for document in self.documents.values_mut() {
            document.checked = None;
        }
        self.ask_to_pull();
    }

    /// Every open file that imports the one at `path` is to be checked again.
    fn forget_those_with(&mut self, path: &Path) {
        let mut any = false;
        for document in self.documents.values_mut() {
            let Some(checked) = &document.checked else {
                continue;
            };
            let folder = document.path.as_deref().and_then(Path::parent);
            let imports = checked.source().files().any(|file| {
                let full = folder.map(|folder| folder.join(&file.name));
                let resolved = full.and_then(|full| full.canonicalize().ok());
                file.by.is_some() && resolved.as_deref() == Some(path)
            });
            if imports {
                document.checked = None;
                any = true;
            }
        }
        if any {
            self.ask_to_pull();
        }
    }

    fn ask_to_pull(&mut self) {
        if self.client.pulls && self.client.refreshes_findings {
            self.ask("workspace/diagnostic/refresh", Value::Null);
        }
    }

    /// The open file called `uri`.
    pub(super) fn document(&self, uri: &str) -> Result<&Document, Refusal> {
        self.documents
            .get(uri)
            .ok_or_else(|| Refusal::not_open(uri))
    }

    /// The file called `uri`, open or not.
    pub(super) fn any_document(&self, uri: &str) -> Result<&Document, Refusal> {
        self.document(uri)
            .or_else(|refusal| self.closed.get(uri).ok_or(refusal))
    }

    /// What is known of every file of the project; those that are not open are only read.
    pub(super) fn all_checked(&mut self) -> Vec<(String, Rc<Checked>)> {
        self.read_project();
        let open: Vec<String> = self.documents.keys().cloned().collect();
        let mut all: Vec<(String, Rc<Checked>)> = Vec::new();
        for uri in open {
            if let Ok(checked) = self.checked(&uri) {
                all.push((uri, checked));
            }
        }
        let closed = self.closed.iter();
        all.extend(closed.map(|(uri, document)| {
            let (source, problems) = self.source(uri, document);
            (uri.clone(), Rc::new(Checked::read(source, problems)))
        }));
        all
    }

    /// What is known of the open file called `uri`, as it stands.
    pub(super) fn checked(&mut self, uri: &str) -> Result<Rc<Checked>, Refusal> {
        let document = self.document(uri)?;
        if let Some(checked) = &document.checked {
            return Ok(Rc::clone(checked));
        }
        let (source, problems) = self.source(uri, document);
        let document = self.documents.get_mut(uri);
        let document = document.ok_or_else(|| Refusal::not_open(uri))?;
        let checked = Rc::new(Checked::after(&mut document.before, source, problems));
        document.checked = Some(Rc::clone(&checked));
        self.pin_up(uri, &checked);
        Ok(checked)
    }

    /// The text of a file and of all that it imports.
    fn source(&self, uri: &str, document: &Document) -> (Source, Vec<Diagnostic>) {
        let name = document.path.as_ref();
        let name = name.map_or_else(|| uri.to_owned(), |path| path.display().to_string());
        let bytes = document.text.clone().into_bytes();
        let (mut source, mut problems) = Source::decode(name, bytes, FileId::ROUTINE);
        let found = match &document.path {
            Some(path) => {
                let files = Buffers(&self.documents);
                source::load(&mut source, path, &root(path), &files)
            }
            None => source::load(&mut source, Path::new("new.leg"), Path::new(""), &Nowhere),
        };
        problems.extend(found);
        (source, problems)
    }

    /// Checks one file that has not been since it changed, and tells what was found; whether there
    /// was one.
    fn tell_findings(&mut self) -> bool {
        if self.client.pulls {
            return false;
        }
        let next = self
            .documents
            .iter()
            .find(|(_, document)| document.checked.is_none())
            .map(|(uri, _)| uri.clone());
        next.is_some_and(|uri| self.checked(&uri).is_ok())
    }

    /// The URI of a file that a source names: as it is open, where it is.
    pub(super) fn uri_of(&self, path: &Path) -> String {
        let resolved = path.canonicalize();
        let resolved = resolved.as_deref().unwrap_or(path);
        let open = self.documents.iter().find(|(_, document)| {
            document.path.as_deref() == Some(path) || document.resolved.as_deref() == Some(resolved)
        });
        open.map_or_else(|| uri::of_path(path), |(uri, _)| uri.clone())
    }
}

/// The open files before those of the disk.
struct Buffers<'d>(&'d BTreeMap<String, Document>);

impl Buffers<'_> {
    fn find(&self, path: &Path) -> Option<&Document> {
        let mut documents = self.0.values();
        documents.find(|document| document.resolved.as_deref() == Some(path))
    }
}

impl Files for Buffers<'_> {
    fn resolve(&self, path: &Path) -> std::io::Result<PathBuf> {
        Disk.resolve(path).or_else(|error| {
            // A file that has not been saved yet.
            let folder = path.parent().unwrap_or(Path::new("")).canonicalize()?;
            let path = path.file_name().map(|name| folder.join(name));
            path.filter(|path| self.find(path).is_some()).ok_or(error)
        })
    }

    fn read(&self, path: &Path) -> std::io::Result<Vec<u8>> {
        match self.find(path) {
            Some(document) => Ok(document.text.clone().into_bytes()),
            None => Disk.read(path),
        }
    }

    fn names(&self, folder: &Path) -> Vec<String> {
        Disk.names(folder)
    }
}
