using System.Text;
using Undrift.Sqlite.Observation;

namespace Undrift.Sqlite;

/// <summary>Runs scripts on a database in memory and reads what they made. Nothing touches the disk.</summary>
internal sealed class ScratchDatabase(BuildOptions options, CancellationToken cancellation)
{
    private const int NearLength = 60;

    /// <summary>Runs the scripts in order.</summary>
    /// <exception cref="UndriftException">A statement fails: file and line.</exception>
    public Catalog Build(IReadOnlyList<SqlScript> scripts)
    {
        using var connection = SqliteConnection.OpenInMemory();
        using var deadline = new Deadline(connection, options.Timeout, cancellation);
        Sandbox.Close(connection);
        foreach (var script in scripts)
            Run(connection, deadline, script);
        Sandbox.Open(connection);
        deadline.Restart();
        var origin = new CatalogOrigin(string.Join(", ", scripts.Select(script => script.Name)), SqliteLibrary.Version);
        try
        {
            return SchemaReader.Read(connection, origin);
        }
        catch (SqliteException error)
        {
            throw Failures.OfReading(error, origin.Description, options, cancellation);
        }
    }

    /// <summary>Runs scripts on a schema, and says what each did to what was there before.</summary>
    /// <exception cref="UndriftException">The schema cannot be built.</exception>
    public IReadOnlyList<ObservedScript> Observe(IReadOnlyList<SqlScript> ground, IReadOnlyList<SqlScript> scripts)
    {
        using var connection = SqliteConnection.OpenInMemory();
        using var deadline = new Deadline(connection, options.Timeout, cancellation);
        Sandbox.Close(connection);
        foreach (var script in ground)
            Run(connection, deadline, script);
        var schema = SchemaState.Read(connection);
        var known = KnownTable.All(schema);
        var observed = new List<ObservedScript>();
        foreach (var script in scripts)
        {
            var (watch, failure) = (new ScriptWatch(connection, known, schema), (UndriftException?)null);
            try
            {
                Run(connection, deadline, script, watch.Ran);
            }
            catch (UndriftException e) when (e.Kind == FailureKind.Failed)
            {
                failure = e;
            }
            observed.Add(new ObservedScript(watch.Effects()) { Failure = failure });
            if (failure is not null)
                break;
            schema = watch.Last;
        }
        return observed;
    }

    private void Run(SqliteConnection connection, Deadline deadline, SqlScript script, Action<Statement>? ran = null)
    {
        using var reader = Open(script);
        Statement? begun = null;
        // sqlite3_exec, which a query of several statements goes through, joins nothing.
        var whole = script.Transaction is ScriptTransaction.One or ScriptTransaction.OneIfPossible;
        if (whole)
            connection.Execute("BEGIN");
        foreach (var statement in new StatementSplitter(reader, script.Name).Statements())
        {
            cancellation.ThrowIfCancellationRequested();
            RequireInside(script, statement);
            deadline.Restart();
            try
            {
                Run(connection, statement);
            }
            catch (SqliteException error)
            {
                throw Failure(script, statement, error);
            }
            ran?.Invoke(statement);
            begun = connection.InAutoCommit ? null : begun ?? statement;
        }
        if (whole && !connection.InAutoCommit)
            connection.Execute("COMMIT");
        else if (begun is { } transaction)
            throw UndriftException.Failed(
                "the transaction that begins here is never committed: what follows would be lost",
                $"{script.Name}:{transaction.Line}",
                "end it with COMMIT"
            );
    }

    /// <summary>Refuses what opens or makes another file than the scratch database.</summary>
    private static void RequireInside(SqlScript script, Statement statement)
    {
        var words = statement.Text.Split((char[]?)null, 4, StringSplitOptions.RemoveEmptyEntries);
        var word = words.FirstOrDefault()?.ToUpperInvariant();
        if (word == "ATTACH" || (word == "VACUUM" && words.Contains("INTO", StringComparer.OrdinalIgnoreCase)))
            throw UndriftException.Failed(
                $"{word} would reach another file from the scratch database",
                $"{script.Name}:{statement.Line}",
                "remove it: the schema of one file is compared"
            );
    }

    /// <summary>
    /// Rows say nothing about the schema: a statement that only writes rows is prepared, which checks its names, and not run.
    /// So a dump with its data costs no memory. Writing sqlite_schema is how dumps make virtual tables.
    /// </summary>
    private static void Run(SqliteConnection connection, Statement statement)
    {
        using var prepared = connection.Prepare(statement.Text);
        if (prepared is null || RowStatement.Is(statement.Text))
            return;
        while (prepared.Step()) { }
    }

    private static TextReader Open(SqlScript script)
    {
        try
        {
            return script.Open();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed(
                $"the SQL file cannot be read: {error.Message}",
                script.Name,
                "check the path and its permissions",
                error
            );
        }
    }

    private UndriftException Failure(SqlScript script, Statement statement, SqliteException error)
    {
        cancellation.ThrowIfCancellationRequested();
        var (line, near) = Locate(statement, error.Offset);
        var message = error.Code switch
        {
            ResultCode.Interrupt => $"the statement took longer than {options.Timeout.TotalSeconds:0.#} s",
            ResultCode.Authorisation => "desired SQL may not attach databases, load extensions or write files",
            _ => $"SQLite {SqliteLibrary.Version} refuses the statement: {error.Message}",
        };
        return UndriftException.Failed(
            $"{message}, near: {near}",
            $"{script.Name}:{line}",
            Next(error, statement),
            error
        );
    }

    private static string Next(SqliteException error, Statement statement) =>
        error.Code switch
        {
            ResultCode.Interrupt => "give it more time with --timeout",
            ResultCode.Authorisation => "remove the statement: the schema of one database is compared",
            _ when error.Message.StartsWith("no such module", StringComparison.Ordinal) =>
                "the module is an extension that is not at hand here: compare with a dump (sqlite3 FILE .dump) or a snapshot",
            _ when !statement.Ended => "the file ends inside this statement: a semicolon, quote or END is missing",
            _ => "correct the statement; it must run on an empty database after those before it",
        };

    /// <summary>The line and the text where SQLite stopped; without an offset (of UTF-8 bytes), the statement's beginning.</summary>
    private static (int Line, string Near) Locate(Statement statement, int? offset)
    {
        var text = statement.Text;
        var at = 0;
        for (var bytes = 0; offset is { } end && at < text.Length && bytes < end; at++)
            bytes += Encoding.UTF8.GetByteCount(
                text,
                at,
                char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1
            );
        var line = statement.Line + text.AsSpan(0, at).Count('\n');
        var near = string.Join(' ', text[at..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return (line, near.Length > NearLength ? near[..NearLength] + "…" : near);
    }
}
