using Undrift.MySql.Connection;
using Undrift.MySql.Kinds;
using Undrift.MySql.Reading;
using Undrift.MySql.Respelling;
using Undrift.MySql.Scratch;

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
    public Task<IReadOnlyList<HistoryTable>> ReadHistoryAsync(
        string source,
        IReadOnlyList<string> names,
        ReadOptions options,
        CancellationToken cancellation
    ) => new HistoryReader(MySqlSource.Parse(source), options.Timeout).ReadAsync(names, cancellation);

    /// <inheritdoc/>
    public Task<SpellingAnswer> RespellAsync(
        IReadOnlyList<SpellingPair> pairs,
        Catalog desired,
        Catalog actual,
        BuildOptions options,
        CancellationToken cancellation
    ) => Respeller.AskAsync(pairs, desired, actual, options, cancellation);

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
