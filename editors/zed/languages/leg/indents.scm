(arguments "[" "]" @end) @indent
