-- +goose Up
-- The journal: one row an entry, added and never changed. body is kept as the bytes it was given: the log hashes them.
create table journal (
  seq     bigint primary key,
  time    text not null,
  author  text not null,
  kind    text not null,
  subject text not null,
  reason  text not null,
  body    text not null
);
create index journal_kind on journal (kind, seq);
create index journal_subject on journal (subject, seq);
create index journal_time on journal (time, seq);

-- The stored hashes of the Merkle log over the journal's entries (RFC 6962; leaves by custody.Leaf), by stored-hash index.
create table log_hashes (
  idx  bigint primary key,
  hash @BLOB@ not null
);

-- One row: how long the log is and when its last entry was made. Whoever appends locks this row, last of all locks.
create table log_head (
  id   bigint primary key,
  size bigint not null,
  time text not null
);
insert into log_head (id, size, time) values (1, 0, '');

-- One row: whoever changes derived rows takes it first, so that there is one such writer at a time on any engine.
create table turn (
  id bigint primary key,
  n  bigint not null
);
insert into turn (id, n) values (1, 0);

-- The archive of registers that have a database and no folder: blobs by name.
create table originals (
  name  text primary key,
  bytes @BLOB@ not null
);
