using System.Diagnostics;
using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.PostgreSql.Kinds;

namespace Undrift.Engines.Tests.PostgreSql.Types;

/// <summary>Aggregates are written from their facets as pg_dump writes them (15, and 13 by the same program).</summary>
public sealed class AggregateRegenerationTests
{
    [Theory]
    [InlineData(13)]
    [InlineData(15)]
    public async Task The_pairs_of_the_corpus(int version)
    {
        var server = await Servers.GetAsync(version);
        var objects = 0;
        foreach (var item in CorpusCase.Of("postgresql").Where(item => item.Kind == AggregateKind.Name))
        {
            await using var database = await server.CreateDatabaseAsync();
            await database.ExecuteAsync(await File.ReadAllTextAsync(item.B, TestContext.Current.CancellationToken));
            objects += await CheckAsync(database);
        }
        Assert.True(objects > 20, $"only {objects} aggregates");
    }

    [Fact]
    public async Task The_aggregates_of_the_servers_own_regression_tests()
    {
        var schema = Path.Combine(Repository.SharedCorpus, "postgresql", "schemas", "pgregress18", "schema.sql");
        Assert.SkipUnless(File.Exists(schema), "the shared corpus is not here");
        var server = await Servers.GetAsync(15);
        await using var database = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, schema);
        Assert.True(await CheckAsync(database) > 20);
    }

    private static async Task<int> CheckAsync(TestDatabase database)
    {
        var dump = WithoutSystemSchema(await DumpAsync(database));
        var aggregates = (await database.ReadAsync())
            .Objects.Where(item => item.Kind.Name == AggregateKind.Name && item.Owner is null)
            .ToList();
        foreach (var aggregate in aggregates)
            Assert.Contains(AggregateDefinition.Of(aggregate) + ";", dump);
        return aggregates.Count;
    }

    // regproc prints the system schema only where a name is overloaded, which the facets leave out.
    private static string WithoutSystemSchema(string dump) =>
        dump.Replace(" = pg_catalog.", " = ", StringComparison.Ordinal)
            .Replace("OPERATOR(pg_catalog.", "OPERATOR(", StringComparison.Ordinal);

    private static async Task<string> DumpAsync(TestDatabase database)
    {
        var start = new ProcessStartInfo("pg_dump", ["--schema-only", "--dbname", database.Url])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
