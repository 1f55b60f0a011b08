;;; leg-mode.el --- Leg, a language for strength training -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Colours, indentation and comments for .leg files; with eglot, `M-x eglot' starts `legc lsp'.

;;; Code:

(defgroup leg nil
  "Leg, a language for strength training."
  :group 'languages)

(defcustom leg-path "legc"
  "Where legc is: a name to look for on the path, or a path."
  :type 'string)

(defcustom leg-indent-offset 2
  "How far lines stand in below their heading."
  :type 'integer
  :safe #'integerp)

(defconst leg--headings '("day" "block" "progress" "exercise")
  "What opens a section whose lines stand in.")

(defconst leg--outside
  '("routine" "import" "units" "option" "priority" "bodyweight" "max" "tm" "let" "round" "weeks"
    "days" "week" "gear" "require" "style" "muscle")
  "What opens the other lines that stand at the margin.")

(defconst leg--inner '("allow" "use" "session" "bias")
  "What opens the other lines that are no exercises.")

(defvar leg-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\[ "(]" table)
    (modify-syntax-entry ?\] ")[" table)
    (dolist (mark '(?@ ?| ?= ?+ ?- ?* ?/ ?< ?> ?%))
      (modify-syntax-entry mark "." table))
    table)
  "The syntax of `leg-mode'.")

(defconst leg-mode-syntax-propertize
  (syntax-propertize-rules
   ;; In a cue nothing opens a text or a comment.
   ("^[ \t]*\\(>\\).*\\(\n\\)" (1 "< b") (2 "> b")))
  "Cues are the lifter's own words.")

(defconst leg-mode-font-lock
  (let ((name "[[:alpha:]_][[:alnum:]_]*"))
    `((,(concat "^[ \t]*" (regexp-opt leg--headings t) "\\_>\\(?:[ \t]+\\([[:alnum:]_]+\\)\\)?")
       (1 font-lock-keyword-face) (2 font-lock-function-name-face nil t))
      (,(concat "^[ \t]*" (regexp-opt (append leg--outside leg--inner) t) "\\_>")
       (1 font-lock-keyword-face))
      (,(regexp-opt '("when" "unless" "and" "or" "not" "of" "to" "by" "from" "on") 'symbols)
       . font-lock-keyword-face)
      (,(regexp-opt '("yes" "no") 'symbols) . font-lock-constant-face)
      (,(regexp-opt '("bw" "tm" "top" "max" "week" "cycle") 'symbols) . font-lock-builtin-face)
      ;; `A1 donkey_calf | standing_calf  4x6'
      (,(concat "^[ \t]+\\(?:\\([A-Z][0-9]+\\)[ \t]+\\)?\\(" name "\\)[ \t]*\\(?:|\\|[0-9]\\|week\\)")
       (1 font-lock-constant-face nil t) (2 font-lock-function-name-face))
      (,(concat "|[ \t]*\\(" name "\\)") (1 font-lock-function-name-face))
      (,(concat "\\(" name "\\)[ \t]*\\[") (1 font-lock-type-face))
      ("\\_<[0-9][0-9.-]*\\(?:x[0-9a-z.+-]+\\|[[:alpha:]]+\\|%\\)?" . font-lock-constant-face)))
  "The colours of `leg-mode'.")

(defun leg--line-above ()
  "The nearest line above that says something, and how far it stands in, or nil."
  (save-excursion
    (let (found)
      (while (and (not found) (zerop (forward-line -1)))
        (unless (looking-at-p "[ \t]*$")
          (setq found (cons (buffer-substring-no-properties (point) (line-end-position))
                            (current-indentation)))))
      found)))

(defun leg--starts-with (line words)
  "Whether LINE opens with one of WORDS."
  (string-match-p (concat "\\`[ \t]*" (regexp-opt words) "\\_>") line))

(defun leg--indentation ()
  "How far the line at point stands in."
  (let* ((line (buffer-substring-no-properties (line-beginning-position) (line-end-position)))
         (above (leg--line-above))
         (text (car above))
         (is-cue (and text (string-match-p "\\`[ \t]*>" text))))
    (cond
     ((or (null above)
          (leg--starts-with line leg--headings)
          (and (leg--starts-with line leg--outside)
               ;; `tm = tm + step' is a line of a rule.
               (not (string-match-p "\\`[ \t]*tm[ \t]*=" line))))
      0)
     ((string-match-p "\\`[ \t]*>" line) (+ (cdr above) (if is-cue 0 leg-indent-offset)))
     (is-cue leg-indent-offset)
     ((and (leg--starts-with text leg--headings)
           (not (string-match-p "\\_<rest[ \t]*\\(?:#.*\\)?\\'" text)))
      leg-indent-offset)
     (t (cdr above)))))

(defun leg-indent-line ()
  "Put the line at point where it stands."
  (interactive)
  (let ((column (leg--indentation)))
    (if (<= (current-column) (current-indentation))
        (indent-line-to column)
      (save-excursion (indent-line-to column)))))

;;;###autoload
(define-derived-mode leg-mode prog-mode "Leg"
  "A mode for Leg, a language for strength training."
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local comment-end "")
  (setq-local indent-tabs-mode nil)
  (setq-local indent-line-function #'leg-indent-line)
  (setq-local syntax-propertize-function leg-mode-syntax-propertize)
  (setq-local font-lock-defaults '(leg-mode-font-lock))
  (setq-local imenu-generic-expression
              `((nil ,(concat "^[ \t]*" (regexp-opt leg--headings) "[ \t]+.*") 0))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.leg\\'" . leg-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `(leg-mode . ,(lambda (&rest _) (list leg-path "lsp")))))

(provide 'leg-mode)
;;; leg-mode.el ends here
