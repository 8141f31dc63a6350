using System.CommandLine;

namespace Undrift.Cli;

/// <summary>The options by which the commands on a history find it.</summary>
internal static class HistoryAccessOptions
{
    public static void Add(Command command, SharedOptions shared)
    {
        shared.History.Description = "The history (default: history: of undrift.yml, else .undrift/history.db)";
        foreach (var option in (Option[])[shared.History, shared.Config, shared.EnvFile, shared.Timeout])
            command.Options.Add(option);
    }
}

/// <summary>A command's look at a history, or its change.</summary>
internal sealed class HistoryLook
{
    private readonly HistoryPlace _place;
    private readonly TimeSpan _timeout;
    private readonly RunAuthor _author;

    public HistoryLook(CliHost host, ParseResult parsed, SharedOptions shared)
    {
        var project = Project.Of(parsed, shared, host, sourcesNamed: true);
        _place = HistoryPlace.Looked(parsed, shared.History, project, host);
        _timeout = project.TimeoutOf(parsed, shared);
        _author = PipelineAuthor.Of(Environment.UserName, project.Variable);
    }

    /// <summary>Where the history is kept, without credentials.</summary>
    public string Place => _place.Description;

    /// <summary>Reads.</summary>
    public async Task<T> ReadAsync<T>(Func<IHistorySession, Task<T>> read, CancellationToken cancellation)
    {
        await using var session = await _place.OpenAsync(HistoryAccess.Read, _timeout, cancellation);
        return await read(session);
    }

    /// <summary>Adds; where there is no history yet, one is made.</summary>
    public async Task<T> AddAsync<T>(Func<IHistorySession, RunAuthor, Task<T>> change, CancellationToken cancellation)
    {
        await using var session = await _place.OpenAsync(HistoryAccess.Write, _timeout, cancellation);
        var result = await change(session, _author);
        await session.CommitAsync(cancellation);
        return result;
    }

    /// <summary>Changes what is there.</summary>
    public async Task<T> ChangeAsync<T>(
        Func<IHistorySession, RunAuthor, Task<T>> change,
        CancellationToken cancellation
    )
    {
        // Upkeep of a history that is not there is a mistake, and makes none.
        await (await _place.OpenAsync(HistoryAccess.Read, _timeout, cancellation)).DisposeAsync();
        return await AddAsync(change, cancellation);
    }
}
