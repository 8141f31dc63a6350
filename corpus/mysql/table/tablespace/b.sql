CREATE TABLE t (a int) TABLESPACE=innodb_system ENGINE=InnoDB;
