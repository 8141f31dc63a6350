-- One row for each role with each of its members; from 16 on several roles may have granted the same membership. Those
-- among the server's own roles are left out.
-- inherit_option and set_option exist from 16 on; older servers take the stand-ins. The bootstrap superuser (OID 10) has
-- another name on every cluster, and grants for all other superusers: it is nobody in particular.
SELECT
    pg_catalog.pg_get_userbyid(a.roleid)::text,
    pg_catalog.pg_get_userbyid(a.member)::text,
    pg_catalog.bool_or(a.admin_option) AS admin_option,
    pg_catalog.bool_or(a.inherit_option) AS inherit_option,
    pg_catalog.bool_or(a.set_option) AS set_option,
    array_agg(
        CASE WHEN a.grantor = 10 THEN '' ELSE pg_catalog.pg_get_userbyid(a.grantor)::text END ORDER BY a.grantor
    )::text AS grantors,
    array_agg(
        pg_catalog.concat_ws(
            ', ',
            CASE WHEN a.admin_option THEN 'admin' END,
            CASE WHEN a.inherit_option THEN 'inherit' END,
            CASE WHEN a.set_option THEN 'set' END
        ) ORDER BY a.grantor
    )::text AS options
FROM (SELECT false AS inherit_option, false AS set_option) AS before_16
CROSS JOIN LATERAL (
    SELECT roleid, member, grantor, admin_option, inherit_option, set_option
    FROM pg_catalog.pg_auth_members
) AS a
WHERE a.member >= 16384 OR a.roleid >= 16384
GROUP BY a.roleid, a.member
