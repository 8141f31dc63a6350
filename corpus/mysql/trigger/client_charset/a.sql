CREATE TABLE t (a int);
SET character_set_client = utf8mb4;
CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;
