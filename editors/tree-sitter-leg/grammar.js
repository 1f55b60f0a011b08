/**
 * @file The grammar of Leg for editors: whole lines, and the sections that headers open.
 * @license MIT OR Apache-2.0
 *
 * The language's own grammar is ../../grammar/leg.pest with the reader of lines in ../../src/syntax;
 * tests/tree_sitter.rs holds the two against each other.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

// The pieces of a line, as in leg.pest. The greatest match wins, then the rule that stands first.
const WORD = "[a-z_\\p{XID_Start}]\\p{XID_Continue}*";
const LETTERS = "\\p{XID_Start}+";
const NUMBER = "[0-9]+(\\.[0-9]+)?";
const RANGE = `${NUMBER}(-${NUMBER})?`;
const BOUT = `(max|${RANGE}(${LETTERS}|%)?)`;
const SCHEME = `${RANGE}x${BOUT}(\\+${BOUT})*\\+?`;
const FIGURE = `(${SCHEME}|${RANGE}(${LETTERS}|%)?)`;
// A figure that another can be glued to: `31X` and `0`, `45%` and `x8`.
const OPEN_FIGURE = `(${RANGE}(${LETTERS}|%)|${RANGE}x(${BOUT}\\+)*(max|${RANGE}(${LETTERS}|%)|${BOUT}\\+))`;

const list = (member) => seq(member, repeat(seq(",", member)));

/** Groups of sets, each of them one of `group`: `1x5 @65%, 1x5+ @85%`, `week[5x5, 3x3] @80%`. */
const groups = ($, group) =>
  list(choice(group, seq("week", "[", list(group), "]", optional($.load))));

module.exports = grammar({
  name: "leg",

  word: ($) => $.identifier,

  // See src/scanner.c. There is never one of `_start`, which says that a line may start here, nor
  // of `_never`, which stands behind what is in the way of a shorter match.
  externals: ($) => [$._end, $._start, $._break, $.comment, $._never],

  extras: ($) => [/[ \t\u00a0\r\n]/, $.comment],

  // In a block with parameters a word may be of an exercise's name, or stand for sets and reps.
  conflicts: ($) => [[$.exercise], [$._exercises], [$._amount, $._share]],

  rules: {
    source_file: ($) =>
      repeat(
        choice(
          $._line,
          $.week_section,
          $.day_section,
          $.block_section,
          $.progress_section,
          $.exercise_section,
        ),
      ),

    // Sections

    week_section: ($) => prec.right(seq($.week, repeat(choice($._line, $.day_section)))),
    day_section: ($) => prec.right(seq($.day, repeat($._line))),
    block_section: ($) =>
      prec.right(
        choice(
          seq($.block, repeat($._line)),
          seq(alias($._block_with_parameters, $.block), repeat($._line_with_parameters)),
        ),
      ),
    progress_section: ($) => prec.right(seq($.progress, repeat($._line))),
    exercise_section: ($) =>
      prec.right(seq($.exercise_declaration, repeat(choice($.cue, $.bias_declaration)))),

    _line: ($) => choice($._statement, $.item),
    _line_with_parameters: ($) => choice($._statement, alias($._item_with_parameters, $.item)),

    _statement: ($) =>
      choice(
        $.routine,
        $.import,
        $.allow,
        $.units,
        $.option,
        $.priority,
        $.bodyweight,
        $.max,
        $.training_max,
        $.let,
        $.round,
        $.weeks,
        $.days,
        $.gear,
        $.require,
        $.style,
        $.assignment,
        $.use,
        $.session,
        $.muscle_declaration,
        $.bias_declaration,
        $.cue,
        $._start,
      ),

    // Headers

    // `week 1-3`, `week 1, 3`, `week 4 deload[60%]`
    week: ($) =>
      seq(
        "week",
        field("number", $._amount),
        repeat(seq(",", field("number", $._amount))),
        optional(","),
        repeat($.modifier),
        $._end,
      ),

    // `day 2 "Legs"`, `day monday`, `day 4 am rest`
    day: ($) =>
      seq(
        "day",
        choice(
          field("key", choice($._amount_or_code, $.identifier)),
          seq("rest", $._never),
        ),
        optional(choice("am", "pm")),
        optional("rest"),
        optional(choice("rest", seq(field("title", $.string), optional("rest")))),
        $._end,
      ),

    // `block calves`
    block: ($) => seq("block", field("name", $.identifier), $._end),
    // `block main[lift, share = 85%]`
    _block_with_parameters: ($) =>
      seq("block", field("name", $.identifier), $.bindings, $._end),

    // `progress linear[step, tries = 3]`
    progress: ($) =>
      seq("progress", field("name", $.identifier), optional($.bindings), $._end),

    // `exercise belt_squat "Belt squat"  works[quads]`
    exercise_declaration: ($) =>
      seq(
        "exercise",
        field("name", $.identifier),
        optional(field("title", $.string)),
        repeat($.modifier),
        $._end,
      ),

    // Statements

    routine: ($) => seq("routine", field("title", $.string), $._end),
    import: ($) => seq("import", field("path", $.string), $._end),
    allow: ($) =>
      seq(
        "allow",
        field("name", $.finding),
        field("reason", alias($._reason, $.string)),
        $._end,
      ),
    units: ($) => seq("units", field("unit", $.identifier), $._end),
    option: ($) =>
      seq("option", field("name", $.identifier), "=", field("value", $.identifier), $._end),
    priority: ($) =>
      seq("priority", list(field("muscle", $.identifier)), optional($.condition), $._end),
    bodyweight: ($) => seq("bodyweight", alias($._weight, $.expression), $._end),
    max: ($) =>
      seq(
        "max",
        field("exercise", $.identifier),
        optional("@"),
        choice(
          alias($._weight, $.expression),
          // `80% max squat`: words that say of which lift.
          seq(alias($._share, $.expression), repeat1($.identifier)),
        ),
        $._end,
      ),
    training_max: ($) => seq("tm", field("exercise", $.identifier), $.expression, $._end),
    let: ($) => seq("let", field("name", $.identifier), "=", $.expression, $._end),
    round: ($) => seq("round", repeat($._word_or_number), $._end),
    weeks: ($) => seq("weeks", repeat($._word_or_number), $._end),
    days: ($) => seq("days", field("number", $._amount), $._end),
    gear: ($) => seq("gear", field("name", $.identifier), repeat($.modifier), $._end),
    require: ($) =>
      seq(
        "require",
        choice(
          seq("profile", field("profile", $.string), optional($.condition)),
          seq(repeat(choice($._word_or_number, ",")), optional($.condition)),
        ),
        $._end,
      ),
    style: ($) =>
      seq(
        "style",
        field("name", $.identifier),
        optional($.bindings),
        "=",
        repeat1($.modifier),
        $._end,
      ),
    assignment: ($) =>
      seq(
        field(
          "name",
          choice($.identifier, alias($.label, $.identifier), alias("tm", $.identifier)),
        ),
        "=",
        $.expression,
        optional($.condition),
        $._end,
      ),
    use: ($) =>
      seq(
        "use",
        field("name", $.identifier),
        optional($.bindings),
        optional($.condition),
        $._end,
      ),
    session: ($) =>
      seq(
        "session",
        list(field("muscle", $.identifier)),
        repeat(choice($._amount, $.string)),
        optional($.condition),
        $._end,
      ),
    muscle_declaration: ($) =>
      seq(
        "muscle",
        field("name", $.identifier),
        optional(field("title", $.string)),
        repeat($.modifier),
        $._end,
      ),
    bias_declaration: ($) =>
      seq(
        "bias",
        field("name", $.identifier),
        optional(field("title", $.string)),
        repeat($.modifier),
        $._end,
      ),

    // `> Knees travel the way the toes point.`
    cue: ($) => seq($.cue_text, $._end),
    cue_text: (_) => />[^\r\n]*/,

    // Items

    // `A1 donkey_calf | standing_calf  4x6  drop[700, 600]  when spotter`
    item: ($) =>
      seq(
        $._exercises,
        groups($, $.group),
        repeat($.modifier),
        optional($.condition),
        $._end,
      ),
    _item_with_parameters: ($) =>
      seq(
        $._exercises,
        groups($, alias($._group_with_parameters, $.group)),
        repeat($.modifier),
        optional($.condition),
        $._end,
      ),

    _exercises: ($) =>
      seq(
        choice(
          seq(optional($.label), field("exercise", $.exercise)),
          field("exercise", alias($.label, $.exercise)),
        ),
        repeat(seq("|", field("alternative", $.exercise))),
      ),
    // Of several words, or with a slip in it, it is a name still, if one that nobody knows.
    exercise: ($) =>
      seq(
        $._exercise_word,
        repeat(prec.dynamic(-1, choice($._exercise_word, alias("week", $.identifier)))),
      ),
    _exercise_word: ($) =>
      choice(
        $.identifier,
        alias($._slipped_name, $.identifier),
        $._misplaced_condition,
      ),

    // `4x6`, `5min @bw`
    group: ($) => seq(field("sets", $._sets), optional($.load)),
    _group_with_parameters: ($) =>
      seq(field("sets", choice($._sets, $.identifier)), optional($.load)),
    _sets: ($) => choice($.scheme, $.quantity, seq($.code, $._never)),

    // `@315`, `@bw+25`, `@[135, 185, 225]`
    load: ($) => seq("@", choice($.load_list, alias($._load, $.expression))),
    load_list: ($) => seq("[", list(alias($._listed_load, $.expression)), "]"),

    // `pump`, `drop[700, 600]`, `forced[2 from set 4 when spotter]`
    modifier: ($) =>
      choice(
        seq(field("name", $.identifier), optional($.arguments)),
        $._misplaced_condition,
      ),
    arguments: ($) =>
      seq(
        "[",
        choice(
          seq(list($.argument), optional(seq(optional(","), $.condition))),
          $.condition,
        ),
        "]",
      ),
    argument: ($) =>
      choice(
        seq(field("name", $.identifier), "=", repeat($._term)),
        repeat1($._term),
      ),

    // `[lift, share = 85%]`
    bindings: ($) => seq("[", list($.binding), "]"),
    binding: ($) =>
      choice(
        seq(field("name", $.identifier), "=", $._bound),
        seq(field("name", $.identifier), "=", field("name", $.identifier), "=", repeat($._term)),
        $._bound,
      ),
    _bound: ($) =>
      choice(
        seq(repeat1($._term), optional($._misplaced_condition)),
        $._misplaced_condition,
      ),
    _misplaced_condition: ($) => seq(choice("when", "unless"), $._never),

    _term: ($) =>
      choice(
        $._word_or_number,
        alias($._bracketed, $.call),
        $.group_of_terms,
        "*",
        "/",
      ),
    _bracketed: ($) =>
      prec(1, seq(field("name", $.identifier), "[", repeat(choice($._term, ",")), "]")),
    group_of_terms: ($) => seq("(", repeat(choice($._term, ",")), ")"),

    _word_or_number: ($) =>
      choice(
        $.identifier,
        $.string,
        $.number,
        $.percentage,
        $.quantity,
        alias($._odd_quantity, $.quantity),
        $.scheme,
        $.code,
        "+",
        "-",
      ),

    // Values

    // `225`, `85% tm`, `start + 5*(week-1)`, `week[65%, 75%, 85%]`
    expression: ($) => $._expression,
    _expression: ($) => seq($._operand, repeat(seq($._joiner, $._operand))),
    _weight: ($) => seq($._amount_operand, repeat(seq($._joiner, $._operand))),
    _share: ($) =>
      seq(
        prec.right(seq($.percentage, optional($._base))),
        repeat(seq($._joiner, $._operand)),
      ),
    _load: ($) => seq($._load_operand, repeat(seq($._joiner, $._operand))),
    _listed_load: ($) =>
      seq(
        choice($._amount_operand, $._value_operand, $._group_operand),
        repeat(seq($._joiner, $._operand)),
      ),
    _plain: ($) => seq($._plain_operand, repeat(seq($._joiner, $._operand))),
    _joiner: (_) => choice("+", "-", "*", "/"),

    _operand: ($) => choice($._plain_operand, $._group_operand),
    _plain_operand: ($) => choice($.negative, $._amount_operand, $._value_operand),
    _value_operand: ($) =>
      prec.right(seq(choice($._value, alias($._value_call, $.call)), optional($._base))),
    // After a blank a word may be a technique's, were it not one of these.
    _load_operand: ($) =>
      choice(
        $._amount_operand,
        $._group_operand,
        prec.right(
          seq(
            choice(
              alias($._glued_name, $.identifier),
              $.builtin,
              alias($._load_call, $.call),
            ),
            optional($._base),
          ),
        ),
      ),
    _amount_operand: ($) => prec.right(seq($._amount, optional($.unit), optional($._base))),
    _group_operand: ($) => prec.right(seq($.parenthesized, optional($._base))),
    parenthesized: ($) => seq("(", $._expression, ")"),
    negative: ($) => seq("-", $._operand),

    _value: ($) => choice($.identifier, $.builtin),
    _value_call: ($) => seq(field("name", $._value), $.values),
    _load_call: ($) =>
      seq(field("name", choice(alias($._glued_name, $.identifier), $.builtin)), $.values),
    values: ($) => seq("[", list(alias($._expression, $.expression)), "]"),

    // `tm`, `of start`: what a percentage is of.
    _base: ($) => choice($.base, seq("of", $._operand)),
    base: (_) => choice("tm", "max", "top"),
    builtin: (_) => choice("week", "cycle", "bw", "tm", "max", "top"),
    unit: (_) =>
      choice(
        "plates",
        "plate",
        "lb",
        "kg",
        "lbs",
        "kgs",
        "kilos",
        "pounds",
        "reps",
        "rep",
        "sets",
        "set",
      ),

    // `when spotter`, `unless female and not (week > 2 or spotter)`
    condition: ($) => seq(choice("when", "unless"), $._condition),
    _condition: ($) =>
      prec.right(seq($._clause, repeat(seq(choice("and", "or"), $._clause)))),
    _clause: ($) =>
      seq(
        repeat("not"),
        $._compared,
        optional(seq(choice("=", "<", "<=", ">", ">=", "!="), $._compared)),
      ),
    _compared: ($) =>
      choice(
        alias($._plain, $.expression),
        seq(choice("week", "cycle"), $._amount),
        seq(alias($._nested, $.parenthesized), repeat(seq($._joiner, $._operand))),
      ),
    _nested: ($) => seq("(", $._condition, ")"),

    // Pieces

    _amount: ($) =>
      choice(
        $.number,
        $.percentage,
        $.quantity,
        alias($._odd_quantity, $.quantity),
        seq(choice($.code, $.scheme), $._never),
      ),
    _amount_or_code: ($) =>
      choice(
        $.number,
        $.percentage,
        $.quantity,
        alias($._odd_quantity, $.quantity),
        $.code,
        seq($.scheme, $._never),
      ),

    // `4x6`, `3-4x10`, `6x6+6`, `1x5+`, `3xmax`, `3x30s`
    scheme: (_) => new RustRegex(SCHEME),
    // `75%`
    percentage: (_) => new RustRegex(`${RANGE}%`),
    // `142.5kg`, `60-90s`
    quantity: (_) => new RustRegex(`${RANGE}[\\p{XID_Start}--[xX]]\\p{XID_Start}*`),
    // `4x`
    _odd_quantity: (_) => new RustRegex(`${RANGE}[xX]\\p{XID_Start}*`),
    // `600`, `12-20`
    number: (_) => new RustRegex(RANGE),
    // `31X0`, `45%x8`: figures and words without a blank between them.
    code: (_) => new RustRegex(`${OPEN_FIGURE}+(${FIGURE}|${WORD})|${FIGURE}_\\p{XID_Continue}*`),

    // `A1`
    label: (_) => /[A-Z][0-9]+/,
    identifier: (_) => new RustRegex(WORD),
    _glued_name: (_) => token.immediate(new RustRegex(WORD)),
    // `leg-press`, `farmer's`
    _slipped_name: (_) => new RustRegex(`${WORD}([-'’./&]${WORD})+`),
    // `calves-not-first`
    finding: (_) => /[^ \t\u00a0\r\n"#]+/,
    string: (_) => /"[^"\r\n]*"/,
    _reason: (_) => /"[ \t]*[^" \t\r\n][^"\r\n]*"/,
  },
});
