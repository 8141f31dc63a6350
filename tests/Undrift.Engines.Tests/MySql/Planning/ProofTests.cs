using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>A plan is tried out on a scratch database that is built from the catalog alone.</summary>
public sealed class ProofTests
{
    [Fact]
    public async Task A_schema_of_every_sort_of_object_is_built_from_its_catalog()
    {
        var server = await MySqlServers.GetAsync();
        await server.ExecuteAsync("CREATE USER IF NOT EXISTS someone@'%'; GRANT ALL ON *.* TO someone@'%'");
        var (current, target) = (
            await server.MadeByAsync(
                """
                CREATE TABLE p (id int PRIMARY KEY, s varchar(9) CHARACTER SET latin1 DEFAULT 'x', g int AS (id + 1) STORED);
                CREATE TABLE c (a int, b json, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE);
                CREATE SEQUENCE seq START WITH 5;
                CREATE TABLE h (a int DEFAULT (NEXT VALUE FOR seq)) WITH SYSTEM VERSIONING;
                CREATE TABLE r (a int) PARTITION BY RANGE (a) (PARTITION p0 VALUES LESS THAN (10), PARTITION p1 VALUES LESS THAN MAXVALUE);
                CREATE DEFINER = someone@'%' FUNCTION fn(x int) RETURNS int DETERMINISTIC RETURN x + 1;
                CREATE DEFINER = someone@'%' VIEW v2 AS SELECT fn(id) AS id FROM p;
                CREATE VIEW v1 AS SELECT id FROM v2;
                CREATE TRIGGER t2 BEFORE INSERT ON p FOR EACH ROW SET NEW.s = 'b';
                CREATE TRIGGER t1 BEFORE INSERT ON p FOR EACH ROW FOLLOWS t2 SET NEW.s = 'a';
                CREATE EVENT e ON SCHEDULE EVERY 1 DAY DISABLE DO SELECT 1;
                """
            ),
            await server.MadeByAsync("CREATE TABLE p (id bigint PRIMARY KEY, s varchar(9))")
        );
        var plan = Plans.Engine.Plan(current, target);
        var options = new BuildOptions(TimeSpan.FromSeconds(120), [], server.Url(), current.Origin.ServerVersion)
        {
            DatabaseCollation = current.DatabaseCollation,
        };
        var proof = await PlanProof.OfAsync(
            Plans.Engine,
            plan,
            current,
            target,
            options,
            TestContext.Current.CancellationToken
        );
        Assert.Null(proof.Failure);
        Assert.Empty(proof.Left);
        Assert.Empty(proof.Without);
    }
}
