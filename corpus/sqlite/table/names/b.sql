create table [select] (a int); create table `a.b` ("c d", `e"f` int, "g'h"); create table Ünï (日本 int default 1); create table "two words" (x, y);
