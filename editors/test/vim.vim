" In Vim with ALE: opens the routine, and sees what the language server does to it. Run by `.ci/editors`.

function! s:Fail(message) abort
  call writefile(['FAILED: ' . a:message], $LEG_TOLD, 'a')
  cquit!
endfunction

" Waits until an expression is true; what jobs say is heard meanwhile.
function! s:Wait(what, condition) abort
  let l:end = reltimefloat(reltime()) + 20
  while !eval(a:condition)
    if reltimefloat(reltime()) > l:end
      call s:Fail('never: ' . a:what)
    endif
    sleep 20m
  endwhile
endfunction

function! s:Is(what, found, expected) abort
  if a:found !=# a:expected
    call s:Fail(a:what . ': found ' . string(a:found) . ', not ' . string(a:expected))
  endif
endfunction

function! s:Run() abort
  edit slip.leg
  call s:Is('the type of the file', &filetype, 'leg')
  call s:Is('a colour', synIDattr(synID(4, 1, 1), 'name'), 'legHeading')
  call s:Is('another', synIDattr(synID(10, 14, 1), 'name'), 'legScheme')

  call s:Wait('a finding', 'len(ale#engine#GetLoclist(bufnr(""))) == 1')
  let l:finding = ale#engine#GetLoclist(bufnr(''))[0]
  call s:Is('the line of the finding', l:finding.lnum, 9)
  call s:Is('the name of the finding', l:finding.code, 'unknown-exercise')

  " What ALE is told under the cursor, it echoes.
  call cursor(10, 5)
  let g:ale_hover_to_preview = 1
  ALEHover
  call s:Wait('a page', 'winnr("$") == 2')
  let l:page = join(getbufline(winbufnr(2), 1, '$'), "\n") . join(getbufline(winbufnr(1), 1, '$'), "\n")
  if l:page !~# 'Leg press'
    call s:Fail('hover says ' . l:page)
  endif
  pclose

  " ALE's completion, as CTRL-X CTRL-O has it.
  setlocal omnifunc=ale#completion#OmniFunc completeopt=menu
  execute "normal! 10GCleg_pr\<C-X>\<C-O>"
  call s:Is('the word that is completed', getline(10), '  leg_press')
  undo

  " The quick fix; ALE asks which where there are several.
  call cursor(9, 4)
  let s:items = v:null
  call ale#codefix#Execute(0, {data, items -> s:Keep(data, items)})
  call s:Wait('quick fixes', 's:items isnot v:null')
  let l:fixes = filter(copy(s:items), 'get(v:val[1], "kind", "") is# "quickfix"')
  call ale#codefix#ApplyLSPCodeAction(s:data, l:fixes[0][1])
  call s:Wait('the line to be mended', 'getline(9) =~# "^  squat"')
  " A script's changes are not seen as typed ones are.
  ALELint
  call s:Wait('no finding', 'empty(ale#engine#GetLoclist(bufnr("")))')

  " ALE asks for the new name: this answers.
  runtime autoload/ale/util.vim
  function! ale#util#Input(...) abort
    return 'first'
  endfunction
  call cursor(4, 8)
  ALERename
  call s:Wait('the new name in both places', 'getline(4) ==# "block first" && getline(8) ==# "  use first"')

  ALEFix
  call s:Wait('the layout', 'getline(10) ==# "  leg_press  3x12  @360"')

  call writefile(['vim: all is well'], $LEG_TOLD, 'a')
  qall!
endfunction

function! s:Keep(data, items) abort
  let [s:data, s:items] = [a:data, a:items]
endfunction

try
  call s:Run()
catch
  call s:Fail(v:exception . ' at ' . v:throwpoint)
endtry
