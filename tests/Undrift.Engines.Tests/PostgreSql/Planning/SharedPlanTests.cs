using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Plans for the shared pairs, run by psql; pg_dump says what came of it.</summary>
public sealed class SharedPlanTests
{
    private const int SampleStep = 120;
    private const int SampleStart = 20;
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []) { Dependencies = true };

    /// <summary>Directions for which there is no complete plan, with the reason.</summary>
    internal static readonly Dictionary<string, string> Limits = PinnedList.Read("plan-limits.txt");

    public static TheoryData<string> Directions() => Sample(SampleStep, SampleStart);

    /// <summary>Pairs in both directions: every so many of them, or all.</summary>
    internal static TheoryData<string> Sample(int step, int start) =>
        !Directory.Exists(SharedPairTests.Folder)
            ? []
            :
            [
                .. Directory
                    .GetFiles(SharedPairTests.Folder, "old.sql", SearchOption.AllDirectories)
                    .Select(path => Path.GetRelativePath(SharedPairTests.Folder, Path.GetDirectoryName(path)!))
                    .Where(SharedPairTests.LoadsOn15)
                    .Order(StringComparer.Ordinal)
                    .Where((pair, at) => Repository.Only?.Any(pair.Contains) ?? (Repository.All || at % step == start))
                    .SelectMany(pair => (string[])[pair + " forward", pair + " back"]),
            ];

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Directions), DisableDiscoveryEnumeration = true)]
    public async Task A_plan_makes_the_one_schema_of_the_other(string direction)
    {
        var (from, to) = Files(direction);
        var server = await Servers.GetAsync(15);
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        await Psql.RunAsync(database, from);
        await Psql.RunAsync(wanted, to);
        try
        {
            var failure = await FailureAsync(server, database, wanted);
            if (Limits.TryGetValue(direction, out var reason))
                Assert.False(failure is null, $"there is a complete plan now, and it is listed as: {reason}");
            else
                Assert.True(failure is null, failure);
        }
        finally
        {
            await database.ForgetSubscriptionsAsync();
            await wanted.ForgetSubscriptionsAsync();
        }
    }

    /// <summary>Plans, runs the plan by psql, looks at what came of it; null when all is well.</summary>
    private static async Task<string?> FailureAsync(TestServer server, TestDatabase database, TestDatabase wanted)
    {
        var (current, target) = (await database.ReadAsync(Options), await wanted.ReadAsync(Options));
        var plan = Comparing.Engine.Plan(current, target);
        var residue = string.Concat(plan.Residue.Select(item => $"residue {item.Object}: {item.Reason}\n"));
        if (plan.Renames.Count == 0 && ActionShape.LosesKept(plan, current, target) is { } lost)
            return lost;
        if (plan.Statements.Count > 0)
            try
            {
                await Psql.RunTextAsync(database, $"{plan.StopAtError}\n{plan.Sql}");
            }
            catch (InvalidOperationException failure)
            {
                return $"{residue}FAILED {failure.Message}\n{plan.Sql}";
            }
        var left = await Comparing.CompareAsync(target, await database.ReadAsync(Options), server, columnOrder: false);
        if (left.Drifts.Count > 0)
            return $"{residue}LEFT {string.Join('\n', left.Drifts.Select(DriftText.Of))}\n{plan.Sql}";
        var (is_, should) = (await DumpAsync(database), await DumpAsync(wanted));
        // pg_dump's own texts are no fixpoint: where they differ, both are restored and dumped once more.
        if (!is_.SequenceEqual(should))
            (is_, should) = (await RestoredAsync(server, database), await RestoredAsync(server, wanted));
        return is_.SequenceEqual(should)
            ? (residue.Length > 0 ? residue + plan.Sql : null)
            : $"{residue}DUMP {PgDump.Difference(should, is_)}\n{plan.Sql}";
    }

    /// <summary>A column that is added later is the last of its table, a privilege given later the last of its list.</summary>
    private static async Task<string[]> DumpAsync(TestDatabase database) =>
        [
            .. PgDump
                .Entries(await PgDump.TextAsync(database))
                .Select(entry => IsList(entry) ? Sorted(entry) : entry)
                .Order(StringComparer.Ordinal),
        ];

    private static async Task<string[]> RestoredAsync(TestServer server, TestDatabase database)
    {
        await using var copy = await server.CreateDatabaseAsync();
        await Psql.RunTextAsync(copy, await PgDump.TextAsync(database));
        var dump = await DumpAsync(copy);
        await copy.ForgetSubscriptionsAsync();
        return dump;
    }

    private static bool IsList(string entry) =>
        entry.Contains("\nCREATE TABLE ", StringComparison.Ordinal)
        || entry.Contains("\nCREATE UNLOGGED TABLE ", StringComparison.Ordinal)
        || entry.Contains("; Type: ACL; ", StringComparison.Ordinal);

    private static string Sorted(string entry) =>
        string.Join('\n', entry.Split('\n').Select(line => line.TrimEnd(',')).Order(StringComparer.Ordinal));

    /// <summary>The two files of a direction.</summary>
    internal static (string From, string To) Files(string direction)
    {
        var pair = Path.Combine(SharedPairTests.Folder, direction[..direction.LastIndexOf(' ')]);
        var (old, now) = (Path.Combine(pair, "old.sql"), Path.Combine(pair, "new.sql"));
        return direction.EndsWith(" forward", StringComparison.Ordinal) ? (old, now) : (now, old);
    }
}
