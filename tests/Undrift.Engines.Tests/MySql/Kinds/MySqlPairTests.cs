using Undrift.Engines.Tests.Corpus;
using Undrift.MySql.Kinds;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>The pairs of <c>corpus/mysql</c> on real servers. They are dealt out to two classes, which run side by side.</summary>
public abstract class MySqlPairTests
{
    private const string Engine = "mysql";

    /// <summary>The pairs that a server takes.</summary>
    protected static TheoryData<string> NamesFor(string server) =>
        [
            .. CorpusCase
                .Of(Engine)
                .Where(item => item.Servers.Count == 0 || item.Servers.Contains(server))
                .Select(item => $"{item.Kind}/{item.Name}"),
        ];

    /// <summary>Both directions show what is expected, each side is understood whole and equal to itself made again.</summary>
    protected static async Task CheckAsync(string path, string serverName)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var item = CorpusCase.Find(Engine, path);
        var (a, b) = (
            await File.ReadAllTextAsync(item.A, cancellation),
            await File.ReadAllTextAsync(item.B, cancellation)
        );
        var server = await MySqlServers.GetAsync(serverName);
        var (desired, actual) = (await server.MadeByAsync(a), await server.MadeByAsync(b));
        Reading.AssertUnderstood(desired);
        Reading.AssertUnderstood(actual);
        CorpusRunner.AssertSame(item.Expected, desired, actual);
        CorpusRunner.AssertSame(item.Expected.Select(drift => drift.Reversed(KindOf(drift))), actual, desired);
        CorpusRunner.AssertSame([], actual, await server.MadeByAsync(b));
    }

    private static ObjectKind KindOf(ExpectedDrift drift) =>
        MySqlKinds.Modelled.Single(kind => kind.Name == drift.Object.Split(':')[0]);
}

/// <summary>The pairs on MariaDB.</summary>
public sealed class MariaDbPairTests : MySqlPairTests
{
    public static TheoryData<string> Names() => NamesFor(MySqlServers.MariaDb);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_what_differs_is_reported(string path) => CheckAsync(path, MySqlServers.MariaDb);
}

/// <summary>The pairs on MySQL.</summary>
public sealed class RealMySqlPairTests : MySqlPairTests
{
    public static TheoryData<string> Names() => NamesFor(MySqlServers.MySql);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Exactly_what_differs_is_reported(string path) => CheckAsync(path, MySqlServers.MySql);
}
