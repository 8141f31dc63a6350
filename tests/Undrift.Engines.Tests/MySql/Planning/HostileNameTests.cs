using Undrift.Engines.Tests.MySql.Kinds;
using Undrift.MySql.Text;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Names, comments and bodies that look like the end of what they stand in.</summary>
public sealed class HostileNameTests
{
    private static readonly string[] Hostile =
    [
        "a`; DROP TABLE victim; -- x",
        "it's \"quoted\"",
        @"back\slash\'",
        "two\nlines",
        "c */ DROP TABLE victim; /*! x",
        "DELIMITER $$",
        "Straße ✓ 数据",
        "# no comment",
        "SELECT",
        "$$",
    ];

    public static TheoryData<string> All => [.. Hostile];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_name_neither_injects_nor_breaks_a_statement(string name)
    {
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("ALTER DATABASE CHARACTER SET utf8mb4");
        await wanted.ExecuteAsync("ALTER DATABASE CHARACTER SET utf8mb4");
        foreach (var statement in Statements(name))
        {
            using var connection = await wanted.OpenAsync();
            await connection.ExecuteAsync(statement, TestContext.Current.CancellationToken);
        }
        await database.ExecuteAsync("CREATE TABLE victim (a int); INSERT INTO victim VALUES (1)");
        await wanted.ExecuteAsync("CREATE TABLE victim (a int)");
        var (nothing, target) = (await database.ReadAsync(), await wanted.ReadAsync());
        var up = await Plans.FailureAsync(server, database, target);
        Assert.True(up is null, up);
        using (var connection = await database.OpenAsync())
        {
            var rows = await connection.QueryAsync("SELECT a FROM victim", TestContext.Current.CancellationToken);
            Assert.Single(rows.Rows);
        }
        var down = await Plans.FailureAsync(server, database, nothing);
        Assert.True(down is null, down);
    }

    private static IEnumerable<string> Statements(string text)
    {
        var (name, literal) = (Names.Quote(text), Names.Literal(text));
        var short_ = Names.Quote("k" + text);
        yield return $"CREATE TABLE {name} ({name} int NOT NULL COMMENT {literal}, b varchar(99) DEFAULT {literal}, e enum({literal}, 'x'), PRIMARY KEY ({name}), KEY {short_} (b) COMMENT {literal}, CONSTRAINT {short_} CHECK (b <> {literal})) COMMENT {literal}";
        yield return $"CREATE TABLE child ({name} int, CONSTRAINT {Names.Quote("f" + text)} FOREIGN KEY ({name}) REFERENCES {name} ({name}))";
        yield return $"CREATE VIEW {Names.Quote("v" + text)} AS SELECT {name} AS {name}, {literal} AS b FROM {name}";
        yield return $"CREATE PROCEDURE {name}({name} int) COMMENT {literal} BEGIN SELECT {name}; SELECT {literal}; END";
        yield return $"CREATE TRIGGER {name} BEFORE INSERT ON {name} FOR EACH ROW SET NEW.b = {literal}";
        yield return $"CREATE EVENT {name} ON SCHEDULE EVERY 1 DAY DISABLE COMMENT {literal} DO BEGIN SELECT {literal}; END";
    }
}
