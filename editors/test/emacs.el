;;; In Emacs with eglot: opens the routine, and sees what the language server does to it. -*- lexical-binding: t -*-
;; Run by `.ci/editors'.

(require 'leg-mode)
(require 'eglot)
(require 'flymake)

(defun told (&rest format)
  (princ (concat (apply #'format format) "\n") #'external-debugging-output))

(defun wait (what condition)
  "Fails unless CONDITION comes to hold."
  (let ((end (+ (float-time) 20)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (error "never: %s" what))
      (accept-process-output nil 0.02))))

(defun is (what found expected)
  (unless (equal found expected)
    (error "%s: found %S, not %S" what found expected)))

(defun go-to (line column)
  (goto-char (point-min))
  (forward-line (1- line))
  (forward-char column))

(defun line (number)
  (save-excursion
    (go-to number 0)
    (buffer-substring-no-properties (point) (line-end-position))))

(defun face-at (line column)
  (save-excursion (go-to line column) (get-text-property (point) 'face)))

(defun run ()
  (setq make-backup-files nil)
  (find-file "slip.leg")
  (is "the mode" major-mode 'leg-mode)
  (font-lock-ensure)
  (is "a colour" (face-at 4 1) 'font-lock-keyword-face)
  (is "another" (face-at 5 3) 'font-lock-function-name-face)
  (is "the colour of a word" (face-at 9 30) 'font-lock-keyword-face)

  (apply #'eglot--connect (eglot--guess-contact))
  (wait "a server" (lambda () (eglot-managed-p)))
  (flymake-start)
  (wait "a finding" (lambda () (= 1 (length (flymake-diagnostics)))))
  (let ((finding (car (flymake-diagnostics))))
    (is "the finding's line" (line-number-at-pos (flymake-diagnostic-beg finding)) 9)
    (unless (string-match-p "sqat" (flymake-diagnostic-text finding))
      (error "the finding says %s" (flymake-diagnostic-text finding))))

  ;; Completion, as `completion-at-point' has it.
  (go-to 10 6)
  (let* ((capf (eglot-completion-at-point))
         (words (all-completions "leg_" (nth 2 capf))))
    (unless (member "leg_press" (mapcar #'substring-no-properties words))
      (error "leg_press is not among %S" words)))

  (go-to 10 4)
  (let (page)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq page text)))
    (wait "a page" (lambda () page))
    (unless (string-match-p "360" page)
      (error "hover says %s" page)))

  ;; The quick fix of the finding.
  (go-to 9 3)
  (let ((fix (car (eglot-code-actions (point) (point) "quickfix"))))
    (eglot--apply-workspace-edit (plist-get fix :edit)))
  (is "the line that is mended" (line 9) "  squat  5x5  @225  failure[when spotter]")

  (go-to 4 7)
  (eglot-rename "first")
  (is "the new name" (line 4) "block first")
  (is "the new name where it is used" (line 8) "  use first")

  (eglot-format-buffer)
  (is "the line that is laid out" (line 10) "  leg_press  3x12  @360")
  (flymake-start)
  (wait "no finding" (lambda () (null (flymake-diagnostics))))

  (go-to 7 0)
  (end-of-line)
  (newline-and-indent)
  (insert "> Down slowly, \"and\" no # comment.")
  (is "a cue below a heading" (line 8) "  > Down slowly, \"and\" no # comment.")
  (newline-and-indent)
  (insert "hack_squat 3x5")
  (indent-for-tab-command)
  (is "a line below it" (line 9) "  hack_squat 3x5")
  (newline-and-indent)
  (insert "day 3 rest")
  (indent-for-tab-command)
  (is "the next heading" (line 10) "day 3 rest")
  (set-buffer-modified-p nil)
  (told "emacs: all is well"))

(condition-case failure
    (run)
  (error
   (told "FAILED: %s" (error-message-string failure))
   (kill-emacs 1)))
(kill-emacs 0)
