; A header's lines stand in; the next header does not.
[
  (day_section)
  (block_section)
  (progress_section)
  (exercise_section)
] @indent.begin

[
  (day)
  (block)
  (progress)
  (exercise_declaration)
  (week)
] @indent.branch
