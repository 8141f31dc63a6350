SET collation_connection = utf8mb4_unicode_ci;
CREATE TABLE t (a int) COLLATE utf8mb4_bin;
CREATE EVENT e ON SCHEDULE EVERY 1 DAY STARTS '2031-01-01 00:00:00'  DO DELETE FROM t;
