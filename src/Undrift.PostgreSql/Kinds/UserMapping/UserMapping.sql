-- One row for each user mapping. Its options hold passwords: they leave the server only as hashes, made together with
-- server, user and option, so that the same password elsewhere has another hash.
-- pg_user_mapping is closed to ordinary roles; the view shows the options to superusers, to the user, and those of PUBLIC
-- to the server's owner. It shows null to others, so its condition is repeated here.
SELECT
    m.srvname::text,
    CASE WHEN m.umuser = 0 THEN 'public' ELSE m.usename::text END AS role,
    ARRAY(
        SELECT pg_catalog.split_part(u.option, '=', 1) || '=sha256:' || pg_catalog.encode(
            pg_catalog.sha256(pg_catalog.convert_to(
                pg_catalog.concat_ws(E'\n', m.srvname, m.usename, u.option), 'UTF8'
            )),
            'hex'
        )
        FROM pg_catalog.unnest(m.umoptions) AS u (option)
    )::text AS options,
    m.umoptions IS NOT NULL
        OR pg_catalog.pg_has_role(s.srvowner, 'USAGE') AND m.umuser = 0
        OR (
            m.usename = current_user
            AND (pg_catalog.pg_has_role(s.srvowner, 'USAGE') OR pg_catalog.has_server_privilege(s.oid, 'USAGE'))
        )
        OR (SELECT r.rolsuper FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user) AS visible
FROM pg_catalog.pg_user_mappings AS m
JOIN pg_catalog.pg_foreign_server AS s ON s.oid = m.srvid
