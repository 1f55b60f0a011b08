// What the grammar cannot say of line breaks: that one ends a line, that one between two lines is a
// blank, and that one within what a line says is a fault. Comments are here so that the scanner is
// asked everywhere.

#include "tree_sitter/parser.h"

enum Token { END, START, BREAK, COMMENT, NEVER };

void *tree_sitter_leg_external_scanner_create(void) { return NULL; }
void tree_sitter_leg_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_leg_external_scanner_serialize(void *payload, char *buffer) {
    (void)payload;
    (void)buffer;
    return 0;
}

void tree_sitter_leg_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
    (void)payload;
    (void)buffer;
    (void)length;
}

bool tree_sitter_leg_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
    (void)payload;
    // After a fault everything is valid: then a line break ends the line.
    bool between_lines = valid[START] && !valid[END];
    for (;;) {
        int32_t next = lexer->lookahead;
        bool is_break = next == '\n' || next == '\r';
        // A no-break space looks like a blank and is one.
        if (next == ' ' || next == '\t' || next == 0xa0 || (is_break && between_lines)) {
            lexer->advance(lexer, true);
            continue;
        }
        if (next == '#') {
            while (!lexer->eof(lexer) && lexer->lookahead != '\n' && lexer->lookahead != '\r') {
                lexer->advance(lexer, false);
            }
            lexer->result_symbol = COMMENT;
            return true;
        }
        if (between_lines || !(is_break || lexer->eof(lexer))) {
            return false;
        }
        if (!valid[END]) {
            // Nothing is taken, so that the break ends the line once the fault has been seen.
            lexer->mark_end(lexer);
            lexer->result_symbol = BREAK;
            return is_break;
        }
        if (is_break) {
            lexer->advance(lexer, false);
            if (next == '\r' && lexer->lookahead == '\n') {
                lexer->advance(lexer, false);
            }
        }
        lexer->result_symbol = END;
        return true;
    }
}
