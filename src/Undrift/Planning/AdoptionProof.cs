namespace Undrift;

/// <summary>
/// Tries a migration out that was just written: its project's migrations are read again and run on a scratch database, up to
/// where the database says it is; then the new one, which has to make what the database has; then what undoes it.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="options">Where the scratch database lives, and what the database is like.</param>
internal sealed class AdoptionProof(IEngine engine, BuildOptions options)
{
    private const int MostNamed = 5;

    /// <summary>Why the migration is none; null where it does what it shall.</summary>
    /// <param name="set">The migrations, read anew.</param>
    /// <param name="version">The new one.</param>
    /// <param name="applied">Those that the database has.</param>
    /// <param name="before">What these make.</param>
    /// <param name="after">What the new one makes of that.</param>
    /// <param name="cancellation">Ends the attempt; the scratch database is removed first.</param>
    public async Task<string?> FailureAsync(
        MigrationSet set,
        string version,
        IReadOnlyList<Migration> applied,
        Catalog before,
        Catalog after,
        CancellationToken cancellation
    )
    {
        var all = set.For(engine.Name);
        if (all.LastOrDefault(migration => !migration.IsRepeatable) is not { } added || added.Version != version)
            return $"read again, the last of the migrations is not {version}";
        var versions = applied.Select(migration => migration.Version).ToHashSet(StringComparer.Ordinal);
        var recorded = all.Where(migration => migration != added && versions.Contains(migration.Version)).ToList();
        var rest = all.Where(migration => migration != added && !versions.Contains(migration.Version)).ToList();
        try
        {
            return await ReplayAsync(recorded, added, before, after, cancellation)
                ?? (rest.Count == 0 ? null : await FailsBehindAsync(all, cancellation));
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            return $"{failure.Message} ({failure.Where})";
        }
    }

    private async Task<string?> ReplayAsync(
        List<Migration> recorded,
        Migration added,
        Catalog before,
        Catalog after,
        CancellationToken cancellation
    )
    {
        var stages = new List<IReadOnlyList<SqlScript>> { recorded.ConvertAll(item => item.Up), new[] { added.Up } };
        if (added.Down is { } down)
            stages.Add([down]);
        var (number, wanted) = (0, new[] { null, after, before });
        await foreach (var state in engine.BuildStagesAsync(stages, options, cancellation))
            if (wanted[number++] is { } right && await LeftAsync(right, state, cancellation) is { } left)
                return number == 2 ? $"it leaves {left}" : $"what undoes it leaves {left}";
        return null;
    }

    /// <summary>What is pending runs before it: together they may not fit.</summary>
    private async Task<string?> FailsBehindAsync(IReadOnlyList<Migration> all, CancellationToken cancellation)
    {
        try
        {
            await engine.BuildAsync([.. all.Select(migration => migration.Up)], options, cancellation);
            return null;
        }
        catch (UndriftException failure) when (failure.Kind == FailureKind.Failed)
        {
            return $"behind the pending migrations it fails: {failure.Message} ({failure.Where})";
        }
    }

    private async Task<string?> LeftAsync(Catalog wanted, Catalog built, CancellationToken cancellation)
    {
        var how = new ComparisonOptions(AllowEmpty: true);
        var drifts = (await SchemaComparer.CompareAsync(engine, wanted, built, how, options, cancellation)).Drifts;
        var named = string.Join(", ", drifts.Take(MostNamed).Select(drift => $"{drift.Type} {drift.Object}"));
        return drifts.Count == 0
            ? null
            : named + (drifts.Count > MostNamed ? $" and {drifts.Count - MostNamed} more" : "");
    }
}
