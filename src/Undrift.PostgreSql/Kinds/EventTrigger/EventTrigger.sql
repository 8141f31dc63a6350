-- One row for each event trigger.
SELECT
    e.oid,
    e.evtname::text,
    e.evtevent::text,
    e.evttags::text,
    e.evtfoid::pg_catalog.regproc::text AS function,
    e.evtenabled::text,
    e.evtowner
FROM pg_catalog.pg_event_trigger AS e
