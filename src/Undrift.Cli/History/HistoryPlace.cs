using System.CommandLine;

namespace Undrift.Cli;

/// <summary>Where runs are recorded.</summary>
/// <param name="Engine">The engine that keeps them.</param>
/// <param name="Source">The file or database as the engine names it. May hold a credential.</param>
internal sealed record HistoryPlace(IEngine Engine, string Source)
{
    /// <summary>The file where no place is named, beside the project file.</summary>
    private const string DefaultFile = ".undrift/history.db";

    /// <summary>The word that turns recording off.</summary>
    private const string None = "none";

    /// <summary>A history must not hold up what it is told of.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The place without credentials.</summary>
    public string Description => Engine.Describe(Source);

    /// <summary>Where a checking command records: only where somebody asked for it; else null.</summary>
    /// <exception cref="UndriftException">A variable is not set, or no history can be kept there.</exception>
    public static HistoryPlace? Asked(ParseResult parsed, Option<string?> option, Project project, CliHost host)
    {
        // diff compares what no environment names: it has no such option, and records nothing.
        if (!parsed.CommandResult.Command.Options.Contains(option))
            return null;
        var given = parsed.GetResult(option);
        var named = given is null ? null : parsed.GetValue(option);
        var text = named ?? Configured(project) ?? (given is null ? null : Default(project));
        return text is null || IsNone(text, project) ? null : Of(text, host);
    }

    /// <summary>Where a deployment is recorded, unless somebody said <c>none</c>: the named history, the project's, or the usual file.</summary>
    /// <exception cref="UndriftException">A variable is not set, or no history can be kept there.</exception>
    public static HistoryPlace? Kept(ParseResult parsed, Option<string?> option, Project project, CliHost host)
    {
        var text = parsed.GetValue(option) ?? Configured(project) ?? Default(project);
        return IsNone(text, project) ? null : Of(text, host);
    }

    /// <summary>The history that a command looks into: the named one, the project's, or the usual file.</summary>
    /// <exception cref="UndriftException">A variable is not set, or no history can be kept there.</exception>
    public static HistoryPlace Looked(ParseResult parsed, Option<string?> option, Project project, CliHost host)
    {
        var text = parsed.GetValue(option) ?? Configured(project);
        return Of(text is null || IsNone(text, project) ? Default(project) : text, host);
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="UndriftException">It cannot be opened, or is of a newer version.</exception>
    public Task<IHistorySession> OpenAsync(HistoryAccess access, TimeSpan timeout, CancellationToken cancellation) =>
        Engine.OpenHistoryAsync(Source, access, timeout < Patience ? timeout : Patience, cancellation);

    private static HistoryPlace Of(string text, CliHost host)
    {
        var source = host.Engines.Any(engine => engine.IsDatabase(text)) ? text : "sqlite:" + text;
        var engine = host.Engines.First(engine => engine.IsDatabase(source));
        return engine.KeepsHistory
            ? new HistoryPlace(engine, source)
            : throw UndriftException.Configuration(
                $"no history is kept in {engine.DisplayName}",
                engine.Describe(source),
                "name a file for it, or a PostgreSQL database by its URL"
            );
    }

    /// <summary>What the project file says; a variable that is empty says nothing.</summary>
    private static string? Configured(Project project) =>
        project.Config?.History(project.Variable) is { Length: > 0 } text ? text : null;

    private static string Default(Project project) => Path.Combine(project.Config?.Folder ?? "", DefaultFile);

    /// <summary>In the project file a bare word is a path from there.</summary>
    private static bool IsNone(string text, Project project) =>
        text == None || text == Path.Combine(project.Config?.Folder ?? "", None);
}
