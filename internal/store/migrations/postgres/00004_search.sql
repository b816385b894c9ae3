-- +goose Up
-- doc is reports.seq; tokens holds our own tokens (tokens.go) with their positions.
create table search (
  doc    bigint primary key,
  tokens tsvector not null
);
create index search_tokens on search using gin (tokens);
