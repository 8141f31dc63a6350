CREATE TABLE t (a int) COLLATE utf8mb4_unicode_ci;
