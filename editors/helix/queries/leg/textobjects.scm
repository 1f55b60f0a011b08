(day_section) @class.around
(block_section) @class.around
(progress_section) @class.around
(item) @function.around
(argument) @parameter.inside
(binding) @parameter.inside
(comment) @comment.inside
