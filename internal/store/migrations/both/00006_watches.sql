-- +goose Up
-- Feeds and sitemaps that are looked at again and again. Which ones there are stands in the journal; when they were looked
-- at last and what they said then stands here alone, and can be lost without losing anything but a visit.
create table watches (
  url        text primary key,
  settings   text not null,
  next_check text not null,
  state      text not null
);
