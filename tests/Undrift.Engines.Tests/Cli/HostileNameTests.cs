using Undrift.Engines.Tests.PostgreSql;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.Sqlite;

namespace Undrift.Engines.Tests.Cli;

/// <summary>Names and texts that try to leave their place: nothing is made or dropped but what the plan is about.</summary>
public sealed class HostileNameTests
{
    private const string Victim = "CREATE TABLE victim (a integer);";

    public static TheoryData<string> Names =>
        [
            "a\"\"b",
            "x; DROP TABLE victim; --",
            "x\nDROP TABLE victim;\n",
            "x\r\n\\! touch pwned\r\n",
            "back\\slash\\",
            "Größe 表 🐘",
            "select",
            "x' || 'y",
            "-- x",
            "/* x */ */",
            "$$ x $function$ $_$",
            "%I %s %",
            "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijk",
        ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_PostgreSQL_both_directions_are_planned_and_run(string name)
    {
        await using var pair = await LivePair.NewAsync(Rich(name), Victim);
        var there = await pair.FixAsync("--probe");
        Assert.Equal("1", await pair.ValueAsync("SELECT count(*) FROM pg_class WHERE relname = 'victim'"));
        AssertCommented(there.Out);
        await using var back = await LivePair.NewAsync(Victim, Rich(name));
        AssertCommented((await back.FixAsync()).Out);
        Assert.Equal(
            "1",
            await back.ValueAsync("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace")
        );
        await using var changed = await LivePair.NewAsync(Rich(name), Rich(name, "text", "2"));
        await changed.FixAsync("--online");
        Assert.Equal("1", await changed.ValueAsync("SELECT count(*) FROM pg_class WHERE relname = 'victim'"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_SQLite_both_directions_are_planned_and_run(string name)
    {
        // The shell reads a line feed only.
        name = name.Replace("\r\n", "\n", StringComparison.Ordinal);
        var rich =
            $"CREATE TABLE \"{name}\" (\"{name}\" TEXT, b, CONSTRAINT \"{name}\" CHECK (b > 0)); CREATE INDEX \"i{name}\" ON \"{name}\" (\"{name}\"); CREATE VIEW \"v{name}\" AS SELECT \"{name}\" FROM \"{name}\"; CREATE TRIGGER \"t{name}\" AFTER INSERT ON \"{name}\" BEGIN SELECT ';'; END;";
        using var work = new Workspace();
        foreach (
            var (desired, live) in new[] { (rich, ""), ("", rich), (rich, rich.Replace(" TEXT", " TEXT NOT NULL")) }
        )
        {
            File.Delete(work["live.db"]);
            string[] pair = work.Pair(Victim + desired, Victim + live);
            var run = (await UndriftCli.RunAsync(["fix", .. pair, "--probe"])).Expect(0);
            Shell.Run(work["live.db"], run.Out);
            (await UndriftCli.RunAsync(["check", .. pair])).Expect(0);
            Assert.Equal("1", Shell.Run(work["live.db"], "SELECT count(*) FROM sqlite_schema WHERE name = 'victim';"));
            AssertCommented(run.Out);
        }
    }

    /// <summary>A name of each sort, as it stands between double quotes; the texts between single ones.</summary>
    private static string Rich(string name, string type = "integer", string number = "1")
    {
        var (text, rest) = (name.Replace("\"\"", "\"").Replace("'", "''"), name[1..]);
        return $"""
            {Victim}
            CREATE TABLE "{name}" ("{name}" {type}, b integer CONSTRAINT "{name}" CHECK (b > {number}));
            CREATE INDEX "i{rest}" ON "{name}" ("{name}") WHERE b > {number};
            CREATE TYPE "e{rest}" AS ENUM ('{text}', 'x''{number}');
            COMMENT ON TABLE "{name}" IS '{text} {number}';
            COMMENT ON COLUMN "{name}".b IS '{text} {number}';
            CREATE VIEW "v{rest}" AS SELECT "{name}" AS "{name}", {number} AS n FROM "{name}";
            CREATE FUNCTION "{name}"("{name}" integer) RETURNS text LANGUAGE sql
                AS 'SELECT ''{text.Replace("'", "''")} $function$ {number}''::text';
            """;
    }

    /// <summary>A line that tells of the script is a comment to its end: no name has begun another line.</summary>
    private static void AssertCommented(string script) =>
        Assert.All(
            script.Split('\n').TakeWhile(line => line.Length > 0),
            line => Assert.StartsWith("-- ", line, StringComparison.Ordinal)
        );
}
