" The program: `g:leg_path`, or `legc` on the path.
function! leg#Path() abort
  return get(g:, 'leg_path', 'legc')
endfunction

" ALE's fixer.
function! leg#Fmt(buffer) abort
  return {'command': ale#Escape(leg#Path()) . ' fmt -'}
endfunction
