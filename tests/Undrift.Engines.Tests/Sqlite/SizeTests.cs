using System.Diagnostics;
using System.Globalization;
using System.Text;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.Sqlite;

/// <summary>A thousand tables: complete, and no query for each table (a generous limit; bench/ has the figures).</summary>
public sealed class SizeTests
{
    [Fact]
    public async Task A_thousand_tables_are_read_in_one_go()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("big.db");
        var script = folder.File("big.sql");
        await File.WriteAllTextAsync(script, Script(), TestContext.Current.CancellationToken);
        Shell.Run(file, ".read " + script);
        var engine = TestEngines.ByName("sqlite");
        var desired = await engine.BuildFile(script, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        var actual = await engine.Read("sqlite:" + file, TestContext.Current.CancellationToken);
        watch.Stop();
        TestContext.Current.SendDiagnosticMessage($"read in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(1 + 1000 * (1 + 12 + 1 + 1 + 3), actual.Objects.Count);
        Assert.Empty(DriftText.Between(desired, actual));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), watch.Elapsed.ToString());
    }

    private static string Script()
    {
        var sql = new StringBuilder("begin;\n");
        for (var table = 0; table < 1000; table++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"create table table_{table} (id integer primary key, ");
            for (var column = 1; column <= 10; column++)
                sql.Append(
                    CultureInfo.InvariantCulture,
                    $"\"column_{column}\" varchar(100) not null default 'x{column}', "
                );
            sql.Append(
                CultureInfo.InvariantCulture,
                $"parent_id integer references table_{table / 2} (id) on delete cascade);\n"
            );
            for (var index = 1; index <= 3; index++)
                sql.Append(
                    CultureInfo.InvariantCulture,
                    $"create index table_{table}_{index} on table_{table} (column_{index}, column_{index + 3} desc);\n"
                );
        }
        return sql.Append("commit;\n").ToString();
    }
}
