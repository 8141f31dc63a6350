CREATE TABLE t (a longtext COLLATE utf8mb4_bin CHECK (json_valid(a)), b longtext COLLATE utf8mb4_bin NOT NULL CHECK (json_valid(b)));
