" Lines stand in below their heading; cues stand in below their line.
if exists('b:did_indent')
  finish
endif
let b:did_indent = 1

setlocal indentexpr=LegIndent(v:lnum) indentkeys=o,O,!^F,=day,=week,=block,=progress,=exercise,0>
let b:undo_indent = 'setlocal indentexpr< indentkeys<'

if exists('*LegIndent')
  finish
endif

let s:heading = '^\s*\%(day\|block\|progress\|exercise\)\>'
let s:outside = '^\s*\%(routine\|import\|units\|option\|priority\|bodyweight\|max\|tm\%(\s*=\)\@!\|let\|round\|weeks\|days\|week\|gear\|require\|style\|muscle\)\>'

function! LegIndent(lnum) abort
  let l:line = getline(a:lnum)
  if l:line =~# s:heading || l:line =~# s:outside
    return 0
  endif
  let l:above = prevnonblank(a:lnum - 1)
  if l:above == 0
    return 0
  endif
  let l:text = getline(l:above)
  let l:is_cue = l:text =~# '^\s*>'
  if l:line =~# '^\s*>'
    return indent(l:above) + (l:is_cue ? 0 : shiftwidth())
  endif
  let l:heads = l:text =~# s:heading && l:text !~# '\<rest\s*\%(#.*\)\?$'
  return l:heads || l:is_cue ? shiftwidth() : indent(l:above)
endfunction
