CREATE TABLE t (a varchar(30) DEFAULT 'it''s \\ one');
