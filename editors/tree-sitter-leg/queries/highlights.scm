; Words

[
  "routine"
  "import"
  "allow"
  "units"
  "option"
  "priority"
  "bodyweight"
  "let"
  "round"
  "weeks"
  "days"
  "week"
  "gear"
  "require"
  "profile"
  "style"
  "progress"
  "block"
  "use"
  "day"
  "am"
  "pm"
  "rest"
  "session"
  "exercise"
  "muscle"
  "bias"
] @keyword

(max "max" @keyword)
(training_max "tm" @keyword)

[
  "when"
  "unless"
] @keyword.conditional

[
  "and"
  "or"
  "not"
  "of"
] @keyword.operator

(base) @keyword
(builtin) @keyword

(modifier
  (arguments
    (argument
      (identifier) @keyword.operator))
  (#any-of? @keyword.operator "to" "by" "from" "on"))

(require
  (identifier) @keyword.operator
  (#any-of? @keyword.operator
    "before" "after" "first" "last" "never" "with" "between" "per" "at" "most" "least" "on" "rise"
    "day" "days" "week" "hours" "rest" "sets" "session" "sessions" "tonnage" "fractional"))

; Names

(exercise) @function
(modifier name: (identifier) @function.method)
(argument name: (identifier) @variable.parameter)
(binding name: (identifier) @variable.parameter)
(call name: (identifier) @function.builtin)

(exercise_declaration name: (identifier) @function)
(max exercise: (identifier) @function)
(training_max exercise: (identifier) @function)
(gear name: (identifier) @function)
(muscle_declaration name: (identifier) @type)
(bias_declaration name: (identifier) @type)
(priority muscle: (identifier) @type)
(session muscle: (identifier) @type)

(block name: (identifier) @module)
(use name: (identifier) @module)
(style name: (identifier) @function.method)
(progress name: (identifier) @function.method)
(option name: (identifier) @variable)
(option value: (identifier) @constant.builtin)
(let name: (identifier) @variable)
(assignment name: (identifier) @variable)
(condition (expression (identifier) @variable))
(units unit: (identifier) @constant.builtin)
(day key: (identifier) @constant)
(finding) @constant
(label) @label

; Figures and text

[
  (number)
  (percentage)
  (quantity)
  (scheme)
  (code)
] @number

(unit) @number

(string) @string
(cue_text) @string.special
(comment) @comment

; Marks

[
  "="
  "+"
  "-"
  "*"
  "/"
  "<"
  "<="
  ">"
  ">="
  "!="
  "@"
  "|"
] @operator

"," @punctuation.delimiter

[
  "["
  "]"
  "("
  ")"
] @punctuation.bracket
