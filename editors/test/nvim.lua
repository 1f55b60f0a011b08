-- In Neovim: opens the routine, and sees what the language server does to it. Run by `.ci/editors`.

local function fail(message)
  io.stderr:write("FAILED: " .. message .. "\n")
  vim.cmd("cquit 1")
end

--- Waits until `condition` holds.
local function wait(what, condition)
  if not vim.wait(20000, condition, 20) then
    fail("never: " .. what)
  end
end

local function is(what, found, expected)
  if found ~= expected then
    fail(("%s: found %s, not %s"):format(what, vim.inspect(found), vim.inspect(expected)))
  end
end

local function line(number)
  return vim.api.nvim_buf_get_lines(0, number - 1, number, false)[1]
end

--- The answer to a question about what is under the cursor.
local function ask(method, change)
  local params = vim.lsp.util.make_position_params(0, "utf-16")
  for key, value in pairs(change or {}) do
    params[key] = value
  end
  local answer
  vim.lsp.buf_request_all(0, method, params, function(results)
    answer = results
  end)
  wait("an answer to " .. method, function()
    return answer
  end)
  for _, one in pairs(answer) do
    if one.error then
      fail(method .. ": " .. one.error.message)
    end
    return one.result
  end
end

local function run()
  vim.cmd("edit slip.leg")
  is("the type of the file", vim.bo.filetype, "leg")
  is("a colour", vim.fn.synIDattr(vim.fn.synID(4, 1, 1), "name"), "legHeading")
  is("another", vim.fn.synIDattr(vim.fn.synID(10, 14, 1), "name"), "legScheme")

  wait("a finding", function()
    return #vim.diagnostic.get(0) == 1
  end)
  local finding = vim.diagnostic.get(0)[1]
  is("the finding's line", finding.lnum, 8)
  is("the finding's name", finding.code, "unknown-exercise")

  -- Completion, as `i_CTRL-X_CTRL-O` has it.
  is("what completes", vim.bo.omnifunc, "v:lua.vim.lsp.omnifunc")
  vim.fn.cursor(10, 7)
  local items = ask("textDocument/completion")
  items = items.items or items
  local words = vim.tbl_map(function(item)
    return item.label
  end, items)
  if not vim.tbl_contains(words, "leg_press") then
    fail("leg_press is not among " .. #words .. " completions")
  end

  vim.fn.cursor(10, 5)
  local hover = ask("textDocument/hover")
  if not hover.contents.value:find("360", 1, true) then
    fail("hover says " .. hover.contents.value)
  end

  -- The quick fix of the finding.
  vim.fn.cursor(9, 4)
  local place = { start = { line = 8, character = 2 }, ["end"] = { line = 8, character = 6 } }
  local actions = ask("textDocument/codeAction", {
    range = place,
    context = { diagnostics = { finding.user_data.lsp }, only = { "quickfix" } },
  })
  local action = actions[1]
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  is("the line that is mended", line(9), "  squat  5x5  @225  failure[when spotter]")
  wait("no finding", function()
    return #vim.diagnostic.get(0) == 0
  end)

  vim.fn.cursor(4, 8)
  vim.lsp.buf.rename("first")
  wait("the new name in both places", function()
    return line(4) == "block first" and line(8) == "  use first"
  end)

  local format = vim.lsp.buf.format or vim.lsp.buf.formatting_sync
  if vim.lsp.buf.format then
    format({ timeout_ms = 20000 })
  else
    format(nil, 20000)
  end
  is("the line that is laid out", line(10), "  leg_press  3x12  @360")
  is("the line above it", line(9), "  squat      5x5   @225  failure[when spotter]")

  -- A new line below a heading stands in.
  vim.fn.cursor(7, 1)
  vim.cmd("normal! ohack_squat 3x5")
  is("a new line", line(8), "  hack_squat 3x5")
  print("nvim: all is well")
  vim.cmd("qall!")
end

local ok, message = pcall(run)
if not ok then
  fail(message)
end
