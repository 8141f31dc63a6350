using Undrift.Engines.Tests.Corpus;
using Undrift.MySql;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>
/// One schema on MariaDB and on MySQL: what the two print in another way is no drift; what they make otherwise is listed with
/// its reason.
/// </summary>
public sealed class CrossServerTests
{
    /// <summary>What one server makes of a schema and the other does not: CASE : DRIFT, with the reason.</summary>
    private static readonly Dictionary<string, string> Limits = PinnedList.Read("mysql-mariadb-differences.txt");

    /// <summary>What the two have other defaults for, and SQL may state.</summary>
    private const string Stated =
        "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci; SET NAMES utf8mb4 COLLATE utf8mb4_unicode_ci; SET sql_mode = 'STRICT_TRANS_TABLES,NO_ENGINE_SUBSTITUTION';\n";

    public static TheoryData<string> Cases() =>
        [
            .. CorpusCase
                .Of("mysql")
                .Where(item => item.Servers.Count == 0)
                .SelectMany(item => (string[])[$"{item.Kind}/{item.Name} a", $"{item.Kind}/{item.Name} b"]),
        ];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_schema_is_the_same_on_both_makers_servers(string name)
    {
        var parts = name.Split(' ');
        var item = CorpusCase.Find("mysql", parts[0]);
        var sql = await File.ReadAllTextAsync(parts[1] == "a" ? item.A : item.B, TestContext.Current.CancellationToken);
        sql = Stated + sql;
        var (maria, mysql) = (
            await MySqlServers.GetAsync(MySqlServers.MariaDb),
            await MySqlServers.GetAsync(MySqlServers.MySql)
        );
        var (one, other) = (await maria.MadeByAsync(sql), await mysql.MadeByAsync(sql));
        var forward = await DriftsAsync(one, other, mysql);
        var back = await DriftsAsync(other, one, maria);
        Assert.Equal(forward.Length, back.Length);
        if (Limits.TryGetValue(name, out var reason))
            Assert.True(forward.Length > 0, $"is the same now, and is listed as: {reason}");
        else
            Assert.True(forward.Length == 0, string.Join('\n', forward));
    }

    private static async Task<string[]> DriftsAsync(Catalog desired, Catalog actual, MySqlTestServer scratch)
    {
        var result = await SchemaComparer.CompareAsync(
            new MySqlEngine(),
            desired,
            actual,
            new ComparisonOptions(),
            new BuildOptions(TimeSpan.FromSeconds(60), [], scratch.Url()),
            TestContext.Current.CancellationToken
        );
        return [.. result.Drifts.Select(DriftText.Of).Concat(result.Notes.Where(note => !note.Contains("default")))];
    }
}
