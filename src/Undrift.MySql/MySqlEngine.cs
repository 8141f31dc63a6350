using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Scratch;
using Undrift.MySql.Scripts;

namespace Undrift.MySql;

/// <summary>MySQL 8.0 to 9 and MariaDB 10.6 to 11: one database is read in one view, desired SQL runs on a scratch database.</summary>
public sealed partial class MySqlEngine : IEngine
{
    internal const string EngineName = "mysql";

    /// <inheritdoc/>
    public string Name => EngineName;

    /// <inheritdoc/>
    public string DisplayName => "MySQL";

    /// <inheritdoc/>
    public IReadOnlyList<ObjectKind> Kinds => MySqlKinds.Modelled;

    /// <inheritdoc/>
    public IReadOnlyList<string> ScratchIdentity => ServerBinaries.Identity(ClientEnvironment.Process);

    /// <inheritdoc/>
    public bool HasTransactionalSchema => false;

    /// <inheritdoc/>
    public bool IsDatabase(string source) => MySqlSource.IsDatabase(source);

    /// <inheritdoc/>
    public string Describe(string source) => MySqlSource.Describe(source);

    /// <inheritdoc/>
    public string? GrantsFor(string role, string? database) => CheckingAccount.Sql(role, database);

    /// <inheritdoc/>
    public async Task<Catalog> ReadAsync(string source, ReadOptions options, CancellationToken cancellation)
    {
        var parsed = MySqlSource.Parse(source);
        if (parsed.Database is null)
            throw UndriftException.Usage(
                "the connection URL names no database",
                parsed.ToString(),
                $"write it after the host: {parsed.Scheme}://user@host/database"
            );
        using var connection = await MySqlConnection.OpenAsync(parsed, options.Timeout, cancellation);
        return await ReadAsync(connection, Live(options), cancellation);
    }

    /// <inheritdoc/>
    public async Task<Catalog> BuildAsync(
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    )
    {
        await using var scratch = await ScratchDatabase.CreateAsync(options, cancellation);
        var result = await ScriptRunner.RunAsync(scratch, scripts, options.Timeout, cancellation);
        using var connection = await scratch.OpenAsync(options.Timeout, result.Database, cancellation);
        var catalog = await ReadAsync(connection, options, cancellation);
        var origin = new CatalogOrigin(scratch.Description, catalog.Origin.ServerVersion);
        return catalog
            .With(origin, [.. scratch.Notes, .. result.Notes, .. catalog.Notes])
            .WithUnstated(OfTheServer.Concat(catalog.Unstated).ToHashSet());
    }

    /// <summary>The accounts of a scratch server are nobody's wish: SQL of a schema says nothing of those that there shall be.</summary>
    private static HashSet<string> OfTheServer =>
        [.. MySqlKinds.Modelled.Where(kind => kind.ClusterLevel || !kind.StatedInSql).Select(kind => kind.Name)];

    /// <summary>Only what was built is read as <see cref="BuildOptions"/>; whoever reads both sides has these for both.</summary>
    private static ReadOptions Live(ReadOptions options) =>
        new(options.Timeout, options.Schemas) { Cluster = options.Cluster, Dependencies = options.Dependencies };

    /// <summary>Reads the database of an open connection.</summary>
    internal static async Task<Catalog> ReadAsync(
        MySqlConnection connection,
        ReadOptions options,
        CancellationToken cancellation
    )
    {
        try
        {
            await ReadingSession.BeginAsync(connection, cancellation);
            var catalog = await SchemaReader.ReadAsync(connection, options, cancellation);
            return catalog.WithServerDefaults(connection.Collation, connection.FoldsNames);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, connection.Source, "reading the catalog", cancellation);
        }
    }
}
