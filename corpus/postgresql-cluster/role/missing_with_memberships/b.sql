CREATE ROLE readers;
