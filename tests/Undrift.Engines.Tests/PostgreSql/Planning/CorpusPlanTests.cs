using Undrift.Engines.Tests.Corpus;
using Undrift.Engines.Tests.PostgreSql.Kinds;
using Undrift.Engines.Tests.PostgreSql.Normal;

namespace Undrift.Engines.Tests.PostgreSql.Planning;

/// <summary>Plans for the pairs of <c>corpus/postgresql</c>, in both directions, run by psql.</summary>
public sealed class CorpusPlanTests
{
    private const string Engine = "postgresql";
    private const int SampleStep = 40;
    private static readonly int[] Versions = [13, 15, 17, 18];
    private static readonly ReadOptions Options = new(TimeSpan.FromSeconds(60), []) { Dependencies = true };

    /// <summary>Directions for which there is no complete plan, with the reason; those of one version with its number.</summary>
    private static readonly Dictionary<string, string> Limits = PinnedList.Read("plan-limits-own.txt");

    public static TheoryData<string> Directions() =>
        [
            .. CorpusCase
                .Of(Engine)
                .Where(item => !item.Equal)
                .Where(
                    (item, at) => Repository.All || at % SampleStep == 0 || (at % 4 == 0 && ActionShape.IsThere(item))
                )
                .Select(item => $"{item.Kind}/{item.Name}")
                .SelectMany(path => (string[])[path + " forward", path + " back"]),
        ];

    [Theory]
    [MemberData(nameof(Directions), DisableDiscoveryEnumeration = true)]
    public async Task A_plan_makes_the_one_schema_of_the_other(string direction)
    {
        var item = CorpusCase.Find(Engine, direction[..direction.LastIndexOf(' ')]);
        var isForward = direction.EndsWith(" forward", StringComparison.Ordinal);
        var (files, shape) = (isForward ? (item.A, item.B) : (item.B, item.A), ActionShape.Of(item, isForward));
        var wrong = new List<string>();
        foreach (var version in VersionsOf(item))
        {
            var failure = await FailureAsync(await Servers.GetAsync(version), files, shape);
            var reason = Limits.GetValueOrDefault($"{direction} {version}") ?? Limits.GetValueOrDefault(direction);
            if (reason is null && failure is not null)
                wrong.Add($"{version}: {failure}");
            else if (reason is not null && failure is null)
                wrong.Add($"{version}: there is a complete plan now, and it is listed as: {reason}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>With UNDRIFT_ALL=1 every server that takes the pair, else one of them in turn.</summary>
    private static int[] VersionsOf(CorpusCase item)
    {
        var fitting = Versions
            .Where(version => version >= item.MinimumVersion && version <= item.MaximumVersion)
            .ToArray();
        return Repository.All ? fitting : [fitting[$"{item.Kind}/{item.Name}".Sum(letter => letter) % fitting.Length]];
    }

    /// <summary>Plans, runs the plan by psql, reads what came of it; null when all is well.</summary>
    private static async Task<string?> FailureAsync(
        TestServer server,
        (string From, string To) files,
        ActionShape? shape
    )
    {
        await using var database = await server.CreateDatabaseAsync();
        await using var wanted = await server.CreateDatabaseAsync();
        try
        {
            await LoadAsync(database, files.From);
            await LoadAsync(wanted, files.To);
            var target = await wanted.ReadAsync(Options);
            var plan = Comparing.Engine.Plan(await database.ReadAsync(Options), target);
            var residue = string.Concat(plan.Residue.Select(left => $"residue {left.Object}: {left.Reason}\n"));
            if (shape?.Failure(plan) is { } wrong)
                return wrong;
            if (await RunAsync(database, plan) is { } error)
                return $"{residue}FAILED {error}\n{plan.Sql}";
            var left = await Comparing.CompareAsync(
                target,
                await database.ReadAsync(Options),
                server,
                columnOrder: false
            );
            return left.Drifts.Count > 0
                    ? $"{residue}LEFT {string.Join('\n', left.Drifts.Select(DriftText.Of))}\n{plan.Sql}"
                : residue.Length > 0 ? residue + plan.Sql
                : null;
        }
        finally
        {
            foreach (
                var holder in files.From.Contains("subscription", StringComparison.Ordinal)
                    ? [database, wanted]
                    : (TestDatabase[])[]
            )
                await holder.ForgetSubscriptionsAsync();
        }
    }

    private static async Task<string?> RunAsync(TestDatabase database, Plan plan)
    {
        try
        {
            if (plan.Statements.Count > 0)
                await Psql.RunTextAsync(database, $"{plan.StopAtError}\n{plan.Sql}");
            return null;
        }
        catch (InvalidOperationException failure)
        {
            return failure.Message;
        }
    }

    private static async Task LoadAsync(TestDatabase database, string file)
    {
        var sql = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        if (sql.Trim().Length > 0)
            await database.ExecuteAsync(sql);
    }
}
