SELECT
    u.User AS user,
    u.Host AS host,
    u.plugin,
    u.account_locked AS locked,
    u.password_lifetime,
    (
        SELECT GROUP_CONCAT(d.DEFAULT_ROLE_USER, '@', d.DEFAULT_ROLE_HOST ORDER BY 1)
        FROM mysql.default_roles AS d
        WHERE d.USER = u.User AND d.HOST = u.Host
    ) AS default_role,
    u.ssl_type,
    CONVERT(u.ssl_cipher USING utf8mb4) AS ssl_cipher,
    CONVERT(u.x509_issuer USING utf8mb4) AS x509_issuer,
    CONVERT(u.x509_subject USING utf8mb4) AS x509_subject,
    u.max_questions,
    u.max_updates,
    u.max_connections,
    u.max_user_connections
FROM mysql.user AS u
