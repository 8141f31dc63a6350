CREATE TABLE t (a timestamp NULL DEFAULT now() ON UPDATE now(), b datetime(3) DEFAULT now(3));
