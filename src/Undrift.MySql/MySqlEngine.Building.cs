using System.Runtime.CompilerServices;
using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Observation;
using Undrift.MySql.Scratch;
using Undrift.MySql.Scripts;

namespace Undrift.MySql;

/// <summary>Scratch databases: what SQL, migrations or a program of the project make of them.</summary>
public sealed partial class MySqlEngine
{
    /// <summary>The accounts of a scratch server are nobody's wish: SQL of a schema says nothing of those that there shall be.</summary>
    private static readonly IReadOnlySet<string> OfTheServer = MySqlKinds
        .Modelled.Where(kind => kind.ClusterLevel || !kind.StatedInSql)
        .Select(kind => kind.Name)
        .ToHashSet();

    /// <inheritdoc/>
    public async Task<Catalog> BuildAsync(
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => await BuildStagesAsync([scripts], options, cancellation).FirstAsync(cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Catalog> BuildStagesAsync(
        IReadOnlyList<IReadOnlyList<SqlScript>> stages,
        BuildOptions options,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var runner = new ScriptRunner(scratch, options.Timeout);
        foreach (var scripts in stages)
        {
            await runner.RunAsync(scripts, cancellation);
            yield return await BuiltAsync(scratch, runner, options, cancellation);
        }
    }

    /// <inheritdoc/>
    public async Task<Catalog> BuildByAsync(
        Func<ScratchDoor, CancellationToken, Task<IReadOnlyList<SqlScript>>> fill,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var runner = new ScriptRunner(scratch, options.Timeout);
        var scripts = await fill(ScratchUrl.DoorTo(scratch.Source), cancellation);
        var catalog = await BuiltAsync(scratch, runner, options, cancellation);
        if (!catalog.IsEmpty)
            return catalog;
        await runner.RunAsync(scripts, cancellation);
        return await BuiltAsync(scratch, runner, options, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ObservedScript>> ObserveAsync(
        IReadOnlyList<SqlScript> ground,
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var runner = new ScriptRunner(scratch, options.Timeout);
        await runner.RunAsync(ground, cancellation);
        try
        {
            return await ObservationRun.OfAsync(scratch, runner, scripts, options.Timeout, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, scratch.Source, "observing the statements", cancellation);
        }
    }

    /// <summary>What stands on a scratch database now.</summary>
    private static async Task<Catalog> BuiltAsync(
        ScratchDatabase scratch,
        ScriptRunner runner,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        using var connection = await scratch.OpenAsync(options.Timeout, runner.Database, cancellation);
        var catalog = await ReadAsync(connection, options, cancellation);
        var origin = new CatalogOrigin(scratch.Description, catalog.Origin.ServerVersion);
        return catalog
            .With(origin, [.. scratch.Notes, .. runner.Notes, .. catalog.Notes])
            .WithUnstated(OfTheServer.Concat(catalog.Unstated).ToHashSet());
    }
}
