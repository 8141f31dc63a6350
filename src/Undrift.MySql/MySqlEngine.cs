using Undrift.MySql.Connection;
using Undrift.MySql.Reading;

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
    public IReadOnlyList<ObjectKind> Kinds => Undrift.MySql.Kinds.MySqlKinds.Modelled;

    /// <inheritdoc/>
    public bool IsDatabase(string source) => MySqlSource.IsDatabase(source);

    /// <inheritdoc/>
    public string Describe(string source) => MySqlSource.Describe(source);

    /// <inheritdoc/>
    public string? GrantsFor(string role, string? database) => null;

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
        return await ReadAsync(connection, options, cancellation);
    }

    /// <inheritdoc/>
    public Task<Catalog> BuildAsync(
        IReadOnlyList<SqlScript> scripts,
        BuildOptions options,
        CancellationToken cancellation
    ) => throw UndriftException.Usage("SQL files are not run on MySQL yet");

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
            return await SchemaReader.ReadAsync(connection, options, cancellation);
        }
        catch (Exception e) when (StatementFailure.Is(e))
        {
            throw StatementFailure.Explain(e, connection.Source, "reading the catalog", cancellation);
        }
    }
}
