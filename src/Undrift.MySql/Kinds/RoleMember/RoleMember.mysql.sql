SELECT
    TO_USER AS user,
    TO_HOST AS host,
    FROM_USER AS role,
    FROM_HOST AS role_host,
    WITH_ADMIN_OPTION AS admin
FROM mysql.role_edges
