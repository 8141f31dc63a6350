-- The internal triggers that enforce foreign keys and deferrable constraints, where they do not fire as they should:
-- ALTER TABLE … DISABLE TRIGGER ALL reaches them too. Those of users' own constraint triggers name no index.
SELECT t.tgconstraint, t.tgfoid::pg_catalog.oid, t.tgtype::integer, t.tgenabled::text
FROM pg_catalog.pg_trigger AS t
WHERE t.tgconstrindid <> 0 AND t.tgisinternal AND t.tgenabled <> 'O'
