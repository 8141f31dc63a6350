using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Planning;

/// <summary>Plans for the shared pairs, run by the client; mariadb-dump says what came of it.</summary>
public sealed class SharedPlanTests
{
    private const int SampleStep = 20;
    private static readonly string Folder = Path.Combine(Repository.SharedCorpus, "mysql", "pairs");

    /// <summary>Directions for which there is no complete plan, with the reason.</summary>
    private static readonly Dictionary<string, string> Limits = PinnedList.Read("plan-limits-mysql.txt");

    public static TheoryData<string> Directions() => Sample(SampleStep, 5);

    /// <summary>Pairs in both directions: every so many of them, or all.</summary>
    internal static TheoryData<string> Sample(int step, int start) =>
        !Directory.Exists(Folder)
            ? []
            :
            [
                .. Directory
                    .GetFiles(Folder, "old.sql", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(Folder, Path.GetDirectoryName(path)!))
                    .Order(StringComparer.Ordinal)
                    .Where((pair, at) => Repository.Only?.Any(pair.Contains) ?? (Repository.All || at % step == start))
                    .SelectMany(pair => (string[])[pair + " forward", pair + " back"]),
            ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Directions), DisableDiscoveryEnumeration = true)]
    public async Task A_plan_makes_the_one_schema_of_the_other(string direction)
    {
        var (from, to) = Files(direction);
        var server = await MySqlServers.GetAsync();
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Client.LoadAsync(database, await TextAsync(from));
        await Client.LoadAsync(wanted, await TextAsync(to));
        var failure =
            await Plans.FailureAsync(server, database, await wanted.ReadAsync())
            ?? Difference(DumpJudge.Of(await Client.DumpAsync(wanted)), DumpJudge.Of(await Client.DumpAsync(database)));
        if (Limits.TryGetValue(direction, out var reason))
            Assert.False(failure is null, $"there is a complete plan now, and it is listed as: {reason}");
        else
            Assert.True(failure is null, failure);
    }

    /// <summary>The two files of a direction.</summary>
    internal static (string From, string To) Files(string direction)
    {
        var pair = Path.Combine(Folder, direction[..direction.LastIndexOf(' ')]);
        var (old, now) = (Path.Combine(pair, "old.sql"), Path.Combine(pair, "new.sql"));
        return direction.EndsWith(" forward", StringComparison.Ordinal) ? (old, now) : (now, old);
    }

    internal static Task<string> TextAsync(string file) =>
        File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

    private static string? Difference(string should, string made) =>
        should == made ? null : $"DUMP\n--- should\n{should}\n--- is\n{made}";
}
