create table t (a text collate NoCase, b text collate binary);
