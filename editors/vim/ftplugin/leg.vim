" What a buffer of Leg is set to.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal comments=:#,:> commentstring=#\ %s
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal suffixesadd=.leg include=^\\s*import\\s*\"

" For ALE, where it is: `:ALEFix` lays out.
if !exists('b:ale_fixers')
  let b:ale_fixers = [function('leg#Fmt')]
endif

let b:undo_ftplugin = 'setlocal comments< commentstring< expandtab< shiftwidth< softtabstop<'
      \ . ' suffixesadd< include< | unlet! b:ale_fixers'
