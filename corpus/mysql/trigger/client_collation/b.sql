CREATE TABLE t (a int);
SET collation_connection = utf8mb4_unicode_ci;
CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1;
