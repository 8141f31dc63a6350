-- One row for each change of rows that the triggers of Watch.sql wrote down, in their order.
SELECT id, operation, relation FROM undrift_watch.seen ORDER BY id
