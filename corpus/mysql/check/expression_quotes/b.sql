CREATE TABLE t (a varchar(9), CONSTRAINT c CHECK (a <> 'its'));
