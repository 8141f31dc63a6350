ALTER DATABASE COLLATE utf8mb4_unicode_ci;
CREATE TABLE t (a varchar(9) COLLATE utf8mb4_unicode_ci) COLLATE utf8mb4_unicode_ci;
