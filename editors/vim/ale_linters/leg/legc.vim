" The language server, for ALE.

" The project's folder: the nearest above with a marker, or the file's own.
function! ale_linters#leg#legc#Root(buffer) abort
  let l:settings = ale#path#FindNearestFile(a:buffer, 'leg.toml')
  if !empty(l:settings)
    return fnamemodify(l:settings, ':h')
  endif
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  return empty(l:git) ? expand('#' . a:buffer . ':p:h') : fnamemodify(l:git, ':h:h')
endfunction

call ale#linter#Define('leg', {
\   'name': 'legc',
\   'lsp': 'stdio',
\   'executable': {-> leg#Path()},
\   'command': '%e lsp',
\   'project_root': function('ale_linters#leg#legc#Root'),
\})
