" Colours for Leg.
if exists('b:current_syntax')
  finish
endif

syntax case match
syntax iskeyword @,48-57,_

syntax match legName /\<[[:alpha:]_]\k*\>/ contained
syntax match legExercise /^\s*\%([A-Z]\d\+\s\+\)\?\zs[[:alpha:]_]\k*\ze\%(\s*|\s*\k\+\)*\s\+\%(\d\|week\s*\[\)/
syntax match legExercise /|\s*\zs[[:alpha:]_]\k*/
syntax match legTechnique /\<[[:alpha:]_]\k*\ze\s*\[/
syntax match legLabel /^\s*\zs[A-Z]\d\+\ze\s\+\k/

syntax match legNumber /\<\d\+\%(\.\d\+\)\?\%(-\d\+\%(\.\d\+\)\?\)\?\%(\a\+\|%\)\?/
syntax match legScheme /\<\d[0-9.]*\%(-\d[0-9.]*\)\?x\%(max\|\d[0-9.]*\%(-\d[0-9.]*\)\?\a*\)\%(+\d[0-9.]*\a*\)*+\?/
syntax match legOperator /[@|=+*\/<>!-]/

syntax match legHeading /^\s*\zs\%(day\|week\|block\|progress\|exercise\)\>/
syntax match legKeyword /^\s*\zs\%(routine\|import\|allow\|units\|option\|priority\|bodyweight\|max\|tm\|let\|round\|weeks\|days\|gear\|require\|style\|use\|session\|muscle\|bias\)\>/
syntax keyword legCondition when unless
syntax keyword legWord and or not of to by from on bw top cycle
syntax keyword legConstant yes no

syntax region legString start=/"/ end=/"\|$/ oneline
syntax match legComment /#.*$/ contains=@Spell
syntax match legCue /^\s*>.*$/ contains=@Spell

highlight default link legExercise Function
highlight default link legTechnique Function
highlight default link legLabel Label
highlight default link legNumber Number
highlight default link legScheme Number
highlight default link legOperator Operator
highlight default link legHeading Structure
highlight default link legKeyword Keyword
highlight default link legCondition Conditional
highlight default link legWord Keyword
highlight default link legConstant Boolean
highlight default link legString String
highlight default link legComment Comment
highlight default link legCue SpecialComment

let b:current_syntax = 'leg'
