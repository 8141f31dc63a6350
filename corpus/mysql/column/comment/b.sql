CREATE TABLE t (a int COMMENT 'it''s two');
