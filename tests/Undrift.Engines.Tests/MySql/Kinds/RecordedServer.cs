using System.Text.Json;
using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Reading;

namespace Undrift.Engines.Tests.MySql.Kinds;

/// <summary>What a server answered once, by statement: for machines that do not have the server.</summary>
internal sealed class RecordedServer : ICatalogQueries
{
    private readonly ICatalogQueries? _live;
    private readonly Dictionary<string, ResultRows> _answers;

    private RecordedServer(ICatalogQueries? live, ServerVersion version, Dictionary<string, ResultRows> answers) =>
        (_live, Version, _answers) = (live, version, answers);

    /// <inheritdoc/>
    public ServerVersion Version { get; }

    /// <inheritdoc/>
    public string Description => "recorded";

    /// <summary>Asks the live server and keeps what it says.</summary>
    public static RecordedServer Recording(ICatalogQueries live) => new(live, live.Version, []);

    /// <summary>Says what was kept.</summary>
    public static RecordedServer Replaying(JsonElement kept)
    {
        var answers = kept.GetProperty("answers")
            .EnumerateArray()
            .ToDictionary(item => item.GetProperty("sql").GetString()!, item => item.Deserialize<ResultRows>()!);
        return new RecordedServer(null, ServerVersion.Parse(kept.GetProperty("version").GetString())!, answers);
    }

    /// <summary>What was kept, as it is written to a file.</summary>
    public object Kept =>
        new
        {
            version = Version.Text,
            answers = _answers.Select(answer => new
            {
                sql = answer.Key,
                answer.Value.Columns,
                answer.Value.Rows,
            }),
        };

    /// <inheritdoc/>
    public async Task<ResultRows> QueryAsync(string sql, CancellationToken cancellation)
    {
        var key = string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (_live is not null)
            return _answers[key] = await _live.QueryAsync(sql, cancellation);
        Assert.True(_answers.ContainsKey(key), $"no answer is kept; record anew with a MySQL server: {key}");
        return _answers[key];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ResultRows?>> QueryAsync(
        IReadOnlyList<string> statements,
        Func<MySqlException, bool> mayFail,
        CancellationToken cancellation
    )
    {
        var results = new List<ResultRows?>();
        foreach (var sql in statements)
            results.Add(await QueryAsync(sql, cancellation));
        return results;
    }
}
