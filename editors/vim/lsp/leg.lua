-- The language server, for Neovim 0.11 and later: `vim.lsp.enable('leg')`, which plugin/leg.lua does.
return {
  cmd = { vim.g.leg_path or "legc", "lsp" },
  filetypes = { "leg" },
  root_markers = { "leg.toml", ".git" },
}
