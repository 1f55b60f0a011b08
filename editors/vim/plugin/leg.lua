-- Starts the language server for routines, in Neovim from 0.7 on. `vim.g.leg_lsp = false` keeps it from that;
-- `vim.g.leg_path` says where `legc` is.
if vim.g.loaded_leg or vim.g.leg_lsp == false then
  return
end
vim.g.loaded_leg = true

local told = false

--- Whether there is a `legc`; the first time that there is none is told.
local function is_there()
  local path = vim.g.leg_path or "legc"
  if vim.fn.executable(path) == 1 then
    return true
  end
  if not told then
    told = true
    vim.notify(
      ("Leg: there is no program `%s`; install legc, or let vim.g.leg_path say where it is"):format(path),
      vim.log.levels.WARN
    )
  end
  return false
end

if vim.lsp.config and vim.lsp.enable then
  if is_there() then
    vim.lsp.enable("leg")
  end
  return
end

--- The project's folder: the nearest above with a marker, or the file's own.
local function root(file)
  local folder = vim.fn.fnamemodify(file, ":p:h")
  local marker = vim.fn.findfile("leg.toml", folder .. ";")
  if marker ~= "" then
    return vim.fn.fnamemodify(marker, ":p:h")
  end
  local git = vim.fn.finddir(".git", folder .. ";")
  if git ~= "" then
    return vim.fn.fnamemodify(git, ":p:h:h")
  end
  return folder
end

--- The client of each project, for Neovim 0.7, which has no `vim.lsp.start`.
local clients = {}

vim.api.nvim_create_autocmd("FileType", {
  pattern = "leg",
  callback = function(event)
    if not is_there() then
      return
    end
    local folder = root(vim.api.nvim_buf_get_name(event.buf))
    local config = { name = "leg", cmd = { vim.g.leg_path or "legc", "lsp" }, root_dir = folder }
    if vim.lsp.start then
      vim.lsp.start(config)
      return
    end
    local id = clients[folder]
    if not (id and vim.lsp.get_client_by_id(id)) then
      id = vim.lsp.start_client(config)
      clients[folder] = id
    end
    if id then
      vim.lsp.buf_attach_client(event.buf, id)
      -- As later ones have it from the start.
      vim.bo[event.buf].omnifunc = "v:lua.vim.lsp.omnifunc"
    end
  end,
})
