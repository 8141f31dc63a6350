CREATE TABLE "users"
-- who may log in
(
  `ID` INTEGER   PRIMARY KEY /* the rowid */,
  "name"	TEXT DEFAULT ('x') NOT  NULL CHECK ( ( LENGTH(name)>1 ) )
);
CREATE INDEX "users_name" ON "users" ( "name" ASC );
