-- +goose Up
-- The SHA-256 of each time stamp, in hex: without the certificates of its authority, nothing else tells that it is whole.
-- Empty where the stamp is older than this column.
alter table checkpoints add column stamp_sum text not null default '';
