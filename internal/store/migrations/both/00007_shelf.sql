-- +goose Up
-- Where this register's originals lie: in the database, or in a data folder beside it. Decided once, so that they are never
-- split between the two.
create table shelf (
  id        integer primary key check (id = 1),
  originals text not null check (originals in ('database', 'folder'))
);
