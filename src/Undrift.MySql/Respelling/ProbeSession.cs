using Undrift.MySql.Connection;
using Undrift.MySql.Native;
using Undrift.MySql.Scratch;

namespace Undrift.MySql.Respelling;

/// <summary>A scratch database on which texts are tried out.</summary>
internal sealed class ProbeSession(ScratchDatabase scratch, TimeSpan timeout, CancellationToken cancellation)
{
    private static readonly string[] Settings =
    [
        // What servers print is written for these modes; dates with zeros are taken as they are.
        "SET SESSION sql_mode = '', SESSION foreign_key_checks = 0",
    ];

    /// <summary>Runs statements in an order in which they work; what never works is left out.</summary>
    public async Task RunInAnyOrderAsync(IReadOnlyCollection<string> statements)
    {
        using var connection = await OpenAsync();
        var left = statements.ToList();
        for (var before = int.MaxValue; left.Count > 0 && left.Count < before; )
        {
            before = left.Count;
            var failed = new List<string>();
            foreach (var statement in left)
                if (!await TryAsync(connection, statement))
                    failed.Add(statement);
            left = failed;
        }
    }

    /// <summary>Makes objects, reads them back by the engine's own reader, and drops them.</summary>
    /// <returns>What was read, by the name of the probe; those that could not be made are left out.</returns>
    public async Task<Dictionary<string, CatalogObject>> ReadBackAsync(
        IReadOnlyList<Probe> probes,
        Surroundings surroundings
    )
    {
        using var connection = await OpenAsync();
        foreach (var probe in probes)
            await TryAsync(connection, probe.Statement(surroundings));
        // A session of its own: one that reads can no longer write.
        using var reading = await scratch.OpenAsync(timeout, null, cancellation);
        var catalog = await MySqlEngine.ReadAsync(reading, new ReadOptions(timeout, []), cancellation);
        foreach (var probe in probes)
            await TryAsync(connection, probe.Removal);
        return probes
            .Select(probe => (probe.Name, Found: probe.In(catalog)))
            .Where(item => item.Found is not null)
            .ToDictionary(item => item.Name, item => item.Found!);
    }

    private async Task<MySqlConnection> OpenAsync()
    {
        var connection = await scratch.OpenAsync(timeout, null, cancellation);
        foreach (var setting in Settings)
            await connection.ExecuteAsync(setting, cancellation);
        return connection;
    }

    private async Task<bool> TryAsync(MySqlConnection connection, string statement)
    {
        try
        {
            await connection.ExecuteAsync(statement, cancellation);
            return true;
        }
        catch (MySqlException error) when (!StatementFailure.IsLost(error))
        {
            return false;
        }
    }
}
