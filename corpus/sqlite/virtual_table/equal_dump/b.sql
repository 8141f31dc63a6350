PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','v','v',0,'CREATE VIRTUAL TABLE v using fts4(a)');
CREATE TABLE IF NOT EXISTS 'v_content'(docid INTEGER PRIMARY KEY, 'c0a');
CREATE TABLE IF NOT EXISTS 'v_segments'(blockid INTEGER PRIMARY KEY, block BLOB);
PRAGMA writable_schema=OFF;
