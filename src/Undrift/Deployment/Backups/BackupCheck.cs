namespace Undrift;

/// <summary>Tries a backup out: restores it on a scratch database and compares that with what was backed up.</summary>
/// <param name="engine">The engine.</param>
/// <param name="options">Where the scratch database lives, time-outs.</param>
internal sealed class BackupCheck(IEngine engine, BuildOptions options)
{
    private const int Examples = 5;

    /// <summary>Tries it out.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="file">Its file.</param>
    /// <param name="schema">The schema as it was read when the backup was made.</param>
    /// <param name="cancellation">Ends it; the scratch database is removed first.</param>
    /// <exception cref="UndriftException">It cannot be restored, or is not what was backed up.</exception>
    public async Task RequireAsync(Backup backup, string file, Catalog schema, CancellationToken cancellation)
    {
        var near = options.Near(schema);
        var copy = await ((IBackupEngine)engine).TryOutAsync(backup, file, near, cancellation);
        var problems = await DifferencesAsync(schema, copy.Catalog, near, cancellation);
        problems.AddRange(RowProblems(backup.Tables, copy.Tables));
        if (problems.Count > 0)
            throw UndriftException.Failed(
                $"the backup {backup.Id} was restored on a scratch database, and is not what was backed up: {Listed(problems)}",
                file,
                "make another backup; if it fails again, make one with the database's own tool and look at its messages"
            );
    }

    /// <summary>Whether a database has the schema and the rows of a backup.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(
        Backup backup,
        Catalog schema,
        string database,
        CancellationToken cancellation
    )
    {
        var read = new ReadOptions(options.Timeout, []) { Dependencies = true };
        var actual = await engine.ReadAsync(database, read, cancellation);
        var problems = await DifferencesAsync(schema, actual, options.Near(actual), cancellation);
        var tables = await ((IBackupEngine)engine).TablesAsync(database, read, cancellation);
        return [.. problems, .. RowProblems(backup.Tables, tables)];
    }

    /// <summary>Problems in a sentence, the first of them.</summary>
    public static string Listed(IReadOnlyList<string> problems) =>
        string.Join("; ", problems.Take(Examples))
        + (problems.Count > Examples ? $"; and {problems.Count - Examples} more" : "");

    private async Task<List<string>> DifferencesAsync(
        Catalog schema,
        Catalog copy,
        BuildOptions near,
        CancellationToken cancellation
    )
    {
        var comparison = await SchemaComparer.CompareAsync(
            engine,
            schema,
            copy,
            new ComparisonOptions(null, AllowEmpty: true, Cluster: false, PrivilegeComparison.Auto),
            near,
            cancellation
        );
        return [.. comparison.Drifts.Select(drift => $"{drift.Type} {Visible.Text(drift.Object.ToString())}")];
    }

    private static IEnumerable<string> RowProblems(IReadOnlyList<TableState> was, IReadOnlyList<TableState> now)
    {
        var found = now.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var table in was)
            if (!found.TryGetValue(table.Name, out var copy))
                yield return $"the table {Visible.Text(table.Name)} is missing";
            else if (table.Rows is { } rows && copy.Rows is { } restored && rows != restored)
                yield return $"{Visible.Text(table.Name)} has {restored} rows, and had {rows}";
    }
}
