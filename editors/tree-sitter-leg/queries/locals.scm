(source_file) @local.scope
(block_section) @local.scope
(progress_section) @local.scope

(option name: (identifier) @local.definition.var)
(let name: (identifier) @local.definition.var)
(style name: (identifier) @local.definition.function)
(progress name: (identifier) @local.definition.function)
(block name: (identifier) @local.definition.function)
(exercise_declaration name: (identifier) @local.definition.function)
(block (bindings (binding name: (identifier) @local.definition.parameter)))
(block (bindings (binding . (identifier) @local.definition.parameter .)))

(identifier) @local.reference
