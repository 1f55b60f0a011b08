autocmd BufNewFile,BufRead *.leg setfiletype leg
