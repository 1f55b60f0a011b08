"""The language server as pytest-lsp's client has it, another that is not ours. Run by `.ci/editors`."""

import asyncio
import os
import pathlib
import shutil

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

PROJECT = pathlib.Path(__file__).parent / "project"


@pytest_lsp.fixture(
    params=["neovim", "visual_studio_code", "emacs"],
    config=ClientServerConfig(server_command=[os.environ.get("LEGC", "legc"), "lsp"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(PROJECT, folder, dirs_exist_ok=True)
    lsp_client.folder = folder

    # What the server would watch is not changed here.
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(_: types.RegistrationParams):
        return None

    told = await lsp_client.initialize_session(
        types.InitializeParams(
            capabilities=client_capabilities(request.param),
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="project")],
        )
    )
    lsp_client.asks_for_findings = told.capabilities.diagnostic_provider is not None
    yield
    await lsp_client.shutdown_session()


class Routine:
    """An open routine."""

    def __init__(self, client: LanguageClient, text: str | None = None):
        path = client.folder / "slip.leg"
        self.client = client
        self.uri = path.as_uri()
        self.text = path.read_text() if text is None else text
        self.document = types.TextDocumentIdentifier(uri=self.uri)
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(
                text_document=types.TextDocumentItem(
                    uri=self.uri, language_id="leg", version=1, text=self.text
                )
            )
        )

    def at(self, needle: str, behind: int = 0) -> types.Position:
        """Where `needle` stands."""
        before = self.text[: self.text.index(needle) + behind]
        return types.Position(before.count("\n"), len(before) - before.rfind("\n") - 1)

    def asks_at(self, needle: str, behind: int = 0):
        return {"text_document": self.document, "position": self.at(needle, behind)}

    async def findings(self):
        if self.client.asks_for_findings:
            report = await self.client.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(text_document=self.document)
            )
            return report.items
        if self.uri not in self.client.diagnostics:
            told = self.client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
            await asyncio.wait_for(told, 20)
        return self.client.diagnostics[self.uri]

    def with_edits(self, edits) -> str:
        """The text with `edits` made."""
        lines = self.text.split("\n")

        def offset(place: types.Position) -> int:
            return sum(len(line) + 1 for line in lines[: place.line]) + place.character

        text = self.text
        for edit in sorted(edits, key=lambda edit: -offset(edit.range.start)):
            text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
        return text

    def edits_of(self, change: types.WorkspaceEdit):
        if change.changes:
            return change.changes[self.uri]
        return [edit for one in change.document_changes for edit in one.edits]


@pytest.mark.asyncio
async def test_findings_are_told_and_mended(client):
    routine = Routine(client)
    [finding] = await routine.findings()
    assert (finding.code, finding.range.start) == ("unknown-exercise", routine.at("sqat"))
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=routine.document,
            range=finding.range,
            context=types.CodeActionContext(
                diagnostics=[finding], only=[types.CodeActionKind.QuickFix]
            ),
        )
    )
    mended = routine.with_edits(routine.edits_of(actions[0].edit))
    assert mended == routine.text.replace("sqat", "squat")


@pytest.mark.asyncio
async def test_names_complete(client):
    routine = Routine(client)
    found = await client.text_document_completion_async(
        types.CompletionParams(**routine.asks_at("leg_press", 4))
    )
    items = found if isinstance(found, list) else found.items
    assert "leg_press" in [item.label for item in items]


@pytest.mark.asyncio
async def test_hover_tells_what_a_line_comes_to(client):
    routine = Routine(client)
    page = await client.text_document_hover_async(types.HoverParams(**routine.asks_at("leg_press")))
    assert "360" in page.contents.value


@pytest.mark.asyncio
async def test_a_block_is_renamed_wherever_it_is_named(client):
    routine = Routine(client)
    change = await client.text_document_rename_async(
        types.RenameParams(**routine.asks_at("calves"), new_name="first")
    )
    renamed = routine.with_edits(routine.edits_of(change))
    assert renamed == routine.text.replace("calves", "first")


@pytest.mark.asyncio
async def test_a_routine_is_laid_out(client):
    routine = Routine(client)
    edits = await client.text_document_formatting_async(
        types.DocumentFormattingParams(
            text_document=routine.document,
            options=types.FormattingOptions(tab_size=2, insert_spaces=True),
        )
    )
    assert "  leg_press  3x12  @360\n" in routine.with_edits(edits)
