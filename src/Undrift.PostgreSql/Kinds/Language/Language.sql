-- One row for each language that is not built in: plpgsql, which initdb makes, and what was made since.
SELECT
    l.oid,
    l.lanname::text,
    l.lanpltrusted,
    CASE WHEN l.lanplcallfoid <> 0 THEN l.lanplcallfoid::pg_catalog.regproc::text END AS handler,
    CASE WHEN l.laninline <> 0 THEN l.laninline::pg_catalog.regproc::text END AS inline,
    CASE WHEN l.lanvalidator <> 0 THEN l.lanvalidator::pg_catalog.regproc::text END AS validator,
    l.lanowner
FROM pg_catalog.pg_language AS l
WHERE l.lanispl
