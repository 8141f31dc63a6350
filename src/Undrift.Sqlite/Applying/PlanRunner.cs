using System.Diagnostics;

namespace Undrift.Sqlite;

/// <summary>Runs a plan on a file, statement by statement. The file is opened for writing and never made.</summary>
internal sealed class PlanRunner(string source, ReadOptions options, CancellationToken cancellation)
{
    /// <summary>Runs the statements; undoes an open transaction when one fails.</summary>
    /// <exception cref="UndriftException">The file cannot be opened, or a statement failed.</exception>
    public void Run(Plan plan, IProgress<PlanStep> progress)
    {
        var described = SqliteSource.Describe(source);
        var file = DatabaseFile.Inspect(SqliteSource.Path(source), described);
        using var connection = Open(file, described);
        using var deadline = new Deadline(connection, options.Timeout, cancellation);
        foreach (var (at, statement) in plan.Statements.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            deadline.Restart();
            progress.Report(new PlanStep(at, null));
            var started = Stopwatch.GetTimestamp();
            try
            {
                connection.Execute(statement.Sql);
            }
            catch (SqliteException error)
            {
                RollBack(connection);
                throw Failures.OfStatement(error, described, options, cancellation);
            }
            progress.Report(new PlanStep(at, Stopwatch.GetElapsedTime(started)));
        }
    }

    private static SqliteConnection Open(DatabaseFile file, string described)
    {
        try
        {
            return SqliteConnection.OpenFile(DatabaseReader.Uri(file.Path, "mode=rw"), writable: true);
        }
        catch (SqliteException error)
        {
            throw UndriftException.Failed(
                $"the SQLite file cannot be opened for writing: {error.Message}",
                described,
                "check the permissions of the file and of its folder"
            );
        }
    }

    /// <summary>Some errors undo the transaction by themselves; closing the connection would, too, a moment later.</summary>
    private static void RollBack(SqliteConnection connection)
    {
        if (connection.InAutoCommit)
            return;
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // The first failure is the one to tell.
        }
    }
}
