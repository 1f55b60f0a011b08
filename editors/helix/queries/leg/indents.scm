[
  (day_section)
  (block_section)
  (progress_section)
  (exercise_section)
] @indent
