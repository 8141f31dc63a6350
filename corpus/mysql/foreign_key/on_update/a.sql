CREATE TABLE p (x int NOT NULL, y int NOT NULL, UNIQUE KEY px (x), UNIQUE KEY py (y), UNIQUE KEY pxy (x, y), UNIQUE KEY pyx (y, x));
CREATE TABLE q (x int NOT NULL, UNIQUE KEY qx (x));
CREATE TABLE t (a int, b int, KEY ka (a), KEY kb (b), KEY kab (a, b), KEY kba (b, a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (x) ON UPDATE SET NULL);
