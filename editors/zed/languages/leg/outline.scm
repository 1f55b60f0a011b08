(day "day" @context key: (_) @name title: (string)? @name) @item
(week "week" @context number: (_) @name) @item
(block "block" @context name: (_) @name) @item
(progress "progress" @context name: (_) @name) @item
(exercise_declaration "exercise" @context name: (_) @name) @item
