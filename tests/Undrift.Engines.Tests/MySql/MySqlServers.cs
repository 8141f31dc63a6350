using System.Collections.Concurrent;
using Undrift.Engines.Tests.Corpus;
using Undrift.MySql.Connection;
using Undrift.MySql.Scratch;

namespace Undrift.Engines.Tests.MySql;

/// <summary>
/// Real servers for tests, one of each maker, started at first use and shared by the whole run. MariaDB comes from this
/// machine's own programs; MySQL, which few distributions have, from <c>UNDRIFT_MYSQLD</c>.
/// </summary>
/// <remarks>
/// <code>
/// var server = await MySqlServers.GetAsync(MySqlServers.MariaDb);   // skips locally, fails when CI=true
/// await using var database = await server.CreateDatabaseAsync();
/// await database.ExecuteAsync("CREATE TABLE t (i int)");
/// using var connection = await database.OpenAsync();
/// </code>
/// </remarks>
internal static class MySqlServers
{
    public const string MariaDb = "mariadb";
    public const string MySql = "mysql";

    private static readonly ConcurrentDictionary<string, Lazy<Task<MySqlTestServer?>>> Started = new();

    /// <summary>The servers to test with, as rows of a theory.</summary>
    public static TheoryData<string> All => [MariaDb, MySql];

    /// <summary>The running server of a maker.</summary>
    public static async Task<MySqlTestServer> GetAsync(string name = MariaDb)
    {
        // Shared by all tests, so not ended by the cancellation of the first one that asks.
        var server = await Started.GetOrAdd(name, n => new(() => StartAsync(n))).Value;
        return server ?? throw Absent(name);
    }

    /// <summary>The program of a maker.</summary>
    public static async Task<ServerBinaries> BinariesAsync(string name = MariaDb) =>
        await FindAsync(name) ?? throw Absent(name);

    /// <summary>Surroundings in which only the programs of one maker are found.</summary>
    public static async Task<ClientEnvironment> OnlyAsync(string name)
    {
        var binaries = await BinariesAsync(name);
        return ClientEnvironment.Process with
        {
            Variable = variable =>
                variable == ServerBinaries.Variable ? binaries.Program : Environment.GetEnvironmentVariable(variable),
        };
    }

    private static async Task<ServerBinaries?> FindAsync(string name)
    {
        var flavour = name == MariaDb ? Flavour.MariaDb : Flavour.MySql;
        var bare = ClientEnvironment.Process with
        {
            Variable = variable =>
                variable == ServerBinaries.Variable ? null : Environment.GetEnvironmentVariable(variable),
        };
        foreach (var environment in (ClientEnvironment[])[ClientEnvironment.Process, bare])
        {
            try
            {
                var found = await ServerBinaries.FindAsync(environment, CancellationToken.None);
                if (found.FirstOrDefault(b => b.Version.Flavour == flavour) is { } binaries)
                    return binaries;
            }
            catch (UndriftException)
            {
                // None at all: the next place.
            }
        }
        return null;
    }

    private static async Task<MySqlTestServer?> StartAsync(string name) =>
        await FindAsync(name) is { } binaries ? await MySqlTestServer.StartAsync(binaries) : null;

    private static Exception Absent(string name)
    {
        if (name == MariaDb)
            return Missing.Skip("no MariaDB server: install mariadb-server");
        Assert.Skip($"no MySQL server: set {ServerBinaries.Variable} to its program");
        return new InvalidOperationException();
    }
}
