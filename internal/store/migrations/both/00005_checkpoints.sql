-- +goose Up
-- Signed checkpoints of the journal's log, by the number of entries they sign; stamp is a time-stamp server's answer.
create table checkpoints (
  size  bigint primary key,
  note  text not null,
  stamp @BLOB@
);
