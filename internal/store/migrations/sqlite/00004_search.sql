-- +goose Up
-- Contentless: it holds our own tokens (tokens.go) and nothing that could be read back as text. rowid is reports.seq.
create virtual table search using fts5 (tokens, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0");
