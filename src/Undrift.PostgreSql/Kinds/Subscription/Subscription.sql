-- One row for each subscription of this database. The connection string is not asked for: it may hold a password.
-- Columns that older servers lack take the stand-ins of the first sub-select. Every role may read the others, but for two:
-- before 14 not oid (so the comment is found by the name) and subsynccommit, which only a query of its own may then name.
-- subsynccommit is null where the login may not read it.
SELECT
    s.subname::text,
    s.subenabled,
    s.subpublications::text,
    s.subslotname::text,
    CASE
        WHEN pg_catalog.has_column_privilege('pg_catalog.pg_subscription', 'subsynccommit', 'SELECT')
            THEN "substring"(
                pg_catalog.query_to_xml(
                    pg_catalog.format(
                        'SELECT subsynccommit FROM pg_catalog.pg_subscription WHERE subdbid = %s AND subname = %L',
                        s.subdbid, s.subname
                    ),
                    false, false, ''
                )::text,
                '<subsynccommit>(.*)</subsynccommit>'
            )
    END AS synchronous_commit,
    s.subbinary,
    s.substream::text,
    s.subtwophasestate::text,
    s.subdisableonerr,
    s.subpasswordrequired,
    s.subrunasowner,
    s.subfailover,
    s.suborigin,
    (
        SELECT c.description
        FROM pg_catalog.pg_description AS c
        WHERE c.classoid = 6100
            AND (pg_catalog.pg_identify_object(c.classoid, c.objoid, 0)).identity = pg_catalog.quote_ident(s.subname)
    ) AS comment,
    s.subowner
FROM (
    SELECT
        false AS subbinary, 'f' AS substream, 'd' AS subtwophasestate, false AS subdisableonerr,
        true AS subpasswordrequired, false AS subrunasowner, false AS subfailover, 'any' AS suborigin
) AS before_17
CROSS JOIN LATERAL (
    SELECT
        subdbid, subname, subowner, subenabled, subpublications, subslotname, subbinary, substream, subtwophasestate,
        subdisableonerr, subpasswordrequired, subrunasowner, subfailover, suborigin
    FROM pg_catalog.pg_subscription
) AS s
WHERE s.subdbid = (SELECT d.oid FROM pg_catalog.pg_database AS d WHERE d.datname = pg_catalog.current_database())
