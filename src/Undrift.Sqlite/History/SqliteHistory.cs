namespace Undrift.Sqlite;

/// <summary>A history in a SQLite file of its own.</summary>
internal sealed class SqliteHistory : IHistorySession
{
    private readonly SqliteConnection _connection;
    private readonly Deadline _deadline;
    private readonly ReadOptions _options;
    private readonly string _where;
    private readonly CancellationToken _cancellation;

    private SqliteHistory(
        SqliteConnection connection,
        ReadOptions options,
        string where,
        CancellationToken cancellation
    )
    {
        (_connection, _options, _where, _cancellation) = (connection, options, where, cancellation);
        _deadline = new Deadline(connection, options.Timeout, cancellation);
    }

    /// <summary>Opens a history, and brings its tables up to date for writing.</summary>
    /// <param name="source"><c>sqlite:FILE</c>.</param>
    /// <param name="access">What for.</param>
    /// <param name="options">Time-outs.</param>
    /// <param name="versions">The SQL of each version of the tables.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UndriftException">It cannot be opened, belongs to something else, or is of a newer version.</exception>
    public static SqliteHistory Open(
        string source,
        HistoryAccess access,
        ReadOptions options,
        IReadOnlyList<string> versions,
        CancellationToken cancellation
    )
    {
        var (where, path) = (SqliteSource.Describe(source), SqliteSource.Path(source));
        if (access == HistoryAccess.Read && !File.Exists(path))
            throw HistorySchema.Absent(where);
        var session = new SqliteHistory(Connect(path, access, where), options, where, cancellation);
        try
        {
            session.Begin(access, versions);
            return session;
        }
        catch
        {
            session.Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<TrailEntry>> EntriesAsync(string? scope, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<TrailEntry>>(
            scope is null ? Entries("ORDER BY number") : Entries("WHERE scope IN (?1, '') ORDER BY number", scope)
        );

    /// <inheritdoc/>
    public Task<TrailEntry?> LastAsync(CancellationToken cancellation) =>
        Task.FromResult(Entries("ORDER BY number DESC LIMIT 1") is [var last] ? last : null);

    /// <inheritdoc/>
    public Task<bool> HasAsync(string id, CancellationToken cancellation) =>
        Task.FromResult(Entries("WHERE id = ?1", id).Count > 0);

    /// <inheritdoc/>
    public Task AddAsync(TrailEntry entry, CancellationToken cancellation) =>
        DoAsync(() =>
        {
            const string sql =
                $"INSERT INTO undrift_history ({HistoryTables.Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
            using var statement = _connection.Prepare(sql)!;
            statement.Bind(1, entry.Number).Bind(2, entry.Kind).Bind(3, entry.Id).Bind(4, entry.Scope);
            statement.Bind(5, entry.Payload).Bind(6, entry.Previous).Bind(7, entry.Hash).Step();
        });

    /// <inheritdoc/>
    public Task RemoveThroughAsync(long number, CancellationToken cancellation) =>
        DoAsync(() =>
        {
            using var statement = _connection.Prepare("DELETE FROM undrift_history WHERE number <= ?1")!;
            statement.Bind(1, number).Step();
        });

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellation) => DoAsync(() => _connection.Execute("COMMIT"));

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private static SqliteConnection Connect(string path, HistoryAccess access, string where)
    {
        try
        {
            if (access == HistoryAccess.Read)
                return SqliteConnection.OpenFile(DatabaseReader.Uri(path, "mode=ro"));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return SqliteConnection.OpenOrMake(path);
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed(
                $"the history cannot be opened: {error.Message}",
                where,
                "name a file in a folder that you may write to",
                error
            );
        }
    }

    private void Begin(HistoryAccess access, IReadOnlyList<string> versions) =>
        Do(() =>
        {
            _connection.Execute(access == HistoryAccess.Read ? "BEGIN" : "BEGIN IMMEDIATE");
            var isThere = _connection.Number(HistoryTables.IsThere) == 1;
            if (!isThere && _connection.Text(HistoryTables.Stranger) is { } table)
                throw UndriftException.Failed(
                    $"the file is no history: it is a database with the table {Visible.Text(table)}",
                    _where,
                    "name a file of its own for the history"
                );
            var left = HistorySchema.Left(
                isThere ? _connection.Number(HistoryTables.Current) : 0,
                versions,
                access,
                _where
            );
            if (left.Count > 0)
                _connection.Execute(HistoryTables.Make);
            foreach (var (version, sql) in left)
            {
                _connection.Execute(sql);
                using var note = _connection.Prepare(HistoryTables.Note)!;
                note.Bind(1, version).Step();
            }
        });

    private List<TrailEntry> Entries(string clause, string? parameter = null)
    {
        var entries = new List<TrailEntry>();
        Do(() =>
        {
            using var statement = _connection.Prepare($"SELECT {HistoryTables.Columns} FROM undrift_history {clause}")!;
            if (parameter is not null)
                statement.Bind(1, parameter);
            while (statement.Step())
                entries.Add(
                    new TrailEntry(
                        statement.Integer(0),
                        statement.Text(1) ?? "",
                        statement.Text(2) ?? "",
                        statement.Text(3) ?? "",
                        statement.Text(4) ?? "",
                        statement.Text(5) ?? "",
                        statement.Text(6) ?? ""
                    )
                );
        });
        return entries;
    }

    private Task DoAsync(Action work)
    {
        Do(work);
        return Task.CompletedTask;
    }

    private void Do(Action work)
    {
        try
        {
            _deadline.Restart();
            work();
        }
        catch (SqliteException error)
        {
            throw error.Code == ResultCode.ReadOnly
                ? Failures.OfStatement(error, _where, _options, _cancellation)
                : Failures.OfReading(error, _where, _options, _cancellation);
        }
    }

    /// <summary>An open transaction is undone with its connection.</summary>
    private void Close()
    {
        _deadline.Dispose();
        _connection.Dispose();
    }
}
